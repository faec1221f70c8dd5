/** Reads a place with what its sample says about it. */
import type { SampleState } from '../../protocol/samples.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber, toOptionalBytes, toOptionalText, toText } from '../storage/row-values.ts';
import { insertSample } from './new-sample.ts';

/** A place and its sample. */
export interface PlaceRow {
  readonly locationId: number;
  readonly sampleId: number;
  readonly byteCount: number;
  readonly modifiedMs: number;
  readonly needs: string | undefined;
  readonly state: SampleState;
  readonly contentHash: Uint8Array | undefined;
}

/** A sample found by its content. */
export interface KnownSample {
  readonly id: number;
  readonly state: SampleState;
}

const READ = `SELECT l.sample_id, l.byte_count, l.modified_ms, l.needs, s.state, s.content_hash
  FROM locations l JOIN samples s ON s.id = l.sample_id WHERE l.id = ?`;

/** The place, or undefined where it is gone. */
export function readPlace(database: LibraryDatabase, locationId: number): PlaceRow | undefined {
  const row = database.first(READ, [locationId]);
  if (row === undefined) return undefined;
  return {
    locationId,
    sampleId: toNumber(row[0]),
    byteCount: toNumber(row[1]),
    modifiedMs: toNumber(row[2]),
    needs: toOptionalText(row[3]),
    state: toState(toText(row[4])),
    contentHash: toOptionalBytes(row[5]),
  };
}

/** The sample with this content. */
export function findByHash(
  database: LibraryDatabase,
  contentHash: Uint8Array,
): KnownSample | undefined {
  const row = database.first('SELECT id, state FROM samples WHERE content_hash = ?', [contentHash]);
  return row === undefined ? undefined : { id: toNumber(row[0]), state: toState(toText(row[1])) };
}

/** Calls a text of the schema a state. */
export function toState(text: string): SampleState {
  if (text === 'waiting' || text === 'ready' || text === 'failed') return text;
  throw new TypeError(`no state: ${text}`);
}

/** Whether the sample lies in places beside this one. */
function hasOtherPlaces(database: LibraryDatabase, place: PlaceRow): boolean {
  const sql = 'SELECT 1 FROM locations WHERE sample_id = ? AND id <> ? LIMIT 1';
  return database.first(sql, [place.sampleId, place.locationId]) !== undefined;
}

/**
 * Gives a place whose content has changed a sample that is its alone: its own where it lies nowhere
 * else, a new one otherwise. The old sample has to be settled by the caller then.
 */
export function ownSample(database: LibraryDatabase, place: PlaceRow, nowMs: number): number {
  if (!hasOtherPlaces(database, place)) return place.sampleId;
  const row = database.first(
    `SELECT l.source_id, f.path, l.name, l.byte_count FROM locations l
      JOIN folders f ON f.id = l.folder_id WHERE l.id = ?`,
    [place.locationId],
  );
  const sampleId = insertSample(
    database,
    {
      sourceId: toNumber(row?.[0]),
      folder: toText(row?.[1]),
      name: toText(row?.[2]),
      byteCount: toNumber(row?.[3]),
    },
    nowMs,
  );
  database.run('UPDATE locations SET sample_id = ? WHERE id = ?', [sampleId, place.locationId]);
  return sampleId;
}
