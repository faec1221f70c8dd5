/** An ingest of a real folder by the built app, and what was seen of it. */
import type { Page } from 'playwright';
import type { LibraryChange } from '../../../workers/protocol/changes.ts';
import { dropFolder } from '../../journeys/harness/drop-folder.ts';
import type { BenchContext } from '../frame/bench.ts';

/** What one ingest showed. */
export interface IngestRun {
  /** Files that were heard and kept. */
  readonly files: number;
  /** From the drop to the last row kept. */
  readonly seconds: number;
  /** From the drop to the first row with facts on the screen. */
  readonly firstRowSeconds: number;
  /** The longest task on the main thread from the drop to the end, milliseconds; 0 for none over 50. */
  readonly longestTaskMs: number;
}

interface Watched {
  droppedAt: number;
  firstRowAt: number;
  lastKeptAt: number;
  longestTask: number;
}

declare global {
  interface Window {
    watched: Watched;
  }
}

let finished: Promise<IngestRun> | undefined;

/** The ingest of the test library in this run of benchmarks: made once, on the first question. */
export function ingestOnce(context: BenchContext, library: string): Promise<IngestRun> {
  finished ??= runIngest(context, library);
  return finished;
}

/** Lets the built app take in a folder, in a browser that knows nothing yet. */
export async function runIngest(context: BenchContext, folder: string): Promise<IngestRun> {
  const origin = await context.serve(await context.buildApp());
  const browser = await context.openBrowser();
  await browser.addInitScript(watch);
  const page = await browser.newPage();
  await page.goto(origin);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.getByRole('button', { name: 'Open a folder' }).waitFor();
  context.say('  the app listens to the whole folder');
  await dropFolder(page, folder);
  await waitForEnd(page);
  const { droppedAt, firstRowAt, lastKeptAt, longestTask } = await page.evaluate(
    () => window.watched,
  );
  return {
    files: await countPlaces(page),
    seconds: (lastKeptAt - droppedAt) / 1000,
    firstRowSeconds: (firstRowAt - droppedAt) / 1000,
    longestTaskMs: longestTask,
  };
}

/** In the page, before anything else: notes when things happen. */
function watch(): void {
  const watched: Watched = { droppedAt: 0, firstRowAt: 0, lastKeptAt: 0, longestTask: 0 };
  window.watched = watched;
  const lookForRow = (): void => {
    const isThere = document.querySelector('[role=row].rest, [role=row].damaged') !== null;
    if (isThere) watched.firstRowAt = performance.now();
    else requestAnimationFrame(lookForRow);
  };
  const onDrop = (): void => {
    watched.droppedAt = performance.now();
    watched.longestTask = 0;
    requestAnimationFrame(lookForRow);
  };
  addEventListener('drop', onDrop, { capture: true, once: true });
  const channel = new BroadcastChannel('nearfield-library');
  channel.onmessage = ({ data }: MessageEvent<LibraryChange>) => {
    if (data.kinds.includes('facts')) watched.lastKeptAt = performance.now();
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      watched.longestTask = Math.max(watched.longestTask, duration);
  }).observe({ type: 'longtask' });
}

async function waitForEnd(page: Page): Promise<void> {
  const progress = page.getByRole('region', { name: 'Progress' });
  await progress.waitFor({ timeout: 30_000 });
  await progress.waitFor({ state: 'hidden', timeout: 540_000 });
}

async function countPlaces(page: Page): Promise<number> {
  const sources = page.getByRole('navigation', { name: 'Sources' });
  // Its name comes first and may hold figures of its own; the count stands last.
  const text = await sources.getByRole('treeitem').last().innerText();
  return Number(
    text
      .match(/[\d,]+/gu)
      ?.at(-1)
      ?.replaceAll(',', ''),
  );
}
