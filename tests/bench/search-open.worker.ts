/** Times how long the search thread takes to open a file of vectors in OPFS. */
import type { EmbeddingModel, SlotLedger } from '../../workers/protocol/vectors.ts';
import { makeIndexOpener } from '../../workers/search/neighbors/open-neighbor-index.ts';
import { clusteredVectors } from '../../workers/search/neighbors/synthetic-vectors.cases.ts';
import kernels from '../../workers/search/neighbors/wasm/neighbors.wasm?url';
import { SearchService } from '../../workers/search/search-service.ts';
import { openOpfsVectorBytes } from '../../workers/search/vectors/opfs-vector-bytes.ts';
import { answerInWorker } from './frame/answer-in-worker.ts';

const BATCH = 1000;

/** How much to measure. */
export interface OpenInput {
  readonly model: EmbeddingModel;
  /** Vectors, a multiple of 1,000. */
  readonly count: number;
  readonly passes: number;
}

/** Keeps vectors as an ingest does, a batch at a time; gives the ledger that a library would have. */
async function fill(service: SearchService, { model, count }: OpenInput): Promise<SlotLedger> {
  const slots = new Uint32Array(count);
  const hashes = new Uint32Array(count);
  const { modelId, dim } = model;
  for (let first = 0; first < count; first += BATCH) {
    const vectors = new Float32Array(BATCH * dim);
    clusteredVectors(BATCH, dim, first).forEach((vector, i) => vectors.set(vector, i * dim));
    const receipt = await service.keep({ modelId, vectors });
    slots.set(receipt.slots, first);
    hashes.set(receipt.hashes, first);
  }
  return { slots, hashes, sampleIds: slots.map((slot) => slot + 1) };
}

/** Milliseconds of each opening. */
async function measure(input: OpenInput): Promise<number[]> {
  const openIndex = makeIndexOpener(async () => fetch(kernels));
  const service = new SearchService({ openBytes: openOpfsVectorBytes, openIndex });
  const none = new Uint32Array(0);
  await service.open(input.model, { slots: none, sampleIds: none, hashes: none });
  const ledger = await fill(service, input);
  const times: number[] = [];
  for (let pass = 0; pass < input.passes; pass++) {
    const start = performance.now();
    const { size } = await service.open(input.model, ledger);
    times.push(performance.now() - start);
    if (size !== input.count) throw new Error(`${size} of ${input.count} vectors were loaded`);
  }
  return times;
}

answerInWorker(measure);
