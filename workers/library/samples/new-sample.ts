/** Samples that were never heard: each stands for one place until its content is known. */
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber } from '../storage/row-values.ts';
import { toSearchText, toSortKey } from './search-text.ts';

/** Where a file lies, and how large it is. */
export interface NewPlace {
  readonly sourceId: number;
  readonly folder: string;
  readonly name: string;
  readonly byteCount: number;
}

const INSERT = `INSERT INTO samples(byte_count, state, name, name_key, folder, folder_key, source_id,
  search_text, added_ms) VALUES (?, 'waiting', ?, ?, ?, ?, ?, ?, ?) RETURNING id`;

/** Adds a waiting sample for a place; gives its id. */
export function insertSample(database: LibraryDatabase, place: NewPlace, nowMs: number): number {
  const { sourceId, folder, name, byteCount } = place;
  const row = database.first(INSERT, [
    byteCount,
    name,
    toSortKey(name),
    folder,
    toSortKey(folder),
    sourceId,
    toSearchText(folder, name),
    nowMs,
  ]);
  return toNumber(row?.[0]);
}
