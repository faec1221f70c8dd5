import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import {
  makeNodeLibrary,
  memoryFiles,
  openNodeLibrary,
} from '../../../tests/fakes/node-library.ts';
import type { LibraryFiles } from '../library-ports.ts';
import { openDatabase } from '../storage/database.ts';
import { LibraryDatabase } from '../storage/library-database.ts';
import type { PageFile } from '../storage/page-file.ts';
import { NO_RESERVE } from '../storage/reserve-file.ts';
import { migrate } from './migrate.ts';

const WASM = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');

async function runRaw(files: LibraryFiles, script: string): Promise<void> {
  const connection = await openDatabase(await readFile(WASM), files.pages);
  connection.run(script);
  connection.close();
}

function bytesOf(file: PageFile): Uint8Array {
  const bytes = new Uint8Array(file.getSize());
  file.read(bytes, 0);
  return bytes;
}

it('makes the schema in an empty file and marks it as ours', async () => {
  const files = memoryFiles();
  const connection = await openDatabase(await readFile(WASM), files.pages);
  const database = new LibraryDatabase(connection, NO_RESERVE);
  await migrate(database);
  expect(database.first('PRAGMA user_version')).toEqual([1]);
  expect(database.first('PRAGMA application_id')).toEqual([0x4e656172]);
  expect(database.first('PRAGMA foreign_keys')).toEqual([1]);
  const tables = database.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
  expect(tables.flat()).toEqual([
    'embeddings',
    'folders',
    'locations',
    'other_files',
    'overviews',
    'samples',
    'sources',
    'sqlite_sequence',
  ]);
  // Merged from the log, so that a power cut cannot take the schema along.
  expect(files.pages.wal.getSize()).toBe(0);
  expect(files.pages.main.getSize()).toBeGreaterThan(0);
});

it('changes nothing in a library that is up to date', async () => {
  const { files } = await openNodeLibrary();
  const before = bytesOf(files.pages.main);
  await openNodeLibrary({ files });
  expect(bytesOf(files.pages.main)).toEqual(before);
});

it('leaves a library alone that newer code wrote', async () => {
  const { files } = await openNodeLibrary();
  await runRaw(files, 'PRAGMA user_version=99; PRAGMA wal_checkpoint(TRUNCATE)');
  const before = bytesOf(files.pages.main);
  await expect(makeNodeLibrary({ files }).open()).rejects.toMatchObject({
    code: 'library/newer-schema',
    details: { version: 99, known: 1 },
  });
  expect(bytesOf(files.pages.main)).toEqual(before);
});

it('leaves a file alone that another application wrote', async () => {
  const files = memoryFiles();
  await runRaw(files, 'PRAGMA application_id=77; CREATE TABLE notes(x); PRAGMA user_version=1');
  await expect(makeNodeLibrary({ files }).open()).rejects.toMatchObject({
    code: 'library/damaged',
  });
});
