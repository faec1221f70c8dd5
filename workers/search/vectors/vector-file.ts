/** Keeps the vectors of one model as float32 rows of one length, found by slot. */
import { AppError } from '../../protocol/failure.ts';
import type { EmbeddingModel } from '../../protocol/vectors.ts';
import type { VectorBytes } from './vector-bytes.ts';
import { VECTOR_HEADER_BYTES, encodeVectorHeader } from './vector-header.ts';

/** See {@link openVectorFile}. Little-endian, as every platform that runs WebAssembly is. */
export class VectorFile {
  readonly dim: number;
  /** Bytes of one vector. */
  readonly stride: number;
  readonly #bytes: VectorBytes;

  constructor(bytes: VectorBytes, dim: number) {
    this.#bytes = bytes;
    this.dim = dim;
    this.stride = dim * 4;
  }

  /** Slots that lie in the file whole, written or not. */
  get slotCount(): number {
    return Math.floor((this.#bytes.size() - VECTOR_HEADER_BYTES) / this.stride);
  }

  /** Fills `into` with vectors from `slot` on; gives how many whole ones there were. */
  read(slot: number, into: Float32Array): number {
    return Math.floor(this.#bytes.read(toBytes(into), this.#placeOf(slot)) / this.stride);
  }

  /**
   * Writes whole vectors to `slot` and those behind it; durable only after `flush`. Fails with
   * `library/quota-exceeded`.
   */
  write(slot: number, vectors: Float32Array): void {
    writeAll(this.#bytes, toBytes(vectors), this.#placeOf(slot));
  }

  /** Returns when all that was written is durable. Fails with `library/quota-exceeded`. */
  flush(): void {
    mindingQuota(() => this.#bytes.flush());
  }

  /** Gives back the room behind the first `slotCount` slots. */
  cut(slotCount: number): void {
    this.#bytes.truncate(this.#placeOf(slotCount));
  }

  /** Lets the file go. */
  close(): void {
    this.#bytes.close();
  }

  #placeOf(slot: number): number {
    return VECTOR_HEADER_BYTES + slot * this.stride;
  }
}

/**
 * Opens the file of a model. Bytes that do not begin with this model's header (new, broken, or of
 * another model, contract or length) are emptied first: no row of them could be trusted. Fails with
 * `library/quota-exceeded`.
 */
export function openVectorFile(bytes: VectorBytes, model: EmbeddingModel): VectorFile {
  const header = encodeVectorHeader(model);
  const found = new Uint8Array(VECTOR_HEADER_BYTES);
  bytes.read(found, 0);
  if (found.some((byte, at) => byte !== header[at])) {
    bytes.truncate(0);
    writeAll(bytes, header, 0);
    mindingQuota(() => bytes.flush());
  }
  return new VectorFile(bytes, model.dim);
}

function writeAll(bytes: VectorBytes, from: Uint8Array, at: number): void {
  const written = mindingQuota(() => bytes.write(from, at));
  if (written !== from.length) throw quotaExceeded();
}

function mindingQuota<T>(act: () => T): T {
  try {
    return act();
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'QuotaExceededError') {
      throw quotaExceeded(thrown);
    }
    throw thrown;
  }
}

function quotaExceeded(cause?: unknown): AppError {
  const message = 'There is no room left to keep more vectors.';
  return new AppError({ code: 'library/quota-exceeded', message }, cause);
}

/** The bytes of an array of floats; the same memory. */
export function toBytes(floats: Float32Array): Uint8Array {
  return new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
}
