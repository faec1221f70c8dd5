/** The first page of a vector file: which model's vectors follow, and in which shape. */
import type { EmbeddingModel } from '../../protocol/vectors.ts';
import { crc32 } from './crc32.ts';

/** Bytes of the header; the records begin behind it. */
export const VECTOR_HEADER_BYTES = 4096;
const MAGIC = 0x4656464e; // "NFVF" in little-endian bytes
const VERSION = 1;
/** Little-endian float32, the only kind so far. */
const DTYPE_F32 = 1;
const NAMES_AT = 20;
const CHECK_AT = VECTOR_HEADER_BYTES - 4;

/**
 * The header of a model's file, little-endian: magic, version (u16), header bytes (u16), dim, dtype,
 * bytes of the model id (u16) and of the contract id (u16), both ids in UTF-8, zeros, and last the
 * CRC-32 of all before. One model has one header: a file that begins otherwise is not its file.
 */
export function encodeVectorHeader(model: EmbeddingModel): Uint8Array {
  const bytes = new Uint8Array(VECTOR_HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const modelId = new TextEncoder().encode(model.modelId);
  const contractId = new TextEncoder().encode(model.contractId);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, VECTOR_HEADER_BYTES, true);
  view.setUint32(8, model.dim, true);
  view.setUint32(12, DTYPE_F32, true);
  view.setUint16(16, modelId.length, true);
  view.setUint16(18, contractId.length, true);
  bytes.set(modelId, NAMES_AT);
  bytes.set(contractId, NAMES_AT + modelId.length);
  view.setUint32(CHECK_AT, crc32(bytes.subarray(0, CHECK_AT)), true);
  return bytes;
}
