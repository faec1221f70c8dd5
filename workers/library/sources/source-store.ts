/** Reads, adds, renames and forgets sources. */
import { toSourceId } from '../../protocol/ids.ts';
import type { SourceId } from '../../protocol/ids.ts';
import type { ForgottenSource } from '../../protocol/library-api.ts';
import type { SourceKind, SourceRow } from '../../protocol/sources.ts';
import { BUILT_IN_MODEL } from '../../protocol/vectors.ts';
import { findSlot } from '../embeddings/slot-ledger.ts';
import type { LibraryContext } from '../library-context.ts';
import { settleSample } from '../samples/settle-sample.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber, toOptionalNumber, toText } from '../storage/row-values.ts';
import type { Row } from '../storage/row-values.ts';
import { SliceClock } from '../storage/yield-slice.ts';
import { unknownSource } from './source-failure.ts';

const READ = `SELECT s.id, s.name, s.kind,
    (SELECT coalesce(sum(sound_count), 0) FROM folders f WHERE f.source_id = s.id),
    (SELECT coalesce(sum(missing_count), 0) FROM folders f WHERE f.source_id = s.id),
    (SELECT count(*) FROM other_files o WHERE o.source_id = s.id),
    s.scanned_ms
  FROM sources s`;

const SOME_PLACES = `SELECT l.id, l.sample_id FROM folders f JOIN locations l ON l.folder_id = f.id
  WHERE f.source_id = ? LIMIT 500`;

/** Every source, oldest first. */
export function readSources(database: LibraryDatabase): SourceRow[] {
  return database.all(`${READ} ORDER BY s.id`).map(toSourceRow);
}

/** Fails with `library/unknown-source` where there is none. */
export function checkSource(database: LibraryDatabase, sourceId: number): void {
  if (database.first('SELECT 1 FROM sources WHERE id = ?', [sourceId]) === undefined) {
    throw unknownSource(sourceId);
  }
}

/** Adds a source without files. */
export async function addSource(
  context: LibraryContext,
  name: string,
  kind: SourceKind,
): Promise<SourceRow> {
  const { database, changes, nowMs } = context;
  const row = await database.transaction(() => {
    const sql = 'INSERT INTO sources(name, kind, added_ms) VALUES (?, ?, ?) RETURNING id';
    const sourceId = database.first(sql, [name, kind, nowMs()])?.[0];
    return database.first(`${READ} WHERE s.id = ?`, [sourceId]);
  });
  changes.announce(['sources']);
  return toSourceRow(row ?? []);
}

/** Gives a source another name. */
export async function renameSource(
  { database, changes }: LibraryContext,
  sourceId: SourceId,
  name: string,
): Promise<void> {
  await database.transaction(() => {
    checkSource(database, sourceId);
    database.run('UPDATE sources SET name = ? WHERE id = ?', [name, sourceId]);
  });
  changes.announce(['sources']);
}

/** Removes a source as one transaction that lets reads in; samples that lie elsewhere stay. */
export async function forgetSource(
  { database, changes }: LibraryContext,
  sourceId: SourceId,
): Promise<ForgottenSource> {
  const forgotten = await database.transaction(async () => {
    checkSource(database, sourceId);
    const sampleIds = await removePlaces(database, sourceId);
    database.run('DELETE FROM folders WHERE source_id = ?', [sourceId]);
    database.run('DELETE FROM other_files WHERE source_id = ?', [sourceId]);
    database.run('DELETE FROM sources WHERE id = ?', [sourceId]);
    return settleAll(database, sampleIds);
  });
  changes.announce(['members', 'facts', 'sources']);
  return forgotten;
}

async function removePlaces(database: LibraryDatabase, sourceId: number): Promise<Set<number>> {
  const sampleIds = new Set<number>();
  const clock = new SliceClock();
  for (;;) {
    const rows = database.all(SOME_PLACES, [sourceId]);
    for (const row of rows) {
      sampleIds.add(toNumber(row[1]));
      database.run('DELETE FROM locations WHERE id = ?', [row[0]]);
    }
    if (rows.length === 0) return sampleIds;
    await clock.breathe();
  }
}

async function settleAll(
  database: LibraryDatabase,
  sampleIds: ReadonlySet<number>,
): Promise<ForgottenSource> {
  const freed: number[] = [];
  let removedSamples = 0;
  const clock = new SliceClock();
  // By id: neighbors lie on the same pages.
  for (const sampleId of [...sampleIds].toSorted((a, b) => a - b)) {
    const slot = findSlot(database, BUILT_IN_MODEL.modelId, sampleId);
    if (settleSample(database, sampleId)) {
      removedSamples += 1;
      if (slot !== undefined) freed.push(slot);
    }
    await clock.breathe();
  }
  return { removedSamples, freedSlots: Uint32Array.from(freed) };
}

function toSourceRow(row: Row): SourceRow {
  return {
    id: toSourceId(toNumber(row[0])),
    name: toText(row[1]),
    kind: toText(row[2]) === 'listing' ? 'listing' : 'folder',
    soundCount: toNumber(row[3]),
    missingCount: toNumber(row[4]),
    otherCount: toNumber(row[5]),
    scannedAtMs: toOptionalNumber(row[6]),
  };
}
