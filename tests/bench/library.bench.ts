/** How soon a large library can be used again. */
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { medianOf } from './frame/bench.ts';
import type { Bench, BenchContext, Measured } from './frame/bench.ts';
import { askWorker, bundleWorkerPage } from './frame/worker-page.ts';

const COUNT = 100_000;
const PASSES = 5;

/** Benchmarks of the stored library. */
export const benches: readonly Bench[] = [
  {
    id: 'library.reopen.100k',
    unit: 's',
    meaning:
      'From the start of loading the page to the first rows of a list of 100,000 sounds with their waveforms, in a browser that has the app and the library stored. Median of 5 loads.',
    reference: undefined,
    limit: { atMost: 1.5 },
    isSlow: false,
    run: measureReopen,
  },
];

async function measureReopen(context: BenchContext): Promise<Measured> {
  const folder = await context.makeFolder();
  await cp(await context.buildApp(), folder, { recursive: true });
  await bundleWorkerPage('tests/bench/app/fill-library.worker.ts', path.join(folder, 'bench'));
  const origin = await context.serve(folder);
  const browser = await context.openBrowser();
  const page = await browser.newPage();
  await page.goto(`${origin}/bench/`);
  context.say(`  making ${COUNT.toLocaleString('en')} sounds`);
  const made = await askWorker(page, { count: COUNT });
  if (made !== COUNT) throw new Error(`${String(made)} of ${COUNT} sounds were kept`);
  await page.goto(origin);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const times: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    await page.reload({ waitUntil: 'commit' });
    times.push(await page.evaluate(waitForRows));
  }
  return { value: medianOf(times) / 1000, referenceValue: undefined, n: COUNT };
}

/** In the page: milliseconds from the start of the navigation until rows with facts were painted. */
async function waitForRows(): Promise<number> {
  for (;;) {
    const rows = document.querySelectorAll('[role=row][aria-busy=false] [role=gridcell].nm');
    if (rows.length > 5) return performance.now();
    await new Promise(requestAnimationFrame);
  }
}
