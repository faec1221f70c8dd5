/** From a sound to what its waveform shows in so many columns: exact where the pcm is there. */
import type { PcmBlock } from '../../workers/protocol/audio-api.ts';
import { OVERVIEW_COLUMNS } from '../../workers/protocol/waveform.ts';
import { fitOverview, joinColumns, makeColumns, overviewPeak } from '../design/wave-columns.ts';
import type { ColumnExtents } from '../design/wave-columns.ts';
import { queryColumns } from './pyramid-query.ts';

/** What there is of a sound to draw. */
export interface DrawnSound {
  /** The exact sound; undefined before it is decoded, and for long ones. */
  readonly pcm: PcmBlock | undefined;
  /** The stored 256 columns. */
  readonly overview: Int8Array | undefined;
  readonly frameCount: number;
}

/** A waveform, scaled so that its peak is 1. */
export interface WavePicture {
  /** Extents of all channels together, one a column; undefined where lines are drawn. */
  readonly columns: ColumnExtents | undefined;
  /** Root of the mean square a column, where a column holds enough frames for it to mean something. */
  readonly rms: Float32Array | undefined;
  /** Every frame of every channel, times `scale`, where there are fewer frames than columns. */
  readonly lines:
    | { readonly channels: readonly Float32Array[]; readonly scale: number }
    | undefined;
}

/** Below so many frames a column, the mean square only repeats the shape of the wave. */
const LEAST_FRAMES_FOR_RMS = 24;

/** The picture of a whole sound in `count` columns; undefined where there is nothing to draw. */
export function pictureOf(sound: DrawnSound, count: number): WavePicture | undefined {
  if (count < 1) return undefined;
  const { pcm, overview } = sound;
  if (pcm !== undefined && pcm.channels.length > 0) return pictureOfPcm(pcm, count);
  return overview === undefined ? undefined : pictureOfOverview(overview, sound.frameCount, count);
}

function pictureOfPcm(pcm: PcmBlock, count: number): WavePicture {
  const frames = pcm.channels[0]?.length ?? 0;
  const columns = makeColumns(count);
  const squares = new Float32Array(count);
  gatherChannels(pcm, frames / count, columns, squares);
  const scale = 1 / Math.max(1e-5, peakOf(columns));
  if (frames < count) {
    return { columns: undefined, rms: undefined, lines: { channels: pcm.channels, scale } };
  }
  multiply(columns.min, scale);
  multiply(columns.max, scale);
  if (frames / count < LEAST_FRAMES_FOR_RMS) return { columns, rms: undefined, lines: undefined };
  const rms = squares.map((sum) => Math.sqrt(sum / pcm.channels.length) * scale);
  return { columns, rms, lines: undefined };
}

function gatherChannels(
  { channels, pyramids }: PcmBlock,
  framesPerColumn: number,
  columns: ColumnExtents,
  squares: Float32Array,
): void {
  columns.min.fill(Infinity);
  columns.max.fill(-Infinity);
  const one = { ...makeColumns(squares.length), rms: new Float32Array(squares.length) };
  for (const [i, channel] of channels.entries()) {
    const pyramid = pyramids[i];
    if (pyramid === undefined) continue;
    queryColumns(pyramid, channel, { startFrame: 0, framesPerColumn }, one);
    for (let x = 0; x < squares.length; x += 1) {
      columns.min[x] = Math.min(columns.min[x] ?? 0, one.min[x] ?? 0);
      columns.max[x] = Math.max(columns.max[x] ?? 0, one.max[x] ?? 0);
      squares[x] = (squares[x] ?? 0) + (one.rms[x] ?? 0) ** 2;
    }
  }
}

function pictureOfOverview(overview: Int8Array, frameCount: number, count: number): WavePicture {
  const columns = makeColumns(count);
  fitOverview(overview, columns);
  joinColumns(columns);
  if (frameCount / count < LEAST_FRAMES_FOR_RMS)
    return { columns, rms: undefined, lines: undefined };
  const scale = 1 / Math.max(1, overviewPeak(overview));
  const rms = Float32Array.from({ length: count }, (_, x) => {
    const bin = Math.floor(((x + 0.5) / count) * OVERVIEW_COLUMNS);
    return (overview[2 * OVERVIEW_COLUMNS + bin] ?? 0) * scale;
  });
  return { columns, rms, lines: undefined };
}

function peakOf({ min, max }: ColumnExtents): number {
  let peak = 0;
  for (let i = 0; i < min.length; i += 1) {
    peak = Math.max(peak, -(min[i] ?? 0), max[i] ?? 0);
  }
  return peak;
}

function multiply(values: Float32Array, by: number): void {
  for (let i = 0; i < values.length; i += 1) values[i] = (values[i] ?? 0) * by;
}
