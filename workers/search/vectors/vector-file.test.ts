import { describe, expect, it } from 'vitest';
import { MemoryDisk } from './memory-vector-bytes.ts';
import type { VectorBytes } from './vector-bytes.ts';
import { VECTOR_FILE_CASES } from './vector-file.cases.ts';
import { openVectorFile } from './vector-file.ts';

const MODEL = { modelId: 'test-model', contractId: 'test-contract', dim: 3 };

it.each(VECTOR_FILE_CASES)('memory $name', async ({ run }) => {
  const disk = new MemoryDisk();
  await run(async () => disk.open());
});

describe('a full disk', () => {
  const full: unknown = expect.objectContaining({ code: 'library/quota-exceeded' });

  it('shows as a failure when the write is refused', () => {
    const disk = new MemoryDisk();
    disk.limit = 100;
    expect(() => openVectorFile(disk.open(), MODEL)).toThrow(full);
  });

  it('shows as a failure when the write is cut short', () => {
    const bytes: VectorBytes = new MemoryDisk().open();
    const file = openVectorFile(bytes, MODEL);
    bytes.write = () => 7;
    expect(() => file.write(0, new Float32Array(3))).toThrow(full);
  });

  it('shows as a failure when the flush is refused', () => {
    const bytes: VectorBytes = new MemoryDisk().open();
    const file = openVectorFile(bytes, MODEL);
    bytes.flush = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
    expect(() => file.flush()).toThrow(full);
  });

  it('is not what any other trouble is called', () => {
    const bytes: VectorBytes = new MemoryDisk().open();
    const file = openVectorFile(bytes, MODEL);
    bytes.flush = () => {
      throw new DOMException('It is closed.', 'InvalidStateError');
    };
    expect(() => file.flush()).toThrow('It is closed.');
  });
});
