/** The page of a library that cannot be opened. */
import type { JSX } from 'preact';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import { Mark } from '../design/mark.tsx';
import { failureSentence } from './failure-messages.ts';
import './other-tab.css';

/** Props of {@link StartFailure}. */
export interface StartFailureProps {
  readonly failure: AppFailure;
  readonly onRetry: () => void;
}

/** Says why, and offers to try again. */
export function StartFailure({ failure, onRetry }: StartFailureProps): JSX.Element {
  return (
    <main class="other-tab">
      <Mark />
      <div role="alert">
        <h1>The library could not be opened.</h1>
        <p>{failureSentence(failure)}</p>
      </div>
      <button type="button" class="btn main" onClick={onRetry}>
        Try again
      </button>
    </main>
  );
}
