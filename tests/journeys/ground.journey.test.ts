/** What all journeys stand on: if Chromium changes its records, this fails and says so. */
import { afterEach, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { openProfile, startKillable } from './harness/browser-profile.ts';
import { dropFolder } from './harness/drop-folder.ts';
import { serveWorld } from './harness/journey-world.ts';
import type { ServedWorld } from './harness/journey-world.ts';
import { checkIntegrity } from './harness/probe-page.ts';
import { writeSounds } from './harness/sound-files.ts';

declare global {
  interface Window {
    folder: FileSystemDirectoryHandle | undefined;
  }
}

let world: ServedWorld;

afterEach(async () => {
  await world.close();
});

/** Drops the folder on a page of the same origin and gives what the page may do with it. */
async function askAboutDropped(page: Page): Promise<PermissionState | undefined> {
  await page.goto(`${world.origin}/icon.svg`);
  await page.evaluate(() => {
    addEventListener('dragover', (event) => event.preventDefault());
    addEventListener('drop', (event) => {
      event.preventDefault();
      const given = event.dataTransfer?.items[0]?.getAsFileSystemHandle();
      void given?.then((handle) => {
        window.folder = handle as FileSystemDirectoryHandle;
      });
    });
  });
  await dropFolder(page, world.folder);
  await page.waitForFunction(() => window.folder !== undefined);
  return page.evaluate(() => window.folder?.queryPermission({ mode: 'readwrite' }));
}

it('allows the folder on every visit where the profile says so', async () => {
  world = await serveWorld();
  const context = await openProfile(world.profile);
  expect(await askAboutDropped(await context.newPage())).toBe('granted');
  await context.close();
});

it('asks for the folder where the profile says nothing', async () => {
  world = await serveWorld({ isGranted: false });
  const context = await openProfile(world.profile);
  expect(await askAboutDropped(await context.newPage())).toBe('prompt');
  await context.close();
});

it('kills a browser as a whole, and starts another on what it left', async () => {
  world = await serveWorld();
  await writeSounds(world.folder, 2);
  const { context, kill } = await startKillable(world.profile);
  expect(await askAboutDropped(await context.newPage())).toBe('granted');
  expect(await checkIntegrity(context, world.origin)).toBe('ok');
  await kill();
  const again = await openProfile(world.profile);
  expect(await checkIntegrity(again, world.origin)).toBe('ok');
  await again.close();
});
