/** The last rung: the window's decoder, lent to this thread, decodes a file as a whole. */
import type { BorrowedDecoder, BorrowedPcm } from '../../protocol/audio-api.ts';
import type { AppFailure } from '../../protocol/failure.ts';
import { moving } from '../../protocol/wire.ts';
import type { ByteSource } from '../read/byte-source.ts';
import type { Sniffed } from '../read/sniff.ts';
import { repairPieces } from './repair-piece.ts';
import { PIECE_FRAMES } from './sound-reader.ts';
import type { OpenedSound, SoundPiece, SoundReader } from './sound-reader.ts';
import { withinPatience } from './time-limit.ts';

/** Largest file that is handed to the window, which decodes it as a whole: 64 MiB. */
export const MAX_BORROWED_BYTES: number = 64 * 1024 * 1024;

/** Asked for where the file's own rate is not known: the rate of most samples. */
const USUAL_RATE_HZ = 44_100;
/** The window decodes one file after another, so a thread may wait for the files of others. */
const WINDOW_PATIENCE_MS = 60_000;

/**
 * Lets the window decode the file; `sampleRateHz` is the file's own rate where an earlier rung has
 * found it out, else the result comes at 44.1 kHz.
 *
 * Fails with `decode/unsupported-codec` where the browser cannot decode it, `decode/too-long` above
 * {@link MAX_BORROWED_BYTES}, `decode/no-audio` for a sound without frames. Rejects with
 * `decode/broken` when the window does not answer, and where the source cannot be read.
 */
export async function openBorrowedSound(
  lent: BorrowedDecoder,
  source: ByteSource,
  { container }: Sniffed,
  sampleRateHz: number = USUAL_RATE_HZ,
): Promise<OpenedSound> {
  if (source.size > MAX_BORROWED_BYTES)
    return refuse('decode/too-long', 'too large to decode whole');
  // A copy, as it is moved and the source may keep its own.
  const bytes = (await source.read(0, source.size)).slice().buffer;
  const pcm = await withinPatience(
    lent.decode(moving(bytes, [bytes]), sampleRateHz),
    WINDOW_PATIENCE_MS,
  );
  if (pcm === undefined) return refuse('decode/unsupported-codec', 'no decoder of the browser');
  const frames = pcm.channels[0]?.length ?? 0;
  if (frames === 0) return refuse('decode/no-audio', 'the sound has no frames');
  return { ok: true, sound: readerOf(pcm, container, frames) };
}

function refuse(code: AppFailure['code'], message: string): OpenedSound {
  return { ok: false, failure: { code, message } };
}

function readerOf(pcm: BorrowedPcm, container: Sniffed['container'], frames: number): SoundReader {
  const { sampleRateHz, channels } = pcm;
  const channelCount = channels.length;
  let damage: string | undefined;
  const format = { container, codec: container, bitDepth: undefined, sampleRateHz, channelCount };
  return {
    format: { ...format, frameCount: frames },
    pieces: () =>
      repairPieces(cut(channels, frames), () => {
        damage = 'not-finite';
      }),
    damage: () => damage,
    close: () => undefined,
  };
}

async function* cut(channels: SoundPiece, frames: number): AsyncGenerator<SoundPiece> {
  for (let at = 0; at < frames; at += PIECE_FRAMES) {
    yield channels.map((pcm) => pcm.subarray(at, Math.min(frames, at + PIECE_FRAMES)));
  }
}
