/** Picks the benchmarks that were asked for. */
import type { Bench } from './bench.ts';

/**
 * Benchmarks by name: a whole id, or its beginning up to a dot; all without a name. Slow ones only
 * when `withSlow`, or named in full. Throws on a name that none has.
 */
export function chooseBenches(
  all: readonly Bench[],
  names: readonly string[],
  withSlow: boolean,
): Bench[] {
  const unknown = names.find((name) => !all.some((bench) => isNamed(bench, name)));
  if (unknown !== undefined) {
    const ids = all.map(({ id }) => `  ${id}`).join('\n');
    throw new Error(`no benchmark is called ${unknown}; there are\n${ids}`);
  }
  return all
    .filter((bench) => names.length === 0 || names.some((name) => isNamed(bench, name)))
    .filter((bench) => withSlow || !bench.isSlow || names.includes(bench.id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function isNamed({ id }: Bench, name: string): boolean {
  return id === name || id.startsWith(`${name}.`);
}
