import {
  array,
  assert,
  asyncProperty,
  constant,
  constantFrom,
  letrec,
  oneof,
  string,
  tuple,
} from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { analysisOf, failedEntry } from '../../../tests/fakes/heard-sounds.ts';
import { openNodeLibrary, quietJob } from '../../../tests/fakes/node-library.ts';
import type { NodeLibrary } from '../../../tests/fakes/node-library.ts';
import type { Filter, SortColumn, SortOrder } from '../../protocol/filter.ts';
import { toSourceId } from '../../protocol/ids.ts';
import type { SampleRow, SaveEntry } from '../../protocol/samples.ts';
import type { LocationRow } from '../../protocol/sources.ts';
import { BUILT_IN_MODEL } from '../../protocol/vectors.ts';
import { foldText, toSortKey } from '../samples/search-text.ts';

interface Known {
  readonly row: SampleRow;
  readonly places: readonly LocationRow[];
}

const BY_NAME: SortOrder = { column: 'name', direction: 'ascending' };
const PATHS = [
  'kick 1.wav',
  'kick 2.wav',
  'kick 10.wav',
  'KICK 002.wav',
  'drums/Káfé.wav',
  'drums/snare.wav',
  'drums/deep/100% wet.wav',
  'drums/deep/under_score.wav',
  'drums/deep/kick 1.wav',
  'a.wav',
  "drums 2/it's.wav",
  'drums 2/straße.wav',
  'drums-2/x.wav',
  'ΔΙΑΣ/σίγμας.wav',
  '(1)/[b].wav',
  'broken/one.wav',
  'broken/two.wav',
  'gone/away.wav',
  'copy of snare.wav',
  'waiting/w.wav',
];

let library: NodeLibrary;
let known: Known[];
let clockMs = 1000;

beforeAll(async () => {
  // All of a source is added at one time, so that ties are seen.
  library = await openNodeLibrary({ nowMs: () => clockMs });
  for (const name of ['one', 'two']) {
    const source = await library.addSource(name, 'listing');
    clockMs = 1000 * source.id;
    const paths = name === 'one' ? PATHS : PATHS.slice(0, 8).map((path) => `other/${path}`);
    await scan(source.id, paths);
    const work = await library.takeWork([source.id], 100);
    const heard = work.filter(({ path }) => !path.startsWith('waiting'));
    await library.saveBatch(
      heard.map(({ path, locationId }, index) => toEntry(path, locationId, index)),
      BUILT_IN_MODEL,
    );
  }
  await scan(
    1,
    PATHS.filter((path) => !path.startsWith('gone')),
  );
  known = await readAll();
});

async function scan(sourceId: number, paths: readonly string[]): Promise<void> {
  const files = paths.map((path) => ({ path, byteCount: path.length, modifiedMs: 1 }));
  await library.scanListing(toSourceId(sourceId), files, quietJob());
}

function toEntry(path: string, locationId: SaveEntry['locationId'], index: number): SaveEntry {
  const bytes = new TextEncoder().encode(path.replace('copy of ', 'drums/'));
  if (path.startsWith('broken')) return failedEntry(locationId, bytes);
  const facts = {
    durationSeconds: (index * 7) % 5,
    loudnessLufs: index % 4 === 0 ? undefined : -index,
    codec: index % 2 === 0 ? 'flac' : 'pcm-s16',
    bitDepth: index % 3 === 0 ? undefined : 16,
    sampleRateHz: index % 2 === 0 ? 44_100 : 48_000,
    channelCount: 1 + (index % 2),
  };
  return { kind: 'analyzed', locationId, analysis: analysisOf(bytes, facts), vector: undefined };
}

async function readAll(): Promise<Known[]> {
  const ids = await library.findIds({ kind: 'all' }, { column: 'added', direction: 'ascending' });
  const rows = await library.readSamples([...ids]);
  return Promise.all(
    rows.map(async (row) => {
      return { row, places: await library.readLocations(row.id) };
    }),
  );
}

/** The filter as its doc comment says, in the plainest way. */
function lets(filter: Filter, { row, places }: Known): boolean {
  if (filter.kind === 'all') return true;
  if (filter.kind === 'and') return filter.parts.every((part) => lets(part, { row, places }));
  if (filter.kind === 'state') return row.state === filter.state;
  if (filter.kind === 'missing') return row.missingSinceMs !== undefined;
  if (filter.kind === 'words') {
    return filter.words.every((word) =>
      places.some(({ path }) => foldText(path).includes(foldText(word).trim())),
    );
  }
  const here = places.filter(({ sourceId }) => sourceId === filter.sourceId);
  if (filter.kind === 'source' || filter.path === '') return here.length > 0;
  return here.some(({ path }) => path.startsWith(`${filter.path}/`));
}

const FACTS: Readonly<Record<SortColumn, (each: Known) => number | string | undefined>> = {
  name: ({ row }) => toSortKey(row.name),
  folder: ({ row }) => toSortKey(row.folder),
  duration: ({ row }) => row.facts?.durationSeconds,
  loudness: ({ row }) => row.facts?.loudnessLufs,
  sampleRate: ({ row }) => row.facts?.sampleRateHz,
  bitDepth: ({ row }) => row.facts?.bitDepth,
  channels: ({ row }) => row.facts?.channelCount,
  codec: ({ row }) => row.facts?.codec,
  added: ({ row }) => row.sourceId,
};

const leaf: Arbitrary<Filter> = oneof(
  constant<Filter>({ kind: 'all' }),
  constant<Filter>({ kind: 'missing' }),
  constantFrom('waiting', 'ready', 'failed').map((state): Filter => ({ kind: 'state', state })),
  constantFrom(1, 2, 3).map((id): Filter => ({ kind: 'source', sourceId: toSourceId(id) })),
  tuple(constantFrom(1, 2), constantFrom('', 'drums', 'drums/deep', 'other', 'dru', '(1)')).map(
    ([id, path]): Filter => ({ kind: 'folder', sourceId: toSourceId(id), path }),
  ),
  array(
    oneof(
      constantFrom('kick', 'CAFE', 'káfé', '%', '_', "'", '\\', 'STRASSE', 'ΣΊΓΜΑΣ', 'deep', '['),
      constantFrom('drums/', '.wav', '1', ' ', '', '"', 'snare'),
      string({ maxLength: 2 }),
    ),
    { maxLength: 3 },
  )
    .filter((words) => !words.some((word) => word.includes('\n')))
    .map((words): Filter => ({ kind: 'words', words })),
);

const { filter: anyFilter } = letrec<{ filter: Filter }>((tie) => ({
  filter: oneof(
    { maxDepth: 3 },
    leaf,
    array(tie('filter'), { maxLength: 3 }).map((parts): Filter => ({ kind: 'and', parts })),
  ),
}));

it('lets through what the plain filter lets through', async () => {
  await assert(
    asyncProperty(anyFilter, async (filter) => {
      const ids = await library.findIds(filter, BY_NAME);
      const expected = known.filter((each) => lets(filter, each)).map(({ row }) => row.id);
      expect([...ids].toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
});

const COLUMNS = Object.keys(FACTS) as SortColumn[];

/** The order as its doc comment says, in the plainest way. */
function sorted(column: SortColumn, direction: SortOrder['direction']): number[] {
  const way = direction === 'ascending' ? 1 : -1;
  const byId = (a: Known, b: Known): number => a.row.id - b.row.id;
  const byName = (a: Known, b: Known): number =>
    compare(FACTS.name(a), FACTS.name(b)) || byId(a, b);
  const told = known.filter((each) => FACTS[column](each) !== undefined);
  const untold = known.filter((each) => FACTS[column](each) === undefined);
  const byFact = (a: Known, b: Known): number => way * compare(FACTS[column](a), FACTS[column](b));
  const ordered =
    column === 'name'
      ? told.toSorted((a, b) => way * byName(a, b))
      : told.toSorted((a, b) => byFact(a, b) || byName(a, b));
  return [...ordered, ...untold.toSorted(byName)].map(({ row }) => row.id);
}

type Fact = number | string | undefined;

function compare(a: Fact, b: Fact): number {
  if (a === undefined || b === undefined || a === b) return 0;
  return a < b ? -1 : 1;
}

const ORDERS = COLUMNS.flatMap((column) =>
  (['ascending', 'descending'] as const).map((direction) => [column, direction] as const),
);

it.each(ORDERS)('orders by %s %s, unknown last, ties by name', async (column, direction) => {
  const ids = await library.findIds({ kind: 'all' }, { column, direction });
  expect([...ids]).toEqual(sorted(column, direction));
});

it('orders numbers in names by their value', async () => {
  const ids = await library.findIds({ kind: 'words', words: ['kick'] }, BY_NAME);
  const names = (await library.readSamples([...ids])).map(({ name }) => name);
  expect([...new Set(names)].map((name) => name.toLowerCase())).toEqual([
    'kick 1.wav',
    'kick 2.wav',
    'kick 002.wav',
    'kick 10.wav',
  ]);
});

it('gives an array of its own that can be moved', async () => {
  const ids = await library.findIds({ kind: 'all' }, BY_NAME);
  expect(ids.byteLength).toBe(ids.buffer.byteLength);
  expect(structuredClone(ids, { transfer: [ids.buffer] })).toHaveLength(known.length);
});
