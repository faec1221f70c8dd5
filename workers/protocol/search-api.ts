/** What the search thread offers. */
import type {
  EmbeddingBatch,
  EmbeddingModel,
  IndexInfo,
  Ranking,
  SimilarQuery,
  SlotLedger,
  SlotReceipt,
} from './vectors.ts';
import type { SlotPlaces } from './samples.ts';

/** A ranking, or undefined where the sound has no vector (yet). */
export type SimilarAnswer = Ranking | undefined;

/**
 * The search thread: one owner of every vector file. A vector is written and durable before a row
 * names it, and can be found once `place` says that a row does.
 */
export interface SearchApi {
  /** Opens the model's vectors file and loads what the ledger names. */
  open(model: EmbeddingModel, ledger: SlotLedger): Promise<IndexInfo>;
  /** Writes vectors to free slots and flushes. Fails with `search/bad-vector`, `library/quota-exceeded`. */
  keep(batch: EmbeddingBatch): Promise<SlotReceipt>;
  /** Makes kept vectors findable as these samples; a sample's earlier vector is replaced. */
  place(places: SlotPlaces): Promise<void>;
  /** Forgets slots; they may be written again. */
  free(slots: Uint32Array): Promise<void>;
  /** The nearest sounds to a sample. */
  findSimilar(query: SimilarQuery): Promise<SimilarAnswer>;
}
