/** The app as a person meets it: every part by its role and its name. */
import type { Locator, Page } from 'playwright';
import { dropFolder } from './drop-folder.ts';

/** The list of sounds. */
export function soundsGrid(page: Page): Locator {
  return page.getByRole('grid', { name: 'Sounds' });
}

/** The rows of sounds whose file name, without the ending, is this one. */
export function soundRow(page: Page, name: string): Locator {
  return soundsGrid(page)
    .getByRole('row')
    .filter({ has: nameCell(page, name) });
}

/** The row in hand, where it is the one of that sound. */
export function rowInHand(page: Page, name: string): Locator {
  const inHand = soundsGrid(page).getByRole('row', { selected: true });
  return inHand.filter({ has: nameCell(page, name) });
}

function nameCell(page: Page, name: string): Locator {
  return page.getByRole('gridcell', { name: startingWith(name) });
}

/** The field that searches names. */
export function searchField(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search names' });
}

/** The list of what sounds like a sound. */
export function similarList(page: Page, name: string): Locator {
  return page
    .getByRole('complementary', { name: 'Similar' })
    .getByRole('listbox', { name: `Sounds like ${name}` });
}

/** The names in the similar list of a sound, best first. */
export async function readSimilar(page: Page, name: string): Promise<string[]> {
  const options = similarList(page, name).getByRole('option');
  await options.first().waitFor();
  return (await options.allInnerTexts()).map(nameInOption);
}

/** An option reads as its rank, its name and its closeness, a line each. */
function nameInOption(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => line !== '' && !/^\d+$|^top /u.test(line)) ?? text;
}

/** The part that plays. */
export function player(page: Page): Locator {
  return page.getByRole('region', { name: 'Player' });
}

/** What runs right now. */
export function progress(page: Page): Locator {
  return page.getByRole('region', { name: 'Progress' });
}

/** The line at the foot. */
export function statusLine(page: Page): Locator {
  return page.getByRole('contentinfo');
}

/** A source in the rail. */
export function sourceItem(page: Page, name: string): Locator {
  return page
    .getByRole('navigation', { name: 'Sources' })
    .getByRole('treeitem', { name: startingWith(name) });
}

/** How many rows the whole list has, shown or not; its heading left out. */
export async function countRows(page: Page): Promise<number> {
  const grid = soundsGrid(page);
  const all = Number(await grid.getAttribute('aria-rowcount'));
  const headings = await grid
    .getByRole('row')
    .filter({ has: page.getByRole('columnheader') })
    .count();
  return all - headings;
}

/** Drops a folder and waits until every sound in it was listened to. */
export async function openFolder(page: Page, folder: string, sounds: number): Promise<void> {
  await dropFolder(page, folder);
  await waitForSounds(page, sounds);
}

/** Waits until the library shows so many sounds and nothing runs any more. */
export async function waitForSounds(page: Page, sounds: number): Promise<void> {
  const count = `${sounds.toLocaleString('en')} ${sounds === 1 ? 'sound' : 'sounds'}`;
  await statusLine(page).getByText(count, { exact: false }).first().waitFor({ timeout: 240_000 });
  await waitForRest(page);
}

/** Waits until no progress is shown, and none comes within a moment. */
export async function waitForRest(page: Page): Promise<void> {
  let quiet = 0;
  while (quiet < 8) {
    quiet = (await progress(page).isVisible()) ? 0 : quiet + 1;
    await page.waitForTimeout(150);
  }
}

/** Finds a sound by name and takes it in hand; it is heard. */
export async function takeInHand(page: Page, name: string): Promise<void> {
  await searchField(page).fill(name);
  await soundRow(page, name).first().click();
}

/** Does one of the things that a source's menu offers. */
export async function chooseForSource(page: Page, source: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `More about ${source}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

function startingWith(name: string): RegExp {
  const literal = name.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
  return new RegExp(`^${literal}(?![\\w-])`, 'u');
}
