/** Measures how well closeness finds sounds of the same folder. */

/** A sound's vector and the class it is said to belong to. */
export interface ClassedVector {
  readonly vector: Float32Array;
  readonly className: string;
}

/** Means over all sounds, each asked once with itself left out; 0 to 1. */
export interface RankQuality {
  /** Mean average precision over the whole ranking (Manning, Raghavan, Schütze 2008, §8.4). */
  readonly meanAveragePrecision: number;
  /** Share of the first ten answers that are of the class; of as many as there are in small classes. */
  readonly precisionAt10: number;
}

/** Ranks all others by cosine for every sound. Each class needs at least two sounds. */
export function measureRankQuality(sounds: readonly ClassedVector[]): RankQuality {
  const units = sounds.map(({ vector }) => toUnit(vector));
  let averagePrecision = 0;
  let precisionAt10 = 0;
  for (const [own, { className }] of sounds.entries()) {
    const isHit = rankOthers(units, own).map((other) => sounds[other]?.className === className);
    averagePrecision += averagePrecisionOf(isHit);
    precisionAt10 += precisionAt10Of(isHit);
  }
  const count = Math.max(1, sounds.length);
  return {
    meanAveragePrecision: averagePrecision / count,
    precisionAt10: precisionAt10 / count,
  };
}

function rankOthers(units: readonly Float64Array[], own: number): number[] {
  const query = units[own] ?? new Float64Array(0);
  const cosines = units.map((unit) => dot(unit, query));
  return units
    .map((_, other) => other)
    .filter((other) => other !== own)
    .toSorted((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0));
}

function averagePrecisionOf(isHit: readonly boolean[]): number {
  let hits = 0;
  let sum = 0;
  for (const [place, hit] of isHit.entries()) {
    if (!hit) continue;
    hits++;
    sum += hits / (place + 1);
  }
  return sum / Math.max(1, hits);
}

function precisionAt10Of(isHit: readonly boolean[]): number {
  const most = Math.min(10, isHit.filter(Boolean).length);
  return isHit.slice(0, 10).filter(Boolean).length / Math.max(1, most);
}

function toUnit(vector: Float32Array): Float64Array {
  const doubles = Float64Array.from(vector);
  const norm = Math.sqrt(dot(doubles, doubles));
  return doubles.map((value) => value / norm);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
