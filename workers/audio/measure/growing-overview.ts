/** An overview of a sound whose length is known only at its end. */
import { OVERVIEW_COLUMNS } from '../../protocol/waveform.ts';
import { addToBin, makeOverviewBins, mergeBin, toOverviewBytes } from './overview-bins.ts';
import type { OverviewBins } from './overview-bins.ts';
import { measureOverview } from './overview.ts';
import type { OverviewMeter } from './overview.ts';

/** Bins in use are between half of this and this: 16 to 32 a column. */
const BINS = 8192;
const FIRST_BIN_FRAMES = 64;

interface Growing {
  bins: OverviewBins;
  binFrames: number;
  at: number;
  /** The first piece, kept until a second comes: most sounds have one, and are measured exactly. */
  first: readonly Float32Array[] | undefined;
}

/**
 * Makes a meter like that of {@link measureOverview} for any length. The overview of one piece is
 * exact; of more, each column may begin and end up to 1/16 column beside its place. The first
 * piece is kept by reference: it must not change before the next call.
 */
export function makeGrowingOverview(): OverviewMeter {
  const growing: Growing = {
    bins: makeOverviewBins(BINS),
    binFrames: FIRST_BIN_FRAMES,
    at: 0,
    first: undefined,
  };
  return { push: (channels) => push(growing, channels), finish: () => finish(growing) };
}

function push(growing: Growing, channels: readonly Float32Array[]): void {
  const { first } = growing;
  if (first === undefined && growing.at === 0) {
    growing.first = channels;
    return;
  }
  if (first !== undefined) addPiece(growing, first);
  growing.first = undefined;
  addPiece(growing, channels);
}

function addPiece(growing: Growing, channels: readonly Float32Array[]): void {
  const frames = channels[0]?.length ?? 0;
  let from = 0;
  while (from < frames) {
    const bin = Math.floor(growing.at / growing.binFrames);
    if (bin === BINS) {
      halve(growing);
      continue;
    }
    const to = Math.min(frames, from + (bin + 1) * growing.binFrames - growing.at);
    for (const pcm of channels) addToBin(growing.bins, bin, pcm.subarray(from, to));
    growing.at += to - from;
    from = to;
  }
}

/** Doubles the bins' length. */
function halve(growing: Growing): void {
  const bins = makeOverviewBins(BINS);
  for (let bin = 0; bin < BINS; bin += 1) mergeBin(growing.bins, bin, bins, bin >> 1);
  growing.bins = bins;
  growing.binFrames *= 2;
}

function finish(growing: Growing): Int8Array {
  if (growing.first !== undefined) return measureOverview(growing.first);
  const used = Math.ceil(growing.at / growing.binFrames);
  const columns = makeOverviewBins(OVERVIEW_COLUMNS);
  for (let column = 0; column < OVERVIEW_COLUMNS; column += 1) {
    const from = Math.floor((column * used) / OVERVIEW_COLUMNS);
    const to = Math.max(from + 1, Math.floor(((column + 1) * used) / OVERVIEW_COLUMNS));
    for (let bin = from; bin < to; bin += 1) mergeBin(growing.bins, bin, columns, column);
  }
  return toOverviewBytes(columns);
}
