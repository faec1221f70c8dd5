/** Reads from a FLAC header what the decoder does not tell. */
import { startsWith } from '../../read/byte-fields.ts';

/** Where STREAMINFO begins: behind the magic and the block's own header. */
const STREAM_INFO_AT = 8;

/**
 * Bits of a value by STREAMINFO (RFC 9639 §8.2); `header` begins with `fLaC`. Undefined for anything
 * else.
 */
export function flacBitDepth(header: Uint8Array): number | undefined {
  if (!startsWith(header, 0, 'fLaC') || header.length < STREAM_INFO_AT + 18) return undefined;
  const high = header[STREAM_INFO_AT + 12] ?? 0;
  const low = header[STREAM_INFO_AT + 13] ?? 0;
  return (((high & 1) << 4) | (low >> 4)) + 1;
}
