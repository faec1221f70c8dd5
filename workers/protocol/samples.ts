/** What crosses about samples: rows to show and results to keep. */
import type { Analysis, SoundFacts } from './facts.ts';
import type { AppFailure } from './failure.ts';
import type { LocationId, SampleId, SourceId } from './ids.ts';

/** Where a sample stands. */
export type SampleState = 'waiting' | 'ready' | 'failed';

/** A sample as lists show it. */
export interface SampleRow {
  readonly id: SampleId;
  /** File name of its first place, with the ending. */
  readonly name: string;
  readonly sourceId: SourceId;
  /** Folder of its first place below the source; empty at the top. */
  readonly folder: string;
  /** How many places it lies in, missing ones left out. */
  readonly placeCount: number;
  readonly byteCount: number;
  readonly state: SampleState;
  /** When its last place went missing; undefined while there is one. */
  readonly missingSinceMs: number | undefined;
  /** Why it cannot be heard; set exactly while `failed`. */
  readonly failure: AppFailure | undefined;
  /** Set once `ready`. */
  readonly facts: SoundFacts | undefined;
  /** 768 bytes once `ready`; see `waveform.ts`. */
  readonly overview: Int8Array | undefined;
  /** Whether it has a vector of the active model: without one it is in no similar list. */
  readonly isCompared: boolean;
}

/** How many there are of everything. */
export interface LibraryCounts {
  /** Samples: sounds by content. */
  readonly samples: number;
  readonly ready: number;
  readonly waiting: number;
  readonly failed: number;
  /** Samples without a place right now. */
  readonly missing: number;
  /** Places that are there. */
  readonly places: number;
  /** Samples with a vector of the active model. */
  readonly compared: number;
}

/** One result to keep. */
export type SaveEntry =
  | {
      /** Its content was hashed; it may be a known sample. */
      readonly kind: 'identified';
      readonly locationId: LocationId;
      readonly contentHash: Uint8Array;
    }
  | {
      readonly kind: 'analyzed';
      readonly locationId: LocationId;
      /** Without the vector: that lies in the search thread's file already. */
      readonly analysis: Omit<Analysis, 'embedding'>;
      /** Where the vector was kept; undefined for a sound that has none. */
      readonly vector: KeptVector | undefined;
    }
  | {
      readonly kind: 'failed';
      readonly locationId: LocationId;
      readonly contentHash: Uint8Array | undefined;
      readonly failure: AppFailure;
    };

/** Where a vector lies, and the checksum of its bytes. */
export interface KeptVector {
  readonly slot: number;
  /** CRC-32 of the vector's bytes. */
  readonly hash: number;
}

/**
 * What became of an entry: `saved` under a sample of its own, `known` as another place of a sample,
 * `analyze` where the content is new and has to be heard, `stale` where the place is gone by now.
 */
export interface SavedEntry {
  readonly locationId: LocationId;
  readonly sampleId: SampleId;
  readonly result: 'saved' | 'known' | 'analyze' | 'stale';
}

/** The answer to a batch: durable when it arrives. */
export interface SaveReceipt {
  /** In the order of the batch. */
  readonly entries: readonly SavedEntry[];
  /** Slots that a row names now, with their samples: these may be found. */
  readonly placed: SlotPlaces;
  /** Slots that no row names any more or ever did: these may be written again. */
  readonly freedSlots: Uint32Array;
}

/** Slots and, at the same index, their samples. */
export interface SlotPlaces {
  readonly slots: Uint32Array;
  readonly sampleIds: Uint32Array;
}
