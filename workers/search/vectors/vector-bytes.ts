/** The bytes under a vector file: in place, synchronous, and durable once flushed. */
import type { IndexBytes } from '../neighbors/index-file.ts';

/**
 * See {@link IndexBytes}; one owner holds it until it is closed. A full disk shows as a short write
 * or as a `QuotaExceededError`.
 */
export interface VectorBytes extends IndexBytes {
  /** Cuts the file, or lengthens it with zeros. */
  truncate(byteCount: number): void;
  /** Lets the file go; nothing else may be called afterwards. */
  close(): void;
}
