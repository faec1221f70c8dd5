/** From min and max a column to what is filled on a canvas: joined, thick enough, in whole columns. */
import { OVERVIEW_COLUMNS } from '../../workers/protocol/waveform.ts';

/** Extents of device-pixel columns, in units of the caller's choice; owned and reused by the caller. */
export interface ColumnExtents {
  readonly min: Float32Array;
  readonly max: Float32Array;
}

/** Where columns are drawn, in device pixels. */
export interface ColumnBox {
  readonly left: number;
  /** The line of zero; a place between pixels (`n + 0.5`) keeps silence crisp. */
  readonly middle: number;
  /** Pixels of an extent of 1. */
  readonly unit: number;
  /** Least height of a column. */
  readonly thinnest: number;
}

/** Thinnest line of a waveform, in CSS pixels: thinner ones vanish on fine screens. */
export const THINNEST_LINE = 1.15;

/** Room for so many columns. */
export function makeColumns(count: number): ColumnExtents {
  return { min: new Float32Array(count), max: new Float32Array(count) };
}

/** The largest distance from zero in an overview, 0 to 128. */
export function overviewPeak(overview: Int8Array): number {
  let peak = 0;
  for (let i = 0; i < 2 * OVERVIEW_COLUMNS; i += 1) {
    const distance = Math.abs(overview[i] ?? 0);
    if (distance > peak) peak = distance;
  }
  return peak;
}

/**
 * Fits an overview into `columns`, scaled so that its peak is 1. Where columns are fewer than the
 * overview has, each holds all that falls into it; where they are more, values between are blended.
 */
export function fitOverview(overview: Int8Array, columns: ColumnExtents): void {
  const scale = 1 / Math.max(1, overviewPeak(overview));
  const bins = OVERVIEW_COLUMNS / columns.min.length;
  for (let i = 0; i < columns.min.length; i += 1) {
    if (bins >= 1) gather(overview, columns, i, bins);
    else blend(overview, columns, i, bins);
    columns.min[i] = (columns.min[i] ?? 0) * scale;
    columns.max[i] = (columns.max[i] ?? 0) * scale;
  }
}

function gather(overview: Int8Array, columns: ColumnExtents, i: number, bins: number): void {
  const end = Math.min(OVERVIEW_COLUMNS, Math.ceil((i + 1) * bins - 1e-9));
  let low = 127;
  let high = -128;
  for (let bin = Math.floor(i * bins + 1e-9); bin < end; bin += 1) {
    low = Math.min(low, overview[bin] ?? 0);
    high = Math.max(high, overview[OVERVIEW_COLUMNS + bin] ?? 0);
  }
  columns.min[i] = low;
  columns.max[i] = high;
}

function blend(overview: Int8Array, columns: ColumnExtents, i: number, bins: number): void {
  const place = Math.min(OVERVIEW_COLUMNS - 1, Math.max(0, (i + 0.5) * bins - 0.5));
  const bin = Math.floor(place);
  const next = Math.min(OVERVIEW_COLUMNS - 1, bin + 1);
  const part = place - bin;
  const at = (row: number): number =>
    (overview[row + bin] ?? 0) * (1 - part) + (overview[row + next] ?? 0) * part;
  columns.min[i] = at(0);
  columns.max[i] = at(OVERVIEW_COLUMNS);
}

/** Widens columns so that each touches the one before it: a steep wave stays one line. */
export function joinColumns({ min, max }: ColumnExtents): void {
  let lowBefore = min[0] ?? 0;
  let highBefore = max[0] ?? 0;
  for (let i = 1; i < min.length; i += 1) {
    const low = min[i] ?? 0;
    const high = max[i] ?? 0;
    min[i] = Math.min(low, highBefore);
    max[i] = Math.max(high, lowBefore);
    lowBefore = low;
    highBefore = high;
  }
}

/**
 * Adds the columns from `from` to `to` (excluded) to the path of `context`, one device pixel wide
 * each: one outline along all tops and back along all bottoms, which fills faster than as many boxes.
 */
export function traceColumns(
  context: CanvasPath,
  columns: ColumnExtents,
  box: ColumnBox,
  from: number,
  to: number,
): void {
  if (from >= to) return;
  for (let i = from; i < to; i += 1) {
    const y = box.middle - (columns.max[i] ?? 0) * box.unit - lackAt(columns, box, i);
    context.lineTo(box.left + i, y);
    context.lineTo(box.left + i + 1, y);
  }
  for (let i = to - 1; i >= from; i -= 1) {
    const y = box.middle - (columns.min[i] ?? 0) * box.unit + lackAt(columns, box, i);
    context.lineTo(box.left + i + 1, y);
    context.lineTo(box.left + i, y);
  }
  context.closePath();
}

/** What a column lacks on either side to be thick enough. */
function lackAt({ min, max }: ColumnExtents, { unit, thinnest }: ColumnBox, i: number): number {
  return Math.max(0, thinnest - ((max[i] ?? 0) - (min[i] ?? 0)) * unit) / 2;
}
