/** Runs a bundled worker in a page of Chromium: what is timed there is what a person's browser runs. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { build } from 'vite';
import type { WorkerAnswer } from './answer-in-worker.ts';
import type { BenchContext } from './bench.ts';

const SCRIPT = 'worker.js';

/** See {@link BenchContext.runInWorker}; throws what the worker threw. */
export async function runInWorker(
  context: BenchContext,
  entry: string,
  input: object,
): Promise<unknown> {
  const folder = await context.makeFolder();
  await bundleWorkerPage(entry, folder);
  const browser = await context.openBrowser();
  const page = await browser.newPage();
  await page.goto(await context.serve(folder));
  return askWorker(page, input);
}

/** Puts a worker and an empty page that can start it into a folder of its own. */
export async function bundleWorkerPage(entry: string, folder: string): Promise<void> {
  await bundle(entry, folder);
  await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Benchmark</title>');
}

/** Starts the worker of an open worker page, and gives its answer; throws what it threw. */
export async function askWorker(page: Page, input: object): Promise<unknown> {
  const answer = await page.evaluate(ask, { script: SCRIPT, input });
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

/** In the page: starts the worker, asks, and waits. */
async function ask({ script, input }: { script: string; input: object }): Promise<WorkerAnswer> {
  const worker = new Worker(script, { type: 'module' });
  return new Promise((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = ({ message }) => resolve({ ok: false, message });
    worker.postMessage(input);
  });
}

/** Bundles as the app's own build does; unbundled, every import would be a slow call. */
async function bundle(entry: string, outDir: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    base: './',
    logLevel: 'warn',
    build: {
      target: 'es2022',
      assetsInlineLimit: 0,
      outDir,
      emptyOutDir: true,
      modulePreload: false,
      rolldownOptions: {
        input: path.resolve(entry),
        output: { format: 'es', entryFileNames: SCRIPT },
      },
    },
  });
}
