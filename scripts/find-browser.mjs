/** Finds an installed Chromium-family browser; as root on Debian it can install one. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = [
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
  'microsoft-edge',
  'brave-browser',
];

/**
 * The path of a browser, or undefined.
 * @returns {string | undefined} an executable
 */
export function findBrowser() {
  const fixed = process.env['CHROME_PATH'];
  if (fixed !== undefined) return fixed;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
    .find(isExecutable);
}

/**
 * Tells whether a file can be run.
 * @param {string} file its path
 */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Installs Debian's Chromium where that needs no question: as root, unless NO_BROWSER_INSTALL is set.
 * @returns {string | undefined} the browser that is there afterwards
 */
export function installBrowser() {
  const isRoot = process.getuid?.() === 0;
  const refused = process.env['NO_BROWSER_INSTALL'] !== undefined;
  if (!isRoot || refused || !existsSync('/etc/debian_version')) return undefined;
  process.stdout.write('No browser found: installing Debian’s Chromium.\n');
  const packages = ['--no-install-recommends', 'chromium', 'fonts-liberation'];
  spawnSync('apt-get', ['update'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', ...packages], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return findBrowser();
}
