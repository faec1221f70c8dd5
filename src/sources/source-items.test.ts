/** How sources become rows, scopes and names. */
import { describe, expect, it } from 'vitest';
import { toSourceId } from '../../workers/protocol/ids.ts';
import { sizeWords } from './other-files.ts';
import { forgetQuestion } from './source-acts.ts';
import { isShown, layOutItems, nameTrouble, scopeOf } from './source-items.ts';
import type { SourceItem } from './source-items.ts';
import type { SourceView } from './sources-model.ts';

function source(id: number, name: string, folderCount = 0): SourceView {
  const folders = Array.from({ length: folderCount }, (_, at) => ({
    path: `kits/${at}`,
    soundCount: at + 1,
  }));
  return {
    row: {
      id: toSourceId(id),
      name,
      kind: 'folder',
      soundCount: 784,
      missingCount: 0,
      otherCount: 0,
      scannedAtMs: undefined,
    },
    status: 'open',
    isExpanded: folderCount > 0,
    folders,
  };
}

function kinds(items: readonly SourceItem[]): string {
  return items.map(({ kind }) => kind).join(' ');
}

describe('layOutItems', () => {
  it('begins with all sounds and lists open folders below their source', () => {
    const items = layOutItems([source(1, 'Tapes', 2), source(2, 'Drums')], new Set());
    expect(kinds(items)).toBe('all source folder folder source');
  });

  it('holds back the end of a long list, and counts it', () => {
    const items = layOutItems([source(1, 'Tapes', 12)], new Set());
    expect(items).toHaveLength(2 + 8 + 1);
    expect(items.at(-1)).toMatchObject({ kind: 'more', hiddenCount: 4, soundCount: 42 });
    expect(layOutItems([source(1, 'Tapes', 12)], new Set([toSourceId(1)]))).toHaveLength(2 + 12);
  });

  it('never holds back so few that their row would save nothing', () => {
    expect(kinds(layOutItems([source(1, 'Tapes', 11)], new Set()))).not.toContain('more');
  });
});

describe('scopes', () => {
  it('name the last part of a folder and know their row again', () => {
    const items = layOutItems([source(1, 'Tapes', 2)], new Set());
    const folder = items[3];
    if (folder === undefined) throw new Error('no folder');
    const scope = scopeOf(folder);
    expect(scope).toEqual({ kind: 'folder', sourceId: 1, path: 'kits/1', name: '1' });
    expect(items.filter((item) => isShown(item, scope ?? { kind: 'all' }))).toEqual([folder]);
  });
});

describe('nameTrouble', () => {
  const tapes = source(1, 'Tapes');
  const item: SourceItem = { kind: 'source', key: 'source 1', view: tapes };
  const views = [tapes, source(2, 'Drums')];

  it.each([
    ['Cassettes', undefined],
    ['TAPES', undefined],
    ['  ', 'A source needs a name.'],
    [' drums', 'Another source has this name.'],
  ])('of "%s" is %s', (name, trouble) => {
    expect(nameTrouble(name, item, views)).toBe(trouble);
  });
});

describe('words', () => {
  it('say what forgetting loses', () => {
    const one = { ...source(1, 'Tapes'), row: { ...source(1, 'Tapes').row, soundCount: 1 } };
    expect(forgetQuestion(one, () => undefined).text).toBe(
      '1 sound leaves this library, with what you decided about it. The files on disk are not touched.',
    );
  });

  it.each([
    [812, '812 B'],
    [48_300, '48 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [3_400_000, '3.4 MB'],
    [1_200_000_000, '1.2 GB'],
  ])('say %i bytes as %s', (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});
