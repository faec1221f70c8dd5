/**
 * `npm run screenshots`: pictures of the production build with a real folder, into `docs/images/`.
 * Needs NEARFIELD_TEST_LIBRARY, the folder to show.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';
import { buildIfOld } from './build-app.mjs';
import { findBrowser } from './find-browser.mjs';
import { ISOLATION, serveFolder } from './static-server.mjs';

/** @typedef {import('playwright').Page} Page */

const INTO = 'docs/images';
const SOUND_IN_HAND = 'bd_haus';
const THEMES = /** @type {const} */ (['dark', 'light']);
const SIZES = [
  { ending: '', viewport: { width: 1440, height: 900 }, hasTouch: false },
  { ending: '-phone', viewport: { width: 390, height: 844 }, hasTouch: true },
];

const folder = process.env['NEARFIELD_TEST_LIBRARY'];
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write('NEARFIELD_TEST_LIBRARY names no folder: there is nothing to show.\n');
  process.exit(1);
}
buildIfOld();
mkdirSync(INTO, { recursive: true });
const server = await serveFolder('dist', 0, ISOLATION);
for (const size of SIZES) await takeAll(size);
await server.close();

/**
 * All pictures of one size, in a browser of its own.
 * @param {(typeof SIZES)[number]} size of the window
 */
async function takeAll({ ending, viewport, hasTouch }) {
  const profile = mkdtempSync(path.join(tmpdir(), 'nearfield-pictures-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser() ?? '',
    viewport,
    hasTouch,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    colorScheme: 'dark',
  });
  const page = await context.newPage();
  await page.goto(server.origin);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.getByRole('button', { name: 'Open a folder' }).first().waitFor();
  await takeThemes(page, 'first-run', ending);
  await takeRun(page, ending);
  await takeInHand(page);
  await takeThemes(page, 'list', ending);
  if (hasTouch) await takeSimilar(page, ending);
  await context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/**
 * Gives the folder, shows the run when a third of it is done, and waits for its end.
 * @param {Page} page on its first run
 * @param {string} ending tells the size
 */
async function takeRun(page, ending) {
  await dropFolder(page, /** @type {string} */ (folder));
  await waitForShare(page, 0.35);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.waitForTimeout(500);
  await takeThemes(page, 'ingest', ending);
  await page.getByRole('button', { name: 'Go on' }).click();
  const progress = page.getByRole('region', { name: 'Progress' });
  await progress.waitFor({ state: 'hidden', timeout: 300_000 });
}

/**
 * On a phone what sounds alike is a view of its own.
 * @param {Page} page with a sound in hand
 * @param {string} ending tells the size
 */
async function takeSimilar(page, ending) {
  await page.getByRole('tab', { name: 'Similar' }).click();
  await page.getByRole('option').first().waitFor();
  await takeThemes(page, 'similar', ending);
}

/**
 * The same view in both themes.
 * @param {Page} page what to show
 * @param {string} name of the view
 * @param {string} ending tells the size
 */
async function takeThemes(page, name, ending) {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForFunction((want) => document.documentElement.dataset['theme'] === want, theme);
    await page.waitForTimeout(300);
    const file = `${INTO}/${name}-${theme}${ending}.png`;
    await page.screenshot({ path: file });
    process.stdout.write(`${file}\n`);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
}

/**
 * Drops a folder in the middle of the window, as a hand would.
 * @param {Page} page where
 * @param {string} dropped path of the folder
 */
async function dropFolder(page, dropped) {
  const session = await page.context().newCDPSession(page);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const at = { x: width / 2, y: height / 2 };
  const data = { items: [], files: [dropped], dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop']))
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

/**
 * Waits until so much of the folder was listened to.
 * @param {Page} page that runs
 * @param {number} share 0 to 1
 */
async function waitForShare(page, share) {
  const bar = page.getByRole('progressbar', { name: 'Listen' });
  for (;;) {
    const now = Number((await bar.getAttribute('aria-valuenow')) ?? 0);
    if (now >= share * 100) return;
    await page.waitForTimeout(50);
  }
}

/**
 * Takes a sound in hand, and leaves the sounds and what is like it time to be drawn.
 * @param {Page} page with a finished list
 */
async function takeInHand(page) {
  await page.getByRole('searchbox', { name: 'Search names' }).fill('bd_');
  await page.getByRole('gridcell', { name: SOUND_IN_HAND }).first().click();
  await page.waitForTimeout(2000);
}
