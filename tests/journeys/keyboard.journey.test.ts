import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright';
import {
  openFolder,
  player,
  rowInHand,
  searchField,
  similarList,
  soundRow,
  soundsGrid,
} from './harness/app-page.ts';
import { readLevel, readStarted } from './harness/heard-sounds.ts';
import { openWorld } from './harness/journey-world.ts';
import type { JourneyWorld } from './harness/journey-world.ts';
import { writeSounds } from './harness/sound-files.ts';

let world: JourneyWorld;
let page: Page;

beforeAll(async () => {
  world = await openWorld();
  await writeSounds(world.folder, 60);
  page = await world.openApp();
  await openFolder(page, world.folder, 60);
});

beforeEach(async () => {
  await page.reload();
  await soundRow(page, 'hit-000').waitFor();
  await goToList();
});

afterAll(async () => {
  await world.close();
});

/** The focus moves with the next frame: a hand is slower than that, a journey is not. */
async function waitForFocus(place: Locator): Promise<void> {
  await expect.poll(() => place.evaluate((element) => element.matches(':focus'))).toBe(true);
}

async function goToList(): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await waitForFocus(soundsGrid(page));
}

/** Waits until so many sounds were started since the page was loaded. */
async function heard(count: number): Promise<void> {
  await expect.poll(async () => (await readStarted(page)).length).toBe(count);
}

it('hears each sound that the arrows reach', async () => {
  await page.keyboard.press('ArrowDown');
  await rowInHand(page, 'hit-000').waitFor();
  await heard(1);
  await page.keyboard.press('ArrowDown');
  await rowInHand(page, 'hit-001').waitFor();
  await heard(2);
  await page.keyboard.press('ArrowUp');
  await rowInHand(page, 'hit-000').waitFor();
  await heard(3);
  expect((await readStarted(page)).every(({ peak }) => peak > 0.05)).toBe(true);
  await page.keyboard.press('End');
  await rowInHand(page, 'hit-059').waitFor();
  await heard(4);
});

it('loops with L, falls silent with Escape and plays again with Space', async () => {
  await page.keyboard.press('l');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => readLevel(page)).toBeGreaterThan(0.02);
  await page.waitForTimeout(1500);
  expect(await readLevel(page)).toBeGreaterThan(0.02);
  await page.keyboard.press('Escape');
  const play = player(page).getByRole('button', { name: 'Play', exact: true });
  await play.waitFor();
  await expect.poll(() => readLevel(page)).toBeLessThan(0.001);
  await page.keyboard.press('Space');
  await expect.poll(() => readLevel(page)).toBeGreaterThan(0.02);
  await page.keyboard.press('l');
  await page.keyboard.press('Escape');
  await play.waitFor();
});

it('searches with a slash, and goes back to the list with the down arrow', async () => {
  await page.keyboard.press('/');
  await expect
    .poll(() => searchField(page).evaluate((field) => field.matches(':focus')))
    .toBe(true);
  await page.keyboard.type('hit-04');
  await expect
    .poll(() => soundsGrid(page).getByRole('gridcell', { name: /^hit-/u }).count())
    .toBe(10);
  expect(await searchField(page).inputValue()).toBe('hit-04');
  await page.keyboard.press('Escape');
  await goToList();
  await page.keyboard.press('ArrowDown');
  await rowInHand(page, 'hit-040').waitFor();
});

it('shows what sounds like the one in hand with F', async () => {
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('f');
  const options = similarList(page, 'hit-000').getByRole('option');
  await expect.poll(() => options.count()).toBeGreaterThan(5);
});
