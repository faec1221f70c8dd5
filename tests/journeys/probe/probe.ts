/**
 * A page beside the app that opens the stored library with the app's own thread, so that journeys
 * can look at every row. Open it only while the app is closed: the library has one owner.
 */
import type { SoundFacts } from '../../../workers/protocol/facts.ts';
import type { LibraryApi } from '../../../workers/protocol/library-api.ts';
import type { SampleRow } from '../../../workers/protocol/samples.ts';
import { BUILT_IN_MODEL } from '../../../workers/protocol/vectors.ts';
import { teachComlink, wrapThread } from '../../../workers/protocol/wire.ts';

/** A place of a sample. */
export interface DumpedPlace {
  readonly source: string;
  /** Path below the source. */
  readonly path: string;
  readonly isMissing: boolean;
}

/** A sample with all that is known of it, in a form that can be compared. */
export interface DumpedSample {
  readonly id: number;
  readonly state: SampleRow['state'];
  /** Code of the failure; undefined unless `failed`. */
  readonly failureCode: string | undefined;
  readonly facts: SoundFacts | undefined;
  /** SHA-256 of the overview in hex; undefined where there is none. */
  readonly overviewDigest: string | undefined;
  /** CRC-32 of the vector that the row names; undefined without one. */
  readonly vectorHash: number | undefined;
  /** By source and path. */
  readonly places: readonly DumpedPlace[];
}

/** The whole library. */
export interface Dump {
  readonly sources: readonly {
    readonly name: string;
    readonly soundCount: number;
    readonly otherCount: number;
    readonly missingCount: number;
  }[];
  readonly samples: readonly DumpedSample[];
}

/** What a journey may ask. */
export interface Probe {
  /** `ok`, or what SQLite's integrity check found. */
  readonly integrity: () => Promise<string>;
  readonly dump: () => Promise<Dump>;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

const WINDOW = 500;
const BY_NAME = { column: 'name', direction: 'ascending' } as const;

teachComlink();
const library = wrapThread<LibraryApi>(
  new Worker(new URL('../../../workers/library/library.worker.ts', import.meta.url), {
    type: 'module',
  }),
);
const opened = library.open();

window.probe = {
  integrity: async () => {
    await opened;
    return library.checkIntegrity();
  },
  dump: async () => {
    await opened;
    const sources = await library.readSources();
    const names = new Map(sources.map(({ id, name }) => [id, name]));
    const hashes = await readVectorHashes();
    const rows = await readRows(await library.findIds({ kind: 'all' }, BY_NAME));
    const samples: DumpedSample[] = [];
    for (const row of rows) samples.push(await dumpSample(row, names, hashes.get(row.id)));
    return { sources, samples };
  },
};

async function readVectorHashes(): Promise<Map<number, number>> {
  const { sampleIds, hashes } = await library.readLedger(BUILT_IN_MODEL);
  return new Map([...sampleIds].map((id, at) => [id, hashes[at] ?? 0]));
}

async function readRows(sampleIds: Uint32Array): Promise<SampleRow[]> {
  const ids = [...sampleIds];
  const rows: SampleRow[] = [];
  for (let at = 0; at < ids.length; at += WINDOW)
    rows.push(...(await library.readSamples(ids.slice(at, at + WINDOW))));
  return rows;
}

async function dumpSample(
  row: SampleRow,
  sourceNames: ReadonlyMap<number, string>,
  vectorHash: number | undefined,
): Promise<DumpedSample> {
  const locations = await library.readLocations(row.id);
  const places = locations.map(({ sourceId, path, missingSinceMs }) => ({
    source: sourceNames.get(sourceId) ?? 'no source',
    path,
    isMissing: missingSinceMs !== undefined,
  }));
  const byPlace = (a: DumpedPlace, b: DumpedPlace) =>
    `${a.source}/${a.path}`.localeCompare(`${b.source}/${b.path}`);
  return {
    id: row.id,
    state: row.state,
    failureCode: row.failure?.code,
    facts: row.facts,
    overviewDigest: row.overview === undefined ? undefined : await digest(row.overview),
    vectorHash,
    places: places.toSorted(byPlace),
  };
}

async function digest(bytes: Int8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
