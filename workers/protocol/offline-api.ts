/** What the page says to the service worker. */

/** Posted to a waiting service worker: it takes over at once, and the page reloads into it. */
export const USE_NEW_VERSION = 'use-new-version';
