import { describe, expect, it } from 'vitest';
import { makeRow } from '../../tests/fixtures/sample-rows.ts';
import { lookOf, nameNote, rowLabel, rowName, secondLine, wholeName } from './row-words.ts';

const NOW = new Date(2026, 6, 1).getTime();

describe('lookOf', () => {
  it('puts what a person must know first', () => {
    const since = { missingSinceMs: NOW };
    expect(lookOf(makeRow(1))).toBe('rest');
    expect(lookOf(makeRow(1, { isCompared: false }))).toBe('uncompared');
    expect(lookOf(makeRow(1, { ...since, isCompared: false }))).toBe('missing');
    expect(lookOf(makeRow(1, { state: 'waiting', facts: undefined }))).toBe('waiting');
    expect(lookOf(makeRow(1, { ...since, state: 'failed' }))).toBe('failed');
  });
});

describe('names', () => {
  it('drop the ending, but not where the file failed', () => {
    expect(rowName(makeRow(1, { name: 'bd_haus.wav' }))).toBe('bd_haus');
    expect(rowName(makeRow(1, { name: 'bd_notes.wav', state: 'failed' }))).toBe('bd_notes.wav');
  });

  it('are whole in the tooltip, with the folder', () => {
    expect(wholeName(makeRow(1, { name: 'a.wav', folder: 'drums/kicks' }))).toBe(
      'a.wav\ndrums/kicks',
    );
  });

  it('carry further places, or the day the file went missing', () => {
    expect(nameNote(makeRow(1), NOW)).toBeUndefined();
    expect(nameNote(makeRow(1, { placeCount: 3 }), NOW)).toBe('+2');
    const missing = makeRow(1, { placeCount: 0, missingSinceMs: new Date(2026, 4, 3).getTime() });
    expect(nameNote(missing, NOW)).toBe('missing since May 3');
  });
});

describe('secondLine', () => {
  it('gives length and folder, or what there is of them', () => {
    expect(secondLine(makeRow(1, { durationSeconds: 0.22 }), 'kicks')).toBe('0.22 s · kicks');
    expect(secondLine(makeRow(1, { durationSeconds: 64 }), '')).toBe('1:04');
    expect(secondLine(makeRow(1, { state: 'waiting', facts: undefined }), 'kicks')).toBe('kicks');
  });
});

describe('a spoken row', () => {
  it('begins with the name, then says its state, its length and where it lies', () => {
    expect(rowLabel(makeRow(1, { name: 'kick.wav', durationSeconds: 0.22 }), 'drums')).toBe(
      'kick, 0.22 s · drums',
    );
    const waiting = makeRow(2, { name: 'hat.wav', state: 'waiting', facts: undefined });
    expect(rowLabel(waiting, 'drums')).toBe('hat, Waits to be heard, drums');
  });
});
