/** The one shape in which every benchmark reports. */
import type { Bench, BenchLimit, BenchOutcome } from './bench.ts';

/** One object a line with `--json`; null where there is nothing to say. */
export interface BenchLine {
  readonly id: string;
  readonly value: number | null;
  readonly unit: string;
  readonly reference: string | null;
  readonly referenceValue: number | null;
  /** Value by reference value. */
  readonly ratio: number | null;
  readonly limit: number | null;
  /** Whether the limit was kept; false also where the benchmark could not run. */
  readonly ok: boolean | null;
  readonly n: number;
}

/** The line of a benchmark that ran, or was skipped. */
export function toBenchLine(bench: Bench, outcome: BenchOutcome): BenchLine {
  const empty = toEmptyLine(bench);
  if ('skipped' in outcome) return empty;
  const { value, referenceValue, n } = outcome;
  const ratio = referenceValue === undefined ? null : round(value / referenceValue);
  return {
    ...empty,
    value: round(value),
    referenceValue: referenceValue === undefined ? null : round(referenceValue),
    ratio,
    ok: bench.limit === undefined ? null : keepsLimit(bench.limit, value),
    n,
  };
}

/** The line of a benchmark that could not run. */
export function toFailedLine(bench: Bench): BenchLine {
  return { ...toEmptyLine(bench), ok: false };
}

function toEmptyLine({ id, unit, reference, limit }: Bench): BenchLine {
  return {
    id,
    value: null,
    unit,
    reference: reference ?? null,
    referenceValue: null,
    ratio: null,
    limit: limit === undefined ? null : boundOf(limit),
    ok: null,
    n: 0,
  };
}

function keepsLimit(limit: BenchLimit, value: number): boolean {
  return 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast;
}

/** The number of a limit. */
function boundOf(limit: BenchLimit): number {
  return 'atMost' in limit ? limit.atMost : limit.atLeast;
}

/** Four digits: nothing here is measured more exactly. */
function round(value: number): number {
  return Number(value.toPrecision(4));
}
