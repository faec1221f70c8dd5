/** The search thread in Node: memory bytes below, the real kernels inside. */
import { readFileSync } from 'node:fs';
import { assert, asyncProperty, integer, nat, record } from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { neighborModule } from '../../tests/fixtures/neighbor-module.ts';
import { toSampleId } from '../protocol/ids.ts';
import type { EmbeddingModel, Ranking, SlotLedger } from '../protocol/vectors.ts';
import { makeIndexOpener } from './neighbors/open-neighbor-index.ts';
import { clusteredVectors, makeRandom } from './neighbors/synthetic-vectors.cases.ts';
import { SearchService } from './search-service.ts';
import { MemoryDisk } from './vectors/memory-vector-bytes.ts';
import { VECTOR_HEADER_BYTES } from './vectors/vector-header.ts';

const DIM = 24;
const MODEL: EmbeddingModel = { modelId: 'test-model', contractId: 'test-contract', dim: DIM };
const NO_VECTORS: SlotLedger = ledgerOf([]);

await neighborModule();
const kernels = readFileSync(new URL('neighbors/wasm/neighbors.wasm', import.meta.url));
const openIndex = makeIndexOpener(async () => new Response(kernels));

interface LedgerRow {
  readonly slot: number;
  readonly sampleId: number;
  readonly hash: number;
}

function ledgerOf(rows: readonly LedgerRow[]): SlotLedger {
  return {
    slots: Uint32Array.from(rows, ({ slot }) => slot),
    sampleIds: Uint32Array.from(rows, ({ sampleId }) => sampleId),
    hashes: Uint32Array.from(rows, ({ hash }) => hash),
  };
}

let disk: MemoryDisk;
let service: SearchService;

beforeEach(async () => {
  disk = new MemoryDisk();
  service = start();
  await service.open(MODEL, NO_VECTORS);
});

function start(): SearchService {
  return new SearchService({ openBytes: async () => disk.open(), openIndex });
}

async function keep(vectors: readonly Float32Array[]): Promise<{ slot: number; hash: number }[]> {
  const joined = new Float32Array(vectors.length * DIM);
  vectors.forEach((vector, i) => joined.set(vector, i * DIM));
  const { slots, hashes } = await service.keep({ modelId: MODEL.modelId, vectors: joined });
  return Array.from(slots, (slot, i) => ({ slot, hash: hashes[i] ?? 0 }));
}

/** Keeps and places vectors as samples `firstId` and up; gives the rows a library would have. */
async function add(vectors: readonly Float32Array[], firstId = 1): Promise<LedgerRow[]> {
  const kept = await keep(vectors);
  const rows = kept.map((each, i) => ({ ...each, sampleId: firstId + i }));
  await service.place(ledgerOf(rows));
  return rows;
}

async function similar(id: number, count = 5, allow?: readonly number[]): Promise<Ranking> {
  const query = { sampleId: toSampleId(id), count, allow: allow && Uint32Array.from(allow) };
  const answer = await service.findSimilar(query);
  if (answer === undefined) throw new Error(`sample ${id} has no vector`);
  return answer;
}

async function hasVector(id: number): Promise<boolean> {
  const query = { sampleId: toSampleId(id), count: 1, allow: undefined };
  return (await service.findSimilar(query)) !== undefined;
}

describe('keeping and placing', () => {
  it('finds a sound once it is placed, and not before', async () => {
    const [first, near, far] = threeVectors();
    await add([first, far], 1);
    const [kept] = await keep([near]);
    expect([...(await similar(1)).sampleIds]).toEqual([2]);
    expect(await hasVector(3)).toBe(false);
    await service.place(ledgerOf([{ slot: kept?.slot ?? -1, sampleId: 3, hash: 0 }]));
    expect([...(await similar(1)).sampleIds]).toEqual([3, 2]);
  });

  it('replaces the earlier vector of a sample', async () => {
    const [first, near, far] = threeVectors();
    await add([first, far, near], 1);
    expect([...(await similar(1)).sampleIds]).toEqual([3, 2]);
    await add([near], 2);
    await add([far], 3);
    expect([...(await similar(1)).sampleIds]).toEqual([2, 3]);
  });

  it('writes a freed slot again, and no other', async () => {
    const vectors = clusteredVectors(6, DIM);
    const rows = await add(vectors.slice(0, 4));
    const freed = rows[1]?.slot ?? -1;
    await service.free(Uint32Array.of(freed));
    expect(await hasVector(2)).toBe(false);
    expect((await similar(1)).comparedCount).toBe(2);
    const [again, behind] = await add(vectors.slice(4), 9);
    expect(again?.slot).toBe(freed);
    expect(behind?.slot).toBe(4);
    expect((await similar(1)).sampleIds.toSorted()).toEqual(Uint32Array.of(3, 4, 9, 10));
  });

  it('has vectors on the disk when it answers, whatever happens next', async () => {
    const vectors = clusteredVectors(3, DIM);
    const rows = await add(vectors);
    // Nothing is closed or flushed: the service is forgotten as a killed thread would be.
    service = start();
    expect(await service.open(MODEL, ledgerOf(rows))).toMatchObject({ size: 3 });
  });

  it('places all it can and says what it could not', async () => {
    const [row] = await add(clusteredVectors(1, DIM));
    const [kept] = await keep(clusteredVectors(1, DIM, 8));
    const places = [
      { slot: 77, sampleId: 5, hash: 0 },
      { slot: kept?.slot ?? -1, sampleId: 6, hash: 0 },
    ];
    await expect(service.place(ledgerOf(places))).rejects.toMatchObject({
      code: 'search/bad-slot',
    });
    expect(await hasVector(6)).toBe(true);
    expect(await hasVector(row?.sampleId ?? -1)).toBe(true);
  });

  it.each([
    ['is not of unit length', new Float32Array(DIM).fill(1)],
    ['is silent', new Float32Array(DIM)],
    ['holds no number', new Float32Array(DIM).fill(Number.NaN)],
    ['is too short', new Float32Array(DIM - 1)],
  ])('refuses a batch in which a vector %s', async (_, bad) => {
    const before = disk.durable.length;
    const vectors = Float32Array.from([...(clusteredVectors(1, DIM)[0] ?? []), ...bad]);
    const kept = service.keep({ modelId: MODEL.modelId, vectors });
    await expect(kept).rejects.toMatchObject({ code: 'search/bad-vector' });
    expect(disk.durable.length).toBe(before);
  });

  it('refuses vectors of a model that is not open', async () => {
    const kept = service.keep({ modelId: 'another', vectors: new Float32Array(0) });
    await expect(kept).rejects.toMatchObject({ code: 'search/bad-vector' });
  });

  it('loses nothing on a full disk, and goes on when there is room', async () => {
    const vectors = clusteredVectors(10, DIM);
    const rows = await add(vectors.slice(0, 4));
    disk.limit = disk.durable.length + DIM * 4;
    await expect(keep(vectors.slice(4))).rejects.toMatchObject({ code: 'library/quota-exceeded' });
    expect((await similar(1)).comparedCount).toBe(3);
    disk.limit = Infinity;
    const more = await add(vectors.slice(4), 5);
    expect(more.map(({ slot }) => slot)).toEqual([4, 5, 6, 7, 8, 9]);
    service = start();
    const info = await service.open(MODEL, ledgerOf([...rows, ...more]));
    expect(info).toMatchObject({ size: 10, damagedSlots: new Uint32Array(0) });
  });

  it('gives back the room of what could not be made durable', async () => {
    const bytes = disk.open();
    service = new SearchService({ openBytes: async () => bytes, openIndex });
    await service.open(MODEL, NO_VECTORS);
    bytes.flush = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
    await expect(keep(clusteredVectors(3, DIM))).rejects.toMatchObject({
      code: 'library/quota-exceeded',
    });
    expect(bytes.size()).toBe(VECTOR_HEADER_BYTES);
  });
});

describe('opening again', () => {
  it('gives the same answers by the ledger', async () => {
    const rows = await add(clusteredVectors(300, DIM));
    const before = await Promise.all([1, 50, 300].map(async (id) => similar(id, 20)));
    service = start();
    const info = await service.open(MODEL, ledgerOf(rows.toReversed()));
    expect(info).toEqual({ size: 300, damagedSlots: new Uint32Array(0) });
    const after = await Promise.all([1, 50, 300].map(async (id) => similar(id, 20)));
    expect(after).toEqual(before);
  });

  it('writes neither where rows point nor keeps what they do not name', async () => {
    const vectors = clusteredVectors(6, DIM);
    const rows = await add(vectors.slice(0, 3));
    await keep(vectors.slice(3, 5));
    service = start();
    await service.open(MODEL, ledgerOf(rows.slice(1)));
    expect(await hasVector(1)).toBe(false);
    expect((await keep(vectors.slice(3))).map(({ slot }) => slot)).toEqual([0, 3, 4]);
  });

  it('reports a slot whose bytes have changed, and loads the others', async () => {
    const rows = await add(clusteredVectors(5, DIM));
    const at = VECTOR_HEADER_BYTES + (rows[2]?.slot ?? 0) * DIM * 4 + 17;
    disk.durable[at] = (disk.durable[at] ?? 0) ^ 0x10;
    service = start();
    const info = await service.open(MODEL, ledgerOf(rows));
    expect(info).toEqual({ size: 4, damagedSlots: Uint32Array.of(2) });
    expect(await hasVector(3)).toBe(false);
    expect((await similar(1)).sampleIds.toSorted()).toEqual(Uint32Array.of(2, 4, 5));
    const [next] = await keep(clusteredVectors(1, DIM, 8));
    expect(next?.slot).toBe(5);
    await service.free(info.damagedSlots);
    const [again] = await keep(clusteredVectors(1, DIM, 8));
    expect(again?.slot).toBe(2);
  });

  it('reports the slots that a cut file has lost', async () => {
    const rows = await add(clusteredVectors(5, DIM));
    disk.durable = disk.durable.slice(0, VECTOR_HEADER_BYTES + 3 * DIM * 4 + 8);
    service = start();
    const info = await service.open(MODEL, ledgerOf(rows));
    expect(info).toEqual({ size: 3, damagedSlots: Uint32Array.of(3, 4) });
  });

  it.each([
    ['of another contract', { ...MODEL, contractId: 'other' }],
    ['of another length', { ...MODEL, dim: DIM + 8 }],
  ])('reports every slot of a file %s', async (_, other) => {
    const rows = await add(clusteredVectors(3, DIM));
    service = start();
    const info = await service.open(other, ledgerOf(rows));
    expect(info).toEqual({ size: 0, damagedSlots: Uint32Array.of(0, 1, 2) });
  });

  it('lets the earlier file go when another ledger is given', async () => {
    const rows = await add(clusteredVectors(4, DIM));
    const opened = [rows.slice(0, 2), rows.slice(1)].map(async (some) =>
      service.open(MODEL, ledgerOf(some)),
    );
    expect((await Promise.all(opened)).map(({ size }) => size)).toEqual([2, 3]);
    expect((await similar(2)).sampleIds.toSorted()).toEqual(Uint32Array.of(3, 4));
    expect(disk.openCount).toBe(1);
  });

  it('lets the file go when it cannot be opened as asked', async () => {
    await expect(service.open({ ...MODEL, dim: 9999 }, NO_VECTORS)).rejects.toMatchObject({
      code: 'search/bad-vector',
    });
    expect(disk.openCount).toBe(0);
    expect(await service.open(MODEL, NO_VECTORS)).toMatchObject({ size: 0 });
  });

  it(
    'answers other calls while it loads, and questions when it has',
    { timeout: 60_000 },
    async () => {
      const vectors = clusteredVectors(60_000, DIM);
      const rows = await add(vectors);
      service = start();
      const events: string[] = [];
      const opened = service.open(MODEL, ledgerOf(rows)).then(() => events.push('opened'));
      const asked = similar(1).then(({ comparedCount }) =>
        events.push(`compared ${comparedCount}`),
      );
      let placed: readonly LedgerRow[] = [];
      while (placed.length === 0) {
        await new Promise((resolve) => setImmediate(resolve));
        placed = await add(vectors.slice(0, 1), 2).catch(() => []);
      }
      events.push('placed');
      await service.free(Uint32Array.of(59_999));
      await Promise.all([opened, asked]);
      expect(events).toEqual(['placed', 'opened', 'compared 59998']);
      expect((await similar(1)).similarities[0]).toBeCloseTo(1);
    },
  );

  it('refuses every call before', async () => {
    service = start();
    const refused = { code: 'library/not-open', details: { thread: 'search' } };
    await expect(keep([])).rejects.toMatchObject(refused);
    await expect(service.place(NO_VECTORS)).rejects.toMatchObject(refused);
    await expect(service.free(new Uint32Array(0))).rejects.toMatchObject(refused);
    await expect(similar(1)).rejects.toMatchObject(refused);
  });
});

describe('the similar list', () => {
  it(
    'agrees with a double-precision scan, whatever was added, replaced, freed and allowed',
    { timeout: 60_000 },
    async () => {
      const scene = record({
        seed: nat(),
        size: integer({ min: 1, max: 40 }),
        count: integer({ min: 0, max: 50 }),
      });
      await assert(
        asyncProperty(scene, async ({ seed, size, count }) => {
          disk = new MemoryDisk();
          service = start();
          await service.open(MODEL, NO_VECTORS);
          const truth = await disturb(seed, size);
          const random = makeRandom(seed + 2);
          const allow =
            random() < 0.5 ? undefined : [...truth.keys(), 999].filter(() => random() < 0.6);
          for (const id of truth.keys()) {
            const expected = scanDoubles(truth, id, allow);
            const answer = await similar(id, count, allow);
            expect(answer.comparedCount).toBe(expected.length);
            checkAgainst(answer, expected.slice(0, count));
          }
        }),
        { numRuns: 30 },
      );
    },
  );
});

function threeVectors(): [Float32Array, Float32Array, Float32Array] {
  const axis = (at: number, value: number): Float32Array => {
    const vector = new Float32Array(DIM);
    vector[at] = value;
    return vector;
  };
  const near = axis(0, 0.8);
  near[1] = 0.6;
  return [axis(0, 1), near, axis(2, 1)];
}

/** Adds, replaces and frees at random; gives the vectors by sample that must be found. */
async function disturb(seed: number, size: number): Promise<Map<number, Float32Array>> {
  const random = makeRandom(seed);
  const vectors = clusteredVectors(2 * size, DIM, seed);
  const slots = new Map<number, number>();
  const truth = new Map<number, Float32Array>();
  for (const [i, vector] of vectors.entries()) {
    const id = 1 + Math.floor(random() * size);
    const earlier = slots.get(id);
    const [row] = await add([vector], id);
    slots.set(id, row?.slot ?? 0);
    truth.set(id, vector);
    if (earlier !== undefined && i % 2 === 0) await service.free(Uint32Array.of(earlier));
    if (random() > 0.2 || truth.size < 2) continue;
    await service.free(Uint32Array.of(slots.get(id) ?? 0));
    slots.delete(id);
    truth.delete(id);
  }
  return truth;
}

function scanDoubles(
  truth: ReadonlyMap<number, Float32Array>,
  own: number,
  allow: readonly number[] | undefined,
): { id: number; cosine: number }[] {
  const query = truth.get(own) ?? new Float32Array(DIM);
  return [...truth]
    .filter(([id]) => id !== own && (allow === undefined || allow.includes(id)))
    .map(([id, vector]) => ({ id, cosine: cosineOf(query, vector) }))
    .toSorted((a, b) => b.cosine - a.cosine);
}

function cosineOf(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array): number =>
    x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** Same scores in the same order; sounds may only change places where they are equally close. */
function checkAgainst(answer: Ranking, expected: readonly { id: number; cosine: number }[]): void {
  expect(answer.sampleIds).toHaveLength(expected.length);
  const cosines = new Map(expected.map(({ id, cosine }) => [id, cosine]));
  expected.forEach(({ cosine }, place) => {
    expect(Math.abs((answer.similarities[place] ?? 0) - cosine)).toBeLessThan(5e-5);
    const own = cosines.get(answer.sampleIds[place] ?? 0) ?? cosine;
    expect(Math.abs(own - cosine)).toBeLessThan(1e-4);
  });
}
