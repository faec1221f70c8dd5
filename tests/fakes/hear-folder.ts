/** Hears all that waits in a library, as the ingest does, with made-up results. */
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { SavedEntry, SaveEntry, SaveReceipt } from '../../workers/protocol/samples.ts';
import type { WorkItem } from '../../workers/protocol/sources.ts';
import { BUILT_IN_MODEL } from '../../workers/protocol/vectors.ts';
import type { LibraryApi } from '../../workers/protocol/library-api.ts';
import { analyzedEntry, failedEntry, hashOf } from './heard-sounds.ts';

/** What hearing came across. */
export interface Hearing {
  /** Paths that were hashed only. */
  readonly identified: string[];
  /** Paths that were heard. */
  readonly analyzed: string[];
  readonly saved: SavedEntry[];
  readonly receipts: SaveReceipt[];
}

/** Reads a file of a source; undefined for one that cannot be read. */
export type ReadBytes = (item: WorkItem) => Promise<Uint8Array | undefined>;

/** Reads from a folder handle. */
export function readFrom(root: FileSystemDirectoryHandle): ReadBytes {
  return async ({ path }) => {
    const parts = path.split('/');
    let folder = root;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
    const file = await (await folder.getFileHandle(parts.at(-1) ?? '')).getFile();
    return new Uint8Array(await file.arrayBuffer());
  };
}

/**
 * Takes, hears and saves until nothing waits. Bytes that begin with 0xff and empty files fail; every
 * other sound gets a vector in a slot counted up from `firstSlot`.
 */
export async function hearAll(
  library: LibraryApi,
  sourceIds: readonly SourceId[],
  read: ReadBytes,
  firstSlot = 0,
): Promise<Hearing> {
  const hearing: Hearing = { identified: [], analyzed: [], saved: [], receipts: [] };
  let slot = firstSlot;
  const nextSlot = () => (slot += 1) - 1;
  for (;;) {
    const items = await library.takeWork(sourceIds, 8);
    if (items.length === 0) return hearing;
    const again = await saveAll(library, hearing, items, async (item) => {
      const bytes = await read(item);
      if (!item.identify || bytes === undefined) return hear(hearing, item, bytes, nextSlot);
      hearing.identified.push(item.path);
      return { kind: 'identified', locationId: item.locationId, contentHash: hashOf(bytes) };
    });
    await saveAll(library, hearing, again, async (item) =>
      hear(hearing, item, await read(item), nextSlot),
    );
  }
}

async function saveAll(
  library: LibraryApi,
  hearing: Hearing,
  items: readonly WorkItem[],
  toEntry: (item: WorkItem) => Promise<SaveEntry>,
): Promise<WorkItem[]> {
  if (items.length === 0) return [];
  const receipt = await library.saveBatch(await Promise.all(items.map(toEntry)), BUILT_IN_MODEL);
  hearing.receipts.push(receipt);
  hearing.saved.push(...receipt.entries);
  return items.filter((_item, index) => receipt.entries[index]?.result === 'analyze');
}

function hear(
  hearing: Hearing,
  { path, locationId }: WorkItem,
  bytes: Uint8Array | undefined,
  nextSlot: () => number,
): SaveEntry {
  hearing.analyzed.push(path);
  if (bytes === undefined || bytes[0] === 0xff || bytes.length === 0) {
    return failedEntry(locationId, bytes);
  }
  const hash = (0xf000_0000 + (bytes[0] ?? 0)) >>> 0;
  return analyzedEntry(locationId, bytes, { slot: nextSlot(), hash });
}
