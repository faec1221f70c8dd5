import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  countRows,
  openFolder,
  soundsGrid,
  takeInHand,
  waitForSounds,
} from './harness/app-page.ts';
import { openWorld } from './harness/journey-world.ts';
import type { JourneyWorld } from './harness/journey-world.ts';
import { writeSounds } from './harness/sound-files.ts';

let world: JourneyWorld;

beforeAll(async () => {
  world = await openWorld();
  await writeSounds(world.folder, 20);
});

afterAll(async () => {
  await world.close();
});

it('hands the library from tab to tab, and never to two at once', async () => {
  const first = await world.openApp();
  await openFolder(first, world.folder, 20);
  const second = await world.context.newPage();
  await second.goto(world.origin);
  await second.getByRole('button', { name: 'Use it here' }).waitFor();
  expect(await soundsGrid(second).count()).toBe(0);
  expect(await countRows(first)).toBe(20);

  await second.getByRole('button', { name: 'Use it here' }).click();
  await waitForSounds(second, 20);
  await takeInHand(second, 'hit-004');
  await first.getByRole('button', { name: 'Use it here' }).waitFor();

  await first.getByRole('button', { name: 'Use it here' }).click();
  await waitForSounds(first, 20);
  expect(await countRows(first)).toBe(20);
  await second.getByRole('button', { name: 'Use it here' }).waitFor();
});

it('says that the library cannot be opened while something else holds it, and tries again', async () => {
  for (const page of world.context.pages()) await page.close();
  const holder = await world.context.newPage();
  await holder.goto(`${world.origin}/probe/`);
  await holder.waitForFunction(() => 'probe' in window);
  expect(await holder.evaluate(() => window.probe.integrity())).toBe('ok');
  const page = await world.context.newPage();
  await page.goto(world.origin);
  await page.getByRole('heading', { name: 'The library could not be opened.' }).waitFor();
  await holder.close();
  await page.getByRole('button', { name: 'Try again' }).click();
  await waitForSounds(page, 20);
});
