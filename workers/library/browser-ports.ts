/** The library's world in the browser: OPFS and a broadcast channel. */
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { LIBRARY_CHANNEL } from '../protocol/changes.ts';
import type { LibraryPorts } from './library-ports.ts';
import { openOpfsFiles } from './storage/opfs-files.ts';

/** Ports of a worker. */
export function browserPorts(): LibraryPorts {
  const channel = new BroadcastChannel(LIBRARY_CHANNEL);
  return {
    loadWasm: async () => (await fetch(wasmUrl)).arrayBuffer(),
    openFiles: openOpfsFiles,
    announce: (change) => channel.postMessage(change),
    nowMs: () => Date.now(),
  };
}
