/** Opens the library's fixed set of files in OPFS. */
import { AppError } from '../../protocol/failure.ts';
import type { LibraryFiles } from '../library-ports.ts';
import { toPageFile } from './page-file.ts';
import type { PageFile } from './page-file.ts';
import { opfsReserve } from './reserve-file.ts';

const FOLDER = 'library';
const NAME = 'lib-0.sqlite';
const RETRIES = 30;
const PAUSE_MS = 100;

/**
 * Opens database, log and journal; a handle still held by a dying tab is retried for three seconds.
 * Fails with `library/busy` while something else holds them, with `library/unavailable` where the
 * browser keeps no files for pages.
 */
export async function openOpfsFiles(): Promise<LibraryFiles> {
  const open: PageFile[] = [];
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER, { create: true });
    const openOne = async (end: string): Promise<PageFile> => {
      const handle = await folder.getFileHandle(`${NAME}${end}`, { create: true });
      const file = toPageFile(await lockedHandle(handle, RETRIES));
      open.push(file);
      return file;
    };
    const main = await openOne('');
    const wal = await openOne('-wal');
    const journal = await openOne('-journal');
    return { pages: { main, wal, journal }, reserve: opfsReserve(folder, 'reserve.bin') };
  } catch (thrown) {
    for (const file of open) file.close();
    throw unavailable(thrown);
  }
}

function unavailable(cause: unknown): AppError {
  const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const code = isHeld(cause) ? 'library/busy' : 'library/unavailable';
  return new AppError({ code, message: 'no storage', details: { reason } }, cause);
}

function isHeld(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'NoModificationAllowedError';
}

async function lockedHandle(
  file: FileSystemFileHandle,
  triesLeft: number,
): Promise<FileSystemSyncAccessHandle> {
  try {
    return await file.createSyncAccessHandle();
  } catch (thrown) {
    if (!isHeld(thrown) || triesLeft === 0) throw thrown;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return lockedHandle(file, triesLeft - 1);
  }
}
