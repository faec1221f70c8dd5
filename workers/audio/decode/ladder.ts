/** The decode ladder: which decoder gets a file, told by content, and what comes next when it fails. */
import type { BorrowedDecoder } from '../../protocol/audio-api.ts';
import type { AppFailure } from '../../protocol/failure.ts';
import type { ByteSource } from '../read/byte-source.ts';
import { toFailure } from '../read/read-failure.ts';
import { sniff } from '../read/sniff.ts';
import type { Container, Sniffed } from '../read/sniff.ts';
import { isAiffContainer } from './aiff/read-aiff-header.ts';
import { openBorrowedSound } from './borrowed-sound.ts';
import { openPacketSound } from './compressed/packet-sound.ts';
import { isPacketContainer } from './compressed/packets.ts';
import type { DecoderShelf } from './compressed/webcodecs.ts';
import { openOwnSound } from './own-sound.ts';
import type { OpenedSound } from './sound-reader.ts';
import { isWavContainer } from './wav/read-wav-header.ts';

/** One decoder: opens a file of a container it knows, or says why not. May reject. */
export type Rung = (source: ByteSource, sniffed: Sniffed) => Promise<OpenedSound>;

/** The three decoders, best first. */
export interface Rungs {
  /** Our own parsers: WAV and AIFF families, exact to the bit. */
  readonly own: Rung;
  /** Packets and `AudioDecoder`: FLAC, MP3, Ogg, MP4, WebM, ADTS. */
  readonly packets: Rung;
  /** The window's decoder: whatever else the browser knows. */
  readonly borrowed: Rung;
}

/** Opens any file as a sound, or says why it is none. Never rejects. */
export type Ladder = (source: ByteSource) => Promise<OpenedSound>;

/** What is no sound, by content, and gets no decoder. */
const NO_SOUND: Partial<Record<Container, AppFailure>> = {
  empty: { code: 'decode/empty', message: 'the file is empty' },
  text: { code: 'decode/not-audio', message: 'the file holds text' },
  'apple-double': { code: 'decode/not-audio', message: 'the file holds attributes of another' },
};

/** Shortest file that can hold a header. */
const SHORTEST_BYTES = 12;

/** The rungs as they are in a browser. */
export function makeRungs(shelf: DecoderShelf, lent: BorrowedDecoder): Rungs {
  return {
    own: openOwnSound,
    packets: (source, sniffed) => openPacketSound(shelf, source, sniffed),
    borrowed: (source, sniffed) => openBorrowedSound(lent, source, sniffed),
  };
}

/**
 * Makes a ladder. The order, by content alone:
 *
 * 1. Nothing, text, AppleDouble: no decoder, `decode/empty` or `decode/not-audio`. Below 12 bytes:
 *    `decode/too-short`.
 * 2. WAV and AIFF families: own parsers. Their `decode/unsupported-codec` (MP3 in a WAV file, GSM)
 *    goes on to the lent decoder; a header that they refuse stays refused.
 * 3. FLAC, MP3, Ogg, MP4, WebM, ADTS: packets; whatever fails there goes on to the lent decoder.
 * 4. CAF and what is not known: the lent decoder.
 *
 * Where the lent decoder fails too, the first reason counts; `decode/not-audio` for what no one knows.
 */
export function makeLadder(rungs: Rungs): Ladder {
  return async (source) => {
    try {
      return await climb(rungs, source, await sniff(source));
    } catch (thrown) {
      return { ok: false, failure: toFailure(thrown) };
    }
  };
}

async function climb(rungs: Rungs, source: ByteSource, sniffed: Sniffed): Promise<OpenedSound> {
  const { container } = sniffed;
  const noSound = NO_SOUND[container];
  if (noSound !== undefined) return { ok: false, failure: noSound };
  if (source.size < SHORTEST_BYTES)
    return refuse({ code: 'decode/too-short', message: 'too short for a sound' });
  if (isWavContainer(container) || isAiffContainer(container)) {
    const own = await rungs.own(source, sniffed);
    if (own.ok || own.failure.code !== 'decode/unsupported-codec') return own;
    return borrow(rungs, source, sniffed, own.failure);
  }
  if (!isPacketContainer(container)) return borrow(rungs, source, sniffed, unknown(container));
  const packets = await rungs.packets(source, sniffed);
  return packets.ok ? packets : borrow(rungs, source, sniffed, packets.failure);
}

function refuse(failure: AppFailure): OpenedSound {
  return { ok: false, failure };
}

function unknown(container: Container): AppFailure {
  if (container === 'unknown')
    return { code: 'decode/not-audio', message: 'no known sound format' };
  const message = 'no decoder for this format';
  return { code: 'decode/unsupported-codec', message, details: { container } };
}

/** The last rung; its own reason counts only where it says more than "no decoder". */
async function borrow(
  { borrowed }: Rungs,
  source: ByteSource,
  sniffed: Sniffed,
  reason: AppFailure,
): Promise<OpenedSound> {
  if (reason.code.startsWith('source/')) return refuse(reason);
  const last = await borrowed(source, sniffed);
  return last.ok || last.failure.code !== 'decode/unsupported-codec' ? last : refuse(reason);
}
