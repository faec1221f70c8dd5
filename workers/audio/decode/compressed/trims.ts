/** Says what encoders have added before and behind a sound, so that it can be cut off. */
import { startsWith } from '../../read/byte-fields.ts';

/** Frames to cut from what the decoder gives. */
export interface Trim {
  /** Frames to drop at the start. */
  readonly skipFrames: number;
  /** Frames to keep after that; undefined for all. */
  readonly keepFrames: number | undefined;
}

/** Frames that every MP3 decoder is late: 528 of the filter bank and one more (LAME tag specification). */
const MP3_DECODER_DELAY = 529;
const HAS_FRAMES = 1;
const HAS_BYTES = 2;
const HAS_TABLE = 4;
const HAS_QUALITY = 8;

/**
 * The trim of an MP3 file by the tag that LAME and its followers write into an empty first frame;
 * `frame` holds the bytes from that frame's header on, at least 200 of them. Undefined without a tag
 * that names delay and padding: nothing can be cut then.
 *
 * Layout: Xing's `Xing`/`Info`, flags, then as the flags say frames, bytes, table of 100, quality;
 * then LAME's 9 characters of name, and 21 bytes behind the name's start 12 bits of delay and 12 of
 * padding. Length = frames x 1,152 (576 below MPEG-1) - delay - padding.
 */
export function mp3Trim(frame: Uint8Array): Trim | undefined {
  const tag = findInfoTag(frame);
  if (tag === undefined) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const flags = view.getUint32(tag + 4);
  const name =
    tag +
    8 +
    (flags & HAS_FRAMES ? 4 : 0) +
    (flags & HAS_BYTES ? 4 : 0) +
    (flags & HAS_TABLE ? 100 : 0) +
    (flags & HAS_QUALITY ? 4 : 0);
  if (name + 24 > frame.length || !isKnownEncoder(frame, name)) return undefined;
  const packed = view.getUint32(name + 20) & 0xff_ffff;
  const delay = packed >> 12;
  const padding = packed & 0xfff;
  const frames = flags & HAS_FRAMES ? view.getUint32(tag + 8) : 0;
  const length = frames * framesPerPacket(frame) - delay - padding;
  return {
    skipFrames: delay + MP3_DECODER_DELAY,
    keepFrames: length > 0 ? length : undefined,
  };
}

/**
 * The trim of a track whose packets carry their time: everything before 0 was added by the encoder
 * (an edit list in MP4), everything behind the end of the last packet too (a shortened last packet
 * in MP4, the last granule position in Ogg).
 */
export function timedTrim(
  firstSeconds: number,
  endSeconds: number | undefined,
  sampleRateHz: number,
): Trim {
  const skipFrames = Math.max(0, Math.round(-firstSeconds * sampleRateHz));
  if (endSeconds === undefined) return { skipFrames, keepFrames: undefined };
  const start = Math.max(0, firstSeconds);
  return { skipFrames, keepFrames: Math.max(0, Math.round((endSeconds - start) * sampleRateHz)) };
}

/** Place of `Xing` or `Info` behind header and side information (ISO/IEC 11172-3 §2.4.1.7). */
function findInfoTag(frame: Uint8Array): number | undefined {
  const isFirst = isMpeg1(frame);
  const isMono = ((frame[3] ?? 0) & 0xc0) === 0xc0;
  const sideBytes = isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  const at = 4 + sideBytes;
  if (frame.length < at + 8) return undefined;
  return startsWith(frame, at, 'Xing') || startsWith(frame, at, 'Info') ? at : undefined;
}

function isKnownEncoder(frame: Uint8Array, at: number): boolean {
  return ['LAME', 'Lavf', 'Lavc', 'GOGO'].some((name) => startsWith(frame, at, name));
}

function framesPerPacket(frame: Uint8Array): number {
  return isMpeg1(frame) ? 1152 : 576;
}

function isMpeg1(frame: Uint8Array): boolean {
  return (((frame[1] ?? 0) >> 3) & 3) === 3;
}
