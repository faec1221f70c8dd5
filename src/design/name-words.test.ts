import { describe, expect, it } from 'vitest';
import { plainName, splitName } from './name-words.ts';

describe('plainName', () => {
  it.each([
    ['bd_haus.wav', 'bd_haus'],
    ['Kick 12.5 dry.aiff', 'Kick 12.5 dry'],
    ['take 2. the slow one', 'take 2. the slow one'],
    ['noending', 'noending'],
    ['.wav', '.wav'],
  ])('shows %s as %s', (file, name) => {
    expect(plainName(file)).toBe(name);
  });
});

describe('splitName', () => {
  it('leaves a short name whole', () => {
    expect(splitName('bd_haus')).toEqual(['bd_haus', '']);
  });

  it('keeps the end of a long name', () => {
    const [head, tail] = splitName('Analog Kick Long Tail Processed 07 Cmin');
    expect(head + tail).toBe('Analog Kick Long Tail Processed 07 Cmin');
    expect(tail).toBe('d 07 Cmin');
  });

  it('never cuts through a letter of two code units', () => {
    const [head, tail] = splitName('🥁'.repeat(30));
    expect(Array.from(head)).toHaveLength(21);
    expect(Array.from(tail)).toHaveLength(9);
  });
});
