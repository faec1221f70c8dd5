/** Compares what a scan finds in a folder with what was known of it. */

/** A place as the library knows it. */
export interface KnownPlace {
  readonly locationId: number;
  readonly byteCount: number;
  readonly modifiedMs: number;
  readonly isMissing: boolean;
}

/** Size and time of change of a file. */
export interface FileStamp {
  readonly byteCount: number;
  readonly modifiedMs: number;
}

/**
 * How a file differs from what was known: `same` and `returned` (it was missing) are as they were,
 * `touched` has another time of change, `changed` another size.
 */
export type Difference =
  | { readonly kind: 'added' }
  | { readonly kind: 'same' | 'returned' | 'touched' | 'changed'; readonly place: KnownPlace };

/** One folder during a scan: knows which of its places have not been found yet. */
export class FolderDiff {
  readonly #notFound: Map<string, KnownPlace>;
  readonly #found = new Set<string>();

  /** Takes the known places of the folder by file name. */
  constructor(known: ReadonlyMap<string, KnownPlace>) {
    this.#notFound = new Map(known);
  }

  /** Compares a found file; undefined for a name that came before in this scan. */
  find(name: string, stamp: FileStamp): Difference | undefined {
    if (this.#found.has(name)) return undefined;
    this.#found.add(name);
    const place = this.#notFound.get(name);
    this.#notFound.delete(name);
    return compare(place, stamp);
  }

  /** Lets a place be as it was: its file is there, and nothing else is known of it. */
  spare(name: string): void {
    this.#notFound.delete(name);
  }

  /** Places that were there before and have not been found. */
  gone(): number[] {
    return [...this.#notFound.values()]
      .filter(({ isMissing }) => !isMissing)
      .map(({ locationId }) => locationId);
  }
}

function compare(place: KnownPlace | undefined, stamp: FileStamp): Difference {
  if (place === undefined) return { kind: 'added' };
  if (place.byteCount !== stamp.byteCount) return { kind: 'changed', place };
  if (place.modifiedMs !== stamp.modifiedMs) return { kind: 'touched', place };
  return { kind: place.isMissing ? 'returned' : 'same', place };
}

/** Whether a folder is one of these or below one of them. */
export function isWithin(folder: string, tops: ReadonlySet<string>): boolean {
  for (let path = folder; ; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    if (tops.has(path)) return true;
    if (path === '') return false;
  }
}
