/** What an audio thread offers. */
import type { AnalysisOutcome, IdentityOutcome } from './facts.ts';
import type { AppFailure } from './failure.ts';
import type { JobContext } from './job.ts';
import type { FileRef } from './sources.ts';
import type { Pyramid } from './waveform.ts';

/** The window's `decodeAudioData`, lent to a worker that has none. */
export interface BorrowedDecoder {
  /**
   * Decodes a whole file; `bytes` is moved in, the channels are moved out. Gives undefined where the
   * browser cannot decode it. Resamples to `sampleRateHz`, the file's own rate where it is known.
   */
  decode(bytes: ArrayBuffer, sampleRateHz: number): Promise<BorrowedPcm | undefined>;
}

/** What the window decoded. */
export interface BorrowedPcm {
  readonly sampleRateHz: number;
  readonly channels: readonly Float32Array[];
}

/** A sound to play and to draw; all arrays are moved. */
export interface PcmBlock {
  /** Rate of the channels: the one asked for. */
  readonly sampleRateHz: number;
  /** One or two arrays of one length, full scale 1; more channels are mixed to two. */
  readonly channels: readonly Float32Array[];
  /** One pyramid a channel, built from it. */
  readonly pyramids: readonly Pyramid[];
  readonly durationSeconds: number;
}

/** A sound, or why it cannot be heard. */
export type PcmOutcome =
  | { readonly ok: true; readonly pcm: PcmBlock }
  | { readonly ok: false; readonly failure: AppFailure };

/** Longest sound that `readPcm` gives as a whole; longer ones are played from their file. */
export const LONGEST_PCM_SECONDS = 120;

/** An audio thread: keeps nothing, may be ended at any time. Expected trouble is a value, never a throw. */
export interface AudioApi {
  /** Takes the lent decoder and gets the tools ready. */
  open(lent: BorrowedDecoder): Promise<void>;
  /** Hashes a file's content. */
  identify(ref: FileRef): Promise<IdentityOutcome>;
  /** Reads, decodes, measures and embeds one file. Its arrays are moved. */
  analyze(ref: FileRef, job: JobContext): Promise<AnalysisOutcome>;
  /**
   * Decodes one file to play it at `rateHz`, at most {@link LONGEST_PCM_SECONDS} of it; a longer one
   * fails with `decode/too-long`.
   */
  readPcm(ref: FileRef, rateHz: number, job: JobContext): Promise<PcmOutcome>;
}
