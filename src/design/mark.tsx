/** The mark of Nearfield: a sound, and two waves that leave it. */
import type { JSX } from 'preact';

/** The mark, 20 px; the sound in accent, the waves in the color of the text. */
export function Mark(): JSX.Element {
  return (
    <svg
      class="mark"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <circle cx="4.5" cy="10" r="2.6" fill="var(--accent)" stroke="none" />
      <path d="M9.5 5.2a7 7 0 0 1 0 9.6M13 2.2a11.5 11.5 0 0 1 0 15.6" />
    </svg>
  );
}
