/** Finds the file behind a reference and opens it to be read. */
import type { AppFailure } from '../../protocol/failure.ts';
import type { FileRef } from '../../protocol/sources.ts';
import { sourceFromBlob } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import { toReadFailure } from './read-failure.ts';

/** A file at hand, or why it is not: `source/missing`, `source/permission-lost`, `source/unreadable`. */
export type OpenedRef =
  | { readonly ok: true; readonly source: ByteSource }
  | { readonly ok: false; readonly failure: AppFailure };

/** Opens files; keeps the handles of folders it went through. */
export interface RefOpener {
  /**
   * Finds the file. Its source reads small files once and whole, so that hashing and decoding share
   * the bytes. Never rejects.
   */
  open(ref: FileRef): Promise<OpenedRef>;
}

type HandleRef = Extract<FileRef, { kind: 'handle' }>;
/** Folders of one source by path below its root. */
type Folders = Map<string, FileSystemDirectoryHandle>;

/** Folders kept over all sources; a handle is small, but a library may have any number. */
const MOST_FOLDERS = 2048;

/**
 * Makes an opener. A folder is looked up once and kept by source and path; the root of a source may
 * be another handle each time, but leads to the same folder as long as source id and folder name
 * stay. Where a kept handle leads nowhere, the way is walked again from the root, once.
 */
export function makeRefOpener(): RefOpener {
  const sources = new Map<string, Folders>();
  return {
    async open(ref) {
      if (ref.kind === 'file') return opened(ref.file);
      try {
        return opened(await findFile(foldersOf(sources, ref), ref));
      } catch (thrown) {
        return { ok: false, failure: toReadFailure(thrown) };
      }
    },
  };
}

function opened(file: File): OpenedRef {
  return { ok: true, source: sourceFromBlob(file) };
}

function foldersOf(sources: Map<string, Folders>, ref: HandleRef): Folders {
  const key = `${ref.sourceId} ${ref.root.name}`;
  const kept = sources.get(key);
  if (kept !== undefined && kept.size < MOST_FOLDERS) return kept;
  const folders: Folders = new Map();
  sources.set(key, folders);
  return folders;
}

async function findFile(folders: Folders, ref: HandleRef): Promise<File> {
  const wasKept = folders.size > 0;
  try {
    return await walkTo(folders, ref);
  } catch (thrown) {
    if (!wasKept) throw thrown;
    folders.clear();
    return walkTo(folders, ref);
  }
}

async function walkTo(folders: Folders, { root, path }: HandleRef): Promise<File> {
  const names = path.split('/');
  const folder = await findFolder(folders, root, names.slice(0, -1));
  const handle = await folder.getFileHandle(names.at(-1) ?? '');
  return handle.getFile();
}

/** The folder at the end of the names; every folder on the way is kept. */
async function findFolder(
  folders: Folders,
  root: FileSystemDirectoryHandle,
  names: readonly string[],
): Promise<FileSystemDirectoryHandle> {
  if (names.length === 0) return root;
  const path = names.join('/');
  const kept = folders.get(path);
  if (kept !== undefined) return kept;
  const parent = await findFolder(folders, root, names.slice(0, -1));
  const folder = await parent.getDirectoryHandle(names.at(-1) ?? '');
  folders.set(path, folder);
  return folder;
}
