/** What an analysis finds out about a sound. */
import type { AppFailure } from './failure.ts';

/** Facts that decoding and measuring give. */
export interface SoundFacts {
  readonly durationSeconds: number;
  /** Frames a second of the file itself. */
  readonly sampleRateHz: number;
  readonly channelCount: number;
  /** Frames after encoder delay and padding are cut. */
  readonly frameCount: number;
  /** Bits of one value; undefined for lossy codecs, which have none. */
  readonly bitDepth: number | undefined;
  /** Such as `pcm-s16`, `flac`, `mp3`, `aac`, `opus`, `vorbis`. */
  readonly codec: string;
  /** Container by content, such as `riff`, `aiff`, `ogg`. */
  readonly container: string;
  /** What is wrong with the file that playing survives, such as `cut-off`. */
  readonly damage: string | undefined;
  /** Integrated loudness (ITU-R BS.1770-4); undefined for silence. */
  readonly loudnessLufs: number | undefined;
  /** False where the sound is shorter than one gating block of 400 ms. */
  readonly isLoudnessGated: boolean;
  /** dB below full scale; undefined for silence. */
  readonly samplePeakDb: number | undefined;
  /** dBTP; undefined for silence. */
  readonly truePeakDb: number | undefined;
}

/** A sound that was read, heard and described. */
export interface Analysis {
  /** 32 bytes; see `content-hash.ts` in the audio thread. */
  readonly contentHash: Uint8Array;
  readonly byteCount: number;
  readonly facts: SoundFacts;
  /** 768 bytes; see `waveform.ts`. */
  readonly overview: Int8Array;
  /** Unit vector of the built-in model, or why there is none (`audio/silent`, `audio/not-finite`). */
  readonly embedding:
    | { readonly ok: true; readonly vector: Float32Array }
    | { readonly ok: false; readonly failure: AppFailure };
}

/** An analysis, or the reason to keep; the content is known even then, where it could be read. */
export type AnalysisOutcome =
  | { readonly ok: true; readonly analysis: Analysis }
  | {
      readonly ok: false;
      readonly failure: AppFailure;
      readonly contentHash: Uint8Array | undefined;
    };

/** The content of a file, or why it cannot be read. */
export type IdentityOutcome =
  | { readonly ok: true; readonly contentHash: Uint8Array; readonly byteCount: number }
  | { readonly ok: false; readonly failure: AppFailure };
