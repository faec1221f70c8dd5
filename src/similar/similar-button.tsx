/** Asks what sounds like the sound in hand, from wherever it is shown. */
import { Waypoints } from 'lucide';
import type { JSX } from 'preact';
import { Icon } from '../design/icon.tsx';
import type { Selection } from '../selection/selection-model.ts';

/** Props of {@link SimilarButton}. */
export interface SimilarButtonProps {
  readonly selection: Pick<Selection, 'inHand'>;
  /** Asks, and shows the answer. */
  readonly onFind: () => void;
}

/** "Sounds like this", where a sound is in hand. */
export function SimilarButton({ selection, onFind }: SimilarButtonProps): JSX.Element | null {
  if (selection.inHand.value === undefined) return null;
  return (
    <button type="button" class="btn similar-button" aria-label="Sounds like this" onClick={onFind}>
      <Icon of={Waypoints} />
      <span class="similar-button-words">Sounds like this</span> <kbd>F</kbd>
    </button>
  );
}
