/** Holds the vectors of one model together: their file, their slots, their samples, and their index. */
import { AppError } from '../../protocol/failure.ts';
import type { AppFailure } from '../../protocol/failure.ts';
import type { SlotPlaces } from '../../protocol/samples.ts';
import type { EmbeddingModel, SlotLedger, SlotReceipt } from '../../protocol/vectors.ts';
import type { NeighborIndex } from '../neighbors/neighbor-index.ts';
import { badVector, normOf } from '../neighbors/unit-vector.ts';
import { crc32 } from './crc32.ts';
import { SampleSlots } from './sample-slots.ts';
import { Slots } from './slots.ts';
import { toBytes } from './vector-file.ts';
import type { VectorFile } from './vector-file.ts';

/** Rounding of a float32 vector stays far below; a forgotten division by the length does not. */
const LENGTH_TOLERANCE = 1e-3;

/**
 * Copy on write: a vector goes to a slot that no row names, so whatever happens before a row names
 * it, the vectors that rows name are untouched. The file belongs to it.
 */
export class ModelVectors {
  readonly model: EmbeddingModel;
  readonly file: VectorFile;
  readonly index: NeighborIndex;
  readonly samples: SampleSlots = new SampleSlots();
  readonly #slots: Slots;

  /** Takes the ledger's word for what rows name; the index is filled by `loadVectors`. */
  constructor(model: EmbeddingModel, file: VectorFile, index: NeighborIndex, ledger: SlotLedger) {
    this.model = model;
    this.file = file;
    this.index = index;
    this.#slots = new Slots(ledger.slots);
    ledger.slots.forEach((slot, row) => this.samples.pair(slot, ledger.sampleIds[row] ?? 0));
  }

  /**
   * Writes vectors to free slots, durable when it returns. Fails with `search/bad-vector` or
   * `library/quota-exceeded`; nothing is kept then, and nothing lost.
   */
  keep(vectors: Float32Array): SlotReceipt {
    const { dim } = this.model;
    checkVectors(vectors, dim);
    const slots = this.#slots.take(vectors.length / dim);
    const slotCount = this.file.slotCount;
    try {
      this.#write(slots, vectors);
    } catch (thrown) {
      this.#slots.free(slots);
      if (this.file.slotCount > slotCount) this.file.cut(slotCount);
      throw thrown;
    }
    const hashes = Uint32Array.from(slots, (_, i) =>
      crc32(toBytes(vectors.subarray(i * dim, (i + 1) * dim))),
    );
    return { slots, hashes };
  }

  /**
   * Makes kept vectors findable as these samples. What fails is left out, all others are placed, and
   * the first failure is thrown: `search/bad-slot` for a slot that holds nothing, `search/no-memory`.
   */
  place({ slots, sampleIds }: SlotPlaces): void {
    const vector = new Float32Array(this.model.dim);
    let failure: AppFailure | undefined;
    slots.forEach((slot, i) => {
      const failed = this.#placeOne(slot, sampleIds[i] ?? 0, vector);
      failure ??= failed;
    });
    if (failure !== undefined) throw new AppError(failure);
  }

  /** Forgets slots; they may be written again. */
  free(slots: Uint32Array): void {
    for (const slot of slots) {
      this.index.remove(slot);
      this.samples.unpair(slot);
    }
    this.#slots.free(slots);
  }

  /** Lets the file go. */
  close(): void {
    this.file.close();
  }

  #write(slots: Uint32Array, vectors: Float32Array): void {
    const { dim } = this.model;
    let first = 0;
    for (let i = 1; i <= slots.length; i++) {
      if (slots[i] === (slots[i - 1] ?? 0) + 1) continue;
      this.file.write(slots[first] ?? 0, vectors.subarray(first * dim, i * dim));
      first = i;
    }
    if (slots.length > 0) this.file.flush();
  }

  #placeOne(slot: number, sampleId: number, vector: Float32Array): AppFailure | undefined {
    const earlier = this.samples.slotOf(sampleId);
    if (earlier === slot && this.index.has(slot)) return undefined;
    if (!this.#slots.isUsed(slot) || this.file.read(slot, vector) < 1) {
      return { code: 'search/bad-slot', message: `Slot ${slot} holds no vector.` };
    }
    const failure = this.index.add(slot, vector);
    if (failure !== undefined) return failure;
    if (earlier !== undefined && earlier !== slot) this.index.remove(earlier);
    this.samples.pair(slot, sampleId);
    return undefined;
  }
}

function checkVectors(vectors: Float32Array, dim: number): void {
  if (vectors.length % dim !== 0) {
    throw new AppError(badVector(`ends within its ${dim} values`));
  }
  for (let first = 0; first < vectors.length; first += dim) {
    const norm = normOf(vectors.subarray(first, first + dim));
    if (Math.abs(norm - 1) <= LENGTH_TOLERANCE) continue;
    const failure = badVector('is not of unit length');
    throw new AppError({ ...failure, details: { place: first / dim, norm } });
  }
}
