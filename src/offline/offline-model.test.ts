import { expect, it } from 'vitest';
import { USE_NEW_VERSION } from '../../workers/protocol/offline-api.ts';
import { OfflineModel } from './offline-model.ts';
import type { OfflinePorts } from './offline-model.ts';

class FakeWorker extends EventTarget {
  state = 'installing';
  readonly posted: unknown[] = [];
  postMessage(data: unknown): void {
    this.posted.push(data);
  }
  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeWorkers extends EventTarget {
  controller: FakeWorker | null = null;
  registration = Object.assign(new EventTarget(), {
    waiting: null as FakeWorker | null,
    installing: null as FakeWorker | null,
  });
  register(): Promise<unknown> {
    return Promise.resolve(this.registration);
  }
  install(): FakeWorker {
    const worker = new FakeWorker();
    this.registration.installing = worker;
    this.registration.dispatchEvent(new Event('updatefound'));
    worker.become('installed');
    return worker;
  }
  takeOver(worker: FakeWorker): void {
    this.controller = worker;
    this.dispatchEvent(new Event('controllerchange'));
  }
}

function setUp({ isIsolated = true, isControlled = true } = {}) {
  const workers = new FakeWorkers();
  if (isControlled) workers.controller = new FakeWorker();
  const kept = new Map<string, string>();
  let reloads = 0;
  const ports = {
    workers,
    scriptUrl: 'https://x.test/service-worker.js',
    isIsolated,
    reload: () => {
      reloads += 1;
    },
    memory: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    },
  } as unknown as OfflinePorts;
  return { workers, offline: new OfflineModel(ports), countReloads: () => reloads };
}

it('says nothing about the first version, which takes over by itself', async () => {
  const { workers, offline, countReloads } = setUp({ isControlled: false });
  await offline.start();
  workers.takeOver(workers.install());
  expect(offline.isUpdateReady.value).toBe(false);
  expect(countReloads()).toBe(0);
});

it('offers a new version, and reloads into it only when asked', async () => {
  const { workers, offline, countReloads } = setUp();
  await offline.start();
  const next = workers.install();
  expect(offline.isUpdateReady.value).toBe(true);
  expect(countReloads()).toBe(0);
  offline.useNewVersion();
  expect(next.posted).toEqual([USE_NEW_VERSION]);
  workers.takeOver(next);
  expect(countReloads()).toBe(1);
});

it('offers a version that was waiting before the page came', async () => {
  const { workers, offline } = setUp();
  workers.registration.waiting = new FakeWorker();
  await offline.start();
  expect(offline.isUpdateReady.value).toBe(true);
});

it('reloads once for isolation, never twice', async () => {
  const { workers, offline, countReloads } = setUp({ isIsolated: false, isControlled: false });
  await offline.start();
  workers.takeOver(new FakeWorker());
  workers.takeOver(new FakeWorker());
  expect(countReloads()).toBe(1);
});

it('offers a reload when another tab took the new version', async () => {
  const { workers, offline, countReloads } = setUp();
  await offline.start();
  workers.takeOver(new FakeWorker());
  expect(offline.isUpdateReady.value).toBe(true);
  offline.useNewVersion();
  expect(countReloads()).toBe(1);
});

it('does nothing in a browser without service workers', async () => {
  const offline = new OfflineModel({
    workers: null,
    scriptUrl: '',
    isIsolated: false,
    reload: () => undefined,
    memory: { getItem: () => null, setItem: () => undefined },
  });
  await offline.start();
  expect(offline.isUpdateReady.value).toBe(false);
});
