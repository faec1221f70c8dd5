/** The list of sounds: any number of rows, of which only those on screen are in the page. */
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { Audition } from '../audition/audition-model.ts';
import { EmptyList } from './empty-list.tsx';
import { ListHead, SORT_PLACES, LIST_COLUMNS, headId } from './list-head.tsx';
import { isForApp, playHandAgain, walkByKey } from './list-keys.ts';
import type { SampleList } from './sample-list-model.ts';
import { ListRows } from './list-rows.tsx';
import { rowId } from './sample-row.tsx';
import type { RowHelp } from './sample-row.tsx';
import { useListScroll } from './use-list-scroll.ts';
import type { ListScroll } from './use-list-scroll.ts';
import './sample-list.css';

/** Props of {@link SampleListView}. `failureText` must stay the same for rows to be skipped. */
export interface SampleListProps {
  readonly list: SampleList;
  readonly audition: Pick<Audition, 'sounding' | 'positionSeconds'>;
  /** The sentence for a failure. */
  readonly failureText: (failure: AppFailure) => string;
  /** The name of a source, for sounds at its top; may read signals. */
  readonly sourceName: (sourceId: SourceId) => string | undefined;
}

/** The grid "Sounds": arrows walk and hear, a press hears, Enter hears again, heads order. */
export function SampleListView(props: SampleListProps): JSX.Element {
  const { list, audition, failureText, sourceName } = props;
  const scroll = useListScroll(list);
  const [keyPlace, setKeyPlace] = useState<number | undefined>(undefined);
  const help = useMemo<RowHelp>(
    () => ({ failureText, retry: (id) => void list.retry(id) }),
    [list, failureText],
  );
  return (
    <div class="sounds">
      <div
        ref={scroll.grid}
        {...gridWords(list, scroll, keyPlace)}
        onScroll={scroll.onScroll}
        onKeyDown={(event) => onKey(event, { list, scroll, keyPlace, setKeyPlace })}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && scroll.revealHand()}
        onBlur={() => setKeyPlace(undefined)}
      >
        <ListHead list={list} keyPlace={keyPlace} />
        <ListRows {...{ list, audition, help, scroll, sourceName }} />
      </div>
      <div ref={scroll.probe} class="row-probe" aria-hidden="true" />
      {list.isLoaded.value && list.ids.value.length === 0 ? <EmptyList list={list} /> : null}
    </div>
  );
}

/** Everything that readers and tests know the grid by. */
function gridWords(
  list: SampleList,
  scroll: ListScroll,
  keyPlace: number | undefined,
): JSX.IntrinsicElements['div'] {
  return {
    id: 'sounds',
    class: 'grid',
    role: 'grid',
    tabIndex: 0,
    'aria-label': 'Sounds',
    'aria-rowcount': list.ids.value.length + 1,
    'aria-busy': !list.isLoaded.value,
    'aria-activedescendant': activeId(list, scroll, keyPlace),
  };
}

function activeId(
  list: SampleList,
  { rows }: ListScroll,
  keyPlace: number | undefined,
): string | undefined {
  if (keyPlace !== undefined) return headId(keyPlace);
  const hand = list.handIndex.value;
  const isInPage = hand >= rows.first && hand < rows.first + rows.count;
  return isInPage ? rowId(hand) : undefined;
}

interface Keyed {
  readonly list: SampleList;
  readonly scroll: ListScroll;
  readonly keyPlace: number | undefined;
  readonly setKeyPlace: (place: number | undefined) => void;
}

function onKey(event: KeyboardEvent, keyed: Keyed): void {
  if (isForApp(event) || event.target !== event.currentTarget) return;
  const isDone =
    keyed.keyPlace === undefined ? onRowKey(event.key, keyed) : onHeadKey(event.key, keyed);
  if (isDone) event.preventDefault();
}

function onRowKey(key: string, { list, scroll, setKeyPlace }: Keyed): boolean {
  if (key === 'Enter') return playHandAgain(list);
  if (key === 'ArrowUp' && list.handIndex.value === 0) {
    setKeyPlace(SORT_PLACES[0]);
    return true;
  }
  const isWalk = walkByKey(key, { list, page: scroll.page, topRow: scroll.topRow });
  if (isWalk) scroll.revealHand();
  return isWalk;
}

/** Above the first row the arrows walk the heads, so that ordering needs no pointer. */
function onHeadKey(key: string, { list, keyPlace = 0, setKeyPlace }: Keyed): boolean {
  const at = SORT_PLACES.indexOf(keyPlace);
  if (key === 'ArrowRight') setKeyPlace(SORT_PLACES[at + 1] ?? keyPlace);
  else if (key === 'ArrowLeft') setKeyPlace(SORT_PLACES[at - 1] ?? keyPlace);
  else if (key === 'ArrowDown' || key === 'Escape') setKeyPlace(undefined);
  else if (key === 'Enter') {
    const sort = LIST_COLUMNS[keyPlace]?.sort;
    if (sort !== undefined) list.sortBy(sort);
  } else return key === 'ArrowUp';
  return true;
}
