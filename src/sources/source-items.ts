/** Lays the sources and their open folders out as the flat rows of the rail's tree. */
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { FolderRow } from '../../workers/protocol/sources.ts';
import type { ListScope } from '../samples/sample-list-model.ts';
import type { SourceView } from './sources-model.ts';

/** One row of the tree. */
export type SourceItem =
  | { readonly kind: 'all'; readonly key: 'all' }
  | { readonly kind: 'source'; readonly key: string; readonly view: SourceView }
  | {
      readonly kind: 'folder';
      readonly key: string;
      readonly view: SourceView;
      readonly folder: FolderRow;
    }
  | {
      /** Stands for the folders that are not listed; opens them. */
      readonly kind: 'more';
      readonly key: string;
      readonly view: SourceView;
      readonly hiddenCount: number;
      readonly soundCount: number;
    };

/** From this many folders on, a source shows the first few and a row that opens the rest. */
const MANY_FOLDERS = 12;
const FIRST_FOLDERS = 8;

/** The rows from top to bottom; `wholeSources` list all their folders. */
export function layOutItems(
  views: readonly SourceView[],
  wholeSources: ReadonlySet<SourceId>,
): readonly SourceItem[] {
  return [
    { kind: 'all', key: 'all' },
    ...views.flatMap((view) => sourceItems(view, wholeSources.has(view.row.id))),
  ];
}

/** What the list shows when this row is chosen; undefined for a row that only opens others. */
export function scopeOf(item: SourceItem): ListScope | undefined {
  if (item.kind === 'all') return { kind: 'all' };
  if (item.kind === 'more') return undefined;
  const { id: sourceId, name } = item.view.row;
  if (item.kind === 'source') return { kind: 'source', sourceId, name };
  return { kind: 'folder', sourceId, path: item.folder.path, name: folderName(item.folder.path) };
}

/** Whether the list shows what this row stands for. */
export function isShown(item: SourceItem, scope: ListScope): boolean {
  if (item.kind === 'all') return scope.kind === 'all';
  if (item.kind === 'source') {
    return scope.kind === 'source' && scope.sourceId === item.view.row.id;
  }
  if (item.kind !== 'folder' || scope.kind !== 'folder') return false;
  return scope.sourceId === item.view.row.id && scope.path === item.folder.path;
}

/** The last part of a folder's path. */
export function folderName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Why a source cannot be called this, in words; undefined where it can. Names are told apart
 * without case, because two that differ in case alone read as one.
 */
export function nameTrouble(
  name: string,
  item: SourceItem,
  views: readonly SourceView[],
): string | undefined {
  if (item.kind !== 'source') return undefined;
  const wanted = name.trim();
  if (wanted === '') return 'A source needs a name.';
  const taken = views.some(
    ({ row }) => row.id !== item.view.row.id && row.name.toLowerCase() === wanted.toLowerCase(),
  );
  return taken ? 'Another source has this name.' : undefined;
}

function sourceItems(view: SourceView, isWhole: boolean): SourceItem[] {
  const key = `source ${view.row.id}`;
  if (!view.isExpanded) return [{ kind: 'source', key, view }];
  const isCut = !isWhole && view.folders.length >= MANY_FOLDERS;
  const listed = isCut ? view.folders.slice(0, FIRST_FOLDERS) : view.folders;
  const hidden = view.folders.slice(listed.length);
  return [
    { kind: 'source', key, view },
    ...listed.map((folder): SourceItem => ({
      kind: 'folder',
      key: `${key} ${folder.path}`,
      view,
      folder,
    })),
    ...(hidden.length === 0 ? [] : [moreItem(key, view, hidden)]),
  ];
}

function moreItem(key: string, view: SourceView, hidden: readonly FolderRow[]): SourceItem {
  const soundCount = hidden.reduce((sum, folder) => sum + folder.soundCount, 0);
  return { kind: 'more', key: `${key} more`, view, hiddenCount: hidden.length, soundCount };
}
