import { expect, it } from 'vitest';
import { topFolders } from './top-folders.ts';

function shown(...paths: string[]): string[] {
  return topFolders(paths.map((path) => ({ path, soundCount: 1 }))).map(({ path }) => path);
}

it('lists what lies at the top', () => {
  expect(shown('drums', 'drums/kicks', 'pads')).toEqual(['drums', 'pads']);
});

it('looks into a folder that holds all of it', () => {
  expect(shown('pack', 'pack/wav', 'pack/wav/drums', 'pack/wav/pads')).toEqual([
    'pack/wav/drums',
    'pack/wav/pads',
  ]);
});

it('lists a single folder without others in it, and nothing of nothing', () => {
  expect(shown('pack')).toEqual(['pack']);
  expect(shown()).toEqual([]);
});
