import { describe, expect, test } from 'vitest';
import { makeGrowingOverview } from './growing-overview.ts';
import { measureOverview } from './overview.ts';

/** A slow swell with a fast tone in it; two channels of different loudness. */
function swell(frames: number): readonly Float32Array[] {
  const left = Float32Array.from(
    { length: frames },
    (_, n) => (n / frames) * Math.sin((2 * Math.PI * n) / 50),
  );
  return [left, left.map((x) => x / 2)];
}

function overviewInPieces(channels: readonly Float32Array[], pieceFrames: number): Int8Array {
  const meter = makeGrowingOverview();
  const frames = channels[0]?.length ?? 0;
  for (let at = 0; at < frames; at += pieceFrames) {
    meter.push(channels.map((pcm) => pcm.subarray(at, Math.min(frames, at + pieceFrames))));
  }
  return meter.finish();
}

describe('growing overview', () => {
  test('of one piece is exact, however short', () => {
    for (const frames of [1, 100, 255, 257, 44_100]) {
      const sound = swell(frames);
      expect(overviewInPieces(sound, frames)).toEqual(measureOverview(sound));
    }
  });

  test('of many pieces differs by what a column can move', () => {
    for (const frames of [300_000, 1_000_000, 2_345_678]) {
      const sound = swell(frames);
      const grown = overviewInPieces(sound, 65_536);
      const exact = measureOverview(sound);
      const off = Array.from(grown, (byte, i) => Math.abs(byte - (exact[i] ?? 0)));
      expect(Math.max(...off)).toBeLessThanOrEqual(2);
    }
  });

  test('does not depend on how the sound is cut', () => {
    const sound = swell(700_001);
    expect(overviewInPieces(sound, 7_001)).toEqual(overviewInPieces(sound, 100_000));
  });

  test('of nothing is silence', () => {
    expect(makeGrowingOverview().finish()).toEqual(new Int8Array(768));
  });
});
