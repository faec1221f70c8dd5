/** The real library service in Node: stock SQLite on pages in memory. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { LibraryFiles } from '../../workers/library/library-ports.ts';
import { LibraryService } from '../../workers/library/library-service.ts';
import { memoryPageFile } from '../../workers/library/storage/page-file.ts';
import { NO_RESERVE } from '../../workers/library/storage/reserve-file.ts';
import type { LibraryChange } from '../../workers/protocol/changes.ts';
import type { JobContext } from '../../workers/protocol/job.ts';

/** Files and clock of a library; a part that is left out is made anew. */
export interface NodeLibraryParts {
  readonly files?: LibraryFiles;
  readonly nowMs?: () => number;
}

/** The service, and what it said and wrote. */
export interface NodeLibrary extends LibraryService {
  /** Every change so far. */
  readonly changes: LibraryChange[];
  readonly files: LibraryFiles;
  /** Opens another service on the same files, as after a crash; this one may not be used again. */
  readonly reopen: () => Promise<NodeLibrary>;
}

const WASM = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');

/** Empty files in memory. */
export function memoryFiles(): LibraryFiles {
  const pages = { main: memoryPageFile(), wal: memoryPageFile(), journal: memoryPageFile() };
  return { pages, reserve: NO_RESERVE };
}

/** Makes a library without opening it. */
export function makeNodeLibrary(parts: NodeLibraryParts = {}): NodeLibrary {
  const files = parts.files ?? memoryFiles();
  const nowMs = parts.nowMs ?? (() => Date.now());
  const changes: LibraryChange[] = [];
  const service = new LibraryService({
    loadWasm: () => readFile(WASM),
    openFiles: () => Promise.resolve(files),
    announce: (change) => changes.push(change),
    nowMs,
  });
  return Object.assign(service, {
    changes,
    files,
    reopen: () => openNodeLibrary({ files, nowMs }),
  });
}

/** Makes and opens a library. */
export async function openNodeLibrary(parts: NodeLibraryParts = {}): Promise<NodeLibrary> {
  const library = makeNodeLibrary(parts);
  await library.open();
  return library;
}

/** A job that nobody watches. */
export function quietJob(signal: AbortSignal = new AbortController().signal): JobContext {
  return { signal, report: () => undefined };
}
