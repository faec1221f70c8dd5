/** Fills the library and the vectors of this origin with made-up sounds, by the threads' own services. */
import type { KeptVector, SaveEntry } from '../../../workers/protocol/samples.ts';
import type { SourceId } from '../../../workers/protocol/ids.ts';
import { BUILT_IN_MODEL } from '../../../workers/protocol/vectors.ts';
import { browserPorts } from '../../../workers/library/browser-ports.ts';
import { LibraryService } from '../../../workers/library/library-service.ts';
import { makeIndexOpener } from '../../../workers/search/neighbors/open-neighbor-index.ts';
import { clusteredVectors } from '../../../workers/search/neighbors/synthetic-vectors.cases.ts';
import kernels from '../../../workers/search/neighbors/wasm/neighbors.wasm?url';
import { SearchService } from '../../../workers/search/search-service.ts';
import { openOpfsVectorBytes } from '../../../workers/search/vectors/opfs-vector-bytes.ts';
import type { WorkItem } from '../../../workers/protocol/sources.ts';
import { makeFacts } from '../../fixtures/sample-rows.ts';
import { answerInWorker } from '../frame/answer-in-worker.ts';

/** How many sounds to make. */
export interface FillInput {
  readonly count: number;
}

const BATCH = 500;
const WORDS = ['kick', 'snare', 'hat', 'pad', 'bass', 'loop', 'vox', 'tom', 'clap', 'rim'];

async function fill({ count }: FillInput): Promise<number> {
  const library = new LibraryService(browserPorts());
  await library.open();
  const openIndex = makeIndexOpener(async () => fetch(kernels));
  const search = new SearchService({ openBytes: openOpfsVectorBytes, openIndex });
  await search.open(BUILT_IN_MODEL, await library.readLedger(BUILT_IN_MODEL));
  const { id } = await library.addSource('Made up', 'folder');
  await library.scanListing(id, makeFiles(count), quiet());
  await hearAll(library, search, id);
  return (await library.readCounts()).ready;
}

function makeFiles(count: number): { path: string; byteCount: number; modifiedMs: number }[] {
  return Array.from({ length: count }, (_, i) => ({
    path: `pack ${i % 400}/${WORDS[i % WORDS.length] ?? ''}_${i}.wav`,
    byteCount: 20_000 + i,
    modifiedMs: 1_700_000_000_000,
  }));
}

function quiet(): { signal: AbortSignal; report: () => void } {
  return { signal: new AbortController().signal, report: () => undefined };
}

async function hearAll(
  library: LibraryService,
  search: SearchService,
  sourceId: SourceId,
): Promise<void> {
  for (let heard = 0; ; heard += BATCH) {
    const items = await library.takeWork([sourceId], BATCH);
    if (items.length === 0) return;
    const { modelId, dim } = BUILT_IN_MODEL;
    const vectors = new Float32Array(items.length * dim);
    clusteredVectors(items.length, dim, heard).forEach((each, i) => vectors.set(each, i * dim));
    const { slots, hashes } = await search.keep({ modelId, vectors });
    const entries = items.map((item, i) =>
      toEntry(item, { slot: slots[i] ?? 0, hash: hashes[i] ?? 0 }),
    );
    await library.saveBatch(entries, BUILT_IN_MODEL);
  }
}

function toEntry({ locationId }: WorkItem, vector: KeptVector): SaveEntry {
  const contentHash = new Uint8Array(32);
  new DataView(contentHash.buffer).setUint32(0, locationId);
  const overview = Int8Array.from({ length: 768 }, (_, i) => ((i * 37 + locationId) % 200) - 100);
  const analysis = {
    contentHash,
    byteCount: 20_000 + locationId,
    overview,
    facts: makeFacts(0.1 + (locationId % 90) / 10, { loudnessLufs: -10 - (locationId % 20) }),
  };
  return { kind: 'analyzed', locationId, vector, analysis };
}

answerInWorker(fill);
