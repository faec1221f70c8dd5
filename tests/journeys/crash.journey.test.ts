import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { openFolder, progress, sourceItem, waitForSounds } from './harness/app-page.ts';
import { openProfile, startKillable } from './harness/browser-profile.ts';
import { dropFolder } from './harness/drop-folder.ts';
import { openApp, openWorld, serveWorld } from './harness/journey-world.ts';
import type { ServedWorld } from './harness/journey-world.ts';
import { checkIntegrity, comparable, dumpLibrary } from './harness/probe-page.ts';
import { writeSounds } from './harness/sound-files.ts';
import { watchKept } from './harness/thread-watch.ts';

const SOUNDS = 600;
const KILLS = 20;
const random = seededRandom(Number(process.env['NEARFIELD_CRASH_SEED'] ?? 20));

let world: ServedWorld;
/** Sounds that were heard and acknowledged, over all lives. */
const acknowledged = new Set<number>();
/** How long this computer takes to open the app: measured in the first life. */
let openingMs = 0;

beforeAll(async () => {
  world = await serveWorld();
  await writeSounds(world.folder, SOUNDS);
}, 60_000);

afterAll(async () => {
  await world.close();
});

/** Opens the app; gives the folder again only where the browser died before the app could keep it. */
async function openAndGoOn(context: BrowserContext): Promise<Page> {
  const page = await openApp(context, world.origin);
  const isKnown = sourceItem(page, 'sounds').waitFor({ timeout: 4000 });
  const hasFolder = await isKnown.then(() => true).catch(() => false);
  if (!hasFolder || (await page.getByRole('button', { name: 'Reconnect' }).count()) > 0)
    await dropFolder(page, world.folder);
  return page;
}

/**
 * One life: opens the app and kills the whole browser at a random moment. Every third life ends while
 * the app opens, the others soon after some sounds of it were acknowledged.
 */
async function liveAndDie(round: number): Promise<void> {
  const { context, kill } = await startKillable(world.profile);
  await watchKept(context, (ids) => ids.forEach((id) => acknowledged.add(id)));
  const goal = acknowledged.size + Math.floor(30 * random());
  const before = performance.now();
  const opening = openAndGoOn(context).catch(() => undefined);
  if (round % 3 === 2) {
    await pause(openingMs * random());
  } else {
    await opening;
    openingMs ||= performance.now() - before;
    for (let waits = 0; waits < 200 && acknowledged.size < goal; waits++) await pause(20);
    await pause(80 * random());
  }
  await kill();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

it(`loses nothing it acknowledged when the browser is killed ${KILLS} times`, async () => {
  let inTheMiddle = 0;
  for (let round = 0; round < KILLS; round++) {
    await liveAndDie(round);
    if (acknowledged.size < SOUNDS) inTheMiddle += 1;
  }
  process.stdout.write(
    `${inTheMiddle} of ${KILLS} kills came in the middle; ${acknowledged.size} of ${SOUNDS} sounds were acknowledged by then\n`,
  );
  expect(inTheMiddle).toBeGreaterThan(0);
  expect(acknowledged.size).toBeGreaterThan(0);

  const context = await openProfile(world.profile);
  expect(await checkIntegrity(context, world.origin)).toBe('ok');
  const { samples } = await dumpLibrary(context, world.origin);
  const states = new Map(samples.map(({ id, state }) => [id, state]));
  expect([...acknowledged].filter((id) => states.get(id) !== 'ready')).toEqual([]);

  const page = await openAndGoOn(context);
  const goOn = progress(page).getByRole('button', { name: 'Go on' });
  if (await goOn.isVisible()) await goOn.click();
  await waitForSounds(page, SOUNDS);
  await page.close();
  const survived = await dumpLibrary(context, world.origin);
  await context.close();

  expect(comparable(survived)).toEqual(comparable(await runUndisturbed()));
}, 240_000);

/** The same folder in a browser of its own that nobody kills. */
async function runUndisturbed() {
  const calm = await openWorld({ folder: world.folder });
  try {
    const page = await calm.openApp();
    await openFolder(page, world.folder, SOUNDS);
    await page.close();
    return await dumpLibrary(calm.context, calm.origin);
  } finally {
    await calm.close();
  }
}
