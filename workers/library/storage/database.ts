/** Boots sql.js and opens connections on page files: the only importer of sql.js. */
import initSqlJs from 'sql.js';
import type { Database, SqlJsStatic } from 'sql.js';
import type { PageFile } from './page-file.ts';
import { installPageVfs, PAGE_PREFIX } from './page-vfs.ts';
import { WasmHeap } from './wasm-heap.ts';

/** The files of one database: itself, its write-ahead log and its rollback journal. */
export interface DatabaseFiles {
  readonly main: PageFile;
  readonly wal: PageFile;
  readonly journal: PageFile;
}

/** What the release build of sql.js exports beside its types. */
interface SqlJsExports extends SqlJsStatic {
  _malloc(byteCount: number): number;
  _free(at: number): void;
  _sqlite3_open(name: number, out: number): number;
  _sqlite3_close_v2(db: number): number;
}

interface OpenDatabase extends Database {
  db: number;
}

interface Engine {
  readonly sql: SqlJsExports;
  readonly heap: WasmHeap;
  /** What the VFS finds by name; shared by all connections. */
  readonly files: Map<string, PageFile>;
}

/** sql.js keeps one instance a realm whatever it is asked, so the hooks go in once too. */
let booting: Promise<Engine> | undefined;
let opened = 0;

/**
 * Opens a connection that alone uses its files: locked for good, write-ahead log, full sync. Boots
 * sql.js on the first call of a realm; `wasm` of later calls is not looked at.
 */
export async function openDatabase(wasm: BufferSource, files: DatabaseFiles): Promise<Database> {
  booting ??= bootEngine(wasm);
  const engine = await booting;
  const name = `${PAGE_PREFIX}${(opened += 1)}.sqlite`;
  engine.files.set(name, files.main);
  engine.files.set(`${name}-wal`, files.wal);
  engine.files.set(`${name}-journal`, files.journal);
  const database = new engine.sql.Database() as OpenDatabase;
  try {
    reconnect(engine, database, name);
    configure(database);
  } catch (thrown) {
    database.close();
    throw thrown;
  }
  return database;
}

async function bootEngine(wasm: BufferSource): Promise<Engine> {
  let instance: WebAssembly.Instance | undefined;
  const instantiateWasm = (
    imports: WebAssembly.Imports,
    accept: (made: WebAssembly.Instance) => void,
  ) => {
    void WebAssembly.instantiate(wasm, imports).then((made) => {
      instance = made.instance;
      accept(instance);
    });
    return {};
  };
  const sql = (await initSqlJs({ instantiateWasm })) as SqlJsExports;
  if (instance === undefined) throw new Error('sql.js did not call instantiateWasm');
  const heap = new WasmHeap({ ...findParts(instance), allocate: (count) => sql._malloc(count) });
  const files = new Map<string, PageFile>();
  const bare = new sql.Database() as OpenDatabase;
  installPageVfs(heap, heap.u32(bare.db), files);
  bare.close();
  return { sql, heap, files };
}

function findParts(instance: WebAssembly.Instance): {
  memory: WebAssembly.Memory;
  table: WebAssembly.Table;
} {
  const all = Object.values(instance.exports);
  const memory = all.find((part) => part instanceof WebAssembly.Memory);
  const table = all.find((part) => part instanceof WebAssembly.Table);
  if (memory === undefined || table === undefined)
    throw new Error('sql.js exports no memory or table');
  return { memory, table };
}

function reconnect({ sql, heap }: Engine, database: OpenDatabase, name: string): void {
  sql._sqlite3_close_v2(database.db);
  const path = heap.newText(name);
  const out = sql._malloc(4);
  const code = sql._sqlite3_open(path, out);
  database.db = heap.u32(out);
  sql._free(path);
  sql._free(out);
  if (code !== 0) throw new Error(`sqlite3_open gave ${code}`);
}

/** The lock must be exclusive before the first page is read: only then WAL needs no shared memory. */
function configure(database: Database): void {
  database.run('PRAGMA locking_mode=EXCLUSIVE; PRAGMA page_size=4096;');
  const mode = database.exec('PRAGMA journal_mode=WAL')[0]?.values[0]?.[0];
  if (mode !== 'wal') throw new Error(`journal_mode is ${String(mode)}`);
  database.run(`
    PRAGMA synchronous=FULL;
    PRAGMA cache_size=-32768;
    PRAGMA wal_autocheckpoint=1000;
    PRAGMA journal_size_limit=16777216;
    PRAGMA temp_store=MEMORY;
    PRAGMA foreign_keys=ON;
    PRAGMA trusted_schema=OFF;`);
}
