/** Walks a sound once and measures all that its pieces tell. */
import type { SoundFacts } from '../../protocol/facts.ts';
import type { JobContext } from '../../protocol/job.ts';
import type { SoundReader } from '../decode/sound-reader.ts';
import { makeGrowingOverview } from '../measure/growing-overview.ts';
import { makeLoudnessMeter } from '../measure/loudness.ts';
import type { Loudness, LoudnessMeter } from '../measure/loudness.ts';
import { makeOverviewMeter } from '../measure/overview.ts';
import type { OverviewMeter } from '../measure/overview.ts';
import { makeMonoListener } from './mono-listener.ts';
import type { MonoListener } from './mono-listener.ts';

/** What one walk finds out. */
export interface MeasuredSound {
  readonly facts: SoundFacts;
  /** 768 bytes, new. */
  readonly overview: Int8Array;
  /** The beginning of the sound, mono, at its own rate; see `mono-listener.ts`. */
  readonly listened: Float32Array;
}

interface Meters {
  readonly loudness: LoudnessMeter;
  readonly overview: OverviewMeter;
  readonly mono: MonoListener;
}

/**
 * Walks a sound in pieces, so that its length does not matter; rejects with `AbortError` between two
 * pieces when the job is aborted, and as the walk itself does. The sound stays open.
 */
export async function measureSound(sound: SoundReader, job: JobContext): Promise<MeasuredSound> {
  const meters = makeMeters(sound);
  let frameCount = 0;
  for await (const piece of sound.pieces()) {
    job.signal.throwIfAborted();
    meters.loudness.push(piece);
    meters.overview.push(piece);
    meters.mono.push(piece);
    frameCount += piece[0]?.length ?? 0;
  }
  const facts = toFacts(sound, frameCount, meters.loudness.finish());
  return { facts, overview: meters.overview.finish(), listened: meters.mono.finish() };
}

function makeMeters({ format }: SoundReader): Meters {
  const { sampleRateHz, channelCount, frameCount } = format;
  return {
    loudness: makeLoudnessMeter(channelCount, sampleRateHz),
    overview: frameCount === undefined ? makeGrowingOverview() : makeOverviewMeter(frameCount),
    mono: makeMonoListener(sampleRateHz),
  };
}

function toFacts(sound: SoundReader, frameCount: number, loudness: Loudness): SoundFacts {
  const { container, codec, bitDepth, sampleRateHz, channelCount } = sound.format;
  return {
    durationSeconds: frameCount / sampleRateHz,
    sampleRateHz,
    channelCount,
    frameCount,
    bitDepth,
    codec,
    container,
    damage: sound.damage(),
    loudnessLufs: finiteOnly(loudness.integratedLufs),
    isLoudnessGated: loudness.isGated,
    samplePeakDb: finiteOnly(loudness.samplePeakDb),
    truePeakDb: finiteOnly(loudness.truePeakDb),
  };
}

function finiteOnly(decibels: number): number | undefined {
  return Number.isFinite(decibels) ? decibels : undefined;
}
