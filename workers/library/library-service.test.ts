import { beforeEach, expect, it } from 'vitest';
import { hearAll } from '../../tests/fakes/hear-folder.ts';
import { analyzedEntry, failedEntry, hashOf } from '../../tests/fakes/heard-sounds.ts';
import { makeNodeLibrary, openNodeLibrary, quietJob } from '../../tests/fakes/node-library.ts';
import type { NodeLibrary } from '../../tests/fakes/node-library.ts';
import { toLocationId, toSourceId } from '../protocol/ids.ts';
import type { SourceId } from '../protocol/ids.ts';
import type { SampleRow } from '../protocol/samples.ts';
import { BUILT_IN_MODEL } from '../protocol/vectors.ts';

let library: NodeLibrary;

beforeEach(async () => {
  library = await openNodeLibrary();
});

async function listing(name: string, paths: readonly string[], byteCount = 3): Promise<SourceId> {
  const { id } = await library.addSource(name, 'listing');
  await rescan(id, paths, byteCount);
  return id;
}

async function rescan(id: SourceId, paths: readonly string[], byteCount = 3): Promise<void> {
  const files = paths.map((path) => ({ path, byteCount, modifiedMs: 1 }));
  await library.scanListing(id, files, quietJob());
}

async function hear(id: SourceId, firstSlot = 0): Promise<string[]> {
  const read = ({ path }: { path: string }) => Promise.resolve(new TextEncoder().encode(path));
  return (await hearAll(library, [id], read, firstSlot)).analyzed;
}

async function rows(): Promise<readonly SampleRow[]> {
  const ids = await library.findIds({ kind: 'all' }, { column: 'name', direction: 'ascending' });
  return library.readSamples([...ids]);
}

it('opens with the facts of an empty library, again and again', async () => {
  const info = {
    protocolVersion: 1,
    journalMode: 'wal',
    schemaVersion: 1,
    counts: { samples: 0, ready: 0, waiting: 0, failed: 0, missing: 0, places: 0, compared: 0 },
  };
  expect(await library.open()).toMatchObject(info);
  expect(await library.open()).toMatchObject(info);
});

it('answers nothing before it is open', async () => {
  const closed = makeNodeLibrary();
  await expect(closed.readCounts()).rejects.toMatchObject({
    name: 'AppError',
    code: 'library/not-open',
    details: { thread: 'library' },
  });
  await expect(closed.saveBatch([], BUILT_IN_MODEL)).rejects.toMatchObject({
    code: 'library/not-open',
  });
});

it('adds and renames sources', async () => {
  const drums = await library.addSource('Drums', 'folder');
  expect(drums).toEqual({
    id: 1,
    name: 'Drums',
    kind: 'folder',
    soundCount: 0,
    missingCount: 0,
    otherCount: 0,
    scannedAtMs: undefined,
  });
  await library.addSource('Drop', 'listing');
  await library.renameSource(drums.id, 'Beats');
  expect((await library.readSources()).map(({ name, kind }) => [name, kind])).toEqual([
    ['Beats', 'folder'],
    ['Drop', 'listing'],
  ]);
  const unknown = library.renameSource(toSourceId(9), 'x');
  await expect(unknown).rejects.toMatchObject({ code: 'library/unknown-source' });
});

it('forgets a source with what lies nowhere else', async () => {
  const first = await listing('one', ['a.wav', 'b.wav', 'c.txt']);
  await hear(first);
  const second = await listing('two', ['b.wav']);
  await hear(second, 100);
  const { slots, sampleIds } = await library.readLedger(BUILT_IN_MODEL);
  const kept = (await rows()).find(({ name }) => name === 'b.wav');
  const forgotten = await library.forgetSource(first);
  expect(forgotten.removedSamples).toBe(1);
  expect([...forgotten.freedSlots]).toEqual([
    slots[[...sampleIds].findIndex((id) => id !== kept?.id)],
  ]);
  expect(await rows()).toMatchObject([{ id: kept?.id, name: 'b.wav', sourceId: second }]);
  expect((await library.readSources()).map(({ id }) => id)).toEqual([second]);
  expect((await library.readLedger(BUILT_IN_MODEL)).slots).toHaveLength(1);
  expect(await library.checkIntegrity()).toBe('ok');
});

it('lends each place once, by name over all sources, until it comes back', async () => {
  const first = await listing('one', ['z/kick 10.wav', 'kick 2.wav', 'snare.wav']);
  const second = await listing('two', ['Kick 3.wav']);
  const paths = async (limit: number) =>
    (await library.takeWork([first, second], limit)).map(({ path }) => path);
  const work = await library.takeWork([first, second], 2);
  expect(work.map(({ path }) => path)).toEqual(['kick 2.wav', 'Kick 3.wav']);
  expect(await paths(1)).toEqual(['z/kick 10.wav']);
  await library.returnWork(work.map(({ locationId }) => locationId));
  expect(await paths(9)).toEqual(['kick 2.wav', 'Kick 3.wav', 'snare.wav']);
  expect(await paths(9)).toEqual([]);
});

it('asks to hash first only where a heard sound has the same size', async () => {
  const id = await listing('one', ['a.wav', 'b.wav']);
  const [item] = await library.takeWork([id], 1);
  expect(item?.identify).toBe(false);
  const bytes = Uint8Array.of(1, 2, 3);
  const entry = analyzedEntry(item?.locationId ?? toLocationId(0), bytes);
  await library.saveBatch([entry], BUILT_IN_MODEL);
  expect(await library.takeWork([id], 1)).toMatchObject([{ path: 'b.wav', identify: true }]);
});

it('frees the slot of a place that is gone', async () => {
  const entry = analyzedEntry(toLocationId(7), Uint8Array.of(1), { slot: 12, hash: 5 });
  const receipt = await library.saveBatch([entry, failedEntry(toLocationId(8))], BUILT_IN_MODEL);
  expect(receipt.entries.map(({ result }) => result)).toEqual(['stale', 'stale']);
  expect([...receipt.freedSlots]).toEqual([12]);
  expect(receipt.placed.slots).toHaveLength(0);
});

it('hears a place again that changed while it was heard', async () => {
  const id = await listing('one', ['a.wav']);
  const [item] = await library.takeWork([id], 1);
  await rescan(id, ['a.wav'], 4);
  const locationId = item?.locationId ?? toLocationId(0);
  await library.saveBatch([analyzedEntry(locationId, Uint8Array.of(1, 2, 3))], BUILT_IN_MODEL);
  expect(await library.takeWork([id], 1)).toMatchObject([{ locationId, identify: true }]);
});

it('keeps a place lent that is to be analyzed', async () => {
  const id = await listing('one', ['a.wav']);
  const [item] = await library.takeWork([id], 1);
  const locationId = item?.locationId ?? toLocationId(0);
  const contentHash = hashOf(Uint8Array.of(1));
  const identified = { kind: 'identified', locationId, contentHash } as const;
  const receipt = await library.saveBatch([identified], BUILT_IN_MODEL);
  expect(receipt.entries).toMatchObject([{ result: 'analyze' }]);
  expect(await library.takeWork([id], 1)).toEqual([]);
  await library.returnWork([locationId]);
  expect(await library.takeWork([id], 1)).toMatchObject([{ identify: false }]);
});

it('strikes damaged vectors and hears their samples again', async () => {
  const id = await listing('one', ['a.wav', 'b.wav']);
  await hear(id, 10);
  await library.strikeVectors(BUILT_IN_MODEL, Uint32Array.of(11, 99));
  expect(await library.readCounts()).toMatchObject({ ready: 1, waiting: 1, compared: 1 });
  expect((await library.readLedger(BUILT_IN_MODEL)).slots).toEqual(Uint32Array.of(10));
  expect((await rows()).map(({ state, facts }) => [state, facts === undefined])).toEqual([
    ['ready', false],
    ['waiting', true],
  ]);
  const [item] = await library.takeWork([id], 9);
  expect(item).toMatchObject({ path: 'b.wav', identify: false });
  await library.returnWork(item === undefined ? [] : [item.locationId]);
  expect(await hear(id, 20)).toEqual(['b.wav']);
  expect((await library.readLedger(BUILT_IN_MODEL)).slots).toEqual(Uint32Array.of(10, 20));
});

it('keeps numbers beyond 32 bits and slots up to their end', async () => {
  const id = await listing('one', ['huge.wav'], 5_000_000_000);
  const [item] = await library.takeWork([id], 1);
  const locationId = item?.locationId ?? toLocationId(0);
  const entry = analyzedEntry(locationId, Uint8Array.of(1), { slot: 3e9, hash: 4_294_967_295 });
  const { analysis } = entry.kind === 'analyzed' ? entry : { analysis: undefined };
  if (analysis === undefined) throw new Error('an analyzed entry has an analysis');
  const huge = { ...analysis, byteCount: 5_000_000_000 };
  const facts = { ...huge.facts, frameCount: 9_000_000_000 };
  const receipt = await library.saveBatch(
    [
      {
        ...entry,
        kind: 'analyzed',
        analysis: { ...huge, facts },
        vector: { slot: 3e9, hash: 4_294_967_295 },
      },
    ],
    BUILT_IN_MODEL,
  );
  expect(receipt.placed.slots).toEqual(Uint32Array.of(3e9));
  expect(await rows()).toMatchObject([
    { byteCount: 5_000_000_000, facts: { frameCount: 9_000_000_000 } },
  ]);
  expect((await library.readLedger(BUILT_IN_MODEL)).hashes).toEqual(Uint32Array.of(4_294_967_295));
});

it('leaves out rows that are gone and keeps the order that is asked for', async () => {
  await listing('one', ['a.wav', 'b.wav', 'c.wav']);
  const found = await library.readSamples([3, 77, 1]);
  expect(found.map(({ id }) => id)).toEqual([3, 1]);
  await expect(library.readSamples(Array.from({ length: 1001 }, () => 1))).rejects.toThrow('1001');
});

it('tells of each commit once, with a rising version', async () => {
  const id = await listing('one', ['a.wav', 'b.wav']);
  await hear(id);
  await library.retry('failed');
  const told = library.changes.map(({ kinds, sampleIds }) => [kinds.join(' '), sampleIds]);
  expect(told).toEqual([
    ['sources', undefined],
    ['members facts sources', [1, 2]],
    ['sources', []],
    ['facts', [1, 2]],
  ]);
  expect(library.changes.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
});
