/** The model of runs over the real services of all threads, in Node; the clock is the test's. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryFolder } from '../../tests/fakes/memory-folder.ts';
import type { MemoryFolder } from '../../tests/fakes/memory-folder.ts';
import { openNodeThreads } from '../../tests/fakes/node-threads.ts';
import type { NodeThreads } from '../../tests/fakes/node-threads.ts';
import { toneWav } from '../../tests/fixtures/tone-wav.ts';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { SourceId } from '../../workers/protocol/ids.ts';
import { IngestModel } from './ingest-model.ts';
import type { Ingest, IngestView } from './ingest-model.ts';
import type { IngestPorts, ScanOutcome } from './ingest-ports.ts';

/** Ends long before a test would, but not under load. */
const PATIENT = { timeout: 4000 };

let threads: NodeThreads;
let folder: MemoryFolder;
let sourceId: SourceId;
let nowMs: number;
let scans: ScanOutcome[];
let stopped: AppFailure[];
let views: IngestView[];
let ingest: Ingest;

beforeEach(async () => {
  threads = await openNodeThreads();
  folder = memoryFolder({
    'a.wav': toneWav(80),
    'b.wav': toneWav(300),
    'c.txt': new Uint8Array(1),
  });
  sourceId = await threads.addFolder('Sounds', folder);
  nowMs = 0;
  scans = [];
  stopped = [];
  views = [];
  ingest = makeIngest(threads.ports);
});

function makeIngest(run: IngestPorts): Ingest {
  const model = new IngestModel({
    run,
    scope: threads.sourceIds,
    onScanned: (outcome) => scans.push(outcome),
    onWithheld: () => undefined,
    onStopped: (failure) => stopped.push(failure),
    // Each look at the clock is a second later: every count is painted.
    now: () => (nowMs += 1000),
  });
  model.view.subscribe((view) => {
    if (view !== undefined) views.push(view);
  });
  return model;
}

function scan(): void {
  ingest.scan({ kind: 'folder', sourceId, root: folder.handle });
}

async function ended(): Promise<IngestView> {
  await vi.waitFor(() => expect(views.at(-1)?.phase).toMatch(/done|canceled/), PATIENT);
  return views.at(-1) as IngestView;
}

describe('a run', () => {
  it('ends with all stages done and absolute counts', async () => {
    scan();
    expect([...ingest.scanning.value]).toEqual([sourceId]);
    const last = await ended();
    expect(last).toMatchObject({
      phase: 'done',
      find: { state: 'done', done: 2 },
      listen: { state: 'done', done: 2, total: 2 },
      compare: { state: 'done', done: 2, total: 2 },
      others: 1,
      failed: 0,
    });
    expect(ingest.scanning.value.size).toBe(0);
    expect(scans).toHaveLength(1);
  });

  it('never counts backward', async () => {
    scan();
    await ended();
    const done = views.map(({ listen }) => listen.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
  });

  it('says that it pauses, and goes on', async () => {
    scan();
    ingest.pause();
    expect(views.at(-1)?.phase).toBe('paused');
    ingest.goOn();
    expect((await ended()).listen.done).toBe(2);
  });

  it('ends at once when canceled, without a complaint', async () => {
    scan();
    ingest.cancel();
    await vi.waitFor(() => expect(ingest.scanning.value.size).toBe(0), PATIENT);
    expect(stopped).toEqual([]);
    scan();
    expect((await ended()).phase).toBe('done');
  });

  it('tells what stopped it', async () => {
    ingest = makeIngest({
      ...threads.ports,
      search: {
        keep: () => Promise.reject(new Error('broken')),
        place: () => Promise.resolve(),
        free: () => Promise.resolve(),
      },
    });
    scan();
    await vi.waitFor(() => expect(stopped).toHaveLength(1), PATIENT);
    expect(stopped[0]?.code).toBe('thread/bug');
  });
});

it('hears what waits without looking for changes', async () => {
  scan();
  ingest.cancel();
  await vi.waitFor(() => expect(ingest.scanning.value.size).toBe(0), PATIENT);
  ingest.resume();
  await vi.waitFor(
    async () => expect((await threads.library.readCounts()).waiting).toBe(0),
    PATIENT,
  );
});
