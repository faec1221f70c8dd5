/** Names a file by its content: the hash that tells whether two files are the same sound. */
import { AppError } from '../../protocol/failure.ts';
import type { ByteSource } from './byte-source.ts';

/** Bytes of a block, and the largest file that is hashed in one go: 8 MiB. */
export const HASH_BLOCK_BYTES: number = 8 * 1024 * 1024;

/** Bytes of a content hash. */
export const CONTENT_HASH_BYTES = 32;

/**
 * The content hash of a source, 32 bytes, new.
 *
 * Up to {@link HASH_BLOCK_BYTES} it is the SHA-256 (FIPS 180-4) of the bytes, as every tool prints
 * it. Above, because `crypto.subtle` cannot be fed in parts, it is the SHA-256 of the SHA-256 digests
 * of all blocks of 8 MiB in order, the last one shorter, followed by the size in bytes as 8 bytes,
 * little-endian. Memory: one block.
 *
 * Rejects with `AppError` `source/*` when the bytes cannot be read, or `source/changed` when the file
 * became shorter meanwhile.
 */
export async function hashContent(source: ByteSource): Promise<Uint8Array> {
  if (source.size <= HASH_BLOCK_BYTES) return digest(await readExactly(source, 0, source.size));
  const blocks = Math.ceil(source.size / HASH_BLOCK_BYTES);
  const list = new Uint8Array(blocks * CONTENT_HASH_BYTES + 8);
  for (let block = 0; block < blocks; block++) {
    const offset = block * HASH_BLOCK_BYTES;
    const length = Math.min(HASH_BLOCK_BYTES, source.size - offset);
    list.set(await digest(await readExactly(source, offset, length)), block * CONTENT_HASH_BYTES);
  }
  new DataView(list.buffer).setBigUint64(list.length - 8, BigInt(source.size), true);
  return digest(list);
}

async function readExactly(
  source: ByteSource,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = await source.read(offset, length);
  if (bytes.length === length) return bytes;
  throw new AppError({ code: 'source/changed', message: 'the file became shorter' });
}

async function digest(bytes: Uint8Array): Promise<Uint8Array> {
  // `subtle` takes no view of shared memory, which a source never gives.
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}
