/** What the library tells everyone after a commit. */

/** Channel that {@link LibraryChange} is posted on. */
export const LIBRARY_CHANNEL = 'nearfield-library';

/**
 * What changed: `members` when samples came or went, `facts` when rows of existing samples changed,
 * `sources` when a source or its counts changed.
 */
export type ChangeKind = 'members' | 'facts' | 'sources';

/** One commit; posted after it is durable. */
export interface LibraryChange {
  /** Counts up within a run of the library thread. */
  readonly version: number;
  readonly kinds: readonly ChangeKind[];
  /** Samples whose rows changed, where they are few enough to name (at most 1,000). */
  readonly sampleIds: readonly number[] | undefined;
}
