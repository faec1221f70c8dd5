/** Runs the benchmarks that were asked for, one after the other, and reports. */
import { parseArgs } from 'node:util';
import type { Bench, BenchContext, BenchOutcome } from './bench.ts';
import { toBenchLine, toFailedLine } from './bench-line.ts';
import type { BenchLine } from './bench-line.ts';
import { toTable } from './bench-table.ts';
import { chooseBenches } from './choose-benches.ts';

/** What a run stands on. */
export interface RunPorts {
  /** Opens what one benchmark gets; `close` ends all that it opened. */
  readonly openContext: () => {
    readonly context: BenchContext;
    readonly close: () => Promise<void>;
  };
  /** The result: lines of JSON, or the table. */
  readonly print: (text: string) => void;
  /** Everything else. */
  readonly say: (text: string) => void;
}

/**
 * Runs what the arguments name (`[name…] [--json] [--large] [--list]`). Gives the exit code: 1 when
 * a benchmark could not run or missed its limit, 2 when the arguments make no sense, 0 otherwise.
 */
export async function runBenches(
  all: readonly Bench[],
  args: readonly string[],
  ports: RunPorts,
): Promise<number> {
  const asked = readArguments(all, args);
  if (typeof asked === 'string') {
    ports.say(asked);
    return 2;
  }
  if (asked.isList) {
    for (const { id, meaning, isSlow } of asked.chosen) {
      ports.print(`${id}${isSlow ? ' (slow)' : ''}: ${meaning}`);
    }
    return 0;
  }
  const lines: BenchLine[] = [];
  for (const bench of asked.chosen) {
    const line = await runOne(bench, ports);
    lines.push(line);
    if (asked.isJson) ports.print(JSON.stringify(line));
  }
  if (!asked.isJson) ports.print(toTable(lines));
  return lines.some(({ ok }) => ok === false) ? 1 : 0;
}

interface Asked {
  readonly chosen: readonly Bench[];
  readonly isJson: boolean;
  readonly isList: boolean;
}

function readArguments(all: readonly Bench[], args: readonly string[]): Asked | string {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: flag, large: flag, list: flag },
    });
    const chosen = chooseBenches(all, positionals, values.large || values.list);
    return { chosen, isJson: values.json, isList: values.list };
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

async function runOne(bench: Bench, ports: RunPorts): Promise<BenchLine> {
  ports.say(`${bench.id} …`);
  try {
    const outcome = await measure(bench, ports);
    if ('skipped' in outcome) ports.say(`${bench.id} SKIPPED: ${outcome.skipped}`);
    const line = toBenchLine(bench, outcome);
    if (line.ok === false) {
      ports.say(`${bench.id} MISSED ITS LIMIT: ${line.value} ${line.unit}, not ${line.limit}`);
    }
    return line;
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.stack : undefined;
    ports.say(`${bench.id} COULD NOT RUN: ${why ?? String(thrown)}`);
    return toFailedLine(bench);
  }
}

async function measure(bench: Bench, ports: RunPorts): Promise<BenchOutcome> {
  const { context, close } = ports.openContext();
  try {
    return await bench.run(context);
  } finally {
    await close();
  }
}
