/** The embedding that works at once: the vector of `BUILT_IN_MODEL`; docs/embedding-contract.md. */
import type { AppFailure } from '../../protocol/failure.ts';
import { BUILT_IN_MODEL } from '../../protocol/vectors.ts';
import { checkPcm } from '../spectral/check-pcm.ts';
import { planResample, resample } from '../spectral/resample.ts';
import type { PlannedResample } from '../spectral/resample.ts';
import { describeSound } from './dsp1-descriptors.ts';
import { readDsp1Statistics } from './dsp1-statistics.ts';
import type { Dsp1Statistics } from './dsp1-statistics.ts';
import { toDsp1Vector } from './dsp1-vector.ts';
import { takeExcerpt } from './excerpt.ts';
import { makeLogMelPlan, measureLogMel } from './log-mel-frames.ts';
import type { LogMelPlan } from './log-mel-frames.ts';
import { FINGERPRINT_RATE_HZ } from './prepare.ts';

/** A unit vector, or why there is none. */
export type EmbeddingOutcome =
  | { readonly ok: true; readonly vector: Float32Array }
  | { readonly ok: false; readonly failure: AppFailure };

/** Makes vectors, one sound after another. */
export interface BuiltInEmbedding {
  /**
   * The vector of the beginning of a sound (`countListened` frames of it, mono, finite, at its own
   * rate): 192 numbers of unit length, new. The pcm is left as it is. Fails with `audio/silent`, or
   * `audio/unsupported-rate` where the rate cannot be changed to 48 kHz.
   */
  embed(listened: Float32Array, sampleRateHz: number): EmbeddingOutcome;
}

/** Taps of the filter; part of the contract. */
const TAPS = 64;
/** Rates for which a filter is kept; a library has few. */
const MOST_PLANS = 8;

interface Tools {
  readonly statistics: Dsp1Statistics;
  readonly plan: LogMelPlan;
  readonly filters: Map<number, PlannedResample>;
}

/**
 * Opens the embedding with the bytes of `models/dsp1/dsp1-statistics.bin`.
 *
 * @throws AppError `audio/unreadable-model` for other bytes.
 */
export function openBuiltInEmbedding(statisticsFile: Uint8Array): BuiltInEmbedding {
  const statistics = readDsp1Statistics(statisticsFile);
  if (statistics.size !== BUILT_IN_MODEL.dim)
    throw new RangeError(`The built-in model has ${BUILT_IN_MODEL.dim} numbers.`);
  const tools: Tools = { statistics, plan: makeLogMelPlan(), filters: new Map() };
  return { embed: (listened, sampleRateHz) => embed(tools, listened, sampleRateHz) };
}

function embed(tools: Tools, listened: Float32Array, sampleRateHz: number): EmbeddingOutcome {
  const excerpt = takeExcerpt(listened, sampleRateHz);
  if (excerpt === undefined)
    return { ok: false, failure: { code: 'audio/silent', message: 'The sound is all zero.' } };
  const filter = filterFrom(tools.filters, sampleRateHz);
  if (!filter.ok) return filter;
  const pcm = resample(filter.plan, excerpt);
  const checked = checkPcm(pcm);
  if (!checked.ok) return checked;
  for (let n = 0; n < pcm.length; n++) pcm[n] = (pcm[n] as number) / checked.peak;
  const descriptors = describeSound(pcm, measureLogMel(tools.plan, pcm));
  return { ok: true, vector: toDsp1Vector(tools.statistics, descriptors) };
}

function filterFrom(filters: Map<number, PlannedResample>, sampleRateHz: number): PlannedResample {
  const kept = filters.get(sampleRateHz);
  if (kept !== undefined) return kept;
  if (filters.size >= MOST_PLANS) filters.clear();
  const planned = planResample(sampleRateHz, FINGERPRINT_RATE_HZ, TAPS);
  filters.set(sampleRateHz, planned);
  return planned;
}
