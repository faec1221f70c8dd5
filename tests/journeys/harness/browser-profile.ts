/** Chromium on a profile that stays, with or without "allow on every visit" for a folder. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright';
import type { BrowserContext } from 'playwright';
import { findBrowser } from '../../../scripts/find-browser.mjs';

const ARGS = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Size of the window in every journey. */
const VIEWPORT = { width: 1440, height: 900 };

function browserPath(): string {
  const found = findBrowser();
  if (found === undefined) throw new Error('no browser found; set CHROME_PATH');
  return found;
}

/** Starts Chromium on a profile folder; an existing profile is used again as it is. */
export async function openProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: browserPath(),
    headless: true,
    viewport: VIEWPORT,
    args: ARGS,
  });
}

/** A browser that can be killed as a whole, as a crash or a power cut would. */
export interface KillableBrowser {
  readonly context: BrowserContext;
  /** Ends the browser and all its processes at once; nothing is closed, saved or flushed. */
  readonly kill: () => Promise<void>;
}

/** Starts Chromium on a profile as a process group of its own. */
export async function startKillable(profile: string): Promise<KillableBrowser> {
  const size = `--window-size=${VIEWPORT.width},${VIEWPORT.height}`;
  const args = ['--headless=new', '--no-sandbox', '--no-first-run', '--remote-debugging-port=0'];
  const child = spawn(
    browserPath(),
    [...args, ...ARGS, size, `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const browser = await chromium.connectOverCDP(await readAddress(child));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser has no context');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    context,
    kill: async () => {
      // The negative id names the group: the renderer, where the threads live, dies with it.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
      await browser.close().catch(() => undefined);
    },
  };
}

/** Waits for the address that Chromium prints for those who drive it. */
async function readAddress(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('the browser has no output');
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /ws:\/\/\S+/u.exec(line)?.[0];
    if (address !== undefined) {
      child.stderr.resume();
      return address;
    }
  }
  throw new Error('the browser ended before it could be driven');
}

/** Writes the record that Chromium itself writes for "Allow on every visit"; before the first start. */
export async function grantFolder(profile: string, origin: string, folder: string): Promise<void> {
  const key = `${origin},*`;
  const last_modified = String((BigInt(Date.now()) + 11_644_473_600_000n) * 1000n);
  const chosen = {
    'display-name': path.basename(folder),
    'is-directory': true,
    path: folder,
    readable: true,
    writable: true,
  };
  const exceptions = {
    file_system_access_extended_permission: { [key]: { last_modified, setting: 1 } },
    file_system_access_chooser_data: {
      [key]: { last_modified, setting: { 'chosen-objects': [chosen] } },
    },
  };
  await mkdir(path.join(profile, 'Default'), { recursive: true });
  const file = path.join(profile, 'Default', 'Preferences');
  await writeFile(file, JSON.stringify({ profile: { content_settings: { exceptions } } }));
}
