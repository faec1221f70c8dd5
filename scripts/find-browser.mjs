/** Finds an installed Chromium-family browser; as root on Debian it can install one. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const NAMES = [
  'chromium',
  'google-chrome',
  'google-chrome-stable',
  'chromium-browser',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

const WINDOWS_PROGRAMS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
];

/**
 * What finding depends on; given by tests, this computer otherwise.
 * @typedef {object} Computer
 * @property {NodeJS.Platform} platform
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {string} home
 * @property {(file: string) => boolean} canRun whether a file is there and can be started
 */

/** @type {Computer} */
const HERE = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  canRun: isExecutable,
};

/**
 * The path of a browser, or undefined. `CHROME_PATH` decides alone where it is set.
 * @param {Computer} computer where to look
 * @returns {string | undefined} an executable
 */
export function findBrowser(computer = HERE) {
  const fixed = computer.env['CHROME_PATH'];
  if (fixed !== undefined && fixed !== '') {
    if (computer.canRun(fixed)) return fixed;
    throw new Error(`CHROME_PATH names no program: ${fixed}`);
  }
  return [...onPath(computer), ...usualPlaces(computer)].find(computer.canRun);
}

/**
 * Every name in every folder of PATH.
 * @param {Computer} computer where to look
 */
function onPath({ platform, env }) {
  const isWindows = platform === 'win32';
  const paths = isWindows ? path.win32 : path.posix;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(paths.delimiter).filter(Boolean);
  const ending = isWindows ? '.exe' : '';
  return folders.flatMap((folder) => NAMES.map((name) => paths.join(folder, `${name}${ending}`)));
}

/**
 * Where installers of macOS and Windows put them.
 * @param {Computer} computer where to look
 */
function usualPlaces({ platform, env, home }) {
  if (platform === 'darwin') {
    return ['/Applications', path.posix.join(home, 'Applications')].flatMap((folder) =>
      MAC_APPS.map((app) => path.posix.join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform !== 'win32') return [];
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return roots
    .filter((root) => root !== undefined)
    .flatMap((root) => WINDOWS_PROGRAMS.map((parts) => path.win32.join(root, ...parts)));
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
  const isRefused = process.env['NO_BROWSER_INSTALL'] !== undefined;
  if (!isRoot || isRefused || !existsSync('/etc/debian_version')) return undefined;
  process.stdout.write('No browser found: installing Debian’s Chromium.\n');
  const packages = ['--no-install-recommends', 'chromium', 'fonts-liberation'];
  spawnSync('apt-get', ['update'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', ...packages], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return findBrowser();
}
