import { beforeEach, expect, it } from 'vitest';
import { memoryFolder } from '../../../tests/fakes/memory-folder.ts';
import type { MemoryFolder } from '../../../tests/fakes/memory-folder.ts';
import { openNodeLibrary, quietJob } from '../../../tests/fakes/node-library.ts';
import type { NodeLibrary } from '../../../tests/fakes/node-library.ts';
import { toSourceId } from '../../protocol/ids.ts';
import type { Progress } from '../../protocol/job.ts';
import type { ScanReport, SourceRow } from '../../protocol/sources.ts';

const BYTES = Uint8Array.of(1, 2, 3);

let library: NodeLibrary;
let source: SourceRow;
let folder: MemoryFolder;

beforeEach(async () => {
  library = await openNodeLibrary();
  source = await library.addSource('Drums', 'folder');
  folder = memoryFolder({
    'kick.wav': BYTES,
    'readme.txt': BYTES,
    'drums/a.aif': BYTES,
    'drums/deep/b.ogg': BYTES,
    '._kick.wav': BYTES,
    '.DS_Store': BYTES,
    'drums/Thumbs.db': BYTES,
    '.git/c.wav': BYTES,
    '__MACOSX/d.wav': BYTES,
    'notes/cover.jpg': BYTES,
  });
});

async function scan(): Promise<ScanReport> {
  return library.scanFolder(source.id, folder.handle, quietJob());
}

async function scanListing(paths: readonly string[]): Promise<ScanReport> {
  const files = paths.map((path) => ({ path, byteCount: 3, modifiedMs: 1 }));
  return library.scanListing(source.id, files, quietJob());
}

async function samplesAfterMessages(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve));
  return (await library.readCounts()).samples;
}

async function presentPaths(): Promise<string[]> {
  const ids = await library.findIds({ kind: 'all' }, { column: 'folder', direction: 'ascending' });
  const rows = await library.readSamples([...ids]);
  return rows
    .filter(({ missingSinceMs }) => missingSinceMs === undefined)
    .map((row) => `${row.folder}/${row.name}`);
}

it('finds sounds, lists the rest, and skips what is hidden or the system’s', async () => {
  expect(await scan()).toMatchObject({ sounds: 3, others: 2, added: 3 });
  expect(await presentPaths()).toEqual(['/kick.wav', 'drums/a.aif', 'drums/deep/b.ogg']);
  expect(await library.readOtherFiles(source.id)).toEqual([
    { path: 'notes/cover.jpg', byteCount: 3 },
    { path: 'readme.txt', byteCount: 3 },
  ]);
  expect(await library.readFolders(source.id)).toEqual([
    { path: 'drums', soundCount: 2 },
    { path: 'drums/deep', soundCount: 1 },
  ]);
  const [row] = await library.readSources();
  expect(row).toMatchObject({ soundCount: 3, missingCount: 0, otherCount: 2 });
  expect(row?.scannedAtMs).toBeTypeOf('number');
});

it('takes other files from the list that are gone', async () => {
  await scan();
  folder.remove('readme.txt');
  await scan();
  expect(await library.readOtherFiles(source.id)).toHaveLength(1);
});

it.each([
  ['NotAllowedError', 'source/permission-lost'],
  ['NotFoundError', 'source/missing'],
  ['InvalidStateError', 'source/unreadable'],
])('fails on a root that throws %s, and loses nothing', async (name, code) => {
  await scan();
  folder.breakAt('', name);
  await expect(scan()).rejects.toMatchObject({ code });
  expect(await presentPaths()).toHaveLength(3);
});

it('goes on past a folder that cannot be listed and marks nothing in it missing', async () => {
  await scan();
  folder.breakAt('drums', 'NotReadableError');
  folder.remove('kick.wav');
  folder.put('new.wav', BYTES);
  expect(await scan()).toMatchObject({ sounds: 1, added: 1, missing: 1 });
  expect(await presentPaths()).toEqual(['/new.wav', 'drums/a.aif', 'drums/deep/b.ogg']);
});

it('goes on past a file that cannot be read and does not mark it missing', async () => {
  await scan();
  folder.breakAt('kick.wav', 'NotReadableError');
  folder.breakAt('readme.txt', 'NotReadableError');
  expect(await scan()).toMatchObject({ sounds: 3, others: 2, missing: 0 });
  expect(await presentPaths()).toHaveLength(3);
  expect(await library.readOtherFiles(source.id)).toHaveLength(2);
});

it('calls a source missing that goes away while it is walked', async () => {
  await scan();
  folder.breakAt('drums', 'NotFoundError');
  const { handle } = folder;
  let listed = 0;
  const vanishing = Object.assign(Object.create(handle) as FileSystemDirectoryHandle, {
    keys: () => {
      listed += 1;
      folder.breakAt('', 'NotFoundError');
      return handle.keys();
    },
  });
  await expect(library.scanFolder(source.id, vanishing, quietJob())).rejects.toMatchObject({
    code: 'source/missing',
  });
  expect(listed).toBe(1);
  expect(await presentPaths()).toHaveLength(3);
});

it('marks a whole folder missing that is gone', async () => {
  await scan();
  folder.remove('drums');
  expect(await scan()).toMatchObject({ missing: 2 });
  expect(await library.readFolders(source.id)).toEqual([]);
});

it('scans a listing the same way', async () => {
  expect(
    await scanListing(['kick.wav', 'kick.wav', 'drums/a.aif', '.hidden/x.wav', 'note.txt']),
  ).toMatchObject({ sounds: 2, others: 1, added: 2 });
  expect(await scanListing(['drums/a.aif'])).toMatchObject({ sounds: 1, added: 0, missing: 1 });
  expect(await presentPaths()).toEqual(['drums/a.aif']);
});

it('reports progress and keeps what it found when it is aborted', async () => {
  const controller = new AbortController();
  const seen: Progress[] = [];
  const files = Array.from({ length: 2000 }, (_, index) => `${index}.wav`);
  const job = {
    signal: controller.signal,
    report: (progress: Progress) => seen.push(progress),
  };
  const listed = files.map((path) => ({ path, byteCount: 3, modifiedMs: 1 }));
  await library.scanListing(source.id, listed, job);
  expect(seen.at(-1)).toEqual({ done: 2000, total: 2000, stage: 'scan' });
  expect(seen.map(({ done }) => done)).toEqual(
    seen.map(({ done }) => done).toSorted((a, b) => a - b),
  );

  const more = ['a', 'b', 'c', 'd'].flatMap((top) =>
    listed.map(({ path, ...rest }) => ({ path: `${top}/${path}`, ...rest })),
  );
  const scanning = library.scanListing(source.id, [...listed, ...more], job);
  while ((await samplesAfterMessages()) < 2500);
  controller.abort();
  await expect(scanning).rejects.toMatchObject({ name: 'AbortError' });
  const { samples } = await library.readCounts();
  expect(samples).toBeGreaterThanOrEqual(2500);
  expect(samples).toBeLessThan(10_000);
});

it('answers others during a scan', async () => {
  const files = Array.from({ length: 8000 }, (_, index) => `${index}.wav`);
  const scanning = scanListing(files);
  const counts = new Set<number>();
  while (!counts.has(8000)) counts.add(await samplesAfterMessages());
  await scanning;
  expect(counts.size).toBeGreaterThan(3);
});

it('lets two scans of one source follow each other', async () => {
  const [first, second] = await Promise.all([scan(), scan()]);
  expect([first.added, second.added]).toEqual([3, 0]);
});

it('fails on a source that it does not know', async () => {
  const scanning = library.scanFolder(toSourceId(99), folder.handle, quietJob());
  await expect(scanning).rejects.toMatchObject({ code: 'library/unknown-source' });
});

it('ends a scan whose source is forgotten meanwhile', async () => {
  const files = Array.from({ length: 8000 }, (_, index) => `${index}.wav`);
  const outcome = scanListing(files).catch((thrown: unknown) => thrown);
  while ((await samplesAfterMessages()) === 0);
  await library.forgetSource(source.id);
  expect(await outcome).toMatchObject({ code: 'library/unknown-source' });
  expect(await library.readCounts()).toMatchObject({ samples: 0, places: 0 });
  expect(await library.checkIntegrity()).toBe('ok');
});
