import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { countRows, openFolder, waitForSounds } from './harness/app-page.ts';
import { openWorld } from './harness/journey-world.ts';
import type { JourneyWorld } from './harness/journey-world.ts';
import { writeSounds } from './harness/sound-files.ts';

let build: string;
let world: JourneyWorld;

beforeAll(async () => {
  build = await mkdtemp(path.join(tmpdir(), 'nearfield-build-'));
  await cp('dist', build, { recursive: true });
  world = await openWorld({ build });
  await writeSounds(world.folder, 8);
});

afterAll(async () => {
  await world.close();
  await rm(build, { recursive: true });
});

/** Puts another version on the host: the page says so in its head, and the worker knows its new revision. */
async function publishNewVersion(): Promise<void> {
  const page = path.join(build, 'index.html');
  const worker = path.join(build, 'service-worker.js');
  const html = await readFile(page, 'utf8');
  await writeFile(page, html.replace('</head>', '<meta name="version" content="next" /></head>'));
  const code = await readFile(worker, 'utf8');
  const next = code.replace(
    /(index\.html[^}]*?revision[^}]*?["'`])[0-9a-f]{16}/u,
    '$1ffffffffffffffff',
  );
  expect(next).not.toBe(code);
  await writeFile(worker, next);
}

it('offers a new version, keeps the old one until it is chosen, and keeps the library', async () => {
  const page = await world.openApp();
  await openFolder(page, world.folder, 8);
  await publishNewVersion();
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const use = page.getByRole('button', { name: 'Use it now' });
  await use.waitFor();
  await page.reload();
  expect(await page.locator('meta[name="version"]').count()).toBe(0);
  await use.click();
  await page.locator('meta[name="version"][content="next"]').waitFor({ state: 'attached' });
  await waitForSounds(page, 8);
  expect(await countRows(page)).toBe(8);
});
