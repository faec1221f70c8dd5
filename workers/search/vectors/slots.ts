/** Knows which slots of a vector file may be written. */

/** Slots in use; all others are free, so that no list of free ones can be lost or wrong. */
export class Slots {
  #isUsed: Uint8Array;
  /** No free slot lies below. */
  #from = 0;

  /** Begins with the slots that rows name. */
  constructor(used: Uint32Array) {
    this.#isUsed = new Uint8Array(used.reduce((most, slot) => Math.max(most, slot + 1), 64));
    for (const slot of used) this.#isUsed[slot] = 1;
  }

  /** Tells whether a slot may not be written. */
  isUsed(slot: number): boolean {
    return this.#isUsed[slot] === 1;
  }

  /** Takes so many free slots into use, the lowest first, rising. */
  take(count: number): Uint32Array {
    const taken = new Uint32Array(count);
    for (let i = 0; i < count; i++) taken[i] = this.#takeNext();
    return taken;
  }

  /** Frees slots; those that are free already stay so. */
  free(slots: Uint32Array): void {
    for (const slot of slots) {
      if (!this.isUsed(slot)) continue;
      this.#isUsed[slot] = 0;
      this.#from = Math.min(this.#from, slot);
    }
  }

  #takeNext(): number {
    let slot = this.#from;
    while (this.isUsed(slot)) slot++;
    if (slot >= this.#isUsed.length) {
      const wider = new Uint8Array(Math.max(slot + 1, this.#isUsed.length * 2));
      wider.set(this.#isUsed);
      this.#isUsed = wider;
    }
    this.#isUsed[slot] = 1;
    this.#from = slot + 1;
    return slot;
  }
}
