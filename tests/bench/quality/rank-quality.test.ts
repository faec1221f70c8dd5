import { expect, it } from 'vitest';
import { measureRankQuality } from './rank-quality.ts';

function sounds(angles: Readonly<Record<string, readonly number[]>>) {
  return Object.entries(angles).flatMap(([className, degrees]) =>
    degrees.map((each) => {
      const angle = (each / 180) * Math.PI;
      return { className, vector: Float32Array.of(3 * Math.cos(angle), 3 * Math.sin(angle)) };
    }),
  );
}

it('is 1 where every class stands apart', () => {
  const quality = measureRankQuality(sounds({ kick: [0, 1, 2], hat: [90, 91, 92, 93] }));
  expect(quality).toEqual({ meanAveragePrecision: 1, precisionAt10: 1 });
});

it('weighs hits by their place', () => {
  // kick at 0 hears hat 10, then its own at 20; hat at 10 hears a kick, then its own at 180; and so on.
  const { meanAveragePrecision } = measureRankQuality(sounds({ kick: [0, 21], hat: [10, 180] }));
  expect(meanAveragePrecision).toBeCloseTo((1 / 2 + 1 / 2 + 1 / 3 + 1 / 2) / 4);
});

it('asks of a small class no more than it has', () => {
  const angles = { kick: [0, 1], hat: Array.from({ length: 20 }, (_, i) => 90 + i / 10) };
  expect(measureRankQuality(sounds(angles)).precisionAt10).toBe(1);
});
