/** Lends places that wait to be heard. */
import { toLocationId, toSampleId, toSourceId } from '../../protocol/ids.ts';
import type { SourceId } from '../../protocol/ids.ts';
import type { WorkItem } from '../../protocol/sources.ts';
import type { LibraryContext } from '../library-context.ts';
import { toPath } from '../sources/place-path.ts';
import { toNumber, toText } from '../storage/row-values.ts';
import type { Row } from '../storage/row-values.ts';

/** `needs` says: `hear` a new file, `identify` where it may be unchanged, `analyze` in any case. */
const WAITING = `SELECT l.id, l.sample_id, l.source_id, f.path, l.name, l.byte_count, l.modified_ms,
    l.name_key, l.needs = 'identify' OR l.needs = 'hear' AND EXISTS (
      SELECT 1 FROM samples k WHERE k.byte_count = l.byte_count AND k.content_hash IS NOT NULL
      AND k.state = 'ready' AND k.id <> l.sample_id)
  FROM locations l JOIN folders f ON f.id = l.folder_id
  WHERE l.source_id = ? AND l.needs IS NOT NULL AND l.missing_since_ms IS NULL
  ORDER BY l.name_key, l.id LIMIT ?`;

interface Waiting {
  readonly item: WorkItem;
  readonly nameKey: string;
  readonly byteCount: number;
  readonly modifiedMs: number;
}

/** Lends up to `limit` places by name; none that is lent already. */
export function takeWork(
  { database, leases }: LibraryContext,
  sourceIds: readonly SourceId[],
  limit: number,
): WorkItem[] {
  const waiting = [...new Set(sourceIds)].flatMap((sourceId) =>
    database
      .all(WAITING, [sourceId, limit + leases.size])
      .filter((row) => !leases.has(toNumber(row[0])))
      .slice(0, limit)
      .map(toWaiting),
  );
  if (sourceIds.length > 1) waiting.sort(byName);
  return waiting.slice(0, limit).map(({ item, byteCount, modifiedMs }) => {
    leases.lend(item.locationId, { byteCount, modifiedMs });
    return item;
  });
}

function byName(a: Waiting, b: Waiting): number {
  if (a.nameKey !== b.nameKey) return a.nameKey < b.nameKey ? -1 : 1;
  return a.item.locationId - b.item.locationId;
}

function toWaiting(row: Row): Waiting {
  return {
    item: {
      locationId: toLocationId(toNumber(row[0])),
      sampleId: toSampleId(toNumber(row[1])),
      sourceId: toSourceId(toNumber(row[2])),
      path: toPath(toText(row[3]), toText(row[4])),
      identify: toNumber(row[8]) === 1,
    },
    nameKey: toText(row[7]),
    byteCount: toNumber(row[5]),
    modifiedMs: toNumber(row[6]),
  };
}
