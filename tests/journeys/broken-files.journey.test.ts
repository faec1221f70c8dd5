import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { concatBytes } from '../fixtures/byte-writer.ts';
import { chunkBytes, formatBody, riffFile, wavFile } from '../fixtures/wav-files.ts';
import { countRows, openFolder, soundRow, statusLine } from './harness/app-page.ts';
import { openWorld } from './harness/journey-world.ts';
import type { JourneyWorld } from './harness/journey-world.ts';
import { byPlace, checkIntegrity, dumpLibrary } from './harness/probe-page.ts';
import type { DumpedSample } from './probe/probe.ts';
import { wavOf, writeFiles } from './harness/sound-files.ts';

const MONO = { tag: 1, channelCount: 1, bits: 16 };
const good = wavOf(9);

/** A file whose header promises 4 GB of sound and holds 1 kB of it. */
function claimsTooMuch(): Uint8Array {
  return riffFile(
    [
      { id: 'fmt ', body: formatBody(MONO) },
      { id: 'data', body: new Uint8Array(1024).fill(40), declared: 0xffff_fff0 },
    ],
    'RIFF',
    0xffff_ffff,
  );
}

const FILES = {
  'empty.wav': new Uint8Array(0),
  'truncated.wav': wavOf(10).slice(0, 3000),
  'only-header.wav': wavOf(11).slice(0, 30),
  'wrong-ending.mp3': wavOf(12),
  'letter.wav': 'Dear musician, this is a letter and no sound at all.\n'.repeat(20),
  'four-gigabytes.wav': claimsTooMuch(),
  'crowd.wav': wavFile({ ...MONO, channelCount: 65_535, blockAlign: 0xfffe }, new Uint8Array(4096)),
  'no-sound.wav': concatBytes([chunkBytes({ id: 'RIFF', body: new Uint8Array(4) })]),
  'good.wav': good,
};

/** Those that hold no sound that could be played, with the reason to give. */
const REASONS: Readonly<Record<string, RegExp>> = {
  'empty.wav': /^decode\/empty$/u,
  'only-header.wav': /^decode\//u,
  'letter.wav': /^decode\/not-audio$/u,
  'crowd.wav': /^decode\//u,
  'no-sound.wav': /^decode\//u,
};

let world: JourneyWorld;
let page: Page;

beforeAll(async () => {
  world = await openWorld();
  await writeFiles(world.folder, FILES);
  page = await world.openApp();
  await openFolder(page, world.folder, Object.keys(FILES).length);
});

afterAll(async () => {
  await world.close();
});

it('makes a row of every file, with a reason where it cannot be heard', async () => {
  expect(await countRows(page)).toBe(Object.keys(FILES).length);
  const button = statusLine(page).getByRole('button', { name: /sounds need a look/u });
  await button.click();
  for (const name of Object.keys(REASONS)) {
    const row = soundRow(page, name.replace('.wav', ''));
    await row.waitFor();
    expect((await row.innerText()).length).toBeGreaterThan(name.length + 10);
  }
  expect(await soundRow(page, 'good').count()).toBe(0);
});

it('keeps the reason of each, and hears what can be heard', async () => {
  await page.close();
  const places = byPlace(await dumpLibrary(world.context, world.origin));
  const at = (name: string): DumpedSample | undefined => places.get(`sounds/${name}`);
  expect(places.size).toBe(Object.keys(FILES).length);
  for (const [name, reason] of Object.entries(REASONS)) {
    expect([name, at(name)?.state]).toEqual([name, 'failed']);
    expect(at(name)?.failureCode).toMatch(reason);
  }
  for (const name of ['good.wav', 'wrong-ending.mp3', 'truncated.wav', 'four-gigabytes.wav'])
    expect([name, at(name)?.state]).toEqual([name, 'ready']);
  expect(at('truncated.wav')?.facts?.damage).toBeDefined();
  expect(at('four-gigabytes.wav')?.facts?.damage).toBeDefined();
  expect(await checkIntegrity(world.context, world.origin)).toBe('ok');
});
