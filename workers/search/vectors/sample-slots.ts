/** Pairs samples with the slots of their vectors, both ways. */

/** A sample has at most one slot, a slot at most one sample. */
export class SampleSlots {
  readonly #slots = new Map<number, number>();
  readonly #samples = new Map<number, number>();

  /** The slot of a sample's vector. */
  slotOf(sampleId: number): number | undefined {
    return this.#slots.get(sampleId);
  }

  /** The sample whose vector lies there. */
  sampleOf(slot: number): number | undefined {
    return this.#samples.get(slot);
  }

  /** Pairs a slot with a sample; ends what either was paired with before. */
  pair(slot: number, sampleId: number): void {
    const earlier = this.#slots.get(sampleId);
    if (earlier !== undefined) this.#samples.delete(earlier);
    this.unpair(slot);
    this.#slots.set(sampleId, slot);
    this.#samples.set(slot, sampleId);
  }

  /** Ends the pairing of a slot, if it has one. */
  unpair(slot: number): void {
    const sampleId = this.#samples.get(slot);
    if (sampleId === undefined) return;
    this.#samples.delete(slot);
    this.#slots.delete(sampleId);
  }
}
