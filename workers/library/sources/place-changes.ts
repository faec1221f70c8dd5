/** Writes what a scan found out about one file. */
import { saveWaiting } from '../samples/facts-store.ts';
import { insertSample } from '../samples/new-sample.ts';
import { ownSample, readPlace } from '../samples/place-rows.ts';
import type { PlaceRow } from '../samples/place-rows.ts';
import { toSortKey } from '../samples/search-text.ts';
import { settleSample } from '../samples/settle-sample.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { ensureFolder } from './folder-store.ts';
import type { FoundFile } from './folder-walk.ts';
import type { Difference } from './scan-diff.ts';

/** A file that differs from what is known. */
export interface PlaceChange {
  readonly file: FoundFile;
  readonly difference: Difference;
}

/** The transaction of a scan's batch. */
export interface PlaceWriter {
  readonly database: LibraryDatabase;
  readonly sourceId: number;
  readonly nowMs: number;
  /** Samples whose rows changed. */
  readonly changed: Set<number>;
}

const ADD = `INSERT INTO locations(folder_id, source_id, name, name_key, byte_count, modified_ms,
  sample_id, needs) VALUES (?, ?, ?, ?, ?, ?, ?, 'hear')`;

const CHANGE = `UPDATE locations SET byte_count = ?, modified_ms = ?, missing_since_ms = NULL,
  needs = 'hear' WHERE id = ?`;

const TOUCH = `UPDATE locations SET modified_ms = ?, missing_since_ms = NULL,
  needs = coalesce(needs, 'identify') WHERE id = ?`;

/** Writes one difference. */
export function writeChange(writer: PlaceWriter, { file, difference }: PlaceChange): void {
  if (difference.kind === 'added') return addPlace(writer, file);
  // Read again: a batch of results may have moved or removed it since the scan looked.
  const place = readPlace(writer.database, difference.place.locationId);
  if (place === undefined) return addPlace(writer, file);
  switch (difference.kind) {
    case 'changed':
      return changePlace(writer, place, file);
    case 'touched':
      return touchPlace(writer, place, file);
    case 'returned':
      return returnPlace(writer, place);
    case 'same':
  }
}

/** Marks places as missing; samples that lie elsewhere, or were never heard, let go of them. */
export function markMissing(writer: PlaceWriter, locationId: number): void {
  const { database, nowMs, changed } = writer;
  const place = readPlace(database, locationId);
  if (place === undefined) return;
  database.run('UPDATE locations SET missing_since_ms = ? WHERE id = ?', [nowMs, locationId]);
  settleSample(database, place.sampleId);
  changed.add(place.sampleId);
}

function addPlace({ database, sourceId, nowMs, changed }: PlaceWriter, file: FoundFile): void {
  const { folder, name, byteCount, modifiedMs } = file;
  const sampleId = insertSample(database, { sourceId, folder, name, byteCount }, nowMs);
  const folderId = ensureFolder(database, sourceId, folder);
  database.run(ADD, [folderId, sourceId, name, toSortKey(name), byteCount, modifiedMs, sampleId]);
  changed.add(sampleId);
}

function changePlace(writer: PlaceWriter, place: PlaceRow, file: FoundFile): void {
  const { database, nowMs, changed } = writer;
  const { byteCount, modifiedMs } = file;
  database.run(CHANGE, [byteCount, modifiedMs, place.locationId]);
  const sampleId = ownSample(database, place, nowMs);
  database.run('UPDATE samples SET byte_count = ? WHERE id = ?', [byteCount, sampleId]);
  saveWaiting(database, sampleId);
  settleSample(database, place.sampleId);
  changed.add(place.sampleId).add(sampleId);
}

function touchPlace(writer: PlaceWriter, place: PlaceRow, file: FoundFile): void {
  const { database, changed } = writer;
  // A failed sample has nothing to lose: it is simply heard again.
  if (place.state === 'failed') return changePlace(writer, place, file);
  database.run(TOUCH, [file.modifiedMs, place.locationId]);
  settleSample(database, place.sampleId);
  changed.add(place.sampleId);
}

function returnPlace({ database, changed }: PlaceWriter, place: PlaceRow): void {
  database.run('UPDATE locations SET missing_since_ms = NULL WHERE id = ?', [place.locationId]);
  settleSample(database, place.sampleId);
  changed.add(place.sampleId);
}
