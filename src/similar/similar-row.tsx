/** One row of the similar list: how near, and what it is. */
import { Waypoints } from 'lucide';
import type { JSX } from 'preact';
import type { SampleId } from '../../workers/protocol/ids.ts';
import { CutName } from '../design/cut-name.tsx';
import { Icon } from '../design/icon.tsx';
import { plainName } from '../design/name-words.ts';
import { topShareWords } from '../design/number-words.ts';
import type { SimilarRow } from './similar-model.ts';

/** Props of {@link SimilarRowView}. */
export interface SimilarRowProps {
  readonly similar: SimilarRow;
  readonly index: number;
  readonly isInHand: boolean;
  readonly isSounding: boolean;
  /** Asks for what sounds like this row. */
  readonly onWalk: (sampleId: SampleId) => void;
}

/** Id of the row at a place, for `aria-activedescendant`. */
export function similarRowId(index: number): string {
  return `similar-row-${index}`;
}

/** Rank, room for the waveform, name, closeness within this answer, rank among all sounds. */
export function SimilarRowView(props: SimilarRowProps): JSX.Element {
  const { similar, index, isInHand, isSounding, onWalk } = props;
  const { row, topShare, strength } = similar;
  const names = ['sim', isInHand ? 'cur' : '', isSounding ? 'on' : ''];
  return (
    <li
      id={similarRowId(index)}
      class={names.filter((name) => name !== '').join(' ')}
      role="option"
      aria-selected={isInHand}
      data-index={index}
      title={row.name}
    >
      <span class="rk" aria-hidden="true">
        {index + 1}
      </span>
      <span class="wv" />
      <span class="nm">
        <CutName name={plainName(row.name)} />
      </span>
      <WalkSign onPress={() => onWalk(row.id)} />
      <span class="bar" aria-hidden="true">
        <b style={{ width: `${Math.round(Math.max(0.04, Math.min(1, strength)) * 100)}%` }} />
      </span>
      <span class="top">{topShareWords(topShare)}</span>
    </li>
  );
}

/** A short cut for pointers; with keys Enter does the same, and the player has the act as a button. */
function WalkSign({ onPress }: { readonly onPress: () => void }): JSX.Element {
  return (
    <span
      class="walk"
      aria-hidden="true"
      data-own-press
      title="Sounds like this (Enter)"
      onClick={onPress}
    >
      <Icon of={Waypoints} small />
    </span>
  );
}
