/** Reads and adds the folders of a source. */
import type { FolderRow } from '../../protocol/sources.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber, toText } from '../storage/row-values.ts';
import type { Row } from '../storage/row-values.ts';
import { SliceClock } from '../storage/yield-slice.ts';
import type { KnownPlace } from './scan-diff.ts';

const PAGE_ROWS = 2000;

const KNOWN = `SELECT name, id, byte_count, modified_ms, missing_since_ms IS NOT NULL FROM locations
  WHERE folder_id = ? AND name > ? ORDER BY name LIMIT ${PAGE_ROWS}`;

/** The folder's id, or undefined where no sound was found in it yet. */
export function findFolder(
  database: LibraryDatabase,
  sourceId: number,
  path: string,
): number | undefined {
  const sql = 'SELECT id FROM folders WHERE source_id = ? AND path = ?';
  const row = database.first(sql, [sourceId, path]);
  return row === undefined ? undefined : toNumber(row[0]);
}

/** The folder's id; adds it where it is new. */
export function ensureFolder(database: LibraryDatabase, sourceId: number, path: string): number {
  const known = findFolder(database, sourceId, path);
  if (known !== undefined) return known;
  const sql = 'INSERT INTO folders(source_id, path) VALUES (?, ?) RETURNING id';
  return toNumber(database.first(sql, [sourceId, path])?.[0]);
}

/** Places of one folder by file name, read in slices. */
export async function readKnownPlaces(
  database: LibraryDatabase,
  sourceId: number,
  path: string,
): Promise<Map<string, KnownPlace>> {
  const known = new Map<string, KnownPlace>();
  const folderId = findFolder(database, sourceId, path);
  if (folderId === undefined) return known;
  const clock = new SliceClock();
  for (let last = ''; ; await clock.breathe()) {
    const rows = database.all(KNOWN, [folderId, last]);
    for (const row of rows) known.set(toText(row[0]), toKnownPlace(row));
    if (rows.length < PAGE_ROWS) return known;
    last = toText(rows.at(-1)?.[0]);
  }
}

function toKnownPlace(row: Row): KnownPlace {
  return {
    locationId: toNumber(row[1]),
    byteCount: toNumber(row[2]),
    modifiedMs: toNumber(row[3]),
    isMissing: toNumber(row[4]) === 1,
  };
}

/** Paths of all folders of a source with places in them. */
export function readFolderPaths(database: LibraryDatabase, sourceId: number): string[] {
  const sql = 'SELECT path FROM folders WHERE source_id = ? AND sound_count > 0';
  return database.all(sql, [sourceId]).map((row) => toText(row[0]));
}

/** Folders with sounds in them or below them, by path. */
export function readFolders(database: LibraryDatabase, sourceId: number): FolderRow[] {
  const counts = new Map<string, number>();
  const sql = 'SELECT path, sound_count FROM folders WHERE source_id = ? AND sound_count > 0';
  for (const row of database.all(sql, [sourceId])) {
    let path = toText(row[0]);
    while (path !== '') {
      counts.set(path, (counts.get(path) ?? 0) + toNumber(row[1]));
      path = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    }
  }
  return [...counts]
    .map(([path, soundCount]) => ({ path, soundCount }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Removes folders that hold no places. */
export function removeEmptyFolders(database: LibraryDatabase, sourceId: number): void {
  database.run(
    'DELETE FROM folders WHERE source_id = ? AND sound_count = 0 AND missing_count = 0',
    [sourceId],
  );
}
