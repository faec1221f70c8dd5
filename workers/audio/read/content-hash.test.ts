import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sourceFromBytes } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import { HASH_BLOCK_BYTES, hashContent } from './content-hash.ts';

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/** Bytes that differ from block to block. */
function patterned(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i += 997) bytes[i] = (i / 997) % 251;
  return bytes;
}

/** The rule of the doc comment, written a second time with Node's hash. */
function expectedOfBlocks(bytes: Uint8Array): string {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += HASH_BLOCK_BYTES) {
    hash.update(sha256(bytes.subarray(at, at + HASH_BLOCK_BYTES)));
  }
  const size = Buffer.alloc(8);
  size.writeBigUInt64LE(BigInt(bytes.length));
  return hash.update(size).digest('hex');
}

describe('content hash', () => {
  test('of a small file is the SHA-256 that every tool prints', async () => {
    const abc = new TextEncoder().encode('abc');
    expect(hex(await hashContent(sourceFromBytes(abc)))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(hex(await hashContent(sourceFromBytes(new Uint8Array(0))))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  test('changes its rule above 8 MiB, not at it', async () => {
    const whole = patterned(HASH_BLOCK_BYTES);
    expect(hex(await hashContent(sourceFromBytes(whole)))).toBe(hex(sha256(whole)));
    const more = patterned(HASH_BLOCK_BYTES + 1);
    expect(hex(await hashContent(sourceFromBytes(more)))).toBe(expectedOfBlocks(more));
  });

  test.each([2 * HASH_BLOCK_BYTES, 2 * HASH_BLOCK_BYTES + 12_345])(
    'of %i bytes follows the rule of blocks',
    async (size) => {
      const bytes = patterned(size);
      expect(hex(await hashContent(sourceFromBytes(bytes)))).toBe(expectedOfBlocks(bytes));
    },
  );

  test('never reads more than a block at once', async () => {
    const bytes = patterned(2 * HASH_BLOCK_BYTES + 1);
    const inner = sourceFromBytes(bytes);
    let most = 0;
    const source: ByteSource = {
      size: bytes.length,
      read: (offset, length) => {
        most = Math.max(most, length);
        return inner.read(offset, length);
      },
    };
    await hashContent(source);
    expect(most).toBe(HASH_BLOCK_BYTES);
  });

  test('refuses a file that becomes shorter while it is read', async () => {
    const source: ByteSource = { ...sourceFromBytes(patterned(1000)), size: 1001 };
    await expect(hashContent(source)).rejects.toMatchObject({ code: 'source/changed' });
  });
});
