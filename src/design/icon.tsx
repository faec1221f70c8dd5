/** Draws a lucide icon as an inline drawing that takes the color of its text. */
import type { IconNode } from 'lucide';
import { createElement } from 'preact';
import type { JSX } from 'preact';

/** Props of {@link Icon}. */
export interface IconProps {
  /** A single icon, imported by name: `import { Play } from 'lucide'`. */
  readonly of: IconNode;
  /** 14 px instead of 16. */
  readonly small?: boolean;
  /** Filled with its color, as play and stop are. */
  readonly filled?: boolean;
}

/** An icon beside words or inside a named button: always hidden from screen readers. */
export function Icon({ of, small = false, filled = false }: IconProps): JSX.Element {
  const names = ['i', small ? 's' : '', filled ? 'f' : ''].filter((name) => name !== '');
  return (
    <svg class={names.join(' ')} viewBox="0 0 24 24" aria-hidden="true">
      {of.map(([tag, attributes], place) => createElement(tag, { ...attributes, key: place }))}
    </svg>
  );
}
