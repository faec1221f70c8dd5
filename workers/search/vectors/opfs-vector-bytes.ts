/** Opens the vector file of a model in OPFS. */
import { AppError } from '../../protocol/failure.ts';
import type { EmbeddingModel } from '../../protocol/vectors.ts';
import type { VectorBytes } from './vector-bytes.ts';

const FOLDER = 'vectors';
const RETRIES = 30;
const PAUSE_MS = 100;

/**
 * Opens `vectors/<model id>.f32`, made if it is not there. A handle that a dying tab still holds is
 * asked for again for three seconds; then, or where there is no storage, fails with
 * `library/unavailable`.
 */
export async function openOpfsVectorBytes(model: EmbeddingModel): Promise<VectorBytes> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER, { create: true });
    const name = `${encodeURIComponent(model.modelId)}.f32`;
    const file = await folder.getFileHandle(name, { create: true });
    return toVectorBytes(await takeHandle(file, RETRIES));
  } catch (thrown) {
    const message = 'The file of vectors cannot be opened.';
    throw new AppError({ code: 'library/unavailable', message }, thrown);
  }
}

/** Wraps a sync access handle, which belongs to the result from now on. */
export function toVectorBytes(handle: FileSystemSyncAccessHandle): VectorBytes {
  return {
    size: () => handle.getSize(),
    read: (into, at) => handle.read(into, { at }),
    write: (from, at) => handle.write(from, { at }),
    truncate: (byteCount) => handle.truncate(byteCount),
    flush: () => handle.flush(),
    close: () => handle.close(),
  };
}

async function takeHandle(
  file: FileSystemFileHandle,
  triesLeft: number,
): Promise<FileSystemSyncAccessHandle> {
  try {
    return await file.createSyncAccessHandle();
  } catch (thrown) {
    if (triesLeft === 0) throw thrown;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    return takeHandle(file, triesLeft - 1);
  }
}
