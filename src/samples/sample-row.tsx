/** One row of the list: a sound, its state, and its facts. */
import { TriangleAlert, Unplug } from 'lucide';
import { Component } from 'preact';
import type { JSX } from 'preact';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { SampleId } from '../../workers/protocol/ids.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';
import { CutName } from '../design/cut-name.tsx';
import { Icon } from '../design/icon.tsx';
import { lengthCell, levelCell, rateCell } from '../design/number-words.ts';
import { damageWords, formatCell } from '../design/sound-words.ts';
import {
  LOOK_WORDS,
  lookOf,
  nameNote,
  rowLabel,
  rowName,
  secondLine,
  wholeName,
} from './row-words.ts';
import type { RowLook } from './row-words.ts';

/** A place of the list and the sound that is there. */
export interface ShownRow {
  readonly index: number;
  /** Undefined while it is being read. */
  readonly row: SampleRow | undefined;
}

/** What all rows share; it must stay the same object for rows to be skipped. */
export interface RowHelp {
  /** The sentence for a failure. */
  readonly failureText: (failure: AppFailure) => string;
  readonly retry: (sampleId: SampleId) => void;
}

/** Props of {@link SampleRowView}. */
export interface SampleRowProps extends ShownRow {
  /** Where it lies: its folder, or the name of its source where it lies at the top. */
  readonly folder: string;
  readonly top: number;
  readonly isInHand: boolean;
  readonly isSounding: boolean;
  readonly help: RowHelp;
}

/** Id of the row at a place, for `aria-activedescendant`. */
export function rowId(index: number): string {
  return `sounds-row-${index}`;
}

/** A row; rendered anew only when one of its props is another. */
export class SampleRowView extends Component<SampleRowProps> {
  override shouldComponentUpdate(next: SampleRowProps): boolean {
    const now = this.props;
    return (
      next.row !== now.row ||
      next.index !== now.index ||
      next.folder !== now.folder ||
      next.top !== now.top ||
      next.isInHand !== now.isInHand ||
      next.isSounding !== now.isSounding ||
      next.help !== now.help
    );
  }

  override render(): JSX.Element {
    const { index, row, top, folder, isInHand, isSounding } = this.props;
    const look = row === undefined ? 'unread' : lookOf(row);
    const names = ['row', look, isInHand ? 'cur' : '', isSounding ? 'on' : ''];
    return (
      <div
        class={names.filter((name) => name !== '').join(' ')}
        role="row"
        id={rowId(index)}
        aria-rowindex={index + 2}
        aria-label={row && rowLabel(row, folder)}
        aria-selected={isInHand}
        aria-busy={row === undefined}
        data-index={index}
        style={{ top: `${top}px` }}
      >
        {row === undefined ? <EmptyCells /> : <Cells {...this.props} row={row} />}
      </div>
    );
  }
}

type CellsProps = SampleRowProps & { readonly row: SampleRow };

function EmptyCells(): JSX.Element {
  return <span class="nm" role="gridcell" />;
}

function Cells({ row, folder, isSounding, help }: CellsProps): JSX.Element {
  const look = lookOf(row);
  const failed = look === 'failed' ? row.failure : undefined;
  const reason = failed === undefined ? undefined : help.failureText(failed);
  return (
    <>
      <span class="st" role="gridcell">
        {isSounding ? <SoundingBars /> : <LookSign look={look} />}
      </span>
      <NameCell row={row} secondLine={reason ?? secondLine(row, folder)} />
      {reason === undefined ? (
        <FactCells row={row} look={look} folder={folder} />
      ) : (
        <span class="wv why" role="gridcell">
          <span class="reason" title={reason}>
            {reason}
          </span>
          <button type="button" class="act" tabIndex={-1} onClick={() => help.retry(row.id)}>
            Try again
          </button>
        </span>
      )}
    </>
  );
}

interface NameCellProps {
  readonly row: SampleRow;
  /** Shown below the name on a phone. */
  readonly secondLine: string;
}

function NameCell({ row, secondLine: below }: NameCellProps): JSX.Element {
  const name = rowName(row);
  const note = nameNote(row, Date.now());
  return (
    <span
      class="nm"
      role="gridcell"
      aria-label={note === undefined ? name : `${name}, ${noteWords(row, note)}`}
      title={wholeName(row)}
    >
      <span class="nm1">
        <CutName name={name} />
        {note === undefined ? null : <span class="note-word">{note}</span>}
      </span>
      <span class="nm2">{below}</span>
    </span>
  );
}

function noteWords(row: SampleRow, note: string): string {
  if (row.missingSinceMs !== undefined) return note;
  return row.placeCount === 2 ? 'in 1 other place' : `in ${row.placeCount - 1} other places`;
}

interface FactCellsProps {
  readonly row: SampleRow;
  readonly look: RowLook;
  readonly folder: string;
}

function FactCells({ row, look, folder }: FactCellsProps): JSX.Element {
  const { facts } = row;
  const damage = facts === undefined ? undefined : damageWords(facts);
  return (
    <>
      <span class="wv" role="gridcell">
        {look === 'waiting' ? <span class="dots" title="Waits to be heard" /> : null}
      </span>
      <span
        class={damage === undefined ? 'fo clip' : 'fo clip bad'}
        role="gridcell"
        title={damage ?? folder}
      >
        {damage ?? folder}
      </span>
      <span class="le num" role="gridcell">
        {facts === undefined ? '' : lengthCell(facts.durationSeconds)}
      </span>
      <span class="lo num" role="gridcell">
        {facts?.loudnessLufs === undefined ? '' : levelCell(facts.loudnessLufs)}
      </span>
      <span class="ra num" role="gridcell">
        {facts === undefined ? '' : rateCell(facts.sampleRateHz)}
      </span>
      <span class="fm" role="gridcell">
        {facts === undefined ? '' : formatCell(facts)}
      </span>
    </>
  );
}

function SoundingBars(): JSX.Element {
  return (
    <span class="lv" role="img" aria-label="Sounding">
      <b />
      <b />
      <b />
    </span>
  );
}

function LookSign({ look }: { readonly look: RowLook }): JSX.Element | null {
  if (look === 'rest') return null;
  return (
    <span class="sign" role="img" aria-label={LOOK_WORDS[look]} title={LOOK_WORDS[look]}>
      {look === 'failed' || look === 'damaged' ? <Icon of={TriangleAlert} small /> : null}
      {look === 'missing' ? <Icon of={Unplug} small /> : null}
      {look === 'uncompared' ? <span class="hollow" /> : null}
    </span>
  );
}
