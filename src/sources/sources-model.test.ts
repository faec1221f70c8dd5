/** The sources over the real library service, in Node; handles and permissions are stand-ins. */
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryFolder } from '../../tests/fakes/memory-folder.ts';
import { openNodeLibrary, quietJob } from '../../tests/fakes/node-library.ts';
import type { NodeLibrary } from '../../tests/fakes/node-library.ts';
import type { LibraryChange } from '../../workers/protocol/changes.ts';
import { toSourceId } from '../../workers/protocol/ids.ts';
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { ScanTarget } from '../ingest/ingest-ports.ts';
import type { GivenFolder } from './open-folder.ts';
import type { Reach, SourceReach } from './source-reach.ts';
import { SourcesModel } from './sources-model.ts';
import type { Sources } from './sources-model.ts';

/** Ends long before a test would, but not under load. */
const PATIENT = { timeout: 4000 };

const FOLDER = memoryFolder({ 'drums/kick.wav': Uint8Array.of(1), 'readme.txt': Uint8Array.of(2) });

let library: NodeLibrary;
let allowed: Reach;
let ways: Map<SourceId, GivenFolder>;
let scans: ScanTarget[];
let told: string[];
let freed: number;
let lost: SourceId[];
let change: (change: LibraryChange) => void;
let sources: Sources;

/** Ways that lead where the test says: no browser is asked. */
function standInReach(): SourceReach {
  const isOpen = () => allowed === 'open';
  return {
    find: () => Promise.resolve(allowed),
    ask: () => Promise.resolve(allowed),
    keep: async (id, folder) => {
      ways.set(id, folder);
    },
    drop: async (id) => {
      ways.delete(id);
    },
    lose: (id) => {
      lost.push(id);
    },
    openIds: () => (isOpen() ? [...ways.keys()] : []),
    folderOf: (id) => (isOpen() ? ways.get(id) : undefined),
    fileRef: () => undefined,
    findSame: () => Promise.resolve(undefined),
  };
}

beforeEach(async () => {
  library = await openNodeLibrary();
  allowed = 'open';
  ways = new Map();
  scans = [];
  told = [];
  freed = 0;
  lost = [];
  sources = new SourcesModel({
    library,
    reach: standInReach(),
    ingest: { scan: (target) => scans.push(target), scanning: signal(new Set<SourceId>()) },
    listen: (listener) => {
      change = listener;
      return () => undefined;
    },
    onForgotten: () => {
      freed += 1;
    },
    tell: (text) => told.push(text),
    tellFailure: ({ code }) => told.push(code),
  });
});

async function addSource(name: string): Promise<SourceId> {
  const { id } = await library.addSource(name, 'folder');
  ways.set(id, { kind: 'folder', name, handle: FOLDER.handle });
  await library.scanFolder(id, FOLDER.handle, quietJob());
  return id;
}

describe('a start', () => {
  it('looks through the sources that the browser still allows', async () => {
    const id = await addSource('Tapes');
    await sources.start();
    expect(scans.map(({ sourceId }) => sourceId)).toEqual([id]);
    expect(sources.views.value?.[0]).toMatchObject({
      status: 'open',
      row: { name: 'Tapes', soundCount: 1, otherCount: 1 },
    });
  });

  it('shows a source that needs permission as away, and touches nothing', async () => {
    await addSource('Tapes');
    allowed = 'away';
    await sources.start();
    expect(scans).toEqual([]);
    expect(sources.views.value?.[0]?.status).toBe('away');
  });
});

describe('a source', () => {
  let id: SourceId;

  beforeEach(async () => {
    id = await addSource('Tapes');
    allowed = 'away';
    await sources.start();
  });

  it('is looked through once the person allows it again', async () => {
    allowed = 'open';
    await sources.reconnect(id);
    expect(sources.views.value?.[0]?.status).toBe('open');
    expect(scans).toHaveLength(1);
  });

  it('stays away when the person does not, and says that nothing is lost', async () => {
    await sources.reconnect(id);
    expect(sources.views.value?.[0]?.status).toBe('away');
    expect(told[0]).toContain('Nothing is lost');
  });

  it('takes another name in the app', async () => {
    await sources.rename(id, 'Old tapes');
    expect(sources.views.value?.[0]?.row.name).toBe('Old tapes');
  });

  it('is forgotten with its way, and its slots are given back', async () => {
    await sources.forget(id);
    expect(sources.views.value).toEqual([]);
    expect(ways.size).toBe(0);
    expect(freed).toBe(1);
  });

  it('opens to its folders, and closes again', async () => {
    await sources.toggleExpanded(id);
    expect(sources.views.value?.[0]?.folders.map(({ path }) => path)).toEqual(['drums']);
    await sources.toggleExpanded(id);
    expect(sources.views.value?.[0]?.isExpanded).toBe(false);
  });

  it('lists its files that are no sounds', async () => {
    expect((await sources.readOtherFiles(id)).map(({ path }) => path)).toEqual(['readme.txt']);
  });

  it('is gone when a scan did not find its folder', () => {
    const failure = { code: 'source/missing', message: '' } as const;
    sources.noteScanned({ ok: false, sourceId: id, failure });
    expect(sources.views.value?.[0]?.status).toBe('gone');
  });

  it('is away, and read no more, when the browser takes its permission back', () => {
    allowed = 'open';
    sources.noteWithheld(id, { code: 'source/permission-lost', message: '' });
    expect(sources.views.value?.[0]?.status).toBe('away');
    expect(lost).toEqual([id]);
    expect(scans).toEqual([]);
  });

  it('is looked through once when a file of it is not there', () => {
    allowed = 'open';
    sources.noteWithheld(id, { code: 'source/missing', message: '' });
    sources.noteWithheld(id, { code: 'source/missing', message: '' });
    expect(scans).toHaveLength(1);
  });

  it('shows new counts after the library says that they changed', async () => {
    const grown = memoryFolder({ 'a.wav': Uint8Array.of(1), 'b.wav': Uint8Array.of(2) });
    await library.scanFolder(id, grown.handle, quietJob());
    change({ version: 5, kinds: ['sources'], sampleIds: undefined });
    await vi.waitFor(() => expect(sources.views.value?.[0]?.row.soundCount).toBe(2), PATIENT);
  });
});

it('ignores a scan of a source that it does not know', () => {
  const failure = { code: 'source/missing', message: '' } as const;
  sources.noteScanned({ ok: false, sourceId: toSourceId(99), failure });
  expect(sources.views.value).toBeUndefined();
});
