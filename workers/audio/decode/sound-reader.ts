/** What every rung of the decode ladder gives: a sound that is walked in pieces. */
import type { AppFailure } from '../../protocol/failure.ts';
import type { Container } from '../read/sniff.ts';

/**
 * Frames of a piece: six seconds at 44.1 kHz. Most one-shots and loops are one piece, and of an hour
 * never more than a few megabytes are held.
 */
export const PIECE_FRAMES: number = 2 ** 18;

/** What is known of a sound before it is decoded. */
export interface SoundFormat {
  readonly container: Container;
  /** Such as `pcm-s16`, `flac`, `mp3`, `aac`, `opus`, `vorbis`; the container's name where none is known. */
  readonly codec: string;
  /** Bits of a value; undefined for lossy codecs, which have none. */
  readonly bitDepth: number | undefined;
  /** A whole number; the few AIFF files with a broken rate are rounded. */
  readonly sampleRateHz: number;
  readonly channelCount: number;
  /** Exact length where it is known before decoding, as it is for pcm. */
  readonly frameCount: number | undefined;
}

/** A stretch of sound: one array a channel, all of one length above 0; the taker owns them. */
export type SoundPiece = readonly Float32Array[];

/** A sound that is open. Close it, whether or not it was walked. */
export interface SoundReader {
  readonly format: SoundFormat;
  /**
   * All pieces in order, each {@link PIECE_FRAMES} long or one packet more, the last one shorter; to be
   * walked once. Rejects with `AppError` where the file cannot be read any more; trouble that leaves a
   * sound ends the walk and becomes damage.
   */
  pieces(): AsyncIterable<SoundPiece>;
  /** What is wrong with the file that playing survives; complete after the walk. */
  damage(): string | undefined;
  /** Gives the decoder back; ends a walk that is under way. May be called twice. */
  close(): void;
}

/** An open sound, or why there is none. */
export type OpenedSound =
  | { readonly ok: true; readonly sound: SoundReader }
  | { readonly ok: false; readonly failure: AppFailure };
