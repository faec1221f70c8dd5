/** Hears what the library changed, from whichever thread wrote it. */
import { LIBRARY_CHANNEL } from '../../workers/protocol/changes.ts';
import type { LibraryChange } from '../../workers/protocol/changes.ts';

/** Calls `listener` after each commit of the library; the returned function ends it. */
export type ListenToLibrary = (listener: (change: LibraryChange) => void) => () => void;

/** Listens on the library's channel. */
export const listenToLibrary: ListenToLibrary = (listener) => {
  const channel = new BroadcastChannel(LIBRARY_CHANNEL);
  channel.addEventListener('message', (event: MessageEvent<LibraryChange>) => listener(event.data));
  return () => channel.close();
};
