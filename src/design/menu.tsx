/** A menu that floats over the page: one key stop, walked by arrows, closed by Esc or a press elsewhere. */
import type { JSX, TargetedKeyboardEvent, TargetedToggleEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import './menu.css';
import { Icon } from './icon.tsx';
import { Check } from 'lucide';

/** One row of a menu. */
export interface MenuItem {
  readonly name: string;
  /** What stands at the right: a key or a figure. */
  readonly note?: string;
  /** Whether the note is a key. */
  readonly isKey?: boolean;
  /** Set where exactly one of the rows is chosen. */
  readonly isChosen?: boolean;
  /** A line above the row. */
  readonly isApart?: boolean;
  readonly run: () => void;
}

/** Where a menu hangs: below this place, turned up or left where there is no room. */
export interface MenuPlace {
  readonly left: number;
  readonly top: number;
  /** Upper edge of what it must not cover when turned up; `top` where there is none. */
  readonly above?: number;
}

/** Props of {@link Menu}. */
export interface MenuProps {
  readonly name: string;
  readonly items: readonly MenuItem[];
  readonly place: MenuPlace;
  /** Called before an item runs, and on Esc, Tab or a press elsewhere; the owner takes the menu away. */
  readonly onClose: () => void;
}

/** The place right below an element. */
export function placeBelow(element: Element): MenuPlace {
  const { left, top, bottom } = element.getBoundingClientRect();
  return { left, top: bottom + 2, above: top - 2 };
}

/** An open menu; the focus goes to the chosen or first row and returns to where it was. */
export function Menu({ name, items, place, onClose }: MenuProps): JSX.Element {
  const menu = useRef<HTMLDivElement>(null);
  useOpenMenu(menu, place);
  const toggled = (event: TargetedToggleEvent<HTMLDivElement>): void => {
    if (event.newState === 'closed') onClose();
  };
  return (
    <div
      ref={menu}
      class="float menu"
      popover="auto"
      role="menu"
      aria-label={name}
      onToggle={toggled}
      onKeyDown={(event) => onMenuKey(event, onClose)}
    >
      {items.map((item) => (
        <MenuRow key={item.name} item={item} onClose={onClose} />
      ))}
    </div>
  );
}

function MenuRow({
  item,
  onClose,
}: {
  readonly item: MenuItem;
  readonly onClose: () => void;
}): JSX.Element {
  const isRadio = item.isChosen !== undefined;
  const press = (event: MouseEvent): void => {
    event.stopPropagation();
    const menu = (event.currentTarget as Element).closest<HTMLElement>('[popover]');
    // Closed first: the focus is back at the opener before the item opens anything else.
    menu?.hidePopover();
    onClose();
    item.run();
  };
  return (
    <button
      type="button"
      role={isRadio ? 'menuitemradio' : 'menuitem'}
      aria-checked={isRadio ? item.isChosen : undefined}
      class={item.isApart === true ? 'apart' : undefined}
      tabIndex={-1}
      onClick={press}
    >
      <RowWords {...item} />
    </button>
  );
}

function RowWords({ name, note, isKey = false, isChosen }: MenuItem): JSX.Element {
  return (
    <>
      {isChosen !== undefined && (
        <span class="chosen">{isChosen && <Icon of={Check} small />}</span>
      )}
      {name}
      {note !== undefined && <span class="r">{isKey ? <kbd>{note}</kbd> : note}</span>}
    </>
  );
}

function useOpenMenu(menu: { readonly current: HTMLElement | null }, place: MenuPlace): void {
  useLayoutEffect(() => {
    const shown = menu.current;
    if (shown === null) return undefined;
    shown.showPopover();
    const { width, height } = shown.getBoundingClientRect();
    const isLow = place.top + height > innerHeight - 8;
    const top = isLow ? Math.max(8, (place.above ?? place.top) - height) : place.top;
    shown.style.top = `${top}px`;
    shown.style.left = `${Math.max(8, Math.min(place.left, innerWidth - width - 8))}px`;
    const rows = rowsOf(shown);
    (rows.find((row) => row.ariaChecked === 'true') ?? rows[0])?.focus();
    return () => {
      if (shown.matches(':popover-open')) shown.hidePopover();
    };
  }, []);
}

function onMenuKey(event: TargetedKeyboardEvent<HTMLElement>, onClose: () => void): void {
  // Keys of the page stay silent while a menu is open.
  event.stopPropagation();
  const rows = rowsOf(event.currentTarget);
  const at = rows.findIndex((row) => row === document.activeElement);
  const to = rowFor(event, rows, at);
  if (to !== undefined) {
    event.preventDefault();
    to.focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    event.currentTarget.hidePopover();
    onClose();
  }
}

function rowFor(
  event: KeyboardEvent,
  rows: readonly HTMLElement[],
  at: number,
): HTMLElement | undefined {
  const count = rows.length;
  if (event.key === 'ArrowDown') return rows[(at + 1) % count];
  if (event.key === 'ArrowUp') return rows[(at - 1 + count) % count];
  if (event.key === 'Home') return rows[0];
  if (event.key === 'End') return rows[count - 1];
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey)
    return undefined;
  const letter = event.key.toLowerCase();
  const after = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  return after.find((row) => row.textContent.toLowerCase().startsWith(letter));
}

function rowsOf(menu: Element): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}
