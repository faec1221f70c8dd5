/** Joins decoded blocks into pieces and cuts off what the encoder added. */
import { PIECE_FRAMES } from '../sound-reader.ts';
import type { SoundPiece } from '../sound-reader.ts';
import type { Trim } from './trims.ts';
import type { DecodedBlock } from './webcodecs.ts';

interface Join {
  readonly channelCount: number;
  pending: SoundPiece[];
  pendingFrames: number;
  /** Frames seen so far, before any cut. */
  seen: number;
}

/**
 * Gives the blocks as pieces of {@link PIECE_FRAMES} or a block more, the last one shorter. `trim` is
 * asked for each block, as the end may be known late; it must be known before the block that it
 * cuts. A block with fewer channels than the first repeats its first channel.
 */
export async function* joinBlocks(
  blocks: AsyncIterable<DecodedBlock>,
  channelCount: number,
  trim: () => Trim,
): AsyncGenerator<SoundPiece> {
  const join: Join = { channelCount, pending: [], pendingFrames: 0, seen: 0 };
  for await (const block of blocks) {
    addBlock(join, block, trim());
    if (join.pendingFrames >= PIECE_FRAMES) yield takePiece(join);
  }
  if (join.pendingFrames > 0) yield takePiece(join);
}

function addBlock(join: Join, { channels }: DecodedBlock, trim: Trim): void {
  const frames = channels[0]?.length ?? 0;
  const end = trim.skipFrames + (trim.keepFrames ?? Infinity);
  const from = Math.max(0, trim.skipFrames - join.seen);
  const to = Math.min(frames, end - join.seen);
  join.seen += frames;
  if (to <= from) return;
  const kept = channels.map((pcm) => pcm.subarray(from, to));
  join.pending.push(kept);
  join.pendingFrames += to - from;
}

function takePiece(join: Join): SoundPiece {
  const piece = Array.from({ length: join.channelCount }, (_, channel) => {
    const joined = new Float32Array(join.pendingFrames);
    let at = 0;
    for (const block of join.pending) {
      const pcm = block[channel] ?? block[0] ?? new Float32Array(0);
      joined.set(pcm, at);
      at += pcm.length;
    }
    return joined;
  });
  join.pending = [];
  join.pendingFrames = 0;
  return piece;
}
