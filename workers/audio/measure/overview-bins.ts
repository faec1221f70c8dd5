/** Bins of an overview: min, max, rms of stretches of sound, before they become bytes. */
import { OVERVIEW_BYTES, OVERVIEW_COLUMNS } from '../../protocol/waveform.ts';

const FULL = 127;

/** Some stretches of sound, all channels joined; four arrays of one length. */
export interface OverviewBins {
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly squares: Float64Array;
  /** Values (frames times channels) of each bin; 0 for an empty one. */
  readonly values: Float64Array;
}

/** Makes so many empty bins. */
export function makeOverviewBins(count: number): OverviewBins {
  const make = (value: number): Float64Array => new Float64Array(count).fill(value);
  return { min: make(Infinity), max: make(-Infinity), squares: make(0), values: make(0) };
}

/** Adds frames of one channel to a bin. Not finite counts as 0. */
export function addToBin(bins: OverviewBins, bin: number, pcm: Float32Array): void {
  let low = bins.min[bin] ?? 0;
  let high = bins.max[bin] ?? 0;
  let sum = 0;
  for (let i = 0; i < pcm.length; i += 1) {
    const raw = pcm[i] ?? 0;
    const x = Number.isFinite(raw) ? raw : 0;
    if (x < low) low = x;
    if (x > high) high = x;
    sum += x * x;
  }
  bins.min[bin] = low;
  bins.max[bin] = high;
  bins.squares[bin] = (bins.squares[bin] ?? 0) + sum;
  bins.values[bin] = (bins.values[bin] ?? 0) + pcm.length;
}

/** Adds what bin `from` of some bins holds to bin `to` of others, or of the same. */
export function mergeBin(
  source: OverviewBins,
  from: number,
  target: OverviewBins,
  to: number,
): void {
  target.min[to] = Math.min(target.min[to] ?? Infinity, source.min[from] ?? Infinity);
  target.max[to] = Math.max(target.max[to] ?? -Infinity, source.max[from] ?? -Infinity);
  target.squares[to] = (target.squares[to] ?? 0) + (source.squares[from] ?? 0);
  target.values[to] = (target.values[to] ?? 0) + (source.values[from] ?? 0);
}

/**
 * The bytes of 256 bins: byte c is the minimum, 256 + c the maximum, 512 + c the rms of column c, each
 * value * 127, full scale 1, clipped to ±127; min is rounded down and max up, rms to the nearest.
 */
export function toOverviewBytes({ min, max, squares, values }: OverviewBins): Int8Array {
  const bytes = new Int8Array(OVERVIEW_BYTES);
  for (let column = 0; column < OVERVIEW_COLUMNS; column += 1) {
    const count = values[column] ?? 0;
    if (count === 0) continue;
    bytes[column] = clipped(Math.floor((min[column] ?? 0) * FULL));
    bytes[OVERVIEW_COLUMNS + column] = clipped(Math.ceil((max[column] ?? 0) * FULL));
    bytes[2 * OVERVIEW_COLUMNS + column] = clipped(
      Math.round(Math.sqrt((squares[column] ?? 0) / count) * FULL),
    );
  }
  return bytes;
}

function clipped(value: number): number {
  return Math.max(-FULL, Math.min(FULL, value));
}
