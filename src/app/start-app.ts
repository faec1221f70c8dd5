/** Brings the app to life in order: rows first, then what can be compared, then what may have changed. */
import { PROTOCOL_VERSION } from '../../workers/protocol/library-api.ts';
import { BUILT_IN_MODEL } from '../../workers/protocol/vectors.ts';
import type { Threads } from '../threads/start-threads.ts';
import type { AppModels } from './app-models.ts';

/** Opens the library and shows it; then opens the index and looks for changes. */
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
  await openIndex(threads);
  await models.sources.start();
  models.ingest.resume();
}

/** Vectors whose bytes are damaged are struck out: their sounds are heard again. */
async function openIndex({ library, search }: Threads): Promise<void> {
  const { damagedSlots } = await search.open();
  if (damagedSlots.length === 0) return;
  await library.client.strikeVectors(BUILT_IN_MODEL, damagedSlots);
  await search.client.free(damagedSlots);
}
