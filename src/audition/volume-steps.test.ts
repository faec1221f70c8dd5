import { describe, expect, it } from 'vitest';
import { placeOfVolume, stepVolume, volumeAt } from './volume-steps.ts';

describe('volume', () => {
  it('has its ends at the ends of the handle', () => {
    expect(volumeAt(100)).toBe(0);
    expect(volumeAt(0)).toBe(-60);
    expect(placeOfVolume(0)).toBe(100);
    expect(placeOfVolume(-60)).toBe(0);
  });

  it('is 12 dB softer half way', () => {
    expect(volumeAt(50)).toBe(-12);
  });

  it.each([-48, -24, -12.5, -3, -0.5])('comes back to %d dB', (db) => {
    expect(volumeAt(placeOfVolume(db))).toBe(db);
  });

  it('steps inside its bounds', () => {
    expect(stepVolume(-3.5, 1)).toBe(-2);
    expect(stepVolume(0, 1)).toBe(0);
    expect(stepVolume(-60, -1)).toBe(-60);
  });
});
