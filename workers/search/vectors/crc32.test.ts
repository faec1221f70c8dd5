import { crc32 as nodeCrc32 } from 'node:zlib';
import { assert, nat, property, uint8Array } from 'fast-check';
import { expect, it } from 'vitest';
import { crc32 } from './crc32.ts';

it('gives the check value of the standard', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});

it('agrees with zlib on any bytes at any offset', () => {
  assert(
    property(uint8Array({ maxLength: 100 }), nat(7), (bytes, skipped) => {
      const part = bytes.subarray(skipped);
      expect(crc32(part)).toBe(nodeCrc32(part));
    }),
  );
});
