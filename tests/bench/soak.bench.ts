/** Long runs: what must hold when there is much of everything. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { toneWav } from '../fixtures/tone-wav.ts';
import { runIngest } from './app/ingest-run.ts';
import type { Bench, BenchContext, Measured } from './frame/bench.ts';

const FILES = 10_000;
const FILES_IN_FOLDER = 250;

/** Benchmarks that take minutes. */
export const benches: readonly Bench[] = [
  {
    id: 'soak.longestTask.10k',
    unit: 'ms',
    meaning:
      'The longest task on the main thread while the app takes in a folder of 10,000 made-up sounds, every one of which must end as a row with a vector; 0 means that none reached 50 ms.',
    reference: undefined,
    limit: { atMost: 50 },
    isSlow: true,
    run: measureLongestTask,
  },
];

async function measureLongestTask(context: BenchContext): Promise<Measured> {
  const folder = await context.makeFolder();
  context.say(`  writing ${FILES.toLocaleString('en')} sounds`);
  await writeSounds(folder);
  const { files, longestTaskMs, seconds } = await runIngest(context, folder);
  context.say(`  ${(files / seconds).toFixed(0)} files a second`);
  if (files !== FILES) throw new Error(`${files} of ${FILES} sounds were kept`);
  return { value: longestTaskMs, referenceValue: undefined, n: files };
}

/** Each has a pitch of its own, so that none is a copy of another. */
async function writeSounds(folder: string): Promise<void> {
  for (let i = 0; i < FILES; i++) {
    const inside = path.join(folder, `pack ${Math.floor(i / FILES_IN_FOLDER)}`);
    if (i % FILES_IN_FOLDER === 0) await mkdir(inside, { recursive: true });
    await writeFile(path.join(inside, `tone ${i}.wav`), toneWav(40 + i / 2));
  }
}
