/** The head of the list: the names of its columns, which order it. */
import type { JSX } from 'preact';
import type { SortColumn } from '../../workers/protocol/filter.ts';
import type { SampleList } from './sample-list-model.ts';

/** A column of the list. */
export interface ListColumn {
  /** Its class, on head and cells. */
  readonly place: string;
  readonly name: string;
  /** What orders the list by it; undefined where nothing does. */
  readonly sort: SortColumn | undefined;
  readonly title: string;
}

/** The columns in their order. */
export const LIST_COLUMNS: readonly ListColumn[] = [
  column('st', 'State', undefined, 'What a sound needs you to know'),
  column('nm', 'Name', 'name', 'Order by name'),
  column('wv', 'Waveform', undefined, 'The shape of the sound'),
  column('fo', 'Folder', 'folder', 'Order by folder'),
  column('le num', 'Length', 'duration', 'Order by length, in seconds or minutes'),
  column('lo num', 'Loud', 'loudness', 'Order by loudness, in LUFS'),
  column('ra num', 'Rate', 'sampleRate', 'Order by sample rate, in kHz'),
  column('fm', 'Format', 'codec', 'Order by format'),
];

/** Columns that order the list, as places in {@link LIST_COLUMNS}. */
export const SORT_PLACES: readonly number[] = LIST_COLUMNS.flatMap(({ sort }, place) =>
  sort === undefined ? [] : [place],
);

/** Props of {@link ListHead}. */
export interface ListHeadProps {
  readonly list: SampleList;
  /** Place of the column that the keys stand on; undefined while they stand on a row. */
  readonly keyPlace: number | undefined;
}

/** Id of a column's head, for `aria-activedescendant`. */
export function headId(place: number): string {
  return `sounds-head-${place}`;
}

/** One row of heads; a press orders by it, again turns the order. */
export function ListHead({ list, keyPlace }: ListHeadProps): JSX.Element {
  const order = list.order.value;
  return (
    <div class="cols" role="row" aria-rowindex={1}>
      {LIST_COLUMNS.map((head, place) => (
        <div
          key={head.place}
          id={headId(place)}
          class={headClass(head, order.column, place === keyPlace)}
          role="columnheader"
          aria-sort={head.sort === order.column ? order.direction : undefined}
        >
          {head.sort === undefined ? (
            <span class={head.place === 'st' ? 'unseen' : ''} title={head.title}>
              {head.name}
            </span>
          ) : (
            <SortButton list={list} head={head} sort={head.sort} />
          )}
        </div>
      ))}
    </div>
  );
}

interface SortButtonProps {
  readonly list: SampleList;
  readonly head: ListColumn;
  readonly sort: SortColumn;
}

function SortButton({ list, head, sort }: SortButtonProps): JSX.Element {
  const { column: by, direction } = list.order.value;
  return (
    <button type="button" tabIndex={-1} title={head.title} onClick={() => list.sortBy(sort)}>
      {head.name}
      {by === sort ? (
        <span class="way" aria-hidden="true">
          {direction === 'ascending' ? '\u2193' : '\u2191'}
        </span>
      ) : null}
    </button>
  );
}

function headClass(head: ListColumn, by: SortColumn, hasKeys: boolean): string {
  const isBy = head.sort === by;
  return [head.place, isBy ? 'by' : '', hasKeys ? 'keyed' : ''].filter(Boolean).join(' ');
}

function column(
  place: string,
  name: string,
  sort: SortColumn | undefined,
  title: string,
): ListColumn {
  return { place, name, sort, title };
}
