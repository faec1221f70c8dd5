import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { chooseForSource, openFolder, sourceItem, waitForRest } from './harness/app-page.ts';
import { openWorld } from './harness/journey-world.ts';
import type { JourneyWorld } from './harness/journey-world.ts';
import { byPlace, dumpLibrary } from './harness/probe-page.ts';
import type { DumpedSample } from './probe/probe.ts';
import { wavOf, writeFiles } from './harness/sound-files.ts';
import { countCalls } from './harness/thread-watch.ts';

let world: JourneyWorld;

beforeAll(async () => {
  world = await openWorld();
  await writeFiles(world.folder, {
    'kicks/short.wav': wavOf(1),
    'kicks/long.wav': wavOf(2),
    'pads/warm.wav': wavOf(4),
    'pads/cold.wav': wavOf(5),
    'old.wav': wavOf(3),
    'notes.txt': 'no sound',
    '.DS_Store': 'hidden',
  });
});

afterAll(async () => {
  await world.close();
});

function at(name: string): string {
  return path.join(world.folder, name);
}

async function readPlaces(): Promise<Map<string, DumpedSample>> {
  return byPlace(await dumpLibrary(world.context, world.origin));
}

async function lookForChanges(page: Page): Promise<void> {
  const before = await countCalls(page, 'scanFolder');
  await chooseForSource(page, 'sounds', 'Look for changes');
  await expect.poll(() => countCalls(page, 'scanFolder')).toBe(before + 1);
  await waitForRest(page);
}

it('opens a folder with sounds, other files, and hidden ones', async () => {
  const page = await world.openApp();
  await openFolder(page, world.folder, 5);
  await sourceItem(page, 'sounds').waitFor();
  await page.close();
  const dump = await dumpLibrary(world.context, world.origin);
  expect(dump.sources).toMatchObject([{ name: 'sounds', soundCount: 5, otherCount: 1 }]);
});

it('shows exactly what was added, renamed, changed, deleted and moved', async () => {
  const before = await readPlaces();
  await writeFile(at('new.wav'), wavOf(6));
  await rename(at('kicks/short.wav'), at('kicks/tight.wav'));
  await writeFile(at('kicks/long.wav'), wavOf(8));
  await rm(at('old.wav'));
  await mkdir(at('slow'));
  await rename(at('pads'), at('slow/pads'));
  const page = await world.openApp();
  await waitForRest(page);
  await lookForChanges(page);
  expect(await countCalls(page, 'analyze')).toBe(2);
  await page.close();

  const after = await readPlaces();
  expect(new Set(after.keys())).toEqual(
    new Set([
      'sounds/new.wav',
      'sounds/kicks/tight.wav',
      'sounds/kicks/long.wav',
      'sounds/slow/pads/warm.wav',
      'sounds/slow/pads/cold.wav',
    ]),
  );
  expect(after.get('sounds/kicks/tight.wav')?.id).toBe(before.get('sounds/kicks/short.wav')?.id);
  expect(after.get('sounds/slow/pads/warm.wav')?.id).toBe(before.get('sounds/pads/warm.wav')?.id);
  expect(after.get('sounds/slow/pads/cold.wav')?.id).toBe(before.get('sounds/pads/cold.wav')?.id);
  const changed = after.get('sounds/kicks/long.wav');
  expect(changed?.state).toBe('ready');
  expect(changed?.vectorHash).not.toBe(before.get('sounds/kicks/long.wav')?.vectorHash);
  expect(changed?.facts).not.toEqual(before.get('sounds/kicks/long.wav')?.facts);
});

it('keeps the row of a sound that is gone, and takes it up when it comes back', async () => {
  const gone = await dumpLibrary(world.context, world.origin);
  const old = gone.samples.find(({ places }) => places.some((place) => place.path === 'old.wav'));
  expect(old).toMatchObject({ state: 'ready', places: [{ path: 'old.wav', isMissing: true }] });
  await writeFile(at('old.wav'), wavOf(3));
  const page = await world.openApp();
  await waitForRest(page);
  await lookForChanges(page);
  expect(await countCalls(page, 'analyze')).toBe(0);
  await page.close();
  expect((await readPlaces()).get('sounds/old.wav')?.id).toBe(old?.id);
});

it('listens to nothing when nothing changed', async () => {
  const page = await world.openApp();
  await waitForRest(page);
  await lookForChanges(page);
  expect(await countCalls(page, 'analyze')).toBe(0);
  expect(await countCalls(page, 'identify')).toBe(0);
  await page.close();
});
