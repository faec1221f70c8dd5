/** Keeps a batch of results: vectors first, then the rows that name them, then both can be found. */
import type { Analysis } from '../../workers/protocol/facts.ts';
import type { LocationId } from '../../workers/protocol/ids.ts';
import type { KeptVector, SaveEntry, SaveReceipt } from '../../workers/protocol/samples.ts';
import { moving } from '../../workers/protocol/wire.ts';
import type { HeardOne } from './analyze-one.ts';
import type { IngestPorts } from './ingest-ports.ts';

/**
 * Saves results durably and gives what became of each. Order: vectors are written and flushed by
 * the search thread, the library commits the rows that name their slots, then the slots are placed.
 * A crash in between leaves slots that no row names: they are free again by themselves.
 *
 * @throws AppError `library/quota-exceeded` and others of the threads; nothing is half kept then.
 */
export async function saveHeard(
  ports: IngestPorts,
  heard: readonly HeardOne[],
): Promise<SaveReceipt> {
  const kept = await keepVectors(ports, heard);
  const entries = heard.map((one) => toEntry(one, kept.places));
  const receipt = await saveRows(ports, entries, kept.slots);
  if (receipt.placed.slots.length > 0) await ports.search.place(receipt.placed);
  if (receipt.freedSlots.length > 0) await ports.search.free(receipt.freedSlots);
  return receipt;
}

interface KeptBatch {
  readonly slots: Uint32Array;
  readonly places: ReadonlyMap<LocationId, KeptVector>;
}

async function keepVectors(ports: IngestPorts, heard: readonly HeardOne[]): Promise<KeptBatch> {
  const embedded = heard.flatMap((one) => {
    if (one.kind !== 'analysis' || !one.analysis.embedding.ok) return [];
    return [{ locationId: one.item.locationId, vector: one.analysis.embedding.vector }];
  });
  if (embedded.length === 0) return { slots: new Uint32Array(0), places: new Map() };
  const { modelId, dim } = ports.model;
  const vectors = new Float32Array(embedded.length * dim);
  for (const [i, { vector }] of embedded.entries()) vectors.set(vector, i * dim);
  const { slots, hashes } = await ports.search.keep(moving({ modelId, vectors }, [vectors.buffer]));
  const places = new Map(
    embedded.map(({ locationId }, i) => [
      locationId,
      { slot: slots[i] ?? 0, hash: hashes[i] ?? 0 },
    ]),
  );
  return { slots, places };
}

async function saveRows(
  ports: IngestPorts,
  entries: readonly SaveEntry[],
  slots: Uint32Array,
): Promise<SaveReceipt> {
  try {
    return await ports.library.saveBatch(entries, ports.model);
  } catch (thrown) {
    // No row names these: without this they would stay taken until the next start.
    if (slots.length > 0) await ports.search.free(slots);
    throw thrown;
  }
}

function toEntry(one: HeardOne, places: ReadonlyMap<LocationId, KeptVector>): SaveEntry {
  if (one.kind === 'entry') return one.entry;
  const { locationId } = one.item;
  return {
    kind: 'analyzed',
    locationId,
    analysis: withoutEmbedding(one.analysis),
    vector: places.get(locationId),
  };
}

function withoutEmbedding({
  contentHash,
  byteCount,
  facts,
  overview,
}: Analysis): Omit<Analysis, 'embedding'> {
  return { contentHash, byteCount, facts, overview };
}
