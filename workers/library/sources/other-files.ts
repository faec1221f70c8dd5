/** Keeps the list of files that are no sounds. */
import type { OtherFile } from '../../protocol/sources.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber, toText } from '../storage/row-values.ts';
import { SliceClock } from '../storage/yield-slice.ts';

/** Most files that are listed. */
const LISTED_AT_MOST = 10_000;

const SAVE = `INSERT INTO other_files(source_id, path, byte_count) VALUES (?, ?, ?)
  ON CONFLICT (source_id, path) DO UPDATE SET byte_count = excluded.byte_count
  WHERE byte_count <> excluded.byte_count`;

const PAGE = `SELECT path FROM other_files WHERE source_id = ? AND path > ? ORDER BY path LIMIT 2000`;

/** Keeps one file; returns whether that was news. */
export function saveOther(database: LibraryDatabase, sourceId: number, file: OtherFile): boolean {
  return database.run(SAVE, [sourceId, file.path, file.byteCount]) > 0;
}

/** Removes files that are gone; returns whether there were any. */
export async function removeOthers(
  database: LibraryDatabase,
  sourceId: number,
  isGone: (path: string) => boolean,
): Promise<boolean> {
  const clock = new SliceClock();
  let removed = 0;
  for (let last = ''; ; await clock.breathe()) {
    const paths = database.all(PAGE, [sourceId, last]).map((row) => toText(row[0]));
    for (const path of paths.filter(isGone)) {
      const sql = 'DELETE FROM other_files WHERE source_id = ? AND path = ?';
      removed += database.run(sql, [sourceId, path]);
    }
    const end = paths.at(-1);
    if (end === undefined) return removed > 0;
    last = end;
  }
}

/** The files by path, at most 10,000. */
export function readOthers(database: LibraryDatabase, sourceId: number): OtherFile[] {
  const sql = `SELECT path, byte_count FROM other_files WHERE source_id = ? ORDER BY path
    LIMIT ${LISTED_AT_MOST}`;
  return database
    .all(sql, [sourceId])
    .map((row) => ({ path: toText(row[0]), byteCount: toNumber(row[1]) }));
}
