/** Counts everything by indexes and kept sums. */
import type { LibraryCounts } from '../../protocol/samples.ts';
import { BUILT_IN_MODEL } from '../../protocol/vectors.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber } from '../storage/row-values.ts';

const COUNTS = `SELECT
  (SELECT count(*) FROM samples),
  (SELECT count(*) FROM samples WHERE state = 'waiting'),
  (SELECT count(*) FROM samples WHERE state = 'failed'),
  (SELECT count(*) FROM samples WHERE missing_since_ms IS NOT NULL),
  (SELECT coalesce(sum(sound_count), 0) FROM folders),
  (SELECT count(*) FROM embeddings WHERE model_id = ?)`;

/** How many there are of everything. */
export function readCounts(database: LibraryDatabase): LibraryCounts {
  const row = database.first(COUNTS, [BUILT_IN_MODEL.modelId]) ?? [];
  const [samples = 0, waiting = 0, failed = 0, missing = 0, places = 0, compared = 0] =
    row.map(toNumber);
  const ready = samples - waiting - failed;
  return { samples, ready, waiting, failed, missing, places, compared };
}
