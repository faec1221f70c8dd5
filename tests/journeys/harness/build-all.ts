/** Builds the app and the probe once before the journeys. */
import { execFileSync } from 'node:child_process';
import { buildIfOld } from '../../../scripts/build-app.mjs';

/** Folder of the built probe. */
export const PROBE_FOLDER = 'node_modules/.cache/probe';

/** Vitest global setup: both builds in processes of their own, outside Vitest's NODE_ENV. */
export function setup(): void {
  buildIfOld();
  execFileSync(process.execPath, ['tests/journeys/probe/build-probe.mjs', PROBE_FOLDER], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
