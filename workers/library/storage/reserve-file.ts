/** Room that is given up when the disk is full: even a DELETE needs some. */

/** Bytes held back: enough for the log of a few transactions. */
const RESERVE_BYTES = 8 * 1024 * 1024;

const PIECE_BYTES = 1024 * 1024;

/** The reserve of one library. */
export interface ReserveFile {
  /** Fills it unless it is full already or was given up in this run; never fails. */
  keep(): Promise<void>;
  /** Gives its room back; true where there was any. */
  release(): Promise<boolean>;
}

/** No reserve, for storage that has no limit. */
export const NO_RESERVE: ReserveFile = {
  keep: () => Promise.resolve(),
  release: () => Promise.resolve(false),
};

/**
 * A reserve in an OPFS folder. Its handle is not kept open: Chromium counts the room of an open file
 * as used, however short it is cut.
 */
export function opfsReserve(folder: FileSystemDirectoryHandle, name: string): ReserveFile {
  let isSettled = false;
  return {
    async keep() {
      if (isSettled) return;
      isSettled = true;
      await fill(folder, name).catch(() => folder.removeEntry(name).catch(() => undefined));
    },
    async release() {
      isSettled = true;
      return folder.removeEntry(name).then(
        () => true,
        () => false,
      );
    },
  };
}

async function fill(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  const file = await folder.getFileHandle(name, { create: true });
  const handle = await file.createSyncAccessHandle();
  try {
    const piece = new Uint8Array(PIECE_BYTES);
    for (let at = handle.getSize(); at < RESERVE_BYTES; at += PIECE_BYTES) {
      if (handle.write(piece, { at }) < PIECE_BYTES) throw new Error('no room for the reserve');
    }
    handle.flush();
  } finally {
    handle.close();
  }
}
