/** How soon a large library can be used again, and how it scrolls. */
import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { medianOf } from './frame/bench.ts';
import type { Bench, BenchContext } from './frame/bench.ts';
import { askWorker, bundleWorkerPage } from './frame/worker-page.ts';

const COUNT = 100_000;
const PASSES = 5;
/** A brisk turn of the wheel. */
const STEP_PX = 37;
const FRAMES = 240;

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
    run: async (context) => {
      const { reopenSeconds } = await measureOnce(context);
      return { value: reopenSeconds, referenceValue: undefined, n: COUNT };
    },
  },
  {
    id: 'list.frame.100k',
    unit: 'ms',
    meaning: `Time from frame to frame while the list of 100,000 sounds scrolls by ${STEP_PX} px a frame; nineteen of twenty are as short.`,
    reference: 'an empty page in the same browser that scrolls the same way',
    limit: undefined,
    isSlow: false,
    run: async (context) => {
      const { frameMs, emptyFrameMs } = await measureOnce(context);
      return { value: frameMs, referenceValue: emptyFrameMs, n: FRAMES };
    },
  },
];

interface LargeLibrary {
  readonly reopenSeconds: number;
  readonly frameMs: number;
  readonly emptyFrameMs: number;
}

let finished: Promise<LargeLibrary> | undefined;

/** Making the library takes longer than measuring it. */
function measureOnce(context: BenchContext): Promise<LargeLibrary> {
  finished ??= measureLarge(context);
  return finished;
}

async function measureLarge(context: BenchContext): Promise<LargeLibrary> {
  const folder = await context.makeFolder();
  await cp(await context.buildApp(), folder, { recursive: true });
  await bundleWorkerPage('tests/bench/app/fill-library.worker.ts', path.join(folder, 'bench'));
  const origin = await context.serve(folder);
  const page = await (await context.openBrowser()).newPage();
  await page.goto(`${origin}/bench/`);
  context.say(`  making ${COUNT.toLocaleString('en')} sounds`);
  const made = await askWorker(page, { count: COUNT });
  if (made !== COUNT) throw new Error(`${String(made)} of ${COUNT} sounds were kept`);
  await page.evaluate(fillPage);
  const emptyFrameMs = await scroll(page);
  await page.goto(origin);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const times: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    await page.reload({ waitUntil: 'commit' });
    times.push(await page.evaluate(waitForRows));
  }
  return { reopenSeconds: medianOf(times) / 1000, frameMs: await scroll(page), emptyFrameMs };
}

/** In the page: milliseconds from the start of the navigation until rows with facts were painted. */
async function waitForRows(): Promise<number> {
  for (;;) {
    const rows = document.querySelectorAll('[role=row][aria-busy=false] [role=gridcell].nm');
    if (rows.length > 5) return performance.now();
    await new Promise(requestAnimationFrame);
  }
}

/** In an empty page: something as tall as the list. */
function fillPage(): void {
  document.body.innerHTML =
    '<div role="grid" style="height:600px;overflow:auto"><div style="height:2800000px"></div></div>';
}

async function scroll(page: Page): Promise<number> {
  const times = await page.evaluate(scrollInPage, { step: STEP_PX, frames: FRAMES });
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}

/** In the page: turns the first thing that scrolls, and gives the times from frame to frame. */
async function scrollInPage(turn: { step: number; frames: number }): Promise<number[]> {
  const inside = [...document.querySelectorAll('[role=grid], [role=grid] *, main *')];
  const target = inside.find(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight * 100);
  if (target === undefined) throw new Error('nothing scrolls here');
  const times: number[] = [];
  let before = await new Promise(requestAnimationFrame);
  for (let frame = 0; frame < turn.frames; frame++) {
    target.scrollTop += turn.step;
    const now = await new Promise(requestAnimationFrame);
    times.push(now - before);
    before = now;
  }
  return times;
}
