/** What crosses about opened folders and the files in them. */
import type { FailureCode } from './failure.ts';
import type { LocationId, SampleId, SourceId } from './ids.ts';

/**
 * How a source reaches its files: `folder` by a handle that can be kept, `listing` by files that the
 * browser handed over once and forgets with the page.
 */
export type SourceKind = 'folder' | 'listing';

/** A source as the rail shows it. */
export interface SourceRow {
  readonly id: SourceId;
  /** The person's name for it; the folder's own name until renamed. */
  readonly name: string;
  readonly kind: SourceKind;
  /** Files of it that are sounds (by ending), missing ones left out. */
  readonly soundCount: number;
  /** Files of it that are sounds and were not found by the last whole scan. */
  readonly missingCount: number;
  /** Files of it that are no sounds; listed by `readOtherFiles`. */
  readonly otherCount: number;
  /** When a scan last came to its end, milliseconds since 1970; undefined before. */
  readonly scannedAtMs: number | undefined;
}

/** A folder below a source with the sounds in it and below it. */
export interface FolderRow {
  /** Path below the source without a slash at either end; never empty. */
  readonly path: string;
  readonly soundCount: number;
}

/** A file that is no sound. */
export interface OtherFile {
  /** Path below its source. */
  readonly path: string;
  readonly byteCount: number;
}

/** A file that the browser handed over without a handle. */
export interface ListedFile {
  /** Path below the source, with forward slashes. */
  readonly path: string;
  readonly byteCount: number;
  readonly modifiedMs: number;
}

/** What one scan found, compared with what was known. */
export interface ScanReport {
  /** Files that are sounds. */
  readonly sounds: number;
  /** Files that are none. */
  readonly others: number;
  /** New places, whether or not their content is known. */
  readonly added: number;
  /** Known places whose size or time of change differs. */
  readonly changed: number;
  /** Known places that are gone. */
  readonly missing: number;
  /** Places that were missing and are back as they were. */
  readonly returned: number;
}

/** One file that waits to be heard. */
export interface WorkItem {
  readonly locationId: LocationId;
  readonly sampleId: SampleId;
  readonly sourceId: SourceId;
  /** Path below the source. */
  readonly path: string;
  /**
   * True when the content may be known already (a sample of this size exists, or only the time of
   * change differs): hash it first, and analyze only if the library asks for it.
   */
  readonly identify: boolean;
}

/** How a thread reaches one file; handles and files are cloned, never moved. */
export type FileRef =
  | {
      readonly kind: 'handle';
      readonly sourceId: SourceId;
      readonly root: FileSystemDirectoryHandle;
      /** Path below the root. */
      readonly path: string;
    }
  | { readonly kind: 'file'; readonly file: File };

/** One place of a sample. */
export interface LocationRow {
  readonly id: LocationId;
  readonly sourceId: SourceId;
  /** Path below the source. */
  readonly path: string;
  /** When a whole scan first did not find it; undefined while it is there. */
  readonly missingSinceMs: number | undefined;
}

/** Why a source cannot be read right now. */
export type SourceTrouble = Extract<
  FailureCode,
  'source/permission-lost' | 'source/missing' | 'source/unreadable'
>;
