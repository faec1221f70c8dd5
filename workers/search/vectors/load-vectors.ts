/** Fills an index from the vector file, and finds out which vectors are damaged. */
import { AppError } from '../../protocol/failure.ts';
import type { SlotLedger } from '../../protocol/vectors.ts';
import { beginSlices } from '../slices.ts';
import { crc32 } from './crc32.ts';
import type { ModelVectors } from './model-vectors.ts';
import { toBytes } from './vector-file.ts';

/** Read at once: few calls, and a few milliseconds of work each. */
const BLOCK_BYTES = 1 << 20;
const NO_ROW = 0xffffffff;

/**
 * Loads every vector that the ledger names and whose bytes match their hash; gives the slots of the
 * others, whose samples are forgotten. Works in slices: what is placed or freed meanwhile stands.
 * Fails with `search/no-memory`.
 */
export async function loadVectors(vectors: ModelVectors, ledger: SlotLedger): Promise<Uint32Array> {
  const { file } = vectors;
  const rows = rowsBySlot(ledger);
  const block = new Float32Array(Math.ceil(BLOCK_BYTES / file.stride) * file.dim);
  const perBlock = block.length / file.dim;
  const damaged: number[] = [];
  const rest = beginSlices();
  for (let first = 0; first < rows.length; first += perBlock) {
    const found = file.read(first, block);
    const rowsHere = rows.subarray(first, first + perBlock);
    rowsHere.forEach((row, i) => {
      if (row === NO_ROW) return;
      const vector = i < found ? block.subarray(i * file.dim, (i + 1) * file.dim) : undefined;
      if (!loadOne(vectors, ledger, row, vector)) damaged.push(first + i);
    });
    await rest();
  }
  return Uint32Array.from(damaged);
}

/** The row of each slot, so that the file is read from front to back. */
function rowsBySlot({ slots }: SlotLedger): Uint32Array {
  const end = slots.reduce((most, slot) => Math.max(most, slot + 1), 0);
  const rows = new Uint32Array(end).fill(NO_ROW);
  slots.forEach((slot, row) => {
    rows[slot] = row;
  });
  return rows;
}

/** False when the vector is damaged. */
function loadOne(
  { index, samples }: ModelVectors,
  ledger: SlotLedger,
  row: number,
  vector: Float32Array | undefined,
): boolean {
  const slot = ledger.slots[row] ?? 0;
  const isChanged = samples.sampleOf(slot) !== ledger.sampleIds[row] || index.has(slot);
  if (isChanged) return true;
  if (vector !== undefined && crc32(toBytes(vector)) === ledger.hashes[row]) {
    const failure = index.add(slot, vector);
    if (failure === undefined) return true;
    if (failure.code === 'search/no-memory') throw new AppError(failure);
  }
  samples.unpair(slot);
  return false;
}
