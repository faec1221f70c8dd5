/** `npm test`: every Vitest project, then one line that a machine can read. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { buildWasm, findEntries } from './build-wasm.mjs';
import { findBrowser, installBrowser } from './find-browser.mjs';

const REPORT = 'node_modules/.cache/test-report.json';
const BANNER = `
${'='.repeat(76)}
  NO BROWSER FOUND. Only the tests for Node run: nothing here shows that
  Nearfield works in a browser. Install Chrome, Chromium or Edge, or name one:
  CHROME_PATH=/path/to/chrome npm test
${'='.repeat(76)}
`;

const browser = findBrowser() ?? installBrowser();
if (browser === undefined) process.stdout.write(BANNER);
for (const entry of findEntries()) buildWasm(entry);
const run = runVitest(browser === undefined ? ['unit'] : ['unit', 'browser', 'journeys']);
if (browser === undefined) process.stdout.write(BANNER);
process.stdout.write(`${summarize(run.status)}\n`);
process.exitCode = browser === undefined && process.env['CI'] !== undefined ? 3 : (run.status ?? 1);

/**
 * Runs these projects and lets Vitest write what it found into the report.
 * @param {readonly string[]} projects by name
 */
function runVitest(projects) {
  mkdirSync('node_modules/.cache', { recursive: true });
  rmSync(REPORT, { force: true });
  return spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...projects.map((name) => `--project=${name}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${REPORT}`,
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit', env: { ...process.env, CHROME_PATH: browser } },
  );
}

/**
 * The last line. A run that ended badly counts at least one failure even where the report knows of
 * none: a file that cannot be imported, or Vitest's own end, is in no count.
 * @param {number | null} status how Vitest ended; null when a signal ended it
 */
function summarize(status) {
  const counts = readReport();
  const skipped = counts.numPendingTests + counts.numTodoTests;
  const failed = Math.max(counts.numFailedTests, status === 0 ? 0 : 1);
  return `${counts.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * What Vitest counted; nothing where it wrote no report.
 * @returns {Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>} counts
 */
function readReport() {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  if (!existsSync(REPORT)) return none;
  return /** @type {typeof none} */ (JSON.parse(readFileSync(REPORT, 'utf8')));
}
