/** Lets samples wait to be heard again. */
import type { SampleId } from '../../protocol/ids.ts';
import type { EmbeddingModel } from '../../protocol/vectors.ts';
import { findOwners, removeSlot } from '../embeddings/slot-ledger.ts';
import type { LibraryContext } from '../library-context.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber } from '../storage/row-values.ts';
import { SliceClock } from '../storage/yield-slice.ts';
import { saveWaiting } from './facts-store.ts';

const FIRST_PLACE_NEEDS = `UPDATE locations SET needs = 'analyze' WHERE id = (
  SELECT id FROM locations WHERE sample_id = ? ORDER BY missing_since_ms IS NOT NULL, id LIMIT 1)`;

/** Lets failed samples wait again, all of them or those of these ids that failed; gives how many. */
export async function retryFailed(
  context: LibraryContext,
  sampleIds: readonly SampleId[] | 'failed',
): Promise<number> {
  return hearAgain(context, (database) => {
    const failed = database.all("SELECT id FROM samples WHERE state = 'failed'");
    const ids = failed.map((row) => toNumber(row[0]));
    if (sampleIds === 'failed') return ids;
    const chosen = new Set<number>(sampleIds);
    return ids.filter((id) => chosen.has(id));
  });
}

/** Strikes vectors from the ledger; their samples wait again. */
export async function strikeVectors(
  context: LibraryContext,
  model: EmbeddingModel,
  slots: Uint32Array,
): Promise<void> {
  await hearAgain(context, (database) => {
    const owners = findOwners(database, model.modelId, slots);
    for (const sampleId of owners) removeSlot(database, model.modelId, sampleId);
    return owners;
  });
}

async function hearAgain(
  { database, changes }: LibraryContext,
  choose: (database: LibraryDatabase) => readonly number[],
): Promise<number> {
  const chosen = await database.transaction(async () => {
    const clock = new SliceClock();
    const sampleIds = choose(database);
    for (const sampleId of sampleIds) {
      saveWaiting(database, sampleId);
      database.run(FIRST_PLACE_NEEDS, [sampleId]);
      await clock.breathe();
    }
    return new Set(sampleIds);
  });
  changes.announce(chosen.size > 0 ? ['facts'] : [], chosen);
  return chosen.size;
}
