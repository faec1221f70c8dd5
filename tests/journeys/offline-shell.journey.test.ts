import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { countRows, openFolder, takeInHand } from './harness/app-page.ts';
import { readStarted } from './harness/heard-sounds.ts';
import { openWorld } from './harness/journey-world.ts';
import type { JourneyWorld } from './harness/journey-world.ts';
import { writeSounds } from './harness/sound-files.ts';

declare global {
  interface Window {
    wornThemes: string[];
  }
}

let world: JourneyWorld;
let page: Page;
const violations: string[] = [];

beforeAll(async () => {
  world = await openWorld({ hasHeaders: false });
  await writeSounds(world.folder, 10);
  world.context.on('console', (message) => {
    if (/Content Security Policy|Refused to/u.test(message.text())) violations.push(message.text());
  });
  page = await world.openApp();
  await openFolder(page, world.folder, 10);
});

afterAll(async () => {
  await world.close();
});

it('is isolated on a host that sends no headers, after one reload by itself', async () => {
  const visits = world.requests.filter((url) => url === `${world.origin}/`);
  expect(visits).toHaveLength(2);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

it('can be installed', async () => {
  const session = await world.context.newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors).toEqual([]);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { icons } = JSON.parse(data ?? '{}') as { icons: { src: string; purpose: string }[] };
  expect(icons.map(({ purpose }) => purpose)).toContain('maskable');
  for (const { src } of icons)
    expect((await page.request.get(`${world.origin}/${src}`)).status()).toBe(200);
});

it('opens from any address below its own, and keeps what a link carries', async () => {
  await page.goto(`${world.origin}/?q=1`);
  await expect.poll(() => countRows(page)).toBe(10);
  expect(page.url()).toBe(`${world.origin}/?q=1`);
  await page.goto(`${world.origin}/deep/er?q=1`);
  await expect.poll(() => countRows(page)).toBe(10);
  expect(page.url()).toBe(`${world.origin}/?q=1`);
});

/** Every theme that the page wore while it was loaded, in order. */
async function themesOfReload(): Promise<string[]> {
  await page.reload();
  await expect.poll(() => countRows(page)).toBe(10);
  return page.evaluate(() => window.wornThemes);
}

it('paints no frame in the wrong theme', async () => {
  await page.addInitScript(() => {
    window.wornThemes = [];
    new MutationObserver(() => {
      const theme = document.documentElement.dataset['theme'] ?? 'none';
      if (window.wornThemes.at(-1) !== theme) window.wornThemes.push(theme);
    }).observe(document, { attributes: true, attributeFilter: ['data-theme'], subtree: true });
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await themesOfReload()).toEqual(['dark']);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await themesOfReload()).toEqual(['light']);
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  expect(await themesOfReload()).toEqual(['dark']);
});

it('works with the server stopped and the network off, isolated as before', async () => {
  await world.stopServer();
  await world.context.setOffline(true);
  await page.goto(`${world.origin}/deep/er`);
  await expect.poll(() => countRows(page)).toBe(10);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await takeInHand(page, 'hit-003');
  await expect.poll(async () => (await readStarted(page)).length).toBeGreaterThan(0);
});

it('does nothing that its own content policy forbids, and asks no one else', () => {
  expect(violations).toEqual([]);
  expect(
    world.requests
      .filter((url) => !/^(?:data|blob):/u.test(url))
      .filter((url) => !url.startsWith(world.origin)),
  ).toEqual([]);
});
