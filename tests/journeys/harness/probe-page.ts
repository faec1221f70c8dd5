/** Looks at the stored library through the probe page, while the app is closed. */
import type { BrowserContext } from 'playwright';
import type { Dump, DumpedSample, Probe } from '../probe/probe.ts';

/** The whole library as it is stored. */
export async function dumpLibrary(context: BrowserContext, origin: string): Promise<Dump> {
  return withProbe(context, origin, (page) => page.evaluate(() => window.probe.dump()));
}

/** What SQLite's integrity check says; `ok` when all is well. */
export async function checkIntegrity(context: BrowserContext, origin: string): Promise<string> {
  return withProbe(context, origin, (page) => page.evaluate(() => window.probe.integrity()));
}

async function withProbe<T>(
  context: BrowserContext,
  origin: string,
  ask: (page: Awaited<ReturnType<BrowserContext['newPage']>>) => Promise<T>,
): Promise<T> {
  const page = await context.newPage();
  try {
    await page.goto(`${origin}/probe/`);
    await page.waitForFunction(() => (window as { probe?: Probe }).probe !== undefined);
    return await ask(page);
  } finally {
    await page.close();
  }
}

/** Every place that is there, as `source/path`, with its sample; a place twice is an error. */
export function byPlace(dump: Dump): Map<string, DumpedSample> {
  const places = new Map<string, DumpedSample>();
  for (const sample of dump.samples)
    for (const { source, path, isMissing } of sample.places) {
      const place = `${source}/${path}`;
      if (isMissing) continue;
      if (places.has(place)) throw new Error(`${place} belongs to two samples`);
      places.set(place, sample);
    }
  return places;
}

/** The library without what may differ between two runs: the ids. By the first place of each sample. */
export function comparable(dump: Dump): unknown[] {
  return dump.samples
    .map(({ id: _id, ...rest }) => rest)
    .toSorted((a, b) => placeKey(a.places[0]).localeCompare(placeKey(b.places[0])));
}

function placeKey(place: DumpedSample['places'][number] | undefined): string {
  return `${place?.source ?? ''}/${place?.path ?? ''}`;
}
