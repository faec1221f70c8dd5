import { beforeEach, expect, it } from 'vitest';
import { hearAll, readFrom } from '../../tests/fakes/hear-folder.ts';
import type { Hearing } from '../../tests/fakes/hear-folder.ts';
import { memoryFolder } from '../../tests/fakes/memory-folder.ts';
import type { MemoryFolder } from '../../tests/fakes/memory-folder.ts';
import { openNodeLibrary, quietJob } from '../../tests/fakes/node-library.ts';
import type { NodeLibrary } from '../../tests/fakes/node-library.ts';
import type { SampleRow } from '../protocol/samples.ts';
import type { ScanReport, SourceRow } from '../protocol/sources.ts';
import { BUILT_IN_MODEL } from '../protocol/vectors.ts';

const KICK = Uint8Array.of(1, 10, 10);
const SNARE = Uint8Array.of(2, 20, 20, 20);
const HAT = Uint8Array.of(3, 30);
const BROKEN = Uint8Array.of(0xff, 1);
const LATER_MS = 1_800_000_000_000;

let library: NodeLibrary;
let source: SourceRow;
let folder: MemoryFolder;
let slot = 0;

beforeEach(async () => {
  library = await openNodeLibrary();
  source = await library.addSource('Drums', 'folder');
  folder = memoryFolder({ 'kick.wav': KICK, 'snares/snare.wav': SNARE });
  slot = 0;
});

async function scan(from = source, root = folder): Promise<ScanReport> {
  return library.scanFolder(from.id, root.handle, quietJob());
}

async function hear(from = source, root = folder): Promise<Hearing> {
  slot += 1000;
  return hearAll(library, [from.id], readFrom(root.handle), slot);
}

async function scanAndHear(): Promise<{ report: ScanReport; hearing: Hearing }> {
  const report = await scan();
  return { report, hearing: await hear() };
}

async function rows(): Promise<readonly SampleRow[]> {
  const ids = await library.findIds({ kind: 'all' }, { column: 'name', direction: 'ascending' });
  return library.readSamples([...ids]);
}

async function rowOf(name: string): Promise<SampleRow> {
  const row = (await rows()).find((each) => each.name === name);
  if (row === undefined) throw new Error(`no row is called ${name}`);
  return row;
}

it('shows a file as soon as it is scanned, and its facts once it is heard', async () => {
  expect(await scan()).toEqual({
    sounds: 2,
    others: 0,
    added: 2,
    changed: 0,
    missing: 0,
    returned: 0,
  });
  expect(await rowOf('kick.wav')).toMatchObject({
    state: 'waiting',
    folder: '',
    byteCount: 3,
    placeCount: 1,
    isCompared: false,
    facts: undefined,
    overview: undefined,
    failure: undefined,
    missingSinceMs: undefined,
  });
  const { analyzed, identified } = await hear();
  expect(analyzed).toEqual(['kick.wav', 'snares/snare.wav']);
  expect(identified).toEqual([]);
  const row = await rowOf('snare.wav');
  expect(row).toMatchObject({ state: 'ready', folder: 'snares', isCompared: true });
  expect(row.facts).toMatchObject({ durationSeconds: 1, loudnessLufs: -14, damage: undefined });
  expect(row.overview?.slice(0, 2)).toEqual(Int8Array.of(2, 2));
});

it('does nothing on a second scan of the same folder', async () => {
  await scanAndHear();
  library.changes.length = 0;
  const { report, hearing } = await scanAndHear();
  expect(report).toMatchObject({ sounds: 2, added: 0, changed: 0, missing: 0 });
  expect(hearing.analyzed).toEqual([]);
  expect(library.changes.map(({ kinds }) => kinds)).toEqual([['sources']]);
});

it('keeps a sample over a move inside its source', async () => {
  await scanAndHear();
  const before = await rowOf('kick.wav');
  folder.move('kick.wav', 'kicks/deep/kick.wav');
  const { report, hearing } = await scanAndHear();
  expect(report).toMatchObject({ added: 1, missing: 1 });
  expect(hearing).toMatchObject({ identified: ['kicks/deep/kick.wav'], analyzed: [] });
  expect(await rowOf('kick.wav')).toEqual({ ...before, folder: 'kicks/deep' });
  expect(await library.readLocations(before.id)).toMatchObject([{ path: 'kicks/deep/kick.wav' }]);
  expect(await rows()).toHaveLength(2);
});

it('keeps a sample over a rename', async () => {
  await scanAndHear();
  const before = await rowOf('kick.wav');
  folder.move('kick.wav', 'boom.wav');
  const { hearing } = await scanAndHear();
  expect(hearing.analyzed).toEqual([]);
  expect(await rowOf('boom.wav')).toEqual({ ...before, name: 'boom.wav' });
  const found = await library.findIds(
    { kind: 'words', words: ['kick'] },
    { column: 'name', direction: 'ascending' },
  );
  expect(found).toHaveLength(0);
});

it('keeps a sample over a move to another source, scanned in either order', async () => {
  await scanAndHear();
  const { id } = await rowOf('kick.wav');
  const other = await library.addSource('Archive', 'folder');
  const archive = memoryFolder({ 'old/kick.wav': KICK });
  folder.remove('kick.wav');
  await scan(other, archive);
  expect((await hear(other, archive)).analyzed).toEqual([]);
  expect(await rowOf('kick.wav')).toMatchObject({ id, placeCount: 2, sourceId: source.id });
  await scan();
  expect(await rowOf('kick.wav')).toMatchObject({ id, placeCount: 1, sourceId: other.id });

  archive.move('old', 'older');
  folder.put('back.wav', SNARE);
  folder.remove('snares');
  await scan();
  expect((await rowOf('snare.wav')).missingSinceMs).toBeTypeOf('number');
  expect((await hear()).identified).toEqual(['back.wav']);
  expect(await rowOf('back.wav')).toMatchObject({ placeCount: 1, missingSinceMs: undefined });
});

it('gives a copy to the sample that has its bytes', async () => {
  await scanAndHear();
  folder.put('copies/kick copy.wav', KICK);
  const { hearing } = await scanAndHear();
  expect(hearing).toMatchObject({ identified: ['copies/kick copy.wav'], analyzed: [] });
  expect(hearing.saved).toMatchObject([{ result: 'known' }]);
  expect(await rows()).toHaveLength(2);
  expect(await rowOf('kick.wav')).toMatchObject({ placeCount: 2 });
});

it('makes one sample of the same bytes heard twice in one run, and frees the second vector', async () => {
  folder.put('twin.wav', KICK);
  const { hearing } = await scanAndHear();
  expect(hearing.analyzed).toHaveLength(3);
  expect(await rows()).toHaveLength(2);
  const [receipt] = hearing.receipts;
  expect(receipt?.placed.slots).toHaveLength(2);
  expect(receipt?.freedSlots).toHaveLength(1);
  const ledger = await library.readLedger(BUILT_IN_MODEL);
  expect(ledger.slots).toEqual(receipt?.placed.slots.toSorted());
  expect(ledger.hashes[0]).toBeGreaterThan(0xf000_0000);
});

it('keeps a row of its own for each empty file', async () => {
  folder = memoryFolder({ 'a.wav': new Uint8Array(0), 'b.wav': new Uint8Array(0) });
  await scanAndHear();
  expect((await rows()).map(({ name, state }) => [name, state])).toEqual([
    ['a.wav', 'failed'],
    ['b.wav', 'failed'],
  ]);
});

it('makes one failed sample of two broken copies', async () => {
  folder = memoryFolder({ 'a.wav': BROKEN, 'b.wav': BROKEN });
  await scanAndHear();
  expect(await rows()).toMatchObject([
    { name: 'a.wav', placeCount: 2, failure: { code: 'decode/broken', details: { at: 4 } } },
  ]);
});

it('hears a changed file again under the same sample and frees its old vector', async () => {
  await scanAndHear();
  const before = await rowOf('kick.wav');
  const { slots } = await library.readLedger(BUILT_IN_MODEL);
  folder.put('kick.wav', { bytes: HAT, modifiedMs: LATER_MS });
  const report = await scan();
  expect(report).toMatchObject({ changed: 1, added: 0 });
  expect(await rowOf('kick.wav')).toMatchObject({ state: 'waiting', byteCount: 2 });
  const hearing = await hear();
  expect(hearing.analyzed).toEqual(['kick.wav']);
  expect(hearing.receipts[0]?.freedSlots).toHaveLength(1);
  expect(slots).toContain(hearing.receipts[0]?.freedSlots[0]);
  expect(await rowOf('kick.wav')).toMatchObject({ id: before.id, state: 'ready', byteCount: 2 });
});

it('splits a changed copy off the sample that lies elsewhere unchanged', async () => {
  folder.put('twin.wav', KICK);
  await scanAndHear();
  const { id } = await rowOf('kick.wav');
  folder.put('twin.wav', { bytes: HAT, modifiedMs: LATER_MS });
  const { hearing } = await scanAndHear();
  expect(hearing.analyzed).toEqual(['twin.wav']);
  expect(await rowOf('kick.wav')).toMatchObject({ id, placeCount: 1, state: 'ready' });
  expect((await rowOf('twin.wav')).id).not.toBe(id);
});

it('only hashes a file that was touched', async () => {
  await scanAndHear();
  const before = await rowOf('kick.wav');
  folder.put('kick.wav', { bytes: KICK, modifiedMs: LATER_MS });
  const { report, hearing } = await scanAndHear();
  expect(report).toMatchObject({ changed: 1 });
  expect(hearing).toMatchObject({ identified: ['kick.wav'], analyzed: [] });
  expect(await rowOf('kick.wav')).toEqual(before);
});

it('hears a touched file whose bytes of the same size differ', async () => {
  folder.put('twin.wav', KICK);
  await scanAndHear();
  const { id } = await rowOf('kick.wav');
  folder.put('twin.wav', { bytes: Uint8Array.of(9, 9, 9), modifiedMs: LATER_MS });
  folder.put('snares/snare.wav', { bytes: Uint8Array.of(8, 8, 8, 8), modifiedMs: LATER_MS });
  const snare = await rowOf('snare.wav');
  const { hearing } = await scanAndHear();
  expect(hearing.identified.toSorted()).toEqual(['snares/snare.wav', 'twin.wav']);
  expect(hearing.analyzed.toSorted()).toEqual(['snares/snare.wav', 'twin.wav']);
  expect(await rowOf('kick.wav')).toMatchObject({ id, placeCount: 1 });
  expect(await rowOf('snare.wav')).toMatchObject({ id: snare.id, state: 'ready' });
  expect((await rowOf('snare.wav')).overview?.[0]).toBe(8);
  expect(await rows()).toHaveLength(3);
});

it('keeps a deleted file as missing and takes it back unheard', async () => {
  await scanAndHear();
  const before = await rowOf('kick.wav');
  folder.remove('kick.wav');
  expect((await scanAndHear()).report).toMatchObject({ missing: 1 });
  expect(await rowOf('kick.wav')).toMatchObject({ state: 'ready', placeCount: 0 });
  expect(await library.readCounts()).toMatchObject({ samples: 2, missing: 1, places: 1 });
  expect(await library.readSources()).toMatchObject([{ soundCount: 1, missingCount: 1 }]);
  expect((await scanAndHear()).report).toMatchObject({ missing: 0 });
  folder.put('kick.wav', KICK);
  const { report, hearing } = await scanAndHear();
  expect(report).toMatchObject({ returned: 1, added: 0, changed: 0 });
  expect(hearing).toMatchObject({ identified: [], analyzed: [] });
  expect(await rowOf('kick.wav')).toEqual(before);
});

it('takes a missing sample back where its bytes turn up under another name', async () => {
  await scanAndHear();
  const { id } = await rowOf('kick.wav');
  folder.remove('kick.wav');
  await scanAndHear();
  folder.put('found again.wav', KICK);
  const { hearing } = await scanAndHear();
  expect(hearing).toMatchObject({ identified: ['found again.wav'], analyzed: [] });
  expect(await rowOf('found again.wav')).toMatchObject({ id, missingSinceMs: undefined });
  expect(await library.readLocations(id)).toHaveLength(1);
});

it('forgets a file that is gone before it was ever heard', async () => {
  await scan();
  folder.remove('kick.wav');
  await scan();
  expect((await rows()).map(({ name }) => name)).toEqual(['snare.wav']);
});

it('does not hear a failed file again until it changes or is asked to', async () => {
  folder.put('bad.wav', BROKEN);
  await scanAndHear();
  expect((await scanAndHear()).hearing.analyzed).toEqual([]);
  expect(await library.retry('failed')).toBe(1);
  expect(await rowOf('bad.wav')).toMatchObject({ state: 'waiting', failure: undefined });
  expect((await hear()).analyzed).toEqual(['bad.wav']);
  expect(await library.retry([(await rowOf('kick.wav')).id])).toBe(0);
  folder.put('bad.wav', { bytes: HAT, modifiedMs: LATER_MS });
  expect((await scanAndHear()).hearing.analyzed).toEqual(['bad.wav']);
  expect(await rowOf('bad.wav')).toMatchObject({ state: 'ready', failure: undefined });
});

it('hears a sample elsewhere when the place it waited at is gone', async () => {
  folder = memoryFolder({ 'a.wav': BROKEN, 'b.wav': BROKEN });
  await scanAndHear();
  await library.retry('failed');
  folder.remove('a.wav');
  await scan();
  expect((await library.takeWork([source.id], 9)).map(({ path }) => path)).toEqual(['b.wav']);
});

it('keeps ready what was known of a file that cannot be read any more, and its copies', async () => {
  folder.put('twin.wav', KICK);
  await scanAndHear();
  folder.put('twin.wav', { bytes: KICK, modifiedMs: LATER_MS });
  await scan();
  slot += 1000;
  await hearAll(library, [source.id], () => Promise.resolve(undefined), slot);
  expect(await rowOf('kick.wav')).toMatchObject({ state: 'ready', placeCount: 1 });
  expect(await rowOf('twin.wav')).toMatchObject({ state: 'failed' });
});
