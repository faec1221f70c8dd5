import { array, assert, asyncProperty, integer, option } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PIECE_FRAMES } from '../sound-reader.ts';
import { joinBlocks } from './join-blocks.ts';
import type { Trim } from './trims.ts';
import type { DecodedBlock } from './webcodecs.ts';

/** Blocks of these lengths whose frames count up from 0; right is the negative of left. */
async function* countingBlocks(lengths: readonly number[]): AsyncGenerator<DecodedBlock> {
  let next = 0;
  for (const length of lengths) {
    const start = next;
    const left = Float32Array.from({ length }, (_, n) => start + n);
    next += length;
    yield { sampleRateHz: 44_100, channels: [left, left.map((x) => -x)] };
  }
}

async function leftOf(lengths: readonly number[], trim: Trim): Promise<number[]> {
  const frames: number[] = [];
  for await (const [left] of joinBlocks(countingBlocks(lengths), 2, () => trim)) {
    frames.push(...(left ?? []));
  }
  return frames;
}

describe('joined blocks', () => {
  test('are the frames between the cuts, wherever these fall', async () => {
    const lengths = array(integer({ min: 1, max: 50 }), { maxLength: 12 });
    const cut = integer({ min: 0, max: 300 });
    await assert(
      asyncProperty(lengths, cut, option(cut), async (blocks, skipFrames, keep) => {
        const total = blocks.reduce((sum, length) => sum + length, 0);
        const keepFrames = keep ?? undefined;
        const all = Array.from({ length: total }, (_, n) => n);
        const end = skipFrames + (keepFrames ?? total);
        expect(await leftOf(blocks, { skipFrames, keepFrames })).toEqual(
          all.slice(skipFrames, end),
        );
      }),
    );
  });

  test('take an end that is known only before the last block', async () => {
    let asked = 0;
    const frames: number[] = [];
    const trim = (): Trim => ({ skipFrames: 0, keepFrames: ++asked < 3 ? undefined : 25 });
    for await (const [left] of joinBlocks(countingBlocks([10, 10, 10]), 2, trim)) {
      frames.push(...(left ?? []));
    }
    expect(frames).toHaveLength(25);
  });

  test('come in pieces of bounded length', async () => {
    const lengths = Array.from({ length: 600 }, () => 1152);
    const pieces: number[] = [];
    const trim = (): Trim => ({ skipFrames: 0, keepFrames: undefined });
    for await (const [left] of joinBlocks(countingBlocks(lengths), 2, trim)) {
      pieces.push(left?.length ?? 0);
    }
    expect(pieces).toHaveLength(3);
    expect(Math.max(...pieces)).toBeLessThan(PIECE_FRAMES + 1152);
    expect(pieces.reduce((sum, frames) => sum + frames, 0)).toBe(600 * 1152);
  });

  test('repeat the first channel where a block has fewer', async () => {
    async function* turnsMono(): AsyncGenerator<DecodedBlock> {
      yield* countingBlocks([2]);
      yield { sampleRateHz: 44_100, channels: [Float32Array.of(7)] };
    }
    const trim = (): Trim => ({ skipFrames: 0, keepFrames: undefined });
    const pieces = [];
    for await (const piece of joinBlocks(turnsMono(), 2, trim)) pieces.push(piece);
    expect(pieces).toEqual([[Float32Array.of(0, 1, 7), Float32Array.of(-0, -1, 7)]]);
  });
});
