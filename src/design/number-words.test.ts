import { describe, expect, it } from 'vitest';
import {
  channelFact,
  clockTime,
  countWords,
  dayWords,
  lengthCell,
  lengthFact,
  levelCell,
  loudnessFact,
  placeWords,
  rateFact,
  topShareWords,
  volumeWords,
} from './number-words.ts';

describe('lengths', () => {
  it.each([
    [0.22, '0.22'],
    [9.994, '9.99'],
    [9.996, '10.0'],
    [12.34, '12.3'],
    [59.96, '1:00'],
    [64, '1:04'],
    [3729, '1:02:09'],
  ])('puts %d s into a column as %s', (seconds, cell) => {
    expect(lengthCell(seconds)).toBe(cell);
  });

  it.each([
    [0.22, '0.220 s'],
    [12.34, '12.3 s'],
    [64, '1:04'],
  ])('gives %d s as the fact %s', (seconds, fact) => {
    expect(lengthFact(seconds)).toBe(fact);
  });

  it.each([
    [0, '0:00.000'],
    [0.092, '0:00.092'],
    [2.36, '0:02.360'],
    [59.9999, '0:59.999'],
    [3600, '1:00:00.000'],
    [-1, '0:00.000'],
  ])('shows %d s on the clock as %s', (seconds, time) => {
    expect(clockTime(seconds)).toBe(time);
  });

  it('says a place in words', () => {
    expect(placeWords(0.092, 0.22)).toBe('0.092 seconds of 0.220');
  });
});

describe('levels and rates', () => {
  it('has a true minus and no minus at zero', () => {
    expect(levelCell(-4.31)).toBe('\u22124.3');
    expect(levelCell(-0.01)).toBe('0.0');
    expect(loudnessFact(-12)).toBe('\u221212.0 LUFS');
    expect(volumeWords(-3)).toBe('\u22123 dB');
    expect(volumeWords(-0.04)).toBe('0 dB');
  });

  it('gives rates in kilohertz and channels in words', () => {
    expect([rateFact(44_100), rateFact(48_000), rateFact(11_025)]).toEqual([
      '44.1 kHz',
      '48 kHz',
      '11.025 kHz',
    ]);
    expect([1, 2, 6].map(channelFact)).toEqual(['mono', 'stereo', '6 channels']);
  });
});

describe('topShareWords', () => {
  it.each([
    [0, 'top 0.1 %'],
    [0.0004, 'top 0.1 %'],
    [0.004, 'top 0.4 %'],
    [0.0041, 'top 0.5 %'],
    [0.00995, 'top 1 %'],
    [0.01, 'top 1 %'],
    [0.011, 'top 2 %'],
    [1, 'top 100 %'],
  ])('never promises more than the share %d', (share, words) => {
    expect(topShareWords(share)).toBe(words);
  });
});

describe('counts and days', () => {
  it('sets thousands apart and minds the singular', () => {
    expect(countWords(1, 'sound')).toBe('1 sound');
    expect(countWords(1140, 'sound')).toBe('1,140 sounds');
    expect(countWords(1_000_000, 'sound')).toBe('1,000,000 sounds');
  });

  it('leaves this year out of a day', () => {
    const now = new Date(2026, 6, 1).getTime();
    expect(dayWords(new Date(2026, 4, 3, 12).getTime(), now)).toBe('May 3');
    expect(dayWords(new Date(2023, 4, 3, 12).getTime(), now)).toBe('May 3, 2023');
  });
});
