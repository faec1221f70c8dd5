/** The tree of sources and folders: one key stop, walked by arrows. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { SampleList } from '../samples/sample-list-model.ts';
import { placeBelow } from '../design/menu.tsx';
import type { SourceActs } from './source-acts.ts';
import { isShown, nameTrouble } from './source-items.ts';
import type { SourceItem } from './source-items.ts';
import { SourceRow } from './source-row.tsx';
import type { SourceView } from './sources-model.ts';

/** Props of {@link SourceTree}. */
export interface SourceTreeProps {
  readonly items: readonly SourceItem[];
  readonly views: readonly SourceView[];
  readonly list: Pick<SampleList, 'scope' | 'counts'>;
  readonly renamed: SourceId | undefined;
  readonly acts: SourceActs;
}

/** The tree named "Sources". */
export function SourceTree({ items, views, list, renamed, acts }: SourceTreeProps): JSX.Element {
  const tree = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState('all');
  useKeptFocus(tree, items, stop);
  const stopKey = items.some(({ key }) => key === stop) ? stop : 'all';
  return (
    <ul
      ref={tree}
      class="tree"
      role="tree"
      aria-label="Sources"
      onKeyDown={(event) => onTreeKey(event, items, acts)}
    >
      {items.map((item) => (
        <SourceRow
          key={item.key}
          item={item}
          acts={acts}
          isShown={isShown(item, list.scope.value)}
          isStop={item.key === stopKey}
          isRenamed={item.kind === 'source' && item.view.row.id === renamed}
          allCount={list.counts.value?.samples}
          troubleOf={(name) => nameTrouble(name, item, views)}
          onFocus={() => setStop(item.key)}
        />
      ))}
    </ul>
  );
}

/** Gives the focus to the neighbor of a row that was taken away with it. */
function useKeptFocus(
  tree: { readonly current: HTMLElement | null },
  items: readonly SourceItem[],
  stop: string,
): void {
  const before = useRef(items);
  useLayoutEffect(() => {
    const place = before.current.findIndex(({ key }) => key === stop);
    before.current = items;
    const isGone = place >= 0 && !items.some(({ key }) => key === stop);
    if (!isGone || document.activeElement !== document.body) return;
    rowsOf(tree.current)[Math.min(place, items.length - 1)]?.focus();
  }, [items]);
}

function onTreeKey(
  event: TargetedKeyboardEvent<HTMLElement>,
  items: readonly SourceItem[],
  acts: SourceActs,
): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = rowsOf(event.currentTarget);
  const at = rows.findIndex((row) => row.contains(event.target as Node));
  const item = items[at];
  if (item === undefined) return;
  const isAnswered =
    walk(event.key, at, items, rows) ||
    twist(event.key, at, items, { acts, rows }) ||
    (event.target === rows[at] && act(event, item, acts));
  if (isAnswered) event.preventDefault();
}

function walk(
  key: string,
  at: number,
  items: readonly SourceItem[],
  rows: readonly HTMLElement[],
): boolean {
  const places: Readonly<Record<string, number>> = {
    ArrowUp: Math.max(0, at - 1),
    ArrowDown: Math.min(items.length - 1, at + 1),
    Home: 0,
    End: items.length - 1,
  };
  const to = places[key];
  if (to === undefined) return false;
  rows[to]?.focus();
  return true;
}

/** Left closes or goes to the parent, right opens or goes to the first child. */
function twist(
  key: string,
  at: number,
  items: readonly SourceItem[],
  { acts, rows }: { readonly acts: SourceActs; readonly rows: readonly HTMLElement[] },
): boolean {
  const item = items[at];
  if ((key !== 'ArrowLeft' && key !== 'ArrowRight') || item === undefined) return false;
  if (item.kind === 'all') return true;
  const wantsOpen = key === 'ArrowRight';
  if (item.kind !== 'source') {
    if (!wantsOpen) rows[parentOf(item, items)]?.focus();
  } else if (item.view.isExpanded !== wantsOpen) acts.toggle(item.view);
  else if (wantsOpen && items[at + 1]?.kind === 'folder') rows[at + 1]?.focus();
  return true;
}

function act(event: KeyboardEvent, item: SourceItem, acts: SourceActs): boolean {
  if (event.key === 'Enter') {
    acts.choose(item);
    return true;
  }
  if (item.kind !== 'source') return false;
  const { view } = item;
  if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
    acts.openMenu(view, placeBelow(event.target as Element));
  } else if (event.key === 'F2') acts.startRename(view);
  else if (event.key === 'Delete') acts.forget(view);
  else if (event.key.toLowerCase() === 'r' && !event.shiftKey) acts.rescan(view);
  else return false;
  return true;
}

function parentOf(
  item: Extract<SourceItem, { readonly view: SourceView }>,
  items: readonly SourceItem[],
): number {
  return items.findIndex(
    (other) => other.kind === 'source' && other.view.row.id === item.view.row.id,
  );
}

function rowsOf(tree: Element | null): HTMLElement[] {
  return tree === null ? [] : [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')];
}
