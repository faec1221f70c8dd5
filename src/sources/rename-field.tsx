/** The field that takes the place of a source's name while it is renamed. */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Props of {@link RenameField}. */
export interface RenameFieldProps {
  readonly name: string;
  /** Why a name cannot be taken, in words; undefined where it can. */
  readonly troubleOf: (name: string) => string | undefined;
  readonly onKeep: (name: string) => void;
  /** Called when nothing changes. */
  readonly onLeave: () => void;
}

/** Enter keeps the name, Esc restores it; leaving keeps it where it can be kept. */
export function RenameField(props: RenameFieldProps): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const troubleId = useId();
  const [isRefused, setRefused] = useState(false);
  const [typed, setTyped] = useState(props.name);
  useLayoutEffect(() => field.current?.select(), []);
  const trouble = isRefused ? props.troubleOf(typed) : undefined;
  const ends = useEnds(props, () => setRefused(true));
  return (
    <span class="rename" onClick={(event) => event.stopPropagation()}>
      <input
        ref={field}
        class="fld"
        aria-label={`New name for ${props.name}`}
        aria-invalid={trouble !== undefined}
        aria-describedby={trouble === undefined ? undefined : troubleId}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => onFieldKey(event, ends)}
        onBlur={(event) => ends.onBlur(event.currentTarget.value)}
      />
      {trouble !== undefined && <Trouble id={troubleId} words={trouble} />}
    </span>
  );
}

function Trouble({ id, words }: { readonly id: string; readonly words: string }): JSX.Element {
  return (
    <span id={id} class="tip bad" role="alert">
      {words}
    </span>
  );
}

interface Ends {
  /** Whether the field is over. */
  readonly onEnter: (typed: string) => boolean;
  readonly onBlur: (typed: string) => void;
  readonly onEscape: () => void;
}

/** The ways to end, of which one happens: a field that goes away loses the focus once more. */
function useEnds(props: RenameFieldProps, refuse: () => void): Ends {
  const isOver = useRef(false);
  const end = (name: string | undefined): void => {
    if (isOver.current) return;
    isOver.current = true;
    if (name === undefined || name === props.name) props.onLeave();
    else props.onKeep(name);
  };
  const isTaken = (typed: string): boolean =>
    typed.trim() !== props.name && props.troubleOf(typed) !== undefined;
  return {
    onEnter: (typed) => {
      if (isTaken(typed)) refuse();
      else end(typed.trim());
      return isOver.current;
    },
    onBlur: (typed) => end(isTaken(typed) ? undefined : typed.trim()),
    onEscape: () => end(undefined),
  };
}

function onFieldKey(event: TargetedKeyboardEvent<HTMLInputElement>, ends: Ends): void {
  event.stopPropagation();
  if (event.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
  event.preventDefault();
  const field = event.currentTarget;
  if (event.key === 'Escape') ends.onEscape();
  else if (!ends.onEnter(field.value)) return;
  field.closest<HTMLElement>('[role="treeitem"]')?.focus();
}
