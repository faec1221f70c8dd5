/** Keeps the app usable without a network, brings isolation, and says when a new version waits. */
import { createModel, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal, Signal } from '@preact/signals';
import { USE_NEW_VERSION } from '../../workers/protocol/offline-api.ts';

/** Offline use as the shell shows it. */
export interface Offline {
  /** True once a newer version is stored and waits for this page. */
  readonly isUpdateReady: ReadonlySignal<boolean>;
  /** Reloads the page into the new version. */
  readonly useNewVersion: () => void;
  /** Registers the service worker; called once. Does nothing where the browser has none. */
  readonly start: () => Promise<void>;
}

/** What offline use needs of the browser. */
export interface OfflinePorts {
  /** Undefined where the browser offers no service workers. */
  readonly workers: Pick<
    ServiceWorkerContainer,
    'controller' | 'register' | 'addEventListener'
  > | null;
  readonly scriptUrl: string;
  readonly isIsolated: boolean;
  readonly reload: () => void;
  /** Remembers within this tab that it was reloaded for isolation. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem'>;
}

interface OfflineState {
  readonly isUpdateReady: Signal<boolean>;
  waiting: ServiceWorker | undefined;
  /** Whether this page asked for the new version. */
  hasAsked: boolean;
  /** Whether a service worker answered this page's requests before. */
  wasControlled: boolean;
}

const RELOADED = 'nearfield-isolation-reload';

/** Offline use over these ports. */
export const OfflineModel: ModelConstructor<Offline, [OfflinePorts]> = createModel(
  (ports: OfflinePorts) => {
    const state: OfflineState = {
      isUpdateReady: signal(false),
      waiting: undefined,
      hasAsked: false,
      wasControlled: (ports.workers?.controller ?? null) !== null,
    };
    return {
      isUpdateReady: state.isUpdateReady,
      useNewVersion: () => useNewVersion(state, ports),
      start: () => startWorker(state, ports),
    };
  },
);

function useNewVersion(state: OfflineState, ports: OfflinePorts): void {
  state.hasAsked = true;
  if (state.waiting === undefined) ports.reload();
  else state.waiting.postMessage(USE_NEW_VERSION);
}

async function startWorker(state: OfflineState, ports: OfflinePorts): Promise<void> {
  const { workers } = ports;
  if (workers === null) return;
  workers.addEventListener('controllerchange', () => meetController(state, ports));
  const registration = await workers.register(ports.scriptUrl, { updateViaCache: 'none' });
  noteWaiting(state, registration.waiting);
  registration.addEventListener('updatefound', () => {
    const found = registration.installing;
    found?.addEventListener('statechange', () => {
      if (found.state === 'installed') noteWaiting(state, found);
    });
  });
}

/** The first version of all takes over by itself; only a later one has to wait. */
function noteWaiting(state: OfflineState, worker: ServiceWorker | null): void {
  if (worker === null || !state.wasControlled) return;
  state.waiting = worker;
  state.isUpdateReady.value = true;
}

function meetController(state: OfflineState, ports: OfflinePorts): void {
  const wasControlled = state.wasControlled;
  state.wasControlled = true;
  if (state.hasAsked) return ports.reload();
  if (!ports.isIsolated && ports.memory.getItem(RELOADED) === null) {
    // Once only: a browser that never becomes isolated must not reload for ever.
    ports.memory.setItem(RELOADED, 'yes');
    return ports.reload();
  }
  if (!wasControlled) return;
  // Another tab took the new version: what this page runs is no longer stored.
  state.waiting = undefined;
  state.isUpdateReady.value = true;
}
