/** The real services of all threads in Node: SQLite, vectors and files in memory, kernels as in the app. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { IngestPorts } from '../../src/ingest/ingest-ports.ts';
import { AudioService } from '../../workers/audio/audio-service.ts';
import { toSourceId } from '../../workers/protocol/ids.ts';
import type { SourceId } from '../../workers/protocol/ids.ts';
import { BUILT_IN_MODEL } from '../../workers/protocol/vectors.ts';
import { makeIndexOpener } from '../../workers/search/neighbors/open-neighbor-index.ts';
import { SearchService } from '../../workers/search/search-service.ts';
import { MemoryDisk } from '../../workers/search/vectors/memory-vector-bytes.ts';
import { neighborModule } from '../fixtures/neighbor-module.ts';
import type { MemoryFolder } from './memory-folder.ts';
import { openNodeLibrary } from './node-library.ts';
import type { NodeLibrary } from './node-library.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Every service, and the ports of a run over them. */
export interface NodeThreads {
  readonly library: NodeLibrary;
  readonly search: SearchService;
  readonly audio: AudioService;
  /** Ports of a run whose sources are these folders. */
  readonly ports: IngestPorts;
  /** Adds a source over a folder in memory. */
  readonly addFolder: (name: string, folder: MemoryFolder) => Promise<SourceId>;
  readonly sourceIds: () => readonly SourceId[];
}

/** Opens all services on empty memory. */
export async function openNodeThreads(): Promise<NodeThreads> {
  const library = await openNodeLibrary();
  const search = await openSearch(library);
  const audio = await openAudio();
  const folders = new Map<SourceId, MemoryFolder>();
  const ports: IngestPorts = {
    library,
    search,
    audio,
    model: BUILT_IN_MODEL,
    lanes: 2,
    fileRef: (sourceId, filePath) => {
      const root = folders.get(sourceId)?.handle;
      return root === undefined ? undefined : { kind: 'handle', sourceId, root, path: filePath };
    },
  };
  return {
    library,
    search,
    audio,
    ports,
    addFolder: async (name, folder) => {
      const { id } = await library.addSource(name, 'folder');
      folders.set(id, folder);
      return id;
    },
    sourceIds: () => [...folders.keys()].map((id) => toSourceId(id)),
  };
}

async function openSearch(library: NodeLibrary): Promise<SearchService> {
  await neighborModule();
  const kernels = await readFile(path.join(ROOT, 'workers/search/neighbors/wasm/neighbors.wasm'));
  const disk = new MemoryDisk();
  const search = new SearchService({
    openBytes: () => Promise.resolve(disk.open()),
    openIndex: makeIndexOpener(() => Promise.resolve(new Response(kernels))),
  });
  await search.open(BUILT_IN_MODEL, await library.readLedger(BUILT_IN_MODEL));
  return search;
}

async function openAudio(): Promise<AudioService> {
  const audio = new AudioService(() =>
    readFile(path.join(ROOT, 'models/dsp1/dsp1-statistics.bin')),
  );
  await audio.open({ decode: () => Promise.resolve(undefined) });
  return audio;
}
