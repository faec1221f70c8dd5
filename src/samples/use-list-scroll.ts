/** Scrolling of the list: which rows are in the page, and what holds still while it changes. */
import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { holdStill, isInView, revealRow, windowOf } from './list-window.ts';
import type { ListView, ListWindow } from './list-window.ts';
import type { HoverPlace } from '../design/use-pressed-rows.ts';
import type { SampleList } from './sample-list-model.ts';

/** The list as its component draws it. */
export interface ListScroll {
  /** The element that scrolls; its first child is the head, which stays. */
  readonly grid: RefObject<HTMLDivElement | null>;
  /** An unseen element as high as a row. */
  readonly probe: RefObject<HTMLDivElement | null>;
  readonly rows: ListWindow;
  readonly rowHeight: number;
  /** Rows that are seen whole at once. */
  readonly page: number;
  readonly onScroll: () => void;
  /** Where the mouse is, kept by the component. */
  readonly hover: HoverPlace;
  /** Scrolls as little as needed to show the row in hand; call it after a walk by keys. */
  readonly revealHand: () => void;
  /** First row that is seen whole. */
  readonly topRow: () => number;
}

interface Shape extends ListWindow {
  readonly rowHeight: number;
  readonly page: number;
}

const NO_SHAPE: Shape = { first: 0, count: 0, rowHeight: 28, page: 1 };

/** Measures and scrolls the list; reads the list's signals, so the component follows them. */
export function useListScroll(list: SampleList): ListScroll {
  const grid = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const hover = useRef<number | undefined>(undefined);
  const view = useRef<ListView>({ scrollTop: 0, height: 0, rowHeight: 28 });
  const [shape, setShape] = useState(NO_SHAPE);
  const onScroll = useCallback(() => {
    view.current = measure(grid.current, probe.current, view.current);
    setShape((old) => keepEqual(old, shapeOf(view.current)));
  }, []);
  const scrollTo = useScrollTo(grid, onScroll);
  useMeasure({ grid, probe, view, onScroll, scrollTo });
  useHeldRows(list, { grid, view, hover, scrollTo });
  const ids = list.ids.value;
  useLayoutEffect(() => {
    list.show(shape.first, Math.min(ids.length, shape.first + shape.count));
  }, [list, ids, shape.first, shape.count]);
  const revealHand = (): void => {
    const index = list.handIndex.peek();
    if (index >= 0) scrollTo(revealRow(view.current, index));
  };
  const topRow = (): number => Math.ceil(view.current.scrollTop / view.current.rowHeight);
  const { rowHeight, page } = shape;
  return { grid, probe, rows: shape, rowHeight, page, onScroll, hover, revealHand, topRow };
}

type ViewRef = { current: ListView };
type ElementRef = RefObject<HTMLDivElement | null>;

function useScrollTo(grid: ElementRef, onScroll: () => void): (scrollTop: number) => void {
  return useCallback(
    (scrollTop) => {
      const element = grid.current;
      if (element === null || element.scrollTop === scrollTop) return;
      element.scrollTop = scrollTop;
      onScroll();
    },
    [grid, onScroll],
  );
}

interface Measured {
  readonly grid: ElementRef;
  readonly probe: ElementRef;
  readonly view: ViewRef;
  readonly onScroll: () => void;
  readonly scrollTo: (scrollTop: number) => void;
}

/** Measures at first and whenever the list or the height of a row changes. */
function useMeasure({ grid, probe, view, onScroll, scrollTo }: Measured): void {
  useLayoutEffect(onScroll, [onScroll]);
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      const before = view.current;
      onScroll();
      const { rowHeight } = view.current;
      if (rowHeight !== before.rowHeight)
        scrollTo((before.scrollTop / before.rowHeight) * rowHeight);
    });
    if (grid.current !== null) watch.observe(grid.current);
    if (probe.current !== null) watch.observe(probe.current);
    return () => watch.disconnect();
  }, [grid, probe, view, onScroll, scrollTo]);
}

interface Held {
  readonly view: ViewRef;
  readonly grid: ElementRef;
  readonly hover: HoverPlace;
  readonly scrollTo: (scrollTop: number) => void;
}

/**
 * Keeps what was seen in its place when the ids change. Where the person asked another question,
 * the list starts at its top, unless the sound in hand was in view and is in the answer.
 */
function useHeldRows(list: SampleList, { grid, view, hover, scrollTo }: Held): void {
  const now = { ids: list.ids.value, handIndex: list.handIndex.value, question: questionOf(list) };
  const before = useRef(now);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { ...now, question: last.question };
    if (now.ids === last.ids) return;
    before.current = now;
    const isAsked = now.question.some((part, i) => part !== last.question[i]);
    const hoverIndex = isAsked ? -1 : rowAtHeight(grid.current, view.current, hover.current);
    const held = { handIndex: last.handIndex, hoverIndex };
    const isHandSeen = isInView(view.current, last.handIndex);
    if (isAsked && !(isHandSeen && now.handIndex >= 0)) scrollTo(0);
    else scrollTo(holdStill(view.current, last.ids, now.ids, held));
  });
}

function rowAtHeight(
  grid: HTMLDivElement | null,
  view: ListView,
  clientY: number | undefined,
): number {
  if (grid === null || clientY === undefined) return -1;
  const top = grid.getBoundingClientRect().bottom - view.height;
  return Math.floor((view.scrollTop + clientY - top) / view.rowHeight);
}

function questionOf(list: SampleList): readonly unknown[] {
  return [list.words.value, list.scope.value, list.order.value];
}

function measure(
  grid: HTMLDivElement | null,
  probe: HTMLDivElement | null,
  before: ListView,
): ListView {
  if (grid === null || probe === null) return before;
  const head = grid.firstElementChild?.getBoundingClientRect().height ?? 0;
  return {
    scrollTop: grid.scrollTop,
    height: Math.max(0, grid.clientHeight - head),
    rowHeight: probe.getBoundingClientRect().height || before.rowHeight,
  };
}

function shapeOf(view: ListView): Shape {
  const page = Math.max(1, Math.floor(view.height / view.rowHeight));
  return { ...windowOf(view), rowHeight: view.rowHeight, page };
}

function keepEqual(old: Shape, next: Shape): Shape {
  const isSame =
    old.first === next.first &&
    old.count === next.count &&
    old.rowHeight === next.rowHeight &&
    old.page === next.page;
  return isSame ? old : next;
}
