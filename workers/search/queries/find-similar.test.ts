import { describe, expect, it } from 'vitest';
import { toSampleId } from '../../protocol/ids.ts';
import type { Ranking } from '../../protocol/vectors.ts';
import { neighborModule } from '../../../tests/fixtures/neighbor-module.ts';
import { FloatScan } from '../neighbors/float-scan.ts';
import { take } from '../neighbors/neighbor-index.cases.ts';
import type { NeighborIndex } from '../neighbors/neighbor-index.ts';
import { openRoutedIndex } from '../neighbors/router.ts';
import { clusteredVectors, uniformVectors } from '../neighbors/synthetic-vectors.cases.ts';
import { SampleSlots } from '../vectors/sample-slots.ts';
import { findSimilar } from './find-similar.ts';
import type { PlacedVectors } from './find-similar.ts';

const DIM = 24;
const module = await neighborModule();

const MAKERS: Readonly<Record<string, () => Promise<NeighborIndex>>> = {
  kernels: async () => take(await openRoutedIndex(module, DIM)),
  'plain scan': async () => new FloatScan(DIM),
};

/** Vectors as samples 1 and up, in slots that are other numbers. */
function place(index: NeighborIndex, vectors: readonly Float32Array[]): PlacedVectors {
  const samples = new SampleSlots();
  vectors.forEach((vector, i) => {
    const slot = (i * 7) % vectors.length;
    index.add(slot, vector);
    samples.pair(slot, i + 1);
  });
  return { index, samples };
}

function similar(placed: PlacedVectors, id: number, count: number, allow?: number[]): Ranking {
  const allowed = allow && Uint32Array.from(allow);
  const answer = findSimilar(placed, { sampleId: toSampleId(id), count, allow: allowed });
  if (answer === undefined) throw new Error(`sample ${id} has no vector`);
  return answer;
}

describe.each(Object.entries(MAKERS))('over %s', (_, make) => {
  it('says how close in terms of the library', async () => {
    const cluster = clusteredVectors(500, DIM);
    const placed = place(await make(), [...cluster, cluster[0] ?? new Float32Array(DIM)]);
    const { sampleIds, topShares, strengths, comparedCount } = similar(placed, 1, 500);
    expect(comparedCount).toBe(500);
    expect(sampleIds[0]).toBe(501);
    expect(topShares[0]).toBeCloseTo(0.5 / 500);
    expect(topShares[499]).toBeCloseTo(499.5 / 500);
    expect([strengths[0], strengths[499]]).toEqual([1, 0]);
    expect([...strengths]).toEqual([...strengths].toSorted((a, b) => b - a));
  });

  it('keeps those words when only some sounds are allowed', async () => {
    const placed = place(await make(), clusteredVectors(500, DIM));
    const farthest = similar(placed, 1, 500).sampleIds[498] ?? 0;
    const some = similar(placed, 1, 10, [1, farthest, 9999]);
    expect([...some.sampleIds]).toEqual([farthest]);
    expect(some.comparedCount).toBe(1);
    expect(some.topShares[0]).toBeGreaterThan(0.98);
    expect(some.strengths[0]).toBe(0);
  });

  it('does not count the sound itself into the middle of the library', async () => {
    const [own = new Float32Array(DIM), far = new Float32Array(DIM)] = uniformVectors(2, DIM);
    const near = own.slice();
    near[0] = (near[0] ?? 0) + 0.3;
    const { strengths } = similar(place(await make(), [own, far, near]), 1, 2);
    expect(strengths[0]).toBeGreaterThan(0.8);
    expect(strengths[1]).toBeLessThan(0.1);
  });

  it('is empty, not missing, for a sound without company', async () => {
    const placed = place(await make(), uniformVectors(1, DIM));
    const { sampleIds, comparedCount } = similar(placed, 1, 5);
    expect([sampleIds.length, comparedCount]).toEqual([0, 0]);
    expect(similar(placed, 1, 5, []).comparedCount).toBe(0);
  });

  it('is missing for a sound without a vector', async () => {
    const placed = place(await make(), uniformVectors(3, DIM));
    const query = { sampleId: toSampleId(4), count: 5, allow: undefined };
    expect(findSimilar(placed, query)).toBe(undefined);
  });

  it('leaves the sound itself out among many of the same', async () => {
    const [vector = new Float32Array(DIM)] = uniformVectors(1, DIM);
    const placed = place(
      await make(),
      Array.from({ length: 12 }, () => vector),
    );
    const { sampleIds } = similar(placed, 12, 5);
    expect(sampleIds).toHaveLength(5);
    expect(sampleIds).not.toContain(12);
  });
});
