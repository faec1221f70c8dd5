/** Answers what sounds like a sample: ranks its neighbors and says how close each is. */
import { AppError } from '../../protocol/failure.ts';
import type { SimilarAnswer } from '../../protocol/search-api.ts';
import type { SimilarQuery } from '../../protocol/vectors.ts';
import { toAllowSet } from '../neighbors/allow-set.ts';
import type { AllowSet } from '../neighbors/allow-set.ts';
import type { Background, NeighborIndex, Outcome } from '../neighbors/neighbor-index.ts';
import type { SampleSlots } from '../vectors/sample-slots.ts';
import { FOLD_THRESHOLD } from './near-duplicates.ts';
import { percentileOfRank, percentileOfSimilarity, toStrength } from './strength.ts';

/** Where vectors are found, and whose they are. */
export interface PlacedVectors {
  readonly index: NeighborIndex;
  readonly samples: SampleSlots;
}

interface Hits {
  readonly slots: Uint32Array;
  readonly similarities: Float32Array;
}

/**
 * The nearest samples, the sample itself left out; undefined where it has no vector. Every vector
 * that may be answered is compared as long as the index holds no graph.
 */
export function findSimilar(placed: PlacedVectors, query: SimilarQuery): SimilarAnswer {
  const { index, samples } = placed;
  const slot = samples.slotOf(query.sampleId);
  if (slot === undefined || !index.has(slot)) return undefined;
  const allow = query.allow && toAllowedSlots(placed, query.allow, slot);
  const found = valueOf(
    index.find({ slot }, query.count + 1, allow === undefined ? {} : { allow }),
  );
  const hits = leaveOut(slot, { slots: found.ids, similarities: found.similarities }, query.count);
  const comparedCount = allow?.count ?? index.size - 1;
  const background = othersOf(valueOf(index.sampleBackground({ slot })), index.size);
  return {
    sampleIds: hits.slots.map((hit) => samples.sampleOf(hit) ?? 0),
    similarities: hits.similarities,
    topShares: hits.similarities.map((similarity, place) =>
      allow === undefined
        ? 1 - percentileOfRank(place + 1, comparedCount)
        : 1 - percentileOfSimilarity(background, similarity),
    ),
    strengths: hits.similarities.map((each) => toStrength(each, background, FOLD_THRESHOLD)),
    comparedCount,
  };
}

function toAllowedSlots(
  { index, samples }: PlacedVectors,
  ids: Uint32Array,
  own: number,
): AllowSet {
  const slots: number[] = [];
  let end = 0;
  for (const id of ids) {
    const slot = samples.slotOf(id);
    if (slot === undefined || slot === own || !index.has(slot)) continue;
    slots.push(slot);
    end = Math.max(end, slot + 1);
  }
  return toAllowSet(slots, end);
}

/** Of equal vectors the oldest come first, so the sound itself may stand anywhere, or nowhere. */
function leaveOut(own: number, { slots, similarities }: Hits, count: number): Hits {
  const isOther = (_: number, place: number): boolean => slots[place] !== own;
  return {
    slots: slots.filter(isOther).slice(0, count),
    similarities: similarities.filter(isOther).slice(0, count),
  };
}

/**
 * The background without the sound itself, which is its own nearest: in a small library it alone
 * would move the middle that closeness is measured by. A large library's sample of it need not hold
 * the sound, and its part there is too small to matter.
 */
function othersOf(background: Background, size: number): Background {
  if (background.count !== size) return background;
  const bins = background.bins.slice();
  const nearest = bins.findLastIndex((inBin) => inBin > 0);
  bins[nearest] = (bins[nearest] ?? 1) - 1;
  return { ...background, bins, count: size - 1 };
}

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new AppError(outcome.failure);
  return outcome.value;
}
