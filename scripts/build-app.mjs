/** Builds the app for production where `dist` is missing or older than what it is made of. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Written last, so a build that was broken off leaves none. */
const LAST_OUTPUT = 'dist/service-worker.js';
const SOURCES = [
  'src',
  'workers',
  'models',
  'public',
  'scripts/service-worker-plugin.ts',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
];

/**
 * Builds unless what is there is newer than every source.
 * @returns {boolean} whether it was built
 */
export function buildIfOld() {
  const built = statSync(path.join(root, LAST_OUTPUT), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (newestChange(SOURCES.map((each) => path.join(root, each))) <= built) return false;
  buildApp();
  return true;
}

/** Compiles the WebAssembly parts and builds into `dist`, always. */
export function buildApp() {
  runTool(path.join(root, 'scripts/build-wasm.mjs'), []);
  runTool(path.join(root, 'node_modules/vite/bin/vite.js'), ['build', '--logLevel', 'warn']);
}

/**
 * When the youngest of these files, or of the files in these folders, was changed. Compiled
 * WebAssembly and tests do not count.
 * @param {readonly string[]} places paths of files and folders
 * @returns {number} milliseconds since 1970; 0 where there is none
 */
export function newestChange(places) {
  let newest = 0;
  for (const place of places) {
    const found = statSync(place, { throwIfNoEntry: false });
    if (found?.isDirectory() === true)
      newest = Math.max(
        newest,
        newestChange(readdirSync(place).map((name) => path.join(place, name))),
      );
    else if (found !== undefined && !/\.wasm$|\.test\.tsx?$/u.test(place))
      newest = Math.max(newest, found.mtimeMs);
  }
  return newest;
}

/**
 * Runs a tool in a process of its own: the environment of whoever asks (a test run, say) must not
 * leak into the production build.
 * @param {string} script path of what to run
 * @param {readonly string[]} args for it
 */
function runTool(script, args) {
  execFileSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
