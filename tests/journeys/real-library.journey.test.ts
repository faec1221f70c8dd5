import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import {
  countRows,
  openFolder,
  player,
  readSimilar,
  soundRow,
  statusLine,
  takeInHand,
  waitForRest,
} from './harness/app-page.ts';
import { readLevel, readStarted } from './harness/heard-sounds.ts';
import { openWorld } from './harness/journey-world.ts';
import type { JourneyWorld } from './harness/journey-world.ts';
import { byPlace, checkIntegrity, dumpLibrary } from './harness/probe-page.ts';
import { listSoundPaths } from './harness/sound-files.ts';
import { countCalls } from './harness/thread-watch.ts';

const folder = process.env['NEARFIELD_TEST_LIBRARY'] ?? '';
const isThere = folder !== '' && existsSync(folder);
if (!isThere)
  process.stderr.write(
    'SKIPPED: the journey over real sounds; NEARFIELD_TEST_LIBRARY names no folder\n',
  );

const BASS_DRUM = /(?:^|[/_\- ])(?:bd|kick|bass ?drum)|kick/iu;

/** Contents by hash, each with the places that hold it: what the library must find by itself. */
function groupByContent(sounds: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const sound of sounds) {
    const hash = createHash('sha256')
      .update(readFileSync(path.join(folder, sound)))
      .digest('hex');
    groups.set(hash, [...(groups.get(hash) ?? []), sound]);
  }
  return groups;
}

describe.skipIf(!isThere)('a folder of real sounds', () => {
  const source = path.basename(folder);
  let world: JourneyWorld;
  let page: Page;
  let sounds: string[];
  let groups: Map<string, string[]>;

  beforeAll(async () => {
    sounds = listSoundPaths(folder);
    groups = groupByContent(sounds);
    world = await openWorld({ folder });
    page = await world.openApp();
    await openFolder(page, folder, groups.size);
  }, 300_000);

  afterAll(async () => {
    await world.close();
  });

  it('shows every sound once, by its content', async () => {
    expect(await countRows(page)).toBe(groups.size);
    await page.close();
    const places = byPlace(await dumpLibrary(world.context, world.origin));
    expect([...places.keys()].toSorted((a, b) => a.localeCompare(b))).toEqual(
      sounds.map((sound) => `${source}/${sound}`),
    );
    for (const same of groups.values()) {
      const ids = new Set(same.map((sound) => places.get(`${source}/${sound}`)?.id));
      expect(ids.size).toBe(1);
    }
    expect(new Set([...places.values()].map(({ id }) => id)).size).toBe(groups.size);
    expect(await checkIntegrity(world.context, world.origin)).toBe('ok');
  });

  it('knows nearly all of them by ear, and of the others why not', async () => {
    const places = byPlace(await dumpLibrary(world.context, world.origin));
    const samples = [...places.values()];
    const ready = samples.filter(({ state, facts }) => state === 'ready' && facts !== undefined);
    expect(ready.length).toBeGreaterThanOrEqual(1140);
    expect(samples.filter(({ state }) => state === 'waiting')).toEqual([]);
    const failed = samples.filter(({ state }) => state === 'failed');
    expect(failed.filter(({ failureCode }) => failureCode === undefined)).toEqual([]);
  });

  it('finds bass drums for a bass drum', async () => {
    page = await world.openApp();
    await takeInHand(page, 'bd_haus');
    const first = (await readSimilar(page, 'bd_haus')).slice(0, 10);
    const alike = first.filter((name) => sounds.some((sound) => isBassDrum(sound, name)));
    process.stdout.write(`sounds like bd_haus: ${first.join(', ')}\n`);
    expect(alike.length).toBeGreaterThanOrEqual(6);
  });

  it('listens to nothing again after a reload', async () => {
    const similar = await readSimilar(page, 'bd_haus');
    await page.reload();
    await statusLine(page).getByText(groups.size.toLocaleString('en')).first().waitFor();
    await waitForRest(page);
    expect(await countRows(page)).toBe(groups.size);
    await takeInHand(page, 'bd_haus');
    expect(await readSimilar(page, 'bd_haus')).toEqual(similar);
    expect(await countCalls(page, 'analyze')).toBe(0);
    expect(await countCalls(page, 'identify')).toBe(0);
  });

  it('works as before with the server stopped and the network off', async () => {
    await world.stopServer();
    await world.context.setOffline(true);
    await page.reload();
    await takeInHand(page, 'loop_amen');
    await soundRow(page, 'loop_amen').first().waitFor();
    await player(page).getByRole('button', { name: 'Stop' }).waitFor();
    await expect.poll(() => readLevel(page)).toBeGreaterThan(0.02);
    const [amen] = (await readStarted(page)).slice(-1);
    expect(amen?.seconds).toBeCloseTo(1.753, 1);
    expect(await readSimilar(page, 'loop_amen')).not.toEqual([]);
  });

  it('asked nobody else for anything', () => {
    expect(world.requests.filter((url) => !isOwn(url, world.origin))).toEqual([]);
  });
});

function isBassDrum(sound: string, name: string): boolean {
  return path.parse(sound).name === name && BASS_DRUM.test(sound);
}

function isOwn(url: string, origin: string): boolean {
  return url.startsWith(origin) || url.startsWith('blob:') || url.startsWith('data:');
}
