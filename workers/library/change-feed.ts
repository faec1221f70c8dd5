/** Tells everyone what a commit changed. */
import type { ChangeKind, LibraryChange } from '../protocol/changes.ts';

/** Most samples that one change names. */
const NAMED_AT_MOST = 1000;

/** Numbers changes and posts them; called after a commit, never before. */
export class ChangeFeed {
  readonly #post: (change: LibraryChange) => void;
  #version = 0;

  constructor(post: (change: LibraryChange) => void) {
    this.#post = post;
  }

  /** Posts one change; nothing where no kind is named. */
  announce(kinds: readonly ChangeKind[], sampleIds?: ReadonlySet<number>): void {
    if (kinds.length === 0) return;
    this.#version += 1;
    const isShort = sampleIds !== undefined && sampleIds.size <= NAMED_AT_MOST;
    const named = isShort ? [...sampleIds] : undefined;
    this.#post({ version: this.#version, kinds, sampleIds: named });
  }
}
