import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeEach, expect, it } from 'vitest';
import { memoryFiles } from '../../../tests/fakes/node-library.ts';
import { openDatabase } from './database.ts';
import { LibraryDatabase } from './library-database.ts';
import { NO_RESERVE } from './reserve-file.ts';
import { yieldSlice } from './yield-slice.ts';

const WASM = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');

let database: LibraryDatabase;

beforeEach(async () => {
  const connection = await openDatabase(await readFile(WASM), memoryFiles().pages);
  database = new LibraryDatabase(connection, NO_RESERVE);
  database.script('CREATE TABLE t(x INTEGER, y BLOB) STRICT');
});

function count(): unknown {
  return database.first('SELECT count(*) FROM t')?.[0];
}

it('binds and reads whole numbers beyond 32 bits, bytes and nothing', () => {
  database.run('INSERT INTO t VALUES (?, ?)', [2 ** 40 + 1, Uint8Array.of(0, 255, 0)]);
  database.run('INSERT INTO t VALUES (?, ?)', [4_294_967_295, undefined]);
  expect(database.all('SELECT x, y FROM t ORDER BY x DESC')).toEqual([
    [2 ** 40 + 1, Uint8Array.of(0, 255, 0)],
    [4_294_967_295, null],
  ]);
  expect(database.first('SELECT typeof(x) FROM t')).toEqual(['integer']);
  const query = 'SELECT x, x - 1 AS z FROM t WHERE x < ?';
  expect(database.columns(['x', 'z'], query, [2 ** 33])).toEqual({
    x: Uint32Array.of(4_294_967_295),
    z: Uint32Array.of(4_294_967_294),
  });
  expect(database.columns(['x'], 'SELECT x FROM t WHERE x < 0').x).toHaveLength(0);
});

it('undoes a transaction that throws, and goes on', async () => {
  const failing = database.transaction(() => {
    database.run('INSERT INTO t(x) VALUES (1)');
    throw new RangeError('no');
  });
  await expect(failing).rejects.toThrow(RangeError);
  expect(count()).toBe(0);
  await database.transaction(() => database.run('INSERT INTO t(x) VALUES (2)'));
  expect(count()).toBe(1);
});

it('lets reads into a long transaction, and lets others wait for its end', async () => {
  const order: string[] = [];
  const long = database.transaction(async () => {
    for (let x = 0; x < 5; x += 1) {
      database.run('INSERT INTO t(x) VALUES (?)', [x]);
      await yieldSlice();
    }
    order.push('long');
  });
  const short = database.transaction(() => order.push('short'));
  await yieldSlice();
  await yieldSlice();
  expect(count()).toBeGreaterThan(0);
  await Promise.all([long, short]);
  expect(order).toEqual(['long', 'short']);
});
