/** What a journey stands on: a folder on the disk, the served build, and a browser profile. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright';
import { ISOLATION, serveFolder } from '../../../scripts/static-server.mjs';
import { grantFolder, openProfile } from './browser-profile.ts';
import { PROBE_FOLDER } from './build-all.ts';
import { listenIn } from './heard-sounds.ts';
import { watchThreads } from './thread-watch.ts';

/** How a world differs from the plain one. */
export interface WorldOptions {
  /** The folder to open; a new empty one otherwise. */
  readonly folder?: string;
  /** False for a browser that was never allowed to read the folder on every visit. */
  readonly isGranted?: boolean;
  /** False for a host that sends no isolation headers. */
  readonly hasHeaders?: boolean;
  /** A build other than the one in `dist`. */
  readonly build?: string;
}

/** A world with a running browser; close it at the end. */
export interface JourneyWorld {
  readonly folder: string;
  readonly profile: string;
  readonly origin: string;
  readonly context: BrowserContext;
  /** Addresses that any page asked for, in order. */
  readonly requests: readonly string[];
  /** Opens the app in a new tab and waits until it can be used. */
  readonly openApp: () => Promise<Page>;
  readonly stopServer: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A world without a browser, for journeys that start their own. */
export interface ServedWorld {
  readonly folder: string;
  readonly profile: string;
  readonly origin: string;
  readonly stopServer: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Makes the folder and the profile, and serves the build with the probe beside it. */
export async function serveWorld(options: WorldOptions = {}): Promise<ServedWorld> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'nearfield-journey-'));
  const folder = options.folder ?? path.join(scratch, 'sounds');
  await mkdir(folder, { recursive: true });
  const headers = options.hasHeaders === false ? {} : ISOLATION;
  const server = await serveFolder(options.build ?? 'dist', 0, headers, {
    '/probe/': PROBE_FOLDER,
  });
  const profile = path.join(scratch, 'profile');
  if (options.isGranted !== false) await grantFolder(profile, server.origin, folder);
  let isServing = true;
  const stopServer = async (): Promise<void> => {
    if (isServing) await server.close();
    isServing = false;
  };
  const close = async (): Promise<void> => {
    await stopServer();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { folder, profile, origin: server.origin, stopServer, close };
}

/** The same with a running browser that is listened to. */
export async function openWorld(options: WorldOptions = {}): Promise<JourneyWorld> {
  const served = await serveWorld(options);
  const context = await openProfile(served.profile);
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await listenIn(context);
  await watchThreads(context);
  return {
    ...served,
    context,
    requests,
    openApp: () => openApp(context, served.origin),
    close: async () => {
      await context.close();
      await served.close();
    },
  };
}

/** Opens the app in a new tab and waits until it is isolated and stored for use without a network. */
export async function openApp(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction(
    () => crossOriginIsolated && navigator.serviceWorker.controller !== null,
  );
  await page.getByRole('banner').waitFor();
  return page;
}
