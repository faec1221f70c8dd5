/**
 * `npm run bench [-- <name…>] [--json] [--large] [--list]`: runs the benchmarks of `tests/bench`;
 * docs/performance.md says what each means.
 */
import { readdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'tests/bench');
process.chdir(root);

/** @type {typeof import('../tests/bench/frame/run-benches.ts')} */
const { runBenches } = await load('frame/run-benches.ts');
/** @type {typeof import('../tests/bench/frame/bench-context.ts')} */
const { openBenchContext } = await load('frame/bench-context.ts');
/** @type {import('../tests/bench/frame/bench.ts').Bench[]} */
const benches = [];
for (const name of readdirSync(folder).filter((each) => each.endsWith('.bench.ts'))) {
  /** @type {{ benches: readonly import('../tests/bench/frame/bench.ts').Bench[] }} */
  const loaded = await load(name);
  benches.push(...loaded.benches);
}

const processors = cpus();
say(
  `Node ${process.version}, ${processors.length} cores (${processors[0]?.model ?? '?'}), load ${loadavg()[0]?.toFixed(1) ?? '?'}`,
);
process.exitCode = await runBenches(benches, process.argv.slice(2), {
  openContext: () => openBenchContext(say),
  print: (text) => process.stdout.write(`${text}\n`),
  say,
});

/**
 * Runs a TypeScript module of the benchmarks; this Node need not know the language.
 * @template T
 * @param {string} name path below `tests/bench`
 * @returns {Promise<T>} its exports
 */
async function load(name) {
  const file = path.join(folder, name);
  const loaded = /** @type {{ module: T }} */ (
    await runnerImport(file, { configFile: false, root })
  );
  return loaded.module;
}

/**
 * Tells whoever waits what goes on; the results alone go to the output.
 * @param {string} text one line
 */
function say(text) {
  process.stderr.write(`${text}\n`);
}
