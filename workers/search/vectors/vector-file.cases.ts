/** What a vector file promises on any bytes, as cases that run in Node and in a worker. */
import type { EmbeddingModel } from '../../protocol/vectors.ts';
import type { VectorBytes } from './vector-bytes.ts';
import { openVectorFile } from './vector-file.ts';
import { VECTOR_HEADER_BYTES } from './vector-header.ts';

/** Opens the one file of a case again and again; it is empty at first. */
export type OpenBytes = () => Promise<VectorBytes>;

/** One promise; throws where it is broken. */
export interface VectorFileCase {
  readonly name: string;
  readonly run: (open: OpenBytes) => Promise<void>;
}

const MODEL: EmbeddingModel = { modelId: 'test-model', contractId: 'test-contract', dim: 3 };

const OTHERS: Readonly<Record<string, EmbeddingModel>> = {
  'another model': { ...MODEL, modelId: 'test-modem' },
  'another contract': { ...MODEL, contractId: 'test-contrast' },
  'another length': { ...MODEL, dim: 4 },
  'ids cut elsewhere': { ...MODEL, modelId: 'test-modeltest', contractId: '-contract' },
};

function check(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Writes vectors of one value each to the file, and closes it. */
async function fill(open: OpenBytes, values: readonly number[]): Promise<void> {
  const file = openVectorFile(await open(), MODEL);
  for (const [slot, value] of values.entries()) file.write(slot, vectorOf(value));
  file.flush();
  file.close();
}

function vectorOf(value: number): Float32Array {
  return new Float32Array(MODEL.dim).fill(value);
}

/** Counts the slots that are there when the file is opened as this model's, and closes it. */
async function countSlots(open: OpenBytes, model: EmbeddingModel): Promise<number> {
  const file = openVectorFile(await open(), model);
  const { slotCount } = file;
  file.close();
  return slotCount;
}

async function change(open: OpenBytes, act: (bytes: VectorBytes) => void): Promise<void> {
  const bytes = await open();
  act(bytes);
  bytes.flush();
  bytes.close();
}

function flipByte(bytes: VectorBytes, at: number): void {
  const byte = new Uint8Array(1);
  bytes.read(byte, at);
  bytes.write(
    byte.map((value) => value ^ 1),
    at,
  );
}

const KEEPING: readonly VectorFileCase[] = [
  {
    name: 'reads back what was written, after it was opened again',
    run: async (open) => {
      await fill(open, [1, 2, 3]);
      const file = openVectorFile(await open(), MODEL);
      const into = new Float32Array(2 * MODEL.dim);
      check(file.slotCount === 3, 'three slots');
      check(file.read(1, into) === 2, 'two vectors');
      check(into.join() === '2,2,2,3,3,3', 'the second and the third');
      file.close();
    },
  },
  {
    name: 'reads only whole vectors at the end',
    run: async (open) => {
      await fill(open, [1, 2]);
      await change(open, (bytes) => bytes.truncate(bytes.size() - 1));
      const file = openVectorFile(await open(), MODEL);
      check(file.slotCount === 1, 'one slot');
      check(file.read(0, new Float32Array(2 * MODEL.dim)) === 1, 'one vector');
      check(file.read(1, vectorOf(0)) === 0, 'none behind it');
      file.close();
    },
  },
  {
    name: 'writes behind the end, and cuts it off again',
    run: async (open) => {
      await fill(open, [1]);
      const file = openVectorFile(await open(), MODEL);
      file.write(5, vectorOf(7));
      check(file.slotCount === 6, 'six slots');
      const into = vectorOf(1);
      check(file.read(3, into) === 1 && into.join() === '0,0,0', 'the gap reads as zeros');
      file.cut(1);
      check(file.slotCount === 1, 'one slot is left');
      file.close();
    },
  },
];

const REFUSING: readonly VectorFileCase[] = [
  ...Object.entries(OTHERS).map(([name, other]) => ({
    name: `empties the file of ${name}`,
    run: async (open: OpenBytes) => {
      await fill(open, [1, 2]);
      check((await countSlots(open, other)) === 0, 'nothing of it is kept');
      check((await countSlots(open, other)) === 0, 'the file is the other one now');
      await change(open, (bytes) => check(bytes.size() === VECTOR_HEADER_BYTES, 'only a header'));
    },
  })),
  ...[0, 4, 9, 21, VECTOR_HEADER_BYTES / 2, VECTOR_HEADER_BYTES - 1].map((at) => ({
    name: `empties a file whose byte ${at} is damaged`,
    run: async (open: OpenBytes) => {
      await fill(open, [1, 2]);
      await change(open, (bytes) => flipByte(bytes, at));
      check((await countSlots(open, MODEL)) === 0, 'nothing of it is kept');
    },
  })),
  {
    name: 'empties a file that ends within its header',
    run: async (open) => {
      await fill(open, [1, 2]);
      await change(open, (bytes) => bytes.truncate(100));
      check((await countSlots(open, MODEL)) === 0, 'nothing of it is kept');
    },
  },
];

/** All promises. */
export const VECTOR_FILE_CASES: readonly VectorFileCase[] = [...KEEPING, ...REFUSING];
