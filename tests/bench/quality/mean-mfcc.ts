/** The plainest vector of a sound's color: what the built-in embedding is measured beside. */
import {
  makeCosines,
  multiplyCosines,
} from '../../../workers/audio/fingerprint/dsp1/cosine-table.ts';
import { takeExcerpt } from '../../../workers/audio/fingerprint/excerpt.ts';
import {
  MEL_BANDS,
  makeLogMelPlan,
  measureLogMel,
} from '../../../workers/audio/fingerprint/log-mel-frames.ts';
import { planResample, resample } from '../../../workers/audio/spectral/resample.ts';

/** Cepstra 1 to 13; 0 is loudness. */
const COEFFICIENTS = 13;
const RATE_HZ = 48_000;

const plan = makeLogMelPlan();
const cosines = makeCosines(MEL_BANDS, COEFFICIENTS + 1);

/** Means of cepstra 1 to 13 over the same excerpt that the embedding hears; undefined for silence. */
export function toMeanMfcc(mono: Float32Array, sampleRateHz: number): Float32Array | undefined {
  const excerpt = takeExcerpt(mono, sampleRateHz);
  const filter = planResample(sampleRateHz, RATE_HZ, 64);
  if (excerpt === undefined || !filter.ok) return undefined;
  const { levels, frames } = measureLogMel(plan, resample(filter.plan, excerpt));
  const sums = new Float64Array(COEFFICIENTS + 1);
  const cepstra = new Float64Array(COEFFICIENTS + 1);
  for (let t = 0; t < frames; t++) {
    multiplyCosines(cosines, levels.subarray(t * MEL_BANDS, (t + 1) * MEL_BANDS), cepstra, 0);
    cepstra.forEach((value, i) => {
      sums[i] = (sums[i] ?? 0) + value / frames;
    });
  }
  return Float32Array.from(sums.subarray(1));
}

/** Shifts and scales each number so that its mean over all vectors is 0 and its deviation 1. */
export function toZScores(vectors: readonly Float32Array[]): Float32Array[] {
  const count = vectors.length;
  const meanOf = (measure: (vector: Float32Array) => number): number =>
    vectors.reduce((sum, vector) => sum + measure(vector), 0) / count;
  const scales = Array.from(vectors[0] ?? [], (_, i) => {
    const mean = meanOf((vector) => vector[i] ?? 0);
    const variance = meanOf((vector) => ((vector[i] ?? 0) - mean) ** 2);
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
  return vectors.map((vector) =>
    vector.map((value, i) => (value - (scales[i]?.mean ?? 0)) / (scales[i]?.deviation ?? 1)),
  );
}
