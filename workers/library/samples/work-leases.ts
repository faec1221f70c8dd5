/** Which places are being heard right now: in memory only, so a crash returns them all. */

/** A place as it was when it was lent. */
export interface Lease {
  readonly byteCount: number;
  readonly modifiedMs: number;
}

/** Lent places by location id. */
export class WorkLeases {
  readonly #lent = new Map<number, Lease>();

  /** How many are lent. */
  get size(): number {
    return this.#lent.size;
  }

  /** Whether a place is lent. */
  has(locationId: number): boolean {
    return this.#lent.has(locationId);
  }

  /** The place as it was lent. */
  read(locationId: number): Lease | undefined {
    return this.#lent.get(locationId);
  }

  /** Lends a place. */
  lend(locationId: number, lease: Lease): void {
    this.#lent.set(locationId, lease);
  }

  /** Takes a place back. */
  end(locationId: number): void {
    this.#lent.delete(locationId);
  }
}
