/** The conductor over the real services of all threads, in Node. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryFolder } from '../../tests/fakes/memory-folder.ts';
import type { MemoryFolder } from '../../tests/fakes/memory-folder.ts';
import { openNodeThreads } from '../../tests/fakes/node-threads.ts';
import type { NodeThreads } from '../../tests/fakes/node-threads.ts';
import { toneWav } from '../../tests/fixtures/tone-wav.ts';
import { AppError } from '../../workers/protocol/failure.ts';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';
import type { IngestCounts, IngestPorts, ScanOutcome } from './ingest-ports.ts';
import { startIngest } from './run-ingest.ts';
import type { IngestRun } from './run-ingest.ts';

/** Ends long before a test would, but not under load. */
const PATIENT = { timeout: 4000 };

let threads: NodeThreads;
let folder: MemoryFolder;
let sourceId: SourceId;
let counts: IngestCounts | undefined;
let scans: ScanOutcome[];
let withheld: string[];

beforeEach(async () => {
  threads = await openNodeThreads();
  folder = memoryFolder({
    'drums/kick.wav': toneWav(60),
    'drums/snare.wav': toneWav(190),
    'pads/warm.wav': toneWav(440),
    'notes.txt': new TextEncoder().encode('no sound'),
  });
  sourceId = await threads.addFolder('Sounds', folder);
  counts = undefined;
  scans = [];
  withheld = [];
});

function start(ports: IngestPorts = threads.ports): IngestRun {
  const reports = {
    onCounts: (now: IngestCounts) => {
      counts = now;
    },
    onScanned: (outcome: ScanOutcome) => {
      scans.push(outcome);
    },
    onWithheld: (_: SourceId, failure: AppFailure) => {
      withheld.push(failure.code);
    },
  };
  const root = folder.handle;
  return startIngest(ports, reports, threads.sourceIds, [{ kind: 'folder', sourceId, root }]);
}

async function rows(): Promise<readonly SampleRow[]> {
  const order = { column: 'name', direction: 'ascending' } as const;
  return threads.library.readSamples([...(await threads.library.findIds({ kind: 'all' }, order))]);
}

/** Ports that note which paths were heard, and may fail for some. */
function watching(heard: string[], fail: (path: string) => void = () => undefined): IngestPorts {
  return {
    ...threads.ports,
    audio: {
      identify: (ref) => threads.audio.identify(ref),
      analyze: async (ref, job) => {
        const path = ref.kind === 'handle' ? ref.path : ref.file.name;
        heard.push(path);
        fail(path);
        return threads.audio.analyze(ref, job);
      },
    },
  };
}

describe('a first run', () => {
  it('keeps a row with facts, overview and vector for every sound', async () => {
    await start().finished;
    const all = await rows();
    expect(all.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'kick.wav ready',
      'snare.wav ready',
      'warm.wav ready',
    ]);
    expect(all.every((row) => row.isCompared && row.overview?.length === 768)).toBe(true);
    expect(all[0]?.facts?.durationSeconds).toBeCloseTo(0.25, 3);
    expect(counts).toMatchObject({ isScanning: false, found: 3, settled: 3, compared: 3 });
  });

  it('makes what it kept findable', async () => {
    await start().finished;
    const [kick] = await rows();
    if (kick === undefined) throw new Error('no rows');
    const query = { sampleId: kick.id, count: 5, allow: undefined };
    expect((await threads.search.findSimilar(query))?.sampleIds).toHaveLength(2);
  });

  it('joins two copies that are heard at the same time', async () => {
    folder.put('copy of kick.wav', toneWav(60));
    await start().finished;
    const all = await rows();
    expect(all).toHaveLength(3);
    expect(all.find(({ placeCount }) => placeCount === 2)).toBeDefined();
    expect((await threads.library.readLedger(threads.ports.model)).slots).toHaveLength(3);
  });

  it('gives a file that cannot be read its reason, and goes on', async () => {
    folder.put('drums/broken.wav', new TextEncoder().encode('this is a text, not a sound'));
    await start().finished;
    const all = await rows();
    expect(all.filter(({ state }) => state === 'ready')).toHaveLength(3);
    expect(all.find(({ name }) => name === 'broken.wav')?.failure?.code).toMatch(/^decode\//);
    expect(counts?.failed).toBe(1);
  });
});

describe('a later run', () => {
  beforeEach(async () => {
    await start().finished;
  });

  it('hears nothing where nothing changed', async () => {
    const heard: string[] = [];
    await start(watching(heard)).finished;
    expect(heard).toEqual([]);
    expect(scans.at(-1)).toMatchObject({ ok: true, report: { added: 0, changed: 0, missing: 0 } });
  });

  it('hears only what is new', async () => {
    folder.put('drums/hat.wav', toneWav(4000));
    const heard: string[] = [];
    await start(watching(heard)).finished;
    expect(heard).toEqual(['drums/hat.wav']);
  });

  it('knows a moved folder by its content', async () => {
    const before = await rows();
    folder.move('drums', 'old drums');
    const heard: string[] = [];
    await start(watching(heard)).finished;
    expect(heard).toEqual([]);
    const after = await rows();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after[0]?.folder).toBe('old drums');
  });

  it('reports a folder that is not there, and keeps every row', async () => {
    folder.breakAt('', 'NotFoundError');
    await start().finished;
    expect(scans.at(-1)).toMatchObject({ ok: false, failure: { code: 'source/missing' } });
    expect((await rows()).every(({ missingSinceMs }) => missingSinceMs === undefined)).toBe(true);
  });
});

describe('a run that is disturbed', () => {
  it('leaves the rest waiting when canceled, and another run ends like an undisturbed one', async () => {
    const run = start(
      watching([], (path) => {
        if (path === 'drums/snare.wav') run.cancel();
      }),
    );
    await expect(run.finished).rejects.toThrow(/abort/i);
    expect((await threads.library.readCounts()).waiting).toBeGreaterThan(0);
    await start().finished;
    expect((await rows()).map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
  });

  it('hears nothing while paused, and everything after', async () => {
    const heard: string[] = [];
    const run = start(watching(heard));
    run.pause();
    await vi.waitFor(() => expect(counts).toMatchObject({ isScanning: false }), PATIENT);
    for (let turn = 0; turn < 20; turn++) await threads.library.readCounts();
    expect(heard).toEqual([]);
    run.goOn();
    await run.finished;
    expect(heard).toHaveLength(3);
  });

  it('hears a file once more when its thread died', async () => {
    let deaths = 0;
    const ports = watching([], (path) => {
      if (path !== 'drums/kick.wav' || deaths > 0) return;
      deaths += 1;
      throw new AppError({ code: 'thread/died', message: 'audio 1: gone' });
    });
    await start(ports).finished;
    expect((await rows()).map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
  });

  it('gives a file that kills its thread twice that as its reason', async () => {
    const ports = watching([], (path) => {
      if (path === 'drums/kick.wav')
        throw new AppError({ code: 'thread/died', message: 'audio 1: gone' });
    });
    await start(ports).finished;
    const [kick, snare] = await rows();
    expect(kick?.failure?.code).toBe('thread/died');
    expect(snare?.state).toBe('ready');
  });

  it.each(['NotAllowedError', 'NotFoundError'])(
    'leaves a file waiting that cannot be reached (%s), and hears it in a later run',
    async (errorName) => {
      const ports = watching([], (path) => {
        if (path !== 'drums/snare.wav') return;
        folder.breakAt('drums/snare.wav', errorName);
      });
      await start(ports).finished;
      expect(withheld).toHaveLength(1);
      expect((await rows()).find(({ name }) => name === 'snare.wav')?.state).toBe('waiting');
      folder.breakAt('drums/snare.wav', undefined);
      await start().finished;
      expect((await rows()).map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
    },
  );

  it('stops with the reason when there is no room, and frees the slots it took', async () => {
    const freed: Uint32Array[] = [];
    const full: IngestPorts = {
      ...threads.ports,
      library: {
        ...bound(),
        saveBatch: () =>
          Promise.reject(new AppError({ code: 'library/quota-exceeded', message: 'full' })),
      },
      search: {
        keep: (batch) => threads.search.keep(batch),
        place: (places) => threads.search.place(places),
        free: async (slots) => {
          freed.push(slots);
        },
      },
    };
    await expect(start(full).finished).rejects.toMatchObject({ code: 'library/quota-exceeded' });
    expect(freed.some(({ length }) => length > 0)).toBe(true);
    await start().finished;
    expect((await rows()).map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
  });

  it('takes another source while it goes on', async () => {
    const more = memoryFolder({ 'bell.wav': toneWav(1200) });
    const moreId = await threads.addFolder('More', more);
    const run = start();
    run.scan({ kind: 'folder', sourceId: moreId, root: more.handle });
    await run.finished;
    expect((await rows()).map(({ name }) => name)).toContain('bell.wav');
    expect(scans).toHaveLength(2);
  });
});

function bound(): Omit<IngestPorts['library'], 'saveBatch'> {
  const { library } = threads;
  return {
    scanFolder: (id, root, job) => library.scanFolder(id, root, job),
    scanListing: (id, files, job) => library.scanListing(id, files, job),
    takeWork: (ids, limit) => library.takeWork(ids, limit),
    returnWork: (ids) => library.returnWork(ids),
    readCounts: () => library.readCounts(),
  };
}
