/** How fast a folder of real sounds becomes a library, and whether the page stays free meanwhile. */
import path from 'node:path';
import type { Page } from 'playwright';
import { listSounds } from '../fixtures/real-library.ts';
import { ingestOnce } from './app/ingest-run.ts';
import type { IngestRun } from './app/ingest-run.ts';
import type { Bench, BenchContext, BenchOutcome } from './frame/bench.ts';

const ENDINGS = ['.wav', '.ogg', '.m4a', '.flac', '.mp3', '.aif', '.aiff', '.aac', '.opus'];

/** Benchmarks of an ingest. */
export const benches: readonly Bench[] = [
  {
    id: 'ingest.library',
    unit: 'files/s',
    meaning:
      'Files of the real library that the built app finds, hears, describes, embeds and keeps in a second, from the drop to the last row kept.',
    reference:
      'decodeAudioData of the same files, fetched from the same computer, two at a time, nothing else done',
    limit: undefined,
    isSlow: false,
    run: measureLibrary,
  },
  {
    id: 'ingest.firstRow',
    unit: 's',
    meaning: 'From the drop of the real library to the first row on the screen that can be played.',
    reference: undefined,
    limit: { atMost: 2 },
    isSlow: false,
    run: async (context) =>
      onLibrary(async (library) => {
        const { firstRowSeconds } = await ingestOnce(context, library);
        return { value: firstRowSeconds, referenceValue: undefined, n: 1 };
      }),
  },
  {
    id: 'shell.longestTask',
    unit: 'ms',
    meaning:
      'The longest task on the main thread while the app takes in the real library, by a PerformanceObserver, which sees tasks from 50 ms: 0 means that there was none.',
    reference: undefined,
    limit: { atMost: 50 },
    isSlow: false,
    run: async (context) =>
      onLibrary(async (library) => {
        const { longestTaskMs, files } = await ingestOnce(context, library);
        return { value: longestTaskMs, referenceValue: undefined, n: files };
      }),
  },
];

async function onLibrary(
  measure: (library: string) => Promise<BenchOutcome>,
): Promise<BenchOutcome> {
  const library = process.env['NEARFIELD_TEST_LIBRARY'];
  if (library === undefined || library === '') {
    return { skipped: 'NEARFIELD_TEST_LIBRARY names no folder of real sounds' };
  }
  return measure(path.resolve(library));
}

async function measureLibrary(context: BenchContext): Promise<BenchOutcome> {
  return onLibrary(async (library) => {
    const run: IngestRun = await ingestOnce(context, library);
    const referenceValue = await decodeAll(context, library);
    return { value: run.files / run.seconds, referenceValue, n: run.files };
  });
}

/** Files a second that the browser's own decoder opens in a page. */
async function decodeAll(context: BenchContext, library: string): Promise<number> {
  const files = listSounds(library, ENDINGS).map((file) => path.relative(library, file));
  const browser = await context.openBrowser();
  const page = await browser.newPage();
  const origin = await context.serve(library);
  // Any answer makes the page one of this origin; "not found" is the smallest.
  await page.goto(`${origin}/none`);
  context.say('  the browser decodes the same files');
  const seconds = await decodeInPage(page, files);
  return files.length / seconds;
}

async function decodeInPage(page: Page, files: readonly string[]): Promise<number> {
  return page.evaluate(async (paths) => {
    const context = new OfflineAudioContext(1, 1, 44_100);
    const queue = [...paths];
    const start = performance.now();
    const lane = async (): Promise<void> => {
      for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
        const address = file.split('/').map(encodeURIComponent).join('/');
        const bytes = await (await fetch(`/${address}`)).arrayBuffer();
        await context.decodeAudioData(bytes).catch(() => undefined);
      }
    };
    await Promise.all([lane(), lane()]);
    return (performance.now() - start) / 1000;
  }, files);
}
