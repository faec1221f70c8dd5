/** Takes a folder from the picker, from a drop, or from a file input: one shape behind all three. */
import type { ListedFile } from '../../workers/protocol/sources.ts';

/** A folder that the person gave. */
export type GivenFolder =
  | { readonly kind: 'folder'; readonly name: string; readonly handle: FileSystemDirectoryHandle }
  | { readonly kind: 'listing'; readonly name: string; readonly files: ReadonlyMap<string, File> };

/** What a drop held. */
export interface DroppedFolders {
  readonly folders: readonly GivenFolder[];
  /** Single files beside the folders; these are left alone. */
  readonly looseFiles: number;
}

/** True where the browser has a folder picker whose folder can be kept. */
export function hasFolderPicker(): boolean {
  return 'showDirectoryPicker' in globalThis;
}

/** Asks with the browser's picker; call it in the gesture. Undefined when the person cancels. */
export async function pickFolder(): Promise<GivenFolder | undefined> {
  try {
    const handle = await showDirectoryPicker({ id: 'nearfield-source', mode: 'read' });
    return { kind: 'folder', name: handle.name, handle };
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return undefined;
    throw thrown;
  }
}

/** Asks with a file input, for browsers without the picker; call it in the gesture. */
export function chooseListing(): Promise<GivenFolder | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(listingOf(input.files ?? [])), { once: true });
    input.addEventListener('cancel', () => resolve(undefined), { once: true });
    input.click();
  });
}

/**
 * The folder behind the files of an `<input webkitdirectory>`. Some browsers give no relative paths:
 * then the names stand for them. Undefined for no files.
 */
export function listingOf(files: Iterable<File>): GivenFolder | undefined {
  const all = [...files];
  const first = all[0];
  if (first === undefined) return undefined;
  const root = first.webkitRelativePath.split('/')[0] ?? '';
  const entries = all.map((file): [string, File] => {
    const path = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
    return [root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path, file];
  });
  return { kind: 'listing', name: root === '' ? 'Chosen files' : root, files: new Map(entries) };
}

/** What the library thread needs of such files; the files themselves stay in the page. */
export function toListed(files: ReadonlyMap<string, File>): ListedFile[] {
  return Array.from(files, ([path, file]) => ({
    path,
    byteCount: file.size,
    modifiedMs: file.lastModified,
  }));
}

/**
 * Takes what was dropped. Call it in the handler: the browser empties the list of a drop at the
 * first await, so handle and entry of every item are asked for before it.
 */
export async function readDrop(transfer: DataTransfer): Promise<DroppedFolders> {
  const items = [...transfer.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ handle: handleOf(item), entry: item.webkitGetAsEntry() }));
  const folders: GivenFolder[] = [];
  let looseFiles = 0;
  for (const { handle, entry } of items) {
    const folder = await toFolder(await handle, entry);
    if (folder === undefined) looseFiles += 1;
    else folders.push(folder);
  }
  return { folders, looseFiles };
}

async function handleOf(item: DataTransferItem): Promise<FileSystemHandle | null> {
  if (!('getAsFileSystemHandle' in item)) return null;
  return item.getAsFileSystemHandle().catch(() => null);
}

async function toFolder(
  handle: FileSystemHandle | null,
  entry: FileSystemEntry | null,
): Promise<GivenFolder | undefined> {
  if (handle?.kind === 'directory') {
    return { kind: 'folder', name: handle.name, handle: handle as FileSystemDirectoryHandle };
  }
  if (handle !== null || entry?.isDirectory !== true) return undefined;
  const files = new Map<string, File>();
  await collectFiles(entry as FileSystemDirectoryEntry, '', files);
  return { kind: 'listing', name: entry.name, files };
}

async function collectFiles(
  folder: FileSystemDirectoryEntry,
  prefix: string,
  files: Map<string, File>,
): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    // A reader gives at most a hundred entries a call, and an empty list at the end.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (batch.length === 0) return;
    for (const entry of batch) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory) {
        await collectFiles(entry as FileSystemDirectoryEntry, `${path}/`, files);
      } else {
        files.set(path, await fileOf(entry as FileSystemFileEntry));
      }
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}
