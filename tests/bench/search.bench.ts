/** How long the nearest sounds take to find. */
import { buildWasm } from '../../scripts/build-wasm.mjs';
import type { Bench, BenchContext, Measured } from './frame/bench.ts';
import { medianOf } from './frame/bench.ts';
import { BUILT_IN_MODEL } from '../../workers/protocol/vectors.ts';
import type { ExactScanInput, ExactScanTimes } from './search-exact.worker.ts';
import type { OpenInput } from './search-open.worker.ts';

const DIM = 512;
const KERNELS = 'workers/search/neighbors/wasm/neighbors.as.ts';

/** Benchmarks of the search thread. */
export const benches: readonly Bench[] = [
  exactBench('search.exact.10k', { count: 10_000, passes: 15, ours: 100, plain: 10 }),
  exactBench('search.exact.100k', { count: 100_000, passes: 15, ours: 10, plain: 2 }),
  {
    id: 'search.open.100k',
    unit: 'ms',
    meaning:
      'From the ledger to 100,000 vectors of the built-in model that can be found: read from OPFS, each checked against its checksum, and quantized; median.',
    reference: undefined,
    limit: undefined,
    isSlow: false,
    run: measureOpening,
  },
];

function exactBench(id: string, sizes: Omit<ExactScanInput, 'dim'>): Bench {
  return {
    id,
    unit: 'ms',
    meaning: `The 10 nearest of ${sizes.count.toLocaleString('en')} vectors of ${DIM} values by the app's exact scan, in a worker in Chromium; median of interleaved passes.`,
    reference:
      'a plain TypeScript scan of float32 values in the same worker (four sums at a time, no SIMD)',
    limit: undefined,
    isSlow: false,
    run: async (context) => measureExact(context, { ...sizes, dim: DIM }),
  };
}

async function measureExact(context: BenchContext, input: ExactScanInput): Promise<Measured> {
  buildWasm(KERNELS);
  const entry = 'tests/bench/search-exact.worker.ts';
  const times = (await context.runInWorker(entry, input)) as ExactScanTimes;
  if (times.agreement < 0.999) {
    throw new Error(`only ${times.agreement} of the answers are those of the plain scan`);
  }
  return {
    value: medianOf(times.oursMs),
    referenceValue: medianOf(times.plainMs),
    n: input.passes * input.ours,
  };
}

async function measureOpening(context: BenchContext): Promise<Measured> {
  buildWasm(KERNELS);
  const input: OpenInput = { model: BUILT_IN_MODEL, count: 100_000, passes: 7 };
  const times = (await context.runInWorker('tests/bench/search-open.worker.ts', input)) as number[];
  return { value: medianOf(times), referenceValue: undefined, n: times.length };
}
