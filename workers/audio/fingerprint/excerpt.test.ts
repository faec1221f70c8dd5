import { describe, expect, test } from 'vitest';
import { countListened, takeExcerpt } from './excerpt.ts';

/** Frames at 100 Hz, so that a second is easy to count. */
const RATE_HZ = 100;

function framesOf(...parts: readonly (readonly [value: number, frames: number])[]): Float32Array {
  return Float32Array.from(
    parts.flatMap(([value, frames]) => Array.from({ length: frames }, () => value)),
  );
}

describe('the excerpt', () => {
  test('leaves out what is 50 dB below the peak at both ends', () => {
    const sound = framesOf([0.0015, 50], [0.5, 3], [0.0017, 2], [0.0015, 40]);
    expect(takeExcerpt(sound, RATE_HZ)).toEqual(framesOf([0.5, 3], [0.0017, 2]));
  });

  test('is ten seconds at most, from the first sound on', () => {
    const sound = framesOf([0, 300], [0.5, 2000]);
    expect(takeExcerpt(sound, RATE_HZ)).toEqual(framesOf([0.5, 1000]));
  });

  test('ends before a silence that lies at the end of the ten seconds', () => {
    const sound = framesOf([0.5, 600], [0, 500], [0.5, 10]);
    expect(takeExcerpt(sound, RATE_HZ)).toHaveLength(600);
  });

  test('measures silence by the peak of all that was heard', () => {
    const sound = framesOf([0.002, 100], [1, 10]);
    expect(takeExcerpt(sound, RATE_HZ)).toHaveLength(10);
  });

  test('is a view of the sound', () => {
    const sound = framesOf([0, 5], [1, 5]);
    expect(takeExcerpt(sound, RATE_HZ)?.buffer).toBe(sound.buffer);
  });

  test('of silence and of nothing is none', () => {
    expect(takeExcerpt(new Float32Array(10), RATE_HZ)).toBeUndefined();
    expect(takeExcerpt(new Float32Array(0), RATE_HZ)).toBeUndefined();
  });

  test('is looked for in a minute, or in 2^24 frames', () => {
    expect(countListened(44_100)).toBe(2_646_000);
    expect(countListened(3_072_000)).toBe(2 ** 24);
  });
});
