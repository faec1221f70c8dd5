/** The rows of the list that are in the page, and the canvas of their waveforms. */
import type { JSX } from 'preact';
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { Audition } from '../audition/audition-model.ts';
import type { MiniWave } from '../design/mini-waves.ts';
import { useFrames } from '../design/use-frames.ts';
import { useMiniWaves } from '../design/use-mini-waves.ts';
import { usePressedRows } from '../design/use-pressed-rows.ts';
import type { SampleList } from './sample-list-model.ts';
import { SampleRowView } from './sample-row.tsx';
import type { RowHelp, ShownRow } from './sample-row.tsx';
import type { ListScroll } from './use-list-scroll.ts';

/** Props of {@link ListRows}. */
export interface ListRowsProps {
  readonly list: SampleList;
  readonly audition: Pick<Audition, 'sounding' | 'positionSeconds'>;
  readonly scroll: ListScroll;
  readonly help: RowHelp;
  /** The name of a source; undefined while sources are being read. */
  readonly sourceName: (sourceId: SourceId) => string | undefined;
}

/** Only rows on screen and a few around them; each element is used again for another row. */
export function ListRows(props: ListRowsProps): JSX.Element {
  const { list, audition, help, scroll, sourceName } = props;
  const { rows, rowHeight } = scroll;
  const sounding = audition.sounding.value;
  const hand = list.handIndex.value;
  const shown = readRows(list, scroll);
  const pressed = usePressedRows((index) => list.takeAt(index, 'press'), scroll.hover);
  const height = `${list.ids.value.length * rowHeight}px`;
  return (
    <div class="rows" role="rowgroup" style={{ height }} {...pressed}>
      {shown.map(({ index, row }) => (
        <SampleRowView
          key={index % rows.count}
          index={index}
          row={row}
          folder={row === undefined ? '' : row.folder || (sourceName(row.sourceId) ?? '')}
          top={index * rowHeight}
          isInHand={index === hand}
          isSounding={row !== undefined && row.id === sounding}
          help={help}
        />
      ))}
      <RowWaves {...props} shown={shown} />
    </div>
  );
}

function readRows(list: SampleList, { rows }: ListScroll): readonly ShownRow[] {
  // Read for its sake: rows come from `rowAt`, which is no signal.
  void list.rowsVersion.value;
  const end = Math.min(list.ids.value.length, rows.first + rows.count);
  const shown: ShownRow[] = [];
  for (let index = rows.first; index < end; index += 1) {
    shown.push({ index, row: list.rowAt(index) });
  }
  return shown;
}

type RowWavesProps = ListRowsProps & { readonly shown: readonly ShownRow[] };

// The canvas scrolls with the rows, so that a waveform never lags behind its name.
function RowWaves({ list, audition, scroll, shown }: RowWavesProps): JSX.Element {
  const { rows, rowHeight } = scroll;
  const hand = list.handIndex.value;
  const waves = useMiniWaves({ rowHeight, rowCount: rows.count }, () => ({
    first: rows.first,
    waves: shown.map((at) => waveOf(at, audition, hand)),
  }));
  useFrames(audition.sounding.value !== undefined, waves.paint);
  const place = { top: `${rows.first * rowHeight}px`, height: `${rows.count * rowHeight}px` };
  return (
    <div class="row-waves" aria-hidden="true" style={place}>
      <canvas ref={waves.canvas} />
    </div>
  );
}

function waveOf(
  { index, row }: ShownRow,
  audition: ListRowsProps['audition'],
  hand: number,
): MiniWave | undefined {
  if (row?.overview === undefined || row.state !== 'ready') return undefined;
  const duration = row.facts?.durationSeconds ?? 0;
  const isSounding = audition.sounding.peek() === row.id && duration > 0;
  const tone = index === hand ? 'hand' : 'rest';
  return {
    overview: row.overview,
    tone: row.missingSinceMs === undefined ? tone : 'off',
    heard: isSounding ? Math.min(1, audition.positionSeconds() / duration) : 0,
    span: 1,
  };
}
