/** Walks a folder handle and gives what lies in it, a few files at a time. */
import { toSourceError } from './source-failure.ts';
import { isSystemName } from './system-names.ts';

/** How many files are asked for their size at once: one after another takes three times as long. */
const AT_ONCE = 16;

/** What a walk comes across. */
export type WalkStep =
  | { readonly kind: 'file'; readonly file: FoundFile }
  /** A file that is there and does not tell its size: nothing is known about it, nor that it is gone. */
  | { readonly kind: 'unreadable-file'; readonly folder: string; readonly name: string }
  /** A folder that could not be listed to its end; nothing is known about what is in it or below it. */
  | { readonly kind: 'unreadable-folder'; readonly folder: string };

/** A file as its folder shows it. */
export interface FoundFile {
  /** Path below the root, without a slash at either end. */
  readonly folder: string;
  readonly name: string;
  readonly byteCount: number;
  readonly modifiedMs: number;
}

interface NamedFile {
  readonly name: string;
  readonly handle: FileSystemFileHandle;
}

interface NamedFolder {
  readonly path: string;
  readonly handle: FileSystemDirectoryHandle;
}

/**
 * Yields every file below `root` that is neither hidden nor the system's, in no order. Trouble with one
 * file or folder is a step; trouble with the root itself, also when it turns up on the way, throws
 * `source/permission-lost`, `source/missing` or `source/unreadable`.
 */
export async function* walkFolder(root: FileSystemDirectoryHandle): AsyncGenerator<WalkStep> {
  const folders: NamedFolder[] = [{ path: '', handle: root }];
  let hadTrouble = false;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const step of listFolder(folder, folders)) {
      hadTrouble ||= step.kind !== 'file';
      yield step;
    }
  }
  // A drive that is pulled out makes each folder unreadable: then the root is gone, not its parts.
  if (hadTrouble) await checkRoot(root);
}

async function* listFolder(folder: NamedFolder, folders: NamedFolder[]): AsyncGenerator<WalkStep> {
  const below: NamedFolder[] = [];
  try {
    for await (const files of listInGroups(folder, below)) {
      yield* await Promise.all(files.map((file) => look(folder.path, file)));
    }
  } catch (thrown) {
    if (folder.path === '') throw toSourceError(thrown, '');
    yield { kind: 'unreadable-folder', folder: folder.path };
  }
  folders.push(...below);
}

async function* listInGroups(
  { path, handle }: NamedFolder,
  below: NamedFolder[],
): AsyncGenerator<NamedFile[]> {
  let group: NamedFile[] = [];
  for await (const [name, entry] of handle.entries()) {
    if (isSystemName(name)) continue;
    if (entry.kind === 'directory') {
      below.push({ path: path === '' ? name : `${path}/${name}`, handle: entry });
    } else if (group.push({ name, handle: entry }) === AT_ONCE) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

async function look(folder: string, { name, handle }: NamedFile): Promise<WalkStep> {
  try {
    const { size, lastModified } = await handle.getFile();
    const modifiedMs = Math.trunc(lastModified);
    return { kind: 'file', file: { folder, name, byteCount: size, modifiedMs } };
  } catch {
    return { kind: 'unreadable-file', folder, name };
  }
}

async function checkRoot(root: FileSystemDirectoryHandle): Promise<void> {
  try {
    for await (const _ of root.keys()) break;
  } catch (thrown) {
    throw toSourceError(thrown, '');
  }
}
