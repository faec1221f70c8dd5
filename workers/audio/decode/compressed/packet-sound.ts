/** The second rung: packets by mediabunny, decoded by `AudioDecoder`, trimmed by us. */
import { AppError } from '../../../protocol/failure.ts';
import type { AppFailure } from '../../../protocol/failure.ts';
import type { ByteSource } from '../../read/byte-source.ts';
import { mpegFrameBytes } from '../../read/mpeg-frame.ts';
import { toFailure } from '../../read/read-failure.ts';
import type { Sniffed } from '../../read/sniff.ts';
import { repairPieces } from '../repair-piece.ts';
import type { OpenedSound, SoundFormat, SoundPiece, SoundReader } from '../sound-reader.ts';
import { flacBitDepth } from './flac-depth.ts';
import { joinBlocks } from './join-blocks.ts';
import { openPackets } from './packets.ts';
import type { PacketTrack, SoundPacket } from './packets.ts';
import { mp3Trim, timedTrim } from './trims.ts';
import type { Trim } from './trims.ts';
import type { DecodedBlock, DecoderShelf, PacketDecoder } from './webcodecs.ts';

/** Bytes in which the first MP3 frame and its tag are looked for. */
const MP3_HEAD_BYTES = 4096;

/** One track on its way through a decoder. */
interface Walk {
  readonly track: PacketTrack;
  readonly decoder: PacketDecoder;
  readonly mp3: Trim | undefined;
  startSeconds: number | undefined;
  /** End of the last packet; known when there is none behind it. */
  endSeconds: number | undefined;
  damage: string | undefined;
  isFinished: boolean;
  isClosed: boolean;
}

/**
 * Opens a compressed file and decodes its first piece. Fails with `decode/unsupported-codec` where
 * the browser has no decoder for it, `decode/broken` where nothing can be decoded, `decode/no-audio`
 * where nothing is left. Rejects where the source cannot be read.
 */
export async function openPacketSound(
  shelf: DecoderShelf,
  source: ByteSource,
  sniffed: Sniffed,
): Promise<OpenedSound> {
  if (typeof AudioDecoder === 'undefined')
    return refuse('decode/unsupported-codec', 'this browser has no AudioDecoder');
  const mp3 = sniffed.container === 'mp3' ? await readMp3Trim(source, sniffed.start) : undefined;
  try {
    const track = await openPackets(source, sniffed);
    if (track === undefined) return refuse('decode/unsupported-codec', 'no track of a known codec');
    return await openTrack(track, shelf, sniffed, mp3);
  } catch (thrown) {
    return { ok: false, failure: brokenUnlessNamed(thrown) };
  }
}

function refuse(code: AppFailure['code'], message: string): OpenedSound {
  return { ok: false, failure: { code, message } };
}

/** Whatever a foreign demuxer throws speaks of the file; only our own failures keep their code. */
function brokenUnlessNamed(thrown: unknown): AppFailure {
  if (thrown instanceof AppError) return toFailure(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'decode/broken', message };
}

async function readMp3Trim(source: ByteSource, start: number): Promise<Trim | undefined> {
  const head = await source.read(start, MP3_HEAD_BYTES);
  const first = head.findIndex((byte, at) => byte === 0xff && mpegFrameBytes(head, at) > 0);
  return first < 0 ? undefined : mp3Trim(head.subarray(first));
}

async function openTrack(
  track: PacketTrack,
  shelf: DecoderShelf,
  sniffed: Sniffed,
  mp3: Trim | undefined,
): Promise<OpenedSound> {
  const decoder = shelf.take();
  const walk: Walk = { track, decoder, mp3, ...FRESH };
  const close = (): void => closeWalk(walk, shelf);
  try {
    decoder.start(track.config);
    const blocks = decodeBlocks(walk);
    const first = await blocks.next();
    if (first.done === true) {
      close();
      return refuse(walk.damage === undefined ? 'decode/no-audio' : 'decode/broken', 'no frames');
    }
    const format = formatOf(track, sniffed, first.value);
    return { ok: true, sound: readerOf(walk, format, withFirst(first.value, blocks), close) };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

const FRESH = {
  startSeconds: undefined,
  endSeconds: undefined,
  damage: undefined,
  isFinished: false,
  isClosed: false,
};

function closeWalk(walk: Walk, shelf: DecoderShelf): void {
  if (walk.isClosed) return;
  walk.isClosed = true;
  walk.track.close();
  if (walk.isFinished) shelf.giveBack(walk.decoder);
  else walk.decoder.close();
}

/** The first block tells the true rate and channel count: SBR and PS double what the header says. */
function formatOf(track: PacketTrack, { container }: Sniffed, block: DecodedBlock): SoundFormat {
  const { codec, config } = track;
  return {
    container,
    codec,
    bitDepth: codec === 'flac' ? flacBitDepth(bytesOf(config.description)) : undefined,
    sampleRateHz: block.sampleRateHz,
    channelCount: block.channels.length,
    frameCount: undefined,
  };
}

function bytesOf(description: AllowSharedBufferSource | undefined): Uint8Array {
  if (description === undefined) return new Uint8Array(0);
  if (!ArrayBuffer.isView(description)) return new Uint8Array(description);
  return new Uint8Array(description.buffer, description.byteOffset, description.byteLength);
}

function readerOf(
  walk: Walk,
  format: SoundFormat,
  blocks: AsyncIterable<DecodedBlock>,
  close: () => void,
): SoundReader {
  const { sampleRateHz, channelCount } = format;
  const trim = (): Trim =>
    walk.mp3 ?? timedTrim(walk.startSeconds ?? 0, walk.endSeconds, sampleRateHz);
  return {
    format,
    pieces: (): AsyncIterable<SoundPiece> =>
      repairPieces(joinBlocks(blocks, channelCount, trim), () => {
        walk.damage ??= 'not-finite';
      }),
    damage: () => walk.damage,
    close,
  };
}

async function* withFirst(
  first: DecodedBlock,
  rest: AsyncGenerator<DecodedBlock>,
): AsyncGenerator<DecodedBlock> {
  yield first;
  yield* rest;
}

/**
 * Decodes packet after packet. A file or a packet that is broken in the middle ends the walk with
 * what came before; where nothing came before, the walk rejects.
 */
async function* decodeBlocks(walk: Walk): AsyncGenerator<DecodedBlock> {
  let count = 0;
  try {
    for await (const packet of readPackets(walk)) {
      await walk.decoder.push(packet);
      const blocks = walk.decoder.take();
      count += blocks.length;
      yield* blocks;
    }
    await walk.decoder.finish();
    walk.isFinished = true;
  } catch (thrown) {
    const rest = walk.decoder.take();
    if (count + rest.length === 0) throw thrown;
    walk.damage = 'cut-off';
    yield* rest;
    return;
  }
  yield* walk.decoder.take();
}

/**
 * The packets, each only when the next one was seen, so that the end of the sound is known before
 * its last packet is decoded. A file that breaks off gives the packets before the break.
 */
async function* readPackets(walk: Walk): AsyncGenerator<SoundPacket> {
  let held: SoundPacket | undefined;
  try {
    for await (const packet of walk.track.packets()) {
      if (held !== undefined) yield held;
      held = packet;
      walk.startSeconds ??= packet.startSeconds;
    }
  } catch (thrown) {
    if (held === undefined) throw thrown;
    walk.damage = 'cut-off';
  }
  if (held === undefined) return;
  if (walk.damage === undefined) walk.endSeconds = held.startSeconds + held.durationSeconds;
  yield held;
}
