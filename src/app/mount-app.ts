/** Mounts the app: this tab's threads and models under the shell, or the page of a tab that rests. */
import { effect } from '@preact/signals';
import { h, render } from 'preact';
import { toFailure } from '../../workers/protocol/failure.ts';
import type { SourceId } from '../../workers/protocol/ids.ts';
import { KEPT_VALUES } from '../kept/kept-values.ts';
import { connectKeys } from '../keys/connect-keys.ts';
import type { CommandId } from '../keys/key-table.ts';
import type { Offline } from '../offline/offline-model.ts';
import { becomeActive } from '../threads/active-tab.ts';
import { startThreads } from '../threads/start-threads.ts';
import type { Threads } from '../threads/start-threads.ts';
import { makeAppModels } from './app-models.ts';
import type { AppModels } from './app-models.ts';
import { AppView } from './app-view.tsx';
import { runCommand } from './commands.ts';
import { LayoutModel } from './layout-model.ts';
import { OtherTab } from './other-tab.tsx';
import { startApp } from './start-app.ts';
import { StartFailure } from './start-failure.tsx';

/** Shows the app in this tab, or says that another one holds it; `take` ends that other one. */
export async function mountApp(
  root: HTMLElement,
  offline: Offline,
  how: 'ask' | 'take' = 'ask',
): Promise<void> {
  let rest: () => void = () => undefined;
  const showOtherTab = (): void => {
    rest();
    render(h(OtherTab, { onUseHere: () => void mountApp(root, offline, 'take') }), root);
  };
  if (await becomeActive(how, showOtherTab)) rest = showApp(root, offline);
  else showOtherTab();
}

/** Builds, shows and starts everything; the returned function ends all of it. */
function showApp(root: HTMLElement, offline: Offline): () => void {
  const threads = startThreads();
  const models = makeAppModels(threads);
  const layout = new LayoutModel({ kept: KEPT_VALUES });
  const run = (command: CommandId): boolean => runCommand({ models, layout }, command);
  const keys = connectKeys(globalThis, run);
  const stopTelling = effect(() => tellUpdate(offline, models));
  const sourceName = (id: SourceId): string | undefined =>
    models.sources.views.value?.find(({ row }) => row.id === id)?.row.name;
  const { isChordPending } = keys;
  const onFindSimilar = (): void => void run('findSimilar');
  render(h(AppView, { models, layout, isChordPending, sourceName, onFindSimilar }), root);
  startApp(threads, models).catch((thrown: unknown) => {
    const failure = toFailure(thrown);
    render(h(StartFailure, { failure, onRetry: () => location.reload() }), root);
  });
  return () => endApp(threads, models, [keys.disconnect, stopTelling]);
}

function endApp(threads: Threads, models: AppModels, ends: readonly (() => void)[]): void {
  models.audition.stop();
  for (const end of ends) end();
  threads.close();
  models.dispose();
}

function tellUpdate(offline: Offline, { notices }: AppModels): void {
  if (!offline.isUpdateReady.value) return;
  notices.tell('A new version is ready.', { name: 'Use it now', run: offline.useNewVersion });
}
