/** Makes a sample's row agree with its places after these have changed. */
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber, toOptionalNumber, toOptionalText, toText } from '../storage/row-values.ts';
import type { Cell, Row } from '../storage/row-values.ts';
import { toSearchText, toSortKey } from './search-text.ts';

interface Place {
  readonly id: number;
  readonly sourceId: number;
  readonly folder: string;
  readonly name: string;
  readonly missingSinceMs: number | undefined;
  readonly needs: string | undefined;
}

const PLACES = `SELECT l.id, l.source_id, f.path, l.name, l.missing_since_ms, l.needs
  FROM locations l JOIN folders f ON f.id = l.folder_id WHERE l.sample_id = ?
  ORDER BY l.missing_since_ms IS NOT NULL, l.id`;

const UPDATE = `UPDATE samples SET name = ?, name_key = ?, folder = ?, folder_key = ?, source_id = ?,
  search_text = ? WHERE id = ?`;

const READ = `SELECT name, folder, source_id, search_text, missing_since_ms,
  content_hash IS NOT NULL FROM samples WHERE id = ?`;

const AWAIT_HEARING = `UPDATE locations SET needs = 'hear' WHERE id = ?
  AND (SELECT state FROM samples WHERE id = locations.sample_id) = 'waiting'`;

/**
 * Keeps what has to hold of a sample and its places; returns true where the sample is gone.
 * - Missing places are forgotten once it lies elsewhere, and where its content never became known:
 *   nothing could tell that it is back.
 * - Without places it is removed.
 * - Name, folder and source are those of its first place: one that is there, then the oldest.
 * - While it waits, one of its places is to be heard.
 */
export function settleSample(database: LibraryDatabase, sampleId: number): boolean {
  const shown = database.first(READ, [sampleId]) ?? [];
  const places = forgetMissing(database, sampleId, shown[5] === 1);
  const first = places[0];
  if (first === undefined) {
    database.run('DELETE FROM embeddings WHERE sample_id = ?', [sampleId]);
    database.run('DELETE FROM samples WHERE id = ?', [sampleId]);
    return true;
  }
  const text = places.map(({ folder, name }) => toSearchText(folder, name)).join('');
  showPlace(database, sampleId, shown, [first.name, first.folder, first.sourceId, text]);
  showMissing(database, sampleId, shown[4], first.missingSinceMs ?? null);
  if (places.every(({ needs }) => needs === undefined)) database.run(AWAIT_HEARING, [first.id]);
  return false;
}

type Shown = readonly [name: string, folder: string, sourceId: number, text: string];

/** Columns of indexes are only written where they differ: SQLite does not compare. */
function showPlace(database: LibraryDatabase, sampleId: number, shown: Row, next: Shown): void {
  if (next.every((value, index) => value === shown[index])) return;
  const [name, folder, sourceId, text] = next;
  database.run(UPDATE, [
    name,
    toSortKey(name),
    folder,
    toSortKey(folder),
    sourceId,
    text,
    sampleId,
  ]);
}

function showMissing(
  database: LibraryDatabase,
  sampleId: number,
  shown: Cell,
  missingSinceMs: number | null,
): void {
  if (shown === missingSinceMs) return;
  const sql = 'UPDATE samples SET missing_since_ms = ? WHERE id = ?';
  database.run(sql, [missingSinceMs, sampleId]);
}

function readPlaces(database: LibraryDatabase, sampleId: number): Place[] {
  return database.all(PLACES, [sampleId]).map(toPlace);
}

function forgetMissing(
  database: LibraryDatabase,
  sampleId: number,
  isContentKnown: boolean,
): Place[] {
  const places = readPlaces(database, sampleId);
  const present = places.filter(({ missingSinceMs }) => missingSinceMs === undefined);
  if (present.length === places.length) return places;
  if (present.length === 0 && isContentKnown) return places;
  database.run('DELETE FROM locations WHERE sample_id = ? AND missing_since_ms IS NOT NULL', [
    sampleId,
  ]);
  return present;
}

function toPlace(row: Row): Place {
  return {
    id: toNumber(row[0]),
    sourceId: toNumber(row[1]),
    folder: toText(row[2]),
    name: toText(row[3]),
    missingSinceMs: toOptionalNumber(row[4]),
    needs: toOptionalText(row[5]),
  };
}
