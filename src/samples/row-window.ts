/** Reads the rows that are on screen, and keeps those that were lately. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { toFailure } from '../../workers/protocol/failure.ts';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { LibraryApi } from '../../workers/protocol/library-api.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';

/** Rows read beside those on screen, above and below. */
const MARGIN = 40;
/** Rows kept; beyond, those off screen go. */
const MOST_KEPT = 2000;

/** Rows by id, read as the screen moves. */
export interface RowWindow {
  /** Counts up when a row was read anew. */
  readonly version: ReadonlySignal<number>;
  /** A row that was read; an older state of it while it is read again. */
  readonly row: (id: number | undefined) => SampleRow | undefined;
  /** Says which places are on screen, last excluded. */
  readonly show: (first: number, last: number) => void;
  /** Reads these rows again once they are on screen; all of them without a list. */
  readonly forget: (ids: readonly number[] | undefined) => void;
  /** Reads what is missing on screen after the order changed. */
  readonly refresh: () => void;
}

interface WindowState {
  readonly rows: Map<number, SampleRow>;
  readonly stale: Set<number>;
  first: number;
  last: number;
  isReading: boolean;
}

/** Makes a window over a list of ids. */
export function makeRowWindow(
  library: Pick<LibraryApi, 'readSamples'>,
  ids: () => Uint32Array,
  tellFailure: (failure: AppFailure) => void,
): RowWindow {
  const version = signal(0);
  const state = emptyWindow();
  const onRead = () => {
    version.value += 1;
  };
  const read = (): void => {
    readShown(state, library, ids, onRead).catch((thrown: unknown) =>
      tellFailure(toFailure(thrown)),
    );
  };
  return {
    version,
    row: (id) => (id === undefined ? undefined : state.rows.get(id)),
    show: (first, last) => {
      Object.assign(state, { first, last });
      read();
    },
    forget: (changed) => {
      for (const id of changed ?? state.rows.keys()) state.stale.add(id);
      read();
    },
    refresh: read,
  };
}

function emptyWindow(): WindowState {
  return { rows: new Map(), stale: new Set(), first: 0, last: 0, isReading: false };
}

/** One read at a time; the loop ends when all that is on screen is fresh. */
async function readShown(
  state: WindowState,
  library: Pick<LibraryApi, 'readSamples'>,
  ids: () => Uint32Array,
  onRead: () => void,
): Promise<void> {
  if (state.isReading) return;
  state.isReading = true;
  try {
    for (;;) {
      const wanted = missing(state, ids());
      if (wanted.length === 0) return;
      for (const id of wanted) state.stale.delete(id);
      const rows = await library.readSamples(wanted);
      for (const row of rows) state.rows.set(row.id, row);
      for (const id of leftOut(wanted, rows)) state.rows.delete(id);
      forgetFar(state, ids());
      onRead();
      if (rows.length === 0) return;
    }
  } finally {
    state.isReading = false;
  }
}

function shownIds({ first, last }: WindowState, ids: Uint32Array): Uint32Array {
  return ids.subarray(Math.max(0, first - MARGIN), Math.min(ids.length, last + MARGIN));
}

function missing(state: WindowState, ids: Uint32Array): number[] {
  const { rows, stale } = state;
  return [...shownIds(state, ids)].filter((id) => !rows.has(id) || stale.has(id)).slice(0, 500);
}

function leftOut(wanted: readonly number[], rows: readonly SampleRow[]): number[] {
  if (rows.length === wanted.length) return [];
  const read = new Set<number>(rows.map(({ id }) => id));
  return wanted.filter((id) => !read.has(id));
}

function forgetFar(state: WindowState, ids: Uint32Array): void {
  if (state.rows.size <= MOST_KEPT) return;
  const near = new Set(shownIds(state, ids));
  for (const id of state.rows.keys()) if (!near.has(id)) state.rows.delete(id);
}
