/** What every part of the opened library works on. */
import type { ChangeFeed } from './change-feed.ts';
import type { WorkLeases } from './samples/work-leases.ts';
import type { LibraryDatabase } from './storage/library-database.ts';

/** The opened library. */
export interface LibraryContext {
  readonly database: LibraryDatabase;
  readonly changes: ChangeFeed;
  readonly leases: WorkLeases;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
}
