/** Which slots of the vectors file belong to which samples. */
import { moving } from '../../protocol/wire.ts';
import type { KeptVector } from '../../protocol/samples.ts';
import type { EmbeddingModel, SlotLedger } from '../../protocol/vectors.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber } from '../storage/row-values.ts';
import { SliceClock } from '../storage/yield-slice.ts';

const PAGE_ROWS = 20_000;

const UPSERT = `INSERT INTO embeddings(sample_id, model_id, contract_id, dim, dtype, l2_normed, slot, hash,
  created_at) VALUES (?, ?, ?, ?, 'f32', 1, ?, ?, ?)
  ON CONFLICT (sample_id, model_id) DO UPDATE SET contract_id = excluded.contract_id,
  dim = excluded.dim, slot = excluded.slot, hash = excluded.hash, created_at = excluded.created_at`;

/** The plus keeps SQLite from taking the index by slot and sorting all of it for every page. */
const LEDGER = `SELECT slot, sample_id, hash FROM embeddings WHERE +model_id = ? AND sample_id > ?
  ORDER BY sample_id LIMIT ${PAGE_ROWS}`;

/** The slot of a sample's vector. */
export function findSlot(
  database: LibraryDatabase,
  modelId: string,
  sampleId: number,
): number | undefined {
  const sql = 'SELECT slot FROM embeddings WHERE sample_id = ? AND model_id = ?';
  const row = database.first(sql, [sampleId, modelId]);
  return row === undefined ? undefined : toNumber(row[0]);
}

/** Names a vector's slot; the sample's earlier vector of the model is forgotten. */
export function saveSlot(
  database: LibraryDatabase,
  model: EmbeddingModel,
  sampleId: number,
  vector: KeptVector,
  nowMs: number,
): void {
  const { modelId, contractId, dim } = model;
  const { slot, hash } = vector;
  database.run(UPSERT, [sampleId, modelId, contractId, dim, slot, hash, nowMs]);
}

/** Forgets a sample's vector of a model. */
export function removeSlot(database: LibraryDatabase, modelId: string, sampleId: number): void {
  const sql = 'DELETE FROM embeddings WHERE sample_id = ? AND model_id = ?';
  database.run(sql, [sampleId, modelId]);
}

/**
 * The whole ledger of a model by sample; its arrays are moved. Read in slices while writers wait, so that
 * no sample is in it twice.
 */
export async function readLedger(
  database: LibraryDatabase,
  model: EmbeddingModel,
): Promise<SlotLedger> {
  const pages = await database.transaction(() => readPages(database, model.modelId));
  const slots = joined(pages.map(({ slot }) => slot));
  const sampleIds = joined(pages.map(({ sample_id: sampleId }) => sampleId));
  const hashes = joined(pages.map(({ hash }) => hash));
  return moving({ slots, sampleIds, hashes }, [slots.buffer, sampleIds.buffer, hashes.buffer]);
}

type LedgerPage = Record<'slot' | 'sample_id' | 'hash', Uint32Array>;

async function readPages(database: LibraryDatabase, modelId: string): Promise<LedgerPage[]> {
  const pages: LedgerPage[] = [];
  const clock = new SliceClock();
  for (let last = -1; ; await clock.breathe()) {
    const page = database.columns(['slot', 'sample_id', 'hash'], LEDGER, [modelId, last]);
    pages.push(page);
    if (page.slot.length < PAGE_ROWS) return pages;
    last = page.sample_id.at(-1) ?? last;
  }
}

function joined(parts: readonly Uint32Array[]): Uint32Array<ArrayBuffer> {
  const whole = new Uint32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Samples whose vectors of a model lie in these slots. */
export function findOwners(
  database: LibraryDatabase,
  modelId: string,
  slots: Uint32Array,
): number[] {
  const sql = 'SELECT sample_id FROM embeddings WHERE model_id = ? AND slot = ?';
  return [...slots].flatMap((slot) =>
    database.all(sql, [modelId, slot]).map((row) => toNumber(row[0])),
  );
}
