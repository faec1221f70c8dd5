/** What one batch of results does to the library, gathered until it is committed. */
import type { KeptVector, SavedEntry, SaveReceipt } from '../../protocol/samples.ts';
import type { EmbeddingModel } from '../../protocol/vectors.ts';
import { findSlot, removeSlot, saveSlot } from '../embeddings/slot-ledger.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import type { PlaceRow } from './place-rows.ts';
import { settleSample } from './settle-sample.ts';
import type { WorkLeases } from './work-leases.ts';

/** One batch in its transaction. */
export class BatchRun {
  readonly database: LibraryDatabase;
  readonly nowMs: number;
  /** Samples whose rows changed. */
  readonly changed: Set<number> = new Set();
  /** Samples whose places changed. */
  readonly moved: Set<number> = new Set();
  readonly #model: EmbeddingModel;
  readonly #leases: WorkLeases;
  readonly #placed = new Map<number, number>();
  readonly #freed = new Set<number>();

  constructor(database: LibraryDatabase, model: EmbeddingModel, leases: WorkLeases, nowMs: number) {
    this.database = database;
    this.#model = model;
    this.#leases = leases;
    this.nowMs = nowMs;
  }

  /** Makes a vector the sample's only one of the model; undefined leaves it without. */
  setVector(sampleId: number, vector: KeptVector | undefined): void {
    const { modelId } = this.#model;
    const old = findSlot(this.database, modelId, sampleId);
    if (vector === undefined) removeSlot(this.database, modelId, sampleId);
    else saveSlot(this.database, this.#model, sampleId, vector, this.nowMs);
    if (old !== undefined && old !== vector?.slot) this.free(old);
    if (vector !== undefined) this.#place(vector.slot, sampleId);
  }

  /** Gives a known sample the vector of its other copy, where it has none. */
  offerVector(sampleId: number, vector: KeptVector | undefined): void {
    if (vector === undefined) return;
    const old = findSlot(this.database, this.#model.modelId, sampleId);
    if (old === undefined) this.setVector(sampleId, vector);
    else if (old !== vector.slot) this.free(vector.slot);
  }

  /** Lets a slot be written again. */
  free(slot: number): void {
    this.#placed.delete(slot);
    this.#freed.add(slot);
  }

  /** Marks a place as heard, unless its file has changed since it was lent. */
  endWork({ locationId, byteCount, modifiedMs }: PlaceRow): void {
    const lease = this.#leases.read(locationId);
    const isSame =
      lease === undefined || (lease.byteCount === byteCount && lease.modifiedMs === modifiedMs);
    this.setNeeds(locationId, isSame ? undefined : 'identify');
  }

  /** Says how a place has to be heard; undefined: not. */
  setNeeds(locationId: number, needs: 'identify' | 'analyze' | undefined): void {
    this.database.run('UPDATE locations SET needs = ? WHERE id = ?', [needs, locationId]);
  }

  /** Puts a place under another sample. */
  join(place: PlaceRow, sampleId: number): void {
    if (place.sampleId === sampleId) return;
    this.database.run('UPDATE locations SET sample_id = ? WHERE id = ?', [
      sampleId,
      place.locationId,
    ]);
    this.moved.add(place.sampleId).add(sampleId);
  }

  /** Brings the rows of samples whose places changed in order. */
  settle(): void {
    for (const sampleId of this.moved) {
      const slot = findSlot(this.database, this.#model.modelId, sampleId);
      const isGone = settleSample(this.database, sampleId);
      if (isGone && slot !== undefined) this.free(slot);
      this.changed.add(sampleId);
    }
  }

  /** What the batch answers. */
  toReceipt(entries: readonly SavedEntry[]): SaveReceipt {
    return {
      entries,
      placed: {
        slots: Uint32Array.from(this.#placed.keys()),
        sampleIds: Uint32Array.from(this.#placed.values()),
      },
      freedSlots: Uint32Array.from(this.#freed),
    };
  }

  #place(slot: number, sampleId: number): void {
    this.#freed.delete(slot);
    this.#placed.set(slot, sampleId);
  }
}
