import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright';
import {
  chooseForSource,
  countRows,
  openFolder,
  readSimilar,
  takeInHand,
  waitForRest,
  waitForSounds,
} from './harness/app-page.ts';
import { dropFolder } from './harness/drop-folder.ts';
import { openWorld } from './harness/journey-world.ts';
import type { JourneyWorld } from './harness/journey-world.ts';
import { answerPermissionByDrop } from './harness/permission-prompt.ts';
import { wavOf, writeFiles, writeSounds } from './harness/sound-files.ts';
import { countCalls } from './harness/thread-watch.ts';

let world: JourneyWorld;
let page: Page;

beforeAll(async () => {
  world = await openWorld({ isGranted: false });
  await writeSounds(world.folder, 30);
  await answerPermissionByDrop(world.context);
  page = await world.openApp();
  await openFolder(page, world.folder, 30);
});

afterAll(async () => {
  await world.close();
});

it('keeps everything in use while the browser withholds the folder', async () => {
  await page.reload();
  await page.getByRole('button', { name: 'Reconnect' }).first().waitFor();
  expect(await countRows(page)).toBe(30);
  await takeInHand(page, 'hit-003');
  expect(await readSimilar(page, 'hit-003')).not.toEqual([]);
  expect(await countCalls(page, 'analyze')).toBe(0);
});

it('goes on with the folder once the person allows it again', async () => {
  await page.getByRole('button', { name: 'Reconnect' }).first().click();
  await page.getByText('Allow Nearfield to read this folder').waitFor();
  await dropFolder(page, world.folder);
  await page.getByRole('button', { name: 'Reconnect' }).first().waitFor({ state: 'hidden' });
  await waitForRest(page);
  expect(await countCalls(page, 'analyze')).toBe(0);
  await writeFiles(world.folder, { 'set-0/new.wav': wavOf(77) });
  await chooseForSource(page, 'sounds', 'Look for changes');
  await waitForSounds(page, 31);
  expect(await countCalls(page, 'analyze')).toBe(1);
});
