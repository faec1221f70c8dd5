/** What crosses about vectors: models, slots, questions and answers. */
import type { SampleId } from './ids.ts';

/** Which weights made a vector, from which preprocessing, and how long it is. */
export interface EmbeddingModel {
  readonly modelId: string;
  readonly contractId: string;
  readonly dim: number;
}

/** The embedding that works at once; `docs/embedding-contract.md` describes it. */
export const BUILT_IN_MODEL: EmbeddingModel = {
  modelId: 'nearfield-dsp1-1',
  contractId: 'mono48k-first10s-1',
  dim: 192,
};

/** Vectors to keep, one after the other; moved. */
export interface EmbeddingBatch {
  readonly modelId: string;
  /** `count * dim` values, each vector of unit length. */
  readonly vectors: Float32Array;
}

/** Where the vectors of a batch lie; durable when it arrives. */
export interface SlotReceipt {
  readonly slots: Uint32Array;
  /** CRC-32 of each vector's bytes. */
  readonly hashes: Uint32Array;
}

/** Every vector that a row names: three arrays of one length. */
export interface SlotLedger {
  readonly slots: Uint32Array;
  readonly sampleIds: Uint32Array;
  readonly hashes: Uint32Array;
}

/** What the index holds after it was opened. */
export interface IndexInfo {
  /** Vectors that can be found. */
  readonly size: number;
  /** Slots whose bytes do not match their hash: their samples must be heard again. */
  readonly damagedSlots: Uint32Array;
}

/** A question for the nearest sounds. */
export interface SimilarQuery {
  readonly sampleId: SampleId;
  /** How many answers, the sound itself left out. */
  readonly count: number;
  /** Only these samples may be answered; undefined for all. */
  readonly allow: Uint32Array | undefined;
}

/** Sounds by falling similarity; arrays of one length, moved. */
export interface Ranking {
  readonly sampleIds: Uint32Array;
  /** Cosine, -1 to 1; never shown to a person as it is. */
  readonly similarities: Float32Array;
  /** Share of the library that is at least this close, such as 0.004 for "top 0.4 %". */
  readonly topShares: Float32Array;
  /** 0 to 1: 0 for what half of the library reaches, 1 for the same sound. */
  readonly strengths: Float32Array;
  /** Sounds that were compared. */
  readonly comparedCount: number;
}
