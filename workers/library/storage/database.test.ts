import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { memoryPageFile } from './page-file.ts';

const wasmPath = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');

it('keeps a row in page files under WAL', async () => {
  const files = { main: memoryPageFile(), wal: memoryPageFile(), journal: memoryPageFile() };
  const database = await openDatabase(await readFile(wasmPath), files);
  database.run("CREATE TABLE t(x); INSERT INTO t VALUES ('kick')");
  expect(database.exec('SELECT x FROM t')[0]?.values).toEqual([['kick']]);
  expect(database.exec('PRAGMA journal_mode')[0]?.values).toEqual([['wal']]);
  expect(files.wal.getSize()).toBeGreaterThan(0);
});

it('keeps two databases of one realm apart', async () => {
  const wasm = await readFile(wasmPath);
  const [first, second] = await Promise.all(
    ['a', 'b'].map(async (name) => {
      const files = { main: memoryPageFile(), wal: memoryPageFile(), journal: memoryPageFile() };
      const database = await openDatabase(wasm, files);
      database.run(`CREATE TABLE t(x); INSERT INTO t VALUES ('${name}')`);
      return database;
    }),
  );
  expect(first?.exec('SELECT x FROM t')[0]?.values).toEqual([['a']]);
  expect(second?.exec('SELECT x FROM t')[0]?.values).toEqual([['b']]);
});

it('gives an error instead of an unwound stack where a page cannot be read', async () => {
  const main = memoryPageFile();
  const files = { main, wal: memoryPageFile(), journal: memoryPageFile() };
  const wasm = await readFile(wasmPath);
  const database = await openDatabase(wasm, files);
  database.run("CREATE TABLE t(x); INSERT INTO t VALUES ('kick'); PRAGMA wal_checkpoint(TRUNCATE)");
  const broken = {
    ...main,
    read: () => {
      throw new DOMException('gone', 'InvalidStateError');
    },
  };
  await expect(openDatabase(wasm, { ...files, main: broken })).rejects.toThrow(/gave 10$/);
});
