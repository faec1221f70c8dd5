/** A stand-in for a folder handle, in memory: reads like one, and fails on demand. */

/** A file to put into the folder: its bytes, and when it was changed. */
export type MemoryFile = Uint8Array | { readonly bytes: Uint8Array; readonly modifiedMs: number };

/** A folder whose files can be put, removed and broken between scans. */
export interface MemoryFolder {
  /** To be given where a `FileSystemDirectoryHandle` is asked for. */
  readonly handle: FileSystemDirectoryHandle;
  /** Puts or replaces a file; folders on its path come by themselves. */
  readonly put: (path: string, file: MemoryFile) => void;
  /** Removes a file, or a folder with all in it. */
  readonly remove: (path: string) => void;
  /** Renames a file, or a folder with all in it; bytes and times stay. */
  readonly move: (from: string, to: string) => void;
  /**
   * Makes listing a folder, or reading a file, throw a `DOMException` of this name; undefined mends it.
   * The folder itself is the empty path.
   */
  readonly breakAt: (path: string, errorName: string | undefined) => void;
}

interface StoredFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly modifiedMs: number;
}

interface FolderState {
  readonly files: Map<string, StoredFile>;
  readonly broken: Map<string, string>;
}

/** Time of files that name none. */
const DEFAULT_MODIFIED_MS = 1_700_000_000_000;

/** Makes a folder of files by path, such as `{ 'drums/kick.wav': bytes }`. */
export function memoryFolder(files: Readonly<Record<string, MemoryFile>> = {}): MemoryFolder {
  const state: FolderState = { files: new Map(), broken: new Map() };
  const put = (path: string, file: MemoryFile) => state.files.set(path, toStored(file));
  for (const [path, file] of Object.entries(files)) put(path, file);
  return {
    handle: folderHandle(state, ''),
    put,
    remove: (path) => {
      for (const key of state.files.keys()) if (isAt(key, path)) state.files.delete(key);
    },
    move: (from, to) => moveAll(state, from, to),
    breakAt: (path, name) => {
      if (name === undefined) state.broken.delete(path);
      else state.broken.set(path, name);
    },
  };
}

function toStored(file: MemoryFile): StoredFile {
  return file instanceof Uint8Array
    ? { bytes: file.slice(), modifiedMs: DEFAULT_MODIFIED_MS }
    : { bytes: file.bytes.slice(), modifiedMs: file.modifiedMs };
}

function isAt(path: string, top: string): boolean {
  return path === top || path.startsWith(`${top}/`);
}

function moveAll({ files }: FolderState, from: string, to: string): void {
  const moved = [...files].filter(([path]) => isAt(path, from));
  for (const [path, file] of moved) {
    files.delete(path);
    files.set(to + path.slice(from.length), file);
  }
}

function checkWhole({ broken }: FolderState, path: string): void {
  const name = broken.get(path);
  if (name !== undefined) throw new DOMException(`broken: ${path}`, name);
}

function folderHandle(state: FolderState, path: string): FileSystemDirectoryHandle {
  async function* entries(): AsyncGenerator<[string, FileSystemHandle]> {
    checkWhole(state, path);
    yield* childrenOf(state, path);
  }
  async function* keys(): AsyncGenerator<string> {
    for await (const [name] of entries()) yield name;
  }
  async function* values(): AsyncGenerator<FileSystemHandle> {
    for await (const [, handle] of entries()) yield handle;
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  const stand = { kind: 'directory', name, entries, keys, values, [Symbol.asyncIterator]: entries };
  return { ...stand, ...gettersOf(state, path) } as unknown as FileSystemDirectoryHandle;
}

function gettersOf(state: FolderState, path: string): object {
  const child = (name: string, kind: FileSystemHandleKind): FileSystemHandle => {
    const found = childrenOf(state, path).find(([each]) => each === name)?.[1];
    if (found?.kind === kind) return found;
    throw new DOMException(`${path}/${name}`, 'NotFoundError');
  };
  return {
    getDirectoryHandle: async (name: string) => child(name, 'directory'),
    getFileHandle: async (name: string) => child(name, 'file'),
  };
}

function childrenOf(state: FolderState, path: string): [string, FileSystemHandle][] {
  const prefix = path === '' ? '' : `${path}/`;
  const children = new Map<string, FileSystemHandle>();
  for (const key of state.files.keys()) {
    if (!key.startsWith(prefix)) continue;
    const [name = '', ...below] = key.slice(prefix.length).split('/');
    const child = prefix + name;
    if (below.length === 0) children.set(name, fileHandle(state, child));
    else if (!children.has(name)) children.set(name, folderHandle(state, child));
  }
  return [...children];
}

function fileHandle(state: FolderState, path: string): FileSystemFileHandle {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const getFile = async () => {
    checkWhole(state, path);
    const stored = state.files.get(path);
    if (stored === undefined) throw new DOMException(path, 'NotFoundError');
    return toFile(name, stored);
  };
  return { kind: 'file', name, getFile } as unknown as FileSystemFileHandle;
}

/** Node 20 keeps `File` off the globals, so a blob dressed as one stands in. */
function toFile(name: string, { bytes, modifiedMs }: StoredFile): File {
  const lastModified = { value: modifiedMs };
  return Object.defineProperties(new Blob([bytes]), {
    name: { value: name },
    lastModified,
  }) as File;
}
