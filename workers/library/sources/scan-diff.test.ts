import { expect, it } from 'vitest';
import { FolderDiff, isWithin } from './scan-diff.ts';
import type { KnownPlace } from './scan-diff.ts';

function place(locationId: number, isMissing = false): KnownPlace {
  return { locationId, byteCount: 100, modifiedMs: 5, isMissing };
}

it.each([
  ['same', false, 100, 5],
  ['returned', true, 100, 5],
  ['touched', false, 100, 6],
  ['touched', true, 100, 4],
  ['changed', false, 101, 5],
  ['changed', true, 99, 7],
])('calls a file %s', (kind, isMissing, byteCount, modifiedMs) => {
  const known = place(1, isMissing);
  const diff = new FolderDiff(new Map([['kick.wav', known]]));
  expect(diff.find('kick.wav', { byteCount, modifiedMs })).toEqual({ kind, place: known });
});

it('calls a name that it does not know added, and takes it once', () => {
  const diff = new FolderDiff(new Map());
  expect(diff.find('kick.wav', { byteCount: 1, modifiedMs: 1 })).toEqual({ kind: 'added' });
  expect(diff.find('kick.wav', { byteCount: 1, modifiedMs: 1 })).toBeUndefined();
});

it('gives what was not found, without spared and long missing places', () => {
  const known = new Map([
    ['gone.wav', place(1)],
    ['missing.wav', place(2, true)],
    ['spared.wav', place(3)],
    ['found.wav', place(4)],
  ]);
  const diff = new FolderDiff(known);
  diff.spare('spared.wav');
  diff.find('found.wav', { byteCount: 100, modifiedMs: 5 });
  expect(diff.gone()).toEqual([1]);
});

it('tells whether a folder lies in another', () => {
  expect(isWithin('drums/kicks/deep', new Set(['drums/kicks']))).toBe(true);
  expect(isWithin('drums', new Set(['drums']))).toBe(true);
  expect(isWithin('drums 2', new Set(['drums']))).toBe(false);
  expect(isWithin('a/b', new Set())).toBe(false);
});
