import { expect, it } from 'vitest';
import { foldText, toSortKey } from './search-text.ts';

it.each([
  ['Café', 'cafe'],
  ['Cafe\u0301', 'cafe'],
  ['STRASSE', 'strasse'],
  ['Straße', 'strasse'],
  ['ΣΊΓΜΑΣ', 'σιγμασ'],
  ['ﬁll', 'fill'],
  ['100%_wet', '100%_wet'],
])('folds %s to %s', (text, folded) => expect(foldText(text)).toBe(folded));

it('orders names as a person would', () => {
  const names = [
    'Kick 10',
    'kick 9',
    'Kick',
    'kick 010b',
    'Ärger',
    'snare',
    'azur',
    '2 bars',
    '11',
  ];
  const ordered = names.toSorted((a, b) => (toSortKey(a) < toSortKey(b) ? -1 : 1));
  expect(ordered).toEqual([
    '2 bars',
    '11',
    'Ärger',
    'azur',
    'Kick',
    'kick 9',
    'Kick 10',
    'kick 010b',
    'snare',
  ]);
});
