/** Gives a benchmark the built app, a server and a browser, and clears up behind it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';
import type { BrowserContext } from 'playwright';
import { buildIfOld } from '../../../scripts/build-app.mjs';
import { findBrowser } from '../../../scripts/find-browser.mjs';
import { ISOLATION, serveFolder } from '../../../scripts/static-server.mjs';
import type { BenchContext } from './bench.ts';
import { runInWorker } from './worker-page.ts';

const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** What a benchmark opened, to be closed the other way round. */
type Closers = (() => Promise<unknown>)[];

/** Opens the context of one benchmark; `say` is where it tells what goes on. */
export function openBenchContext(say: (text: string) => void): {
  readonly context: BenchContext;
  readonly close: () => Promise<void>;
} {
  const closers: Closers = [];
  const makeFolder = async (): Promise<string> => openFolder(closers);
  const serve = async (folder: string): Promise<string> => openServer(closers, folder);
  const openBrowser = async (profile?: string): Promise<BrowserContext> =>
    startBrowser(closers, profile ?? (await makeFolder()));
  const context: BenchContext = {
    say,
    makeFolder,
    serve,
    openBrowser,
    buildApp: async () => {
      if (buildIfOld()) say('built the app');
      return path.resolve('dist');
    },
    runInWorker: async (entry, input) => runInWorker(context, entry, input),
  };
  return { context, close: async () => closeAll(closers) };
}

async function closeAll(closers: Closers): Promise<void> {
  for (const close of closers.toReversed()) await close();
}

async function openFolder(closers: Closers): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nearfield-bench-'));
  closers.push(async () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

async function openServer(closers: Closers, folder: string): Promise<string> {
  const { origin, close } = await serveFolder(folder, 0, ISOLATION);
  closers.push(close);
  return origin;
}

async function startBrowser(closers: Closers, profile: string): Promise<BrowserContext> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('no browser found; set CHROME_PATH');
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1440, height: 900 },
    args: ARGS,
  });
  closers.push(async () => browser.close());
  return browser;
}
