/** Which rows of a long list stand in the page, and where the list has to be scrolled to. */

/** The list as it is seen, in CSS pixels. */
export interface ListView {
  readonly scrollTop: number;
  /** Height of the part that shows rows. */
  readonly height: number;
  readonly rowHeight: number;
}

/** Rows beyond either edge that are kept ready. */
const MARGIN = 6;
/** The window moves in steps of so many rows, so that most scrolling changes nothing in the page. */
const STEP = 4;

/** Rows from `first`, `count` of them; past the end of the list there are none. */
export interface ListWindow {
  readonly first: number;
  readonly count: number;
}

/** The rows to have in the page: `count` depends on the size of the view alone. */
export function windowOf({ scrollTop, height, rowHeight }: ListView): ListWindow {
  const top = Math.floor(Math.max(0, scrollTop) / rowHeight) - MARGIN;
  const first = Math.max(0, Math.floor(top / STEP) * STEP);
  return { first, count: Math.ceil(height / rowHeight) + 2 * MARGIN + STEP };
}

/** The scroll position that shows row `index` whole with the least movement. */
export function revealRow(view: ListView, index: number): number {
  const top = index * view.rowHeight;
  const bottom = top + view.rowHeight - view.height;
  return Math.max(0, Math.min(top, Math.max(bottom, view.scrollTop)));
}

/** Whether any of row `index` is in view. */
export function isInView(view: ListView, index: number): boolean {
  const top = index * view.rowHeight - view.scrollTop;
  return index >= 0 && top > -view.rowHeight && top < view.height;
}

/** What to hold still when the list changes, besides the ids before and after. */
export interface HeldStill {
  /** Place of the sound in hand before; -1 without. */
  readonly handIndex: number;
  /** Place of the row under the pointer before; -1 without. */
  readonly hoverIndex: number;
}

/**
 * The scroll position that keeps a row where it was on the screen although the list changed: the row
 * in hand where it was seen, else the one under the pointer, else the topmost. A list that stood at
 * its top, with neither, stays at its top.
 */
export function holdStill(
  view: ListView,
  before: Uint32Array,
  after: Uint32Array,
  held: HeldStill,
): number {
  for (const index of rowsToHold(view, before, held)) {
    const id = before[index];
    const now = id === undefined ? -1 : after.indexOf(id);
    if (now >= 0) return Math.max(0, view.scrollTop + (now - index) * view.rowHeight);
  }
  return view.scrollTop;
}

function rowsToHold(view: ListView, ids: Uint32Array, held: HeldStill): readonly number[] {
  const rows = [held.handIndex, held.hoverIndex].filter((index) => isInView(view, index));
  if (view.scrollTop <= 0) return rows;
  const top = Math.floor(view.scrollTop / view.rowHeight);
  const end = Math.min(ids.length, top + Math.ceil(view.height / view.rowHeight));
  for (let index = top; index < end; index += 1) rows.push(index);
  return rows;
}
