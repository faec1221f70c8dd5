/** Brings the app to life in order: rows first, then what may have changed, then what can be compared. */
import { toFailure } from '../../workers/protocol/failure.ts';
import { PROTOCOL_VERSION } from '../../workers/protocol/library-api.ts';
import { BUILT_IN_MODEL } from '../../workers/protocol/vectors.ts';
import type { Threads } from '../threads/start-threads.ts';
import type { AppModels } from './app-models.ts';

/**
 * Opens the library and shows it; then looks for changes and opens the index. Rejects where the
 * library cannot be opened, with one of its codes.
 */
export async function startApp(threads: Threads, models: AppModels): Promise<void> {
  const info = await threads.library.open();
  if (info.protocolVersion !== PROTOCOL_VERSION) {
    models.notices.tell('Nearfield was updated. Load this page again.', {
      name: 'Load again',
      run: () => location.reload(),
    });
    return;
  }
  await models.list.refresh();
  await models.sources.start();
  // Trouble with the index keeps nobody from hearing: the similar list says it when it is asked.
  await openIndex(threads).catch((thrown: unknown) =>
    models.notices.tellFailure(toFailure(thrown)),
  );
  models.ingest.resume();
}

/** Vectors whose bytes are damaged are struck out: their sounds are heard again. */
async function openIndex({ library, search }: Threads): Promise<void> {
  const { damagedSlots } = await search.open();
  if (damagedSlots.length === 0) return;
  await library.client.strikeVectors(BUILT_IN_MODEL, damagedSlots);
  await search.client.free(damagedSlots);
}
