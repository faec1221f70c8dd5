/** Answers the calls of the search thread. */
import { AppError } from '../protocol/failure.ts';
import type { SlotPlaces } from '../protocol/samples.ts';
import type { SearchApi, SimilarAnswer } from '../protocol/search-api.ts';
import type {
  EmbeddingBatch,
  EmbeddingModel,
  IndexInfo,
  SimilarQuery,
  SlotLedger,
  SlotReceipt,
} from '../protocol/vectors.ts';
import { moving } from '../protocol/wire.ts';
import type { OpenNeighborIndex } from './neighbors/open-neighbor-index.ts';
import { badVector } from './neighbors/unit-vector.ts';
import { findSimilar } from './queries/find-similar.ts';
import { loadVectors } from './vectors/load-vectors.ts';
import { ModelVectors } from './vectors/model-vectors.ts';
import type { VectorBytes } from './vectors/vector-bytes.ts';
import { openVectorFile } from './vectors/vector-file.ts';

/** Room for what comes in while the app runs, so that a normal import does not move everything. */
const SLACK = 1.1;

/** What the service stands on. */
export interface SearchPorts {
  /** Opens the bytes of a model's file; the service closes them. */
  readonly openBytes: (model: EmbeddingModel) => Promise<VectorBytes>;
  readonly openIndex: OpenNeighborIndex;
}

/**
 * See {@link SearchApi}. One model is open at a time; opening again lets the earlier one go. Every
 * call but `open` fails with `library/not-open` before it. While the vectors are loaded, they can be
 * kept, placed and freed; a question waits for all of them.
 */
export class SearchService implements SearchApi {
  readonly #ports: SearchPorts;
  #vectors: ModelVectors | undefined;
  #opened: Promise<unknown> = Promise.resolve();

  constructor(ports: SearchPorts) {
    this.#ports = ports;
  }

  async open(model: EmbeddingModel, ledger: SlotLedger): Promise<IndexInfo> {
    const opened = this.#opened.then(async () => this.#openModel(model, ledger));
    this.#opened = opened.catch(() => undefined);
    return opened;
  }

  async keep({ modelId, vectors }: EmbeddingBatch): Promise<SlotReceipt> {
    const open = this.#openVectors();
    if (modelId !== open.model.modelId) {
      throw new AppError(badVector(`is of ${modelId}, but ${open.model.modelId} is open`));
    }
    const receipt = open.keep(vectors);
    return moving(receipt, [receipt.slots.buffer, receipt.hashes.buffer]);
  }

  async place(places: SlotPlaces): Promise<void> {
    this.#openVectors().place(places);
  }

  async free(slots: Uint32Array): Promise<void> {
    this.#openVectors().free(slots);
  }

  async findSimilar(query: SimilarQuery): Promise<SimilarAnswer> {
    await this.#opened;
    const ranking = findSimilar(this.#openVectors(), query);
    if (ranking === undefined) return undefined;
    const { sampleIds, similarities, topShares, strengths } = ranking;
    return moving(
      ranking,
      [sampleIds, similarities, topShares, strengths].map(({ buffer }) => buffer),
    );
  }

  async #openModel(model: EmbeddingModel, ledger: SlotLedger): Promise<IndexInfo> {
    this.#close();
    const bytes = await this.#ports.openBytes(model);
    try {
      const capacity = Math.ceil(ledger.slots.length * SLACK) + 1024;
      const index = await this.#ports.openIndex(model.dim, capacity);
      const vectors = new ModelVectors(model, openVectorFile(bytes, model), index, ledger);
      this.#vectors = vectors;
      const damagedSlots = await loadVectors(vectors, ledger);
      return moving({ size: index.size, damagedSlots }, [damagedSlots.buffer]);
    } catch (thrown) {
      bytes.close();
      this.#vectors = undefined;
      throw thrown;
    }
  }

  #close(): void {
    this.#vectors?.close();
    this.#vectors = undefined;
  }

  #openVectors(): ModelVectors {
    if (this.#vectors !== undefined) return this.#vectors;
    const message = 'The vectors are not open.';
    throw new AppError({ code: 'library/not-open', message, details: { thread: 'search' } });
  }
}
