/** Presses on rows of a list: a mouse is answered when it goes down, a finger when it lifts without scrolling. */
import { useMemo, useRef } from 'preact/hooks';

/** Handlers for the element that holds the rows. */
export interface RowPressHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
}

/** Where the mouse is over the rows, as a `clientY`; undefined where it is not. */
export interface HoverPlace {
  current: number | undefined;
}

/**
 * Calls the latest `take` with the place of a pressed row, which stands in its `data-index`, and
 * keeps in `hover` where the mouse is. Buttons inside a row answer for themselves.
 */
export function usePressedRows(take: (index: number) => void, hover: HoverPlace): RowPressHandlers {
  const latest = useRef(take);
  latest.current = take;
  return useMemo(() => {
    // The click that follows a mouse press was answered already; one from a finger or a reader not.
    let isAnswered = false;
    const answer = (event: Event): boolean => {
      const index = rowIndexOf(event.target);
      if (index === undefined || isControl(event.target)) return false;
      latest.current(index);
      return true;
    };
    return {
      onPointerDown: (event) => {
        isAnswered = event.pointerType === 'mouse' && event.button === 0 && answer(event);
      },
      onClick: (event) => {
        if (!isAnswered) answer(event);
        isAnswered = false;
      },
      onPointerMove: (event) => {
        hover.current = event.pointerType === 'mouse' ? event.clientY : undefined;
      },
      onPointerLeave: () => {
        hover.current = undefined;
      },
    };
  }, [hover]);
}

function rowIndexOf(target: EventTarget | null): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  const index = Number(row?.dataset['index']);
  return row === null || Number.isNaN(index) ? undefined : index;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, [data-own-press]') !== null;
}
