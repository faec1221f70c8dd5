/** What the library thread needs from where it runs. */
import type { LibraryChange } from '../protocol/changes.ts';
import type { DatabaseFiles } from './storage/database.ts';
import type { ReserveFile } from './storage/reserve-file.ts';

/** The library's files, opened for it alone. */
export interface LibraryFiles {
  readonly pages: DatabaseFiles;
  readonly reserve: ReserveFile;
}

/** The world around the service: OPFS and a channel in the browser, memory in Node. */
export interface LibraryPorts {
  /** Bytes of SQLite's WebAssembly module. */
  readonly loadWasm: () => Promise<BufferSource>;
  /** Opens the files; fails with `library/unavailable` or `library/busy`. */
  readonly openFiles: () => Promise<LibraryFiles>;
  /** Tells everyone about a commit. */
  readonly announce: (change: LibraryChange) => void;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}
