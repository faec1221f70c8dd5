/** Opens the library: files, connection, schema. */
import { AppError } from '../protocol/failure.ts';
import type { LibraryPorts, LibraryFiles } from './library-ports.ts';
import { migrate } from './schema/migrate.ts';
import { openDatabase } from './storage/database.ts';
import { LibraryDatabase } from './storage/library-database.ts';
import { toLibraryError } from './storage/sqlite-failure.ts';

/**
 * Opens the database and brings its schema up to date; lets go of the files where that fails. Codes:
 * `library/unavailable`, `library/busy`, `library/newer-schema`, `library/damaged`, `library/quota-exceeded`.
 */
export async function openLibrary(ports: LibraryPorts): Promise<LibraryDatabase> {
  const wasm = await ports.loadWasm();
  const files = await ports.openFiles();
  try {
    const database = new LibraryDatabase(await openDatabase(wasm, files.pages), files.reserve);
    await migrate(database);
    return database;
  } catch (thrown) {
    // The connection is left as it is: closing it would write to a file that is not ours to change.
    closeFiles(files);
    throw toOpenError(thrown);
  }
}

function closeFiles({ pages }: LibraryFiles): void {
  for (const file of [pages.main, pages.wal, pages.journal]) file.close();
}

/** A file that SQLite cannot open is damaged, whatever it says about it. */
function toOpenError(thrown: unknown): AppError {
  const known = toLibraryError(thrown);
  if (known instanceof AppError) return known;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError({ code: 'library/damaged', message }, thrown);
}
