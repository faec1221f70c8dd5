/** A disk in memory for Node tests: it can be full, and forgets what was not flushed when it crashes. */
import type { VectorBytes } from './vector-bytes.ts';

/** One file of a disk in memory. */
export class MemoryDisk {
  /** Bytes that fit. */
  limit: number = Infinity;
  /** What would survive a crash. */
  durable: Uint8Array = new Uint8Array(0);
  /** How often it is open right now. */
  openCount = 0;

  /** Opens the file as it is durable. */
  open(): VectorBytes {
    return new MemoryVectorBytes(this);
  }
}

class MemoryVectorBytes implements VectorBytes {
  readonly #disk: MemoryDisk;
  #bytes: Uint8Array;

  constructor(disk: MemoryDisk) {
    this.#disk = disk;
    this.#bytes = disk.durable.slice();
    disk.openCount++;
  }

  size(): number {
    return this.#bytes.length;
  }

  read(into: Uint8Array, at: number): number {
    const part = this.#bytes.subarray(at, at + into.length);
    into.set(part);
    return part.length;
  }

  write(from: Uint8Array, at: number): number {
    if (at + from.length > this.#disk.limit) {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    }
    if (at + from.length > this.#bytes.length) this.truncate(at + from.length);
    this.#bytes.set(from, at);
    return from.length;
  }

  truncate(byteCount: number): void {
    const resized = new Uint8Array(byteCount);
    resized.set(this.#bytes.subarray(0, byteCount));
    this.#bytes = resized;
  }

  flush(): void {
    this.#disk.durable = this.#bytes.slice();
  }

  close(): void {
    this.flush();
    this.#disk.openCount--;
  }
}
