/** The page of a tab that must not write, because another one does. */
import type { JSX } from 'preact';
import { Mark } from '../design/mark.tsx';
import './other-tab.css';

/** Props of {@link OtherTab}. */
export interface OtherTabProps {
  /** Takes the library over; the other tab then shows this page. */
  readonly onUseHere: () => void;
}

/** Says why there is nothing here, with one act. */
export function OtherTab({ onUseHere }: OtherTabProps): JSX.Element {
  return (
    <main class="other-tab">
      <Mark />
      <h1>Nearfield is open in another tab. Only one can write.</h1>
      <p>Take it over here, and the other one rests. Nothing is lost.</p>
      <button type="button" class="btn main" onClick={onUseHere}>
        Use it here
      </button>
    </main>
  );
}
