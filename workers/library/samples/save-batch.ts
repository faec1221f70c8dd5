/** Keeps results of hearing: decides which sample a place belongs to by its content. */
import type { ChangeKind } from '../../protocol/changes.ts';
import { toSampleId } from '../../protocol/ids.ts';
import type { SavedEntry, SaveEntry, SaveReceipt } from '../../protocol/samples.ts';
import type { EmbeddingModel } from '../../protocol/vectors.ts';
import type { LibraryContext } from '../library-context.ts';
import { BatchRun } from './batch-run.ts';
import { saveFacts, saveFailure, saveWaiting } from './facts-store.ts';
import { findByHash, ownSample, readPlace } from './place-rows.ts';
import type { PlaceRow } from './place-rows.ts';

/** Most entries of a batch, so that its transaction stays short. */
const MOST_ENTRIES = 500;

type Entry<Kind extends SaveEntry['kind']> = Extract<SaveEntry, { kind: Kind }>;

/** Keeps a batch in one transaction, ends its leases and tells everyone. */
export async function saveBatch(
  context: LibraryContext,
  entries: readonly SaveEntry[],
  model: EmbeddingModel,
): Promise<SaveReceipt> {
  if (entries.length > MOST_ENTRIES) throw new RangeError(`${entries.length} entries in a batch`);
  const { database, leases, changes, nowMs } = context;
  const { run, saved } = await database.transaction(() => {
    const fresh = new BatchRun(database, model, leases, nowMs());
    const results = entries.map((entry) => saveEntry(fresh, entry));
    fresh.settle();
    return { run: fresh, saved: results };
  });
  for (const { locationId, result } of saved) if (result !== 'analyze') leases.end(locationId);
  changes.announce(kindsOf(run), run.changed);
  database.keepReserve();
  return run.toReceipt(saved);
}

function kindsOf(run: BatchRun): ChangeKind[] {
  if (run.moved.size > 0) return ['members', 'facts', 'sources'];
  return run.changed.size > 0 ? ['facts'] : [];
}

function saveEntry(run: BatchRun, entry: SaveEntry): SavedEntry {
  const { locationId } = entry;
  const place = readPlace(run.database, locationId);
  if (place === undefined) {
    if (entry.kind === 'analyzed' && entry.vector !== undefined) run.free(entry.vector.slot);
    return { locationId, sampleId: toSampleId(0), result: 'stale' };
  }
  const [sampleId, result] = saveAt(run, place, entry);
  return { locationId, sampleId: toSampleId(sampleId), result };
}

type Saved = readonly [sampleId: number, result: SavedEntry['result']];

function saveAt(run: BatchRun, place: PlaceRow, entry: SaveEntry): Saved {
  if (entry.kind === 'identified') return saveIdentified(run, place, entry);
  return entry.kind === 'analyzed'
    ? saveAnalyzed(run, place, entry)
    : saveFailed(run, place, entry);
}

function saveIdentified(run: BatchRun, place: PlaceRow, entry: Entry<'identified'>): Saved {
  const known = findByHash(run.database, entry.contentHash);
  if (known?.state === 'ready') {
    run.join(place, known.id);
    run.endWork(place);
    return [known.id, 'known'];
  }
  const sampleId = known?.id === place.sampleId ? known.id : splitOff(run, place);
  if (place.state !== 'waiting') {
    saveWaiting(run.database, sampleId);
    run.changed.add(sampleId);
  }
  run.setNeeds(place.locationId, 'analyze');
  return [sampleId, 'analyze'];
}

function saveAnalyzed(run: BatchRun, place: PlaceRow, entry: Entry<'analyzed'>): Saved {
  const known = findByHash(run.database, entry.analysis.contentHash);
  run.endWork(place);
  if (known !== undefined) run.join(place, known.id);
  if (known?.state === 'ready' && known.id !== place.sampleId) {
    run.offerVector(known.id, entry.vector);
    return [known.id, 'known'];
  }
  const sampleId = known?.id ?? splitOff(run, place);
  saveFacts(run.database, sampleId, entry.analysis, run.nowMs);
  run.setVector(sampleId, entry.vector);
  run.changed.add(sampleId);
  return [sampleId, 'saved'];
}

function saveFailed(run: BatchRun, place: PlaceRow, entry: Entry<'failed'>): Saved {
  // All empty files have one content, yet each is a sound that someone lost: none stands for another.
  const contentHash = place.byteCount === 0 ? undefined : entry.contentHash;
  const known = contentHash === undefined ? undefined : findByHash(run.database, contentHash);
  run.endWork(place);
  if (known !== undefined) run.join(place, known.id);
  if (known?.state === 'ready' || (known?.state === 'failed' && known.id !== place.sampleId)) {
    return [known.id, 'known'];
  }
  const sampleId = known?.id ?? splitOff(run, place);
  const keptHash = contentHash ?? unreadContent(place, sampleId);
  saveFailure(run.database, sampleId, keptHash, entry.failure, run.nowMs);
  run.setVector(sampleId, undefined);
  run.changed.add(sampleId);
  return [sampleId, 'saved'];
}

/** A file that could not be read may well be the same: its sample stays known by its content. */
function unreadContent(place: PlaceRow, sampleId: number): Uint8Array | undefined {
  return place.byteCount === 0 || sampleId !== place.sampleId ? undefined : place.contentHash;
}

/** The sample that the place's new content belongs to. */
function splitOff(run: BatchRun, place: PlaceRow): number {
  const sampleId = ownSample(run.database, place, run.nowMs);
  if (sampleId !== place.sampleId) run.moved.add(place.sampleId).add(sampleId);
  return sampleId;
}
