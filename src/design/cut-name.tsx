/** A name that is cut in its middle where room is short. */
import type { JSX } from 'preact';
import { splitName } from './name-words.ts';

/** Shows all of the name that fits, always with its end; the whole name is the caller's `title`. */
export function CutName({ name }: { readonly name: string }): JSX.Element {
  const [head, tail] = splitName(name);
  return (
    <span class="name">
      <span>{head}</span>
      {tail === '' ? null : <span>{tail}</span>}
    </span>
  );
}
