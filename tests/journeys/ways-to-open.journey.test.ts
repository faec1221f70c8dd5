import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { countRows, waitForSounds } from './harness/app-page.ts';
import { dropFolder } from './harness/drop-folder.ts';
import { openWorld } from './harness/journey-world.ts';
import type { JourneyWorld } from './harness/journey-world.ts';
import { answerPickerByDrop } from './harness/permission-prompt.ts';
import { writeSounds } from './harness/sound-files.ts';
import { countCalls } from './harness/thread-watch.ts';

const SOUNDS = 12;
let world: JourneyWorld;

async function openFolderButton(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open a folder' }).first().click();
}

describe('the folder picker', () => {
  beforeAll(async () => {
    world = await openWorld();
    await writeSounds(world.folder, SOUNDS);
    await answerPickerByDrop(world.context);
  });
  afterAll(async () => {
    await world.close();
  });

  it('gives a folder that is still open after a reload', async () => {
    const page = await world.openApp();
    await openFolderButton(page);
    await page.getByText('Choose a folder', { exact: true }).waitFor();
    await dropFolder(page, world.folder);
    await waitForSounds(page, SOUNDS);
    await page.reload();
    await waitForSounds(page, SOUNDS);
    expect(await countRows(page)).toBe(SOUNDS);
    expect(await page.getByRole('button', { name: 'Reconnect' }).count()).toBe(0);
    expect(await countCalls(page, 'analyze')).toBe(0);
  });
});

describe('a browser without a folder picker', () => {
  beforeEach(async () => {
    world = await openWorld();
    await writeSounds(world.folder, SOUNDS);
    await world.context.addInitScript(() => {
      Reflect.deleteProperty(window, 'showDirectoryPicker');
    });
  });
  afterEach(async () => {
    await world.close();
  });

  it('takes the files of a folder, and knows them again when they are given again', async () => {
    const page = await world.openApp();
    const give = async (): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await openFolderButton(page);
      // Before the browser's own word "upload", the app says what happens; then goes on.
      const goOn = page.getByRole('button', { name: 'Choose the folder' });
      await Promise.race([chooser, goOn.click().catch(() => undefined)]);
      await (await chooser).setFiles(world.folder);
      await waitForSounds(page, SOUNDS);
    };
    await give();
    expect(await countRows(page)).toBe(SOUNDS);
    await page.reload();
    await waitForSounds(page, SOUNDS);
    expect(await countRows(page)).toBe(SOUNDS);
    await give();
    expect(await countRows(page)).toBe(SOUNDS);
    expect(await countCalls(page, 'analyze')).toBe(0);
  });
});
