/** `npm test`: every Vitest project, then one line that a machine can read. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowser, installBrowser } from './find-browser.mjs';

const REPORT = 'node_modules/.cache/test-report.json';
const browser = findBrowser() ?? installBrowser();
const projects = browser === undefined ? ['unit'] : ['unit', 'browser', 'journeys'];
if (browser === undefined)
  process.stdout.write('NO BROWSER FOUND: only the Node tests run. Set CHROME_PATH.\n');

mkdirSync('node_modules/.cache', { recursive: true });
rmSync(REPORT, { force: true });
const run = spawnSync(
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
const report =
  /** @type {Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>} */ (
    JSON.parse(readFileSync(REPORT, 'utf8'))
  );
const skipped = report.numPendingTests + report.numTodoTests;
const failed = Math.max(report.numFailedTests, run.status === 0 ? 0 : 1);
process.stdout.write(`${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`);
const noBrowserInCi = browser === undefined && process.env['CI'] !== undefined;
process.exitCode = noBrowserInCi ? 3 : (run.status ?? 1);
