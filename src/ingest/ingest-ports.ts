/** What a run needs from the threads, and what it says of itself. */
import type { AudioApi } from '../../workers/protocol/audio-api.ts';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { LibraryApi } from '../../workers/protocol/library-api.ts';
import type { SearchApi } from '../../workers/protocol/search-api.ts';
import type { FileRef, ListedFile, ScanReport } from '../../workers/protocol/sources.ts';
import type { EmbeddingModel } from '../../workers/protocol/vectors.ts';

/** The threads as a run sees them; stand-ins of the same types run it in Node. */
export interface IngestPorts {
  readonly library: Pick<
    LibraryApi,
    'scanFolder' | 'scanListing' | 'takeWork' | 'returnWork' | 'saveBatch' | 'readCounts'
  >;
  readonly audio: Pick<AudioApi, 'identify' | 'analyze'>;
  readonly search: Pick<SearchApi, 'keep' | 'place' | 'free'>;
  readonly model: EmbeddingModel;
  /** How many files are heard at once; twice the audio threads keeps them busy. */
  readonly lanes: number;
  /** The file at a path of a source; undefined where the source cannot be reached. */
  readonly fileRef: (sourceId: SourceId, path: string) => FileRef | undefined;
}

/** A source to look through. */
export type ScanTarget =
  | {
      readonly kind: 'folder';
      readonly sourceId: SourceId;
      readonly root: FileSystemDirectoryHandle;
    }
  | {
      readonly kind: 'listing';
      readonly sourceId: SourceId;
      readonly files: readonly ListedFile[];
    };

/** How a scan ended. */
export type ScanOutcome =
  | { readonly ok: true; readonly sourceId: SourceId; readonly report: ScanReport }
  | { readonly ok: false; readonly sourceId: SourceId; readonly failure: AppFailure };

/** Absolute counts of a run. */
export interface IngestCounts {
  readonly isScanning: boolean;
  /** Files that are sounds, found by scans that run or have ended. */
  readonly found: number;
  /** Places that were settled: heard, known, or failed. */
  readonly settled: number;
  /** Places that still wait, as far as is known. */
  readonly waiting: number;
  /** Sounds whose vector can be found now. */
  readonly compared: number;
  readonly failed: number;
}

/** What a run tells while it goes on; called often, so cheap. */
export interface IngestReports {
  readonly onCounts: (counts: IngestCounts) => void;
  readonly onScanned: (outcome: ScanOutcome) => void;
  /** A file of this source could not be reached; it goes on waiting. */
  readonly onWithheld: (sourceId: SourceId, failure: AppFailure) => void;
}

/** Sources whose waiting places a run takes. */
export type SourceScope = () => readonly SourceId[];
