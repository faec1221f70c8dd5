/** The rows of the similar list, and the canvas of their waveforms. */
import type { JSX, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Audition } from '../audition/audition-model.ts';
import type { MiniWave } from '../design/mini-waves.ts';
import { plainName } from '../design/name-words.ts';
import { useFrames } from '../design/use-frames.ts';
import { useMiniWaves } from '../design/use-mini-waves.ts';
import { usePressedRows } from '../design/use-pressed-rows.ts';
import type { Similar, SimilarRow, SimilarState } from './similar-model.ts';
import { SimilarRowView, similarRowId } from './similar-row.tsx';

type Ready = Extract<SimilarState, { state: 'ready' }>;

/** Props of {@link SimilarRows}. */
export interface SimilarRowsProps {
  readonly similar: Similar;
  readonly audition: Pick<Audition, 'sounding' | 'positionSeconds'>;
  readonly shown: Ready;
}

/** Sounds from this length on take the whole width of a waveform. */
const FULL_WIDTH_SECONDS = 1.2;

/** The listbox: arrows walk and hear, a press hears, Enter asks for what sounds like the row. */
export function SimilarRows({ similar, audition, shown }: SimilarRowsProps): JSX.Element {
  const box = useRef<HTMLUListElement>(null);
  const hand = similar.handIndex.value;
  const sounding = audition.sounding.value;
  const pressed = usePressedRows(similar.takeAt, useRef<number | undefined>(undefined));
  useTopOfNewSubject(box, shown);
  return (
    <ul
      ref={box}
      class="similar-rows"
      {...boxWords(shown, hand)}
      onKeyDown={(event) => onKey(event, similar, shown)}
      {...pressed}
    >
      {shown.rows.map((row, index) => (
        // By place, not by sound: an answer changes words, it does not build rows anew.
        <SimilarRowView
          key={index}
          similar={row}
          index={index}
          isInHand={index === hand}
          isSounding={row.row.id === sounding}
          onWalk={similar.walkTo}
        />
      ))}
      <RowWaves rows={shown.rows} hand={hand} audition={audition} />
    </ul>
  );
}

/** What readers and tests know the listbox by. */
function boxWords({ subject }: Ready, hand: number): JSX.IntrinsicElements['ul'] {
  return {
    role: 'listbox',
    tabIndex: 0,
    'aria-label': `Sounds like ${plainName(subject.name)}`,
    'aria-activedescendant': hand < 0 ? undefined : similarRowId(hand),
  };
}

// A new subject starts at its nearest sound; hearing a row never scrolls.
function useTopOfNewSubject(box: RefObject<HTMLUListElement | null>, shown: Ready): void {
  useLayoutEffect(() => {
    if (box.current !== null) box.current.scrollTop = 0;
  }, [box, shown.subject.id]);
}

function onKey(event: KeyboardEvent, similar: Similar, { rows }: Ready): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const hand = similar.handIndex.peek();
  const inHand = rows[hand];
  if (event.key === 'Enter' && inHand !== undefined) similar.walkTo(inHand.row.id);
  else if (event.key === 'Home' || (event.key === 'ArrowDown' && hand < 0)) similar.takeAt(0);
  else if (event.key === 'End') similar.takeAt(rows.length - 1);
  else if (event.key === 'ArrowDown') similar.moveBy(1);
  else if (event.key === 'ArrowUp' && hand >= 0) similar.moveBy(-1);
  else return;
  event.preventDefault();
  const row = document.getElementById(similarRowId(similar.handIndex.peek()));
  row?.scrollIntoView({ block: 'nearest' });
}

interface RowWavesProps {
  readonly rows: readonly SimilarRow[];
  readonly hand: number;
  readonly audition: SimilarRowsProps['audition'];
}

function RowWaves({ rows, hand, audition }: RowWavesProps): JSX.Element {
  const place = useRef<HTMLLIElement>(null);
  const rowHeight = useRowHeight(place, rows.length);
  const waves = useMiniWaves({ rowHeight, rowCount: rows.length }, () => ({
    first: 0,
    waves: rows.map(({ row }, index) => waveOf(row, audition, index === hand)),
  }));
  useFrames(audition.sounding.value !== undefined, waves.paint);
  return (
    <li
      ref={place}
      class="similar-waves"
      role="presentation"
      aria-hidden="true"
      style={{ height: `calc(var(--similar-row) * ${rows.length})` }}
    >
      <canvas ref={waves.canvas} />
    </li>
  );
}

/** Height of one of `count` rows, without asking for a layout while the page is being changed. */
function useRowHeight(place: RefObject<HTMLLIElement | null>, count: number): number {
  const [rowHeight, setRowHeight] = useState(28);
  useLayoutEffect(() => {
    const all = place.current;
    if (all === null || count === 0) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      const height = entry?.contentRect.height ?? 0;
      if (height > 0) setRowHeight(height / count);
    });
    watch.observe(all);
    return () => watch.disconnect();
  }, [place, count]);
  return rowHeight;
}

function waveOf(
  row: SimilarRow['row'],
  audition: SimilarRowsProps['audition'],
  isInHand: boolean,
): MiniWave | undefined {
  if (row.overview === undefined) return undefined;
  const duration = row.facts?.durationSeconds ?? 0;
  const isSounding = audition.sounding.peek() === row.id && duration > 0;
  const tone = isInHand ? 'hand' : 'rest';
  return {
    overview: row.overview,
    tone: row.missingSinceMs === undefined ? tone : 'off',
    heard: isSounding ? Math.min(1, audition.positionSeconds() / duration) : 0,
    span: Math.min(1, Math.max(0.12, Math.sqrt(duration / FULL_WIDTH_SECONDS))),
  };
}
