import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { checkAccess } from './harness/access-check.ts';
import { openFolder, soundRow, takeInHand } from './harness/app-page.ts';
import { openWorld } from './harness/journey-world.ts';
import type { JourneyWorld } from './harness/journey-world.ts';
import { writeSounds } from './harness/sound-files.ts';

const THEMES = ['Dark', 'Light', 'High contrast'];

let world: JourneyWorld;
let page: Page;

beforeAll(async () => {
  world = await openWorld();
  await writeSounds(world.folder, 30);
  page = await world.openApp();
});

afterAll(async () => {
  await world.close();
});

async function chooseTheme(name: string): Promise<void> {
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name }).click();
}

it('keeps the rules of access on the first page', async () => {
  for (const theme of THEMES) {
    await chooseTheme(theme);
    expect([theme, ...(await checkAccess(page))]).toEqual([theme]);
  }
});

it('keeps them with a library, a sound in hand and what sounds like it', async () => {
  await openFolder(page, world.folder, 30);
  await takeInHand(page, 'hit-003');
  await page.getByRole('option').first().waitFor();
  for (const theme of THEMES) {
    await chooseTheme(theme);
    expect([theme, ...(await checkAccess(page))]).toEqual([theme]);
  }
});

it('keeps them in the menu of a source, in a question and on the page of keys', async () => {
  await page.getByRole('button', { name: /^More about/u }).click();
  expect(await checkAccess(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Forget' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await checkAccess(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await checkAccess(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

it('keeps them on a phone', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await soundRow(page, 'hit-003').waitFor();
  expect(await checkAccess(page)).toEqual([]);
});
