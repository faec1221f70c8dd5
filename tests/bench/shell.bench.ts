/** What the page costs before it can be used. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Bench, BenchContext, Measured } from './frame/bench.ts';
import { findFirstFiles } from './shell/first-files.ts';

/** Benchmarks of the shell. */
export const benches: readonly Bench[] = [
  {
    id: 'shell.firstChunk',
    unit: 'kB',
    meaning:
      'Scripts that the page names itself, gzipped one by one: what a first visit waits for before it can act. 1 kB is 1,000 bytes.',
    reference: undefined,
    limit: { atMost: 60 },
    isSlow: false,
    run: (context) => measureFirst(context, '.js'),
  },
  {
    id: 'shell.firstStyles',
    unit: 'kB',
    meaning: 'Styles that the page names itself, gzipped; they come beside the scripts.',
    reference: undefined,
    limit: undefined,
    isSlow: false,
    run: (context) => measureFirst(context, '.css'),
  },
];

async function measureFirst(context: BenchContext, ending: string): Promise<Measured> {
  const folder = await context.buildApp();
  const named = findFirstFiles(await readFile(path.join(folder, 'index.html'), 'utf8'));
  const files = named.filter((file) => file.endsWith(ending));
  let bytes = 0;
  for (const file of files) {
    const size = gzipSync(await readFile(path.join(folder, file)), { level: 9 }).length;
    context.say(`  ${file} ${(size / 1000).toFixed(1)} kB`);
    bytes += size;
  }
  if (bytes === 0) throw new Error(`the page names no file ending in ${ending}`);
  return { value: bytes / 1000, referenceValue: undefined, n: files.length };
}
