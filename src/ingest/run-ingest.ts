/** The conductor of a run: scans sources, hears what waits, keeps it; holds nothing durable, uses no timer. */
import { toFailure } from '../../workers/protocol/failure.ts';
import { makeJob } from '../../workers/protocol/job.ts';
import type { SavedEntry } from '../../workers/protocol/samples.ts';
import type { WorkItem } from '../../workers/protocol/sources.ts';
import { analyzeOne } from './analyze-one.ts';
import type { HeardOne, Withheld } from './analyze-one.ts';
import type {
  IngestPorts,
  IngestReports,
  ScanOutcome,
  ScanTarget,
  SourceScope,
} from './ingest-ports.ts';
import { saveHeard } from './save-heard.ts';
import { makeWakeUp } from './wake-up.ts';
import type { WakeUp } from './wake-up.ts';

/** Most results of one transaction. */
const BATCH = 64;
/** Places borrowed from the library at once. */
const BORROWED = 64;
/** Results that may wait to be kept before hearing pauses. */
const MOST_PENDING = 512;

/** A run that goes on. */
export interface IngestRun {
  /** Adds a source to look through; its sounds are heard by this run. */
  readonly scan: (target: ScanTarget) => void;
  /** Asks the library for work again: something that it did not know of may wait now. */
  readonly lookAgain: () => void;
  /** Hears nothing new until `goOn`; what is being heard is finished and kept. */
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Ends the run; what is kept stays, what waits waits for another run. */
  readonly cancel: () => void;
  /** Settles when nothing is left to do, or rejects with what stopped it. */
  readonly finished: Promise<void>;
}

interface RunState {
  readonly ports: IngestPorts;
  readonly reports: IngestReports;
  readonly scope: SourceScope;
  readonly abort: AbortController;
  readonly bell: WakeUp;
  readonly targets: ScanTarget[];
  readonly queue: WorkItem[];
  readonly pending: HeardOne[];
  /** By place: what the library lent and has no result of yet. */
  readonly lent: Map<number, WorkItem>;
  scanning: boolean;
  paused: boolean;
  /** True while the library lends, so that lanes do not ask twice. */
  borrowing: boolean;
  /** True when the last question for work came back empty and nothing was added since. */
  drained: boolean;
  hearing: number;
  saving: boolean;
  foundBefore: number;
  foundNow: number;
  settled: number;
  waiting: number;
  compared: number;
  failed: number;
}

/** Starts a run on some sources; `scope` names the sources whose waiting places it takes. */
export function startIngest(
  ports: IngestPorts,
  reports: IngestReports,
  scope: SourceScope,
  targets: readonly ScanTarget[],
): IngestRun {
  const state = newState({ ports, reports, scope }, targets);
  return { finished: runAll(state), ...controlsOf(state) };
}

function controlsOf(state: RunState): Omit<IngestRun, 'finished'> {
  return {
    scan: (target) => {
      state.targets.push(target);
      state.bell.ring();
    },
    lookAgain: () => {
      state.drained = false;
      state.bell.ring();
    },
    pause: () => {
      state.paused = true;
    },
    goOn: () => {
      state.paused = false;
      state.bell.ring();
    },
    cancel: () => {
      state.abort.abort();
      state.bell.ring();
    },
  };
}

function newState(
  given: Pick<RunState, 'ports' | 'reports' | 'scope'>,
  targets: readonly ScanTarget[],
): RunState {
  return {
    ...given,
    abort: new AbortController(),
    bell: makeWakeUp(),
    targets: [...targets],
    queue: [],
    pending: [],
    lent: new Map(),
    scanning: targets.length > 0,
    paused: false,
    borrowing: false,
    drained: false,
    hearing: 0,
    saving: false,
    foundBefore: 0,
    foundNow: 0,
    settled: 0,
    waiting: 0,
    compared: 0,
    failed: 0,
  };
}

async function runAll(state: RunState): Promise<void> {
  const lanes = Array.from({ length: state.ports.lanes }, () => hearAll(state));
  const loops = [scanAll(state), saveAll(state), ...lanes];
  try {
    await Promise.all(loops);
  } catch (thrown) {
    state.abort.abort(thrown);
    state.bell.ring();
    await Promise.allSettled(loops);
    throw thrown;
  } finally {
    await returnLent(state);
  }
}

/** Gives back what was lent and not kept, so that another run can take it. */
async function returnLent(state: RunState): Promise<void> {
  const ids = Array.from(state.lent.values(), ({ locationId }) => locationId);
  if (ids.length > 0) await state.ports.library.returnWork(ids).catch(() => undefined);
}

/** True when nothing is left that could bring work. */
function isFinished(state: RunState): boolean {
  const isQuiet = state.hearing === 0 && !state.saving && !state.borrowing;
  const isEmpty = state.queue.length === 0 && state.pending.length === 0;
  return state.drained && isQuiet && isEmpty && !state.scanning && state.targets.length === 0;
}

async function scanAll(state: RunState): Promise<void> {
  while (!isFinished(state)) {
    state.abort.signal.throwIfAborted();
    const target = state.targets.shift();
    if (target === undefined) {
      state.scanning = false;
      tell(state);
      state.bell.ring();
      if (!isFinished(state)) await state.bell.wait();
    } else {
      state.scanning = true;
      state.reports.onScanned(await scanOne(state, target));
      state.foundBefore += state.foundNow;
      state.foundNow = 0;
      state.drained = false;
      tell(state);
    }
  }
}

async function scanOne(state: RunState, target: ScanTarget): Promise<ScanOutcome> {
  const { library } = state.ports;
  const { sourceId } = target;
  const job = makeJob(state.abort.signal, ({ done }) => {
    state.foundNow = done;
    // Places are kept while the walk goes on: there may be work now.
    state.drained = false;
    state.bell.ring();
    tell(state);
  });
  try {
    const report =
      target.kind === 'folder'
        ? await library.scanFolder(sourceId, target.root, job)
        : await library.scanListing(sourceId, target.files, job);
    return { ok: true, sourceId, report };
  } catch (thrown) {
    state.abort.signal.throwIfAborted();
    const failure = toFailure(thrown);
    if (!failure.code.startsWith('source/')) throw thrown;
    return { ok: false, sourceId, failure };
  }
}

async function hearAll(state: RunState): Promise<void> {
  for (;;) {
    const item = await nextItem(state);
    if (item === undefined) return;
    try {
      const heard = await analyzeOne(state.ports, item, state.abort.signal);
      if (heard.kind === 'withheld') withhold(state, heard);
      else state.pending.push(heard);
    } finally {
      state.hearing -= 1;
      state.bell.ring();
    }
  }
}

/** Leaves a place to a later run; with permission gone, all that is lent of its source. */
function withhold(state: RunState, { item, failure }: Withheld): void {
  const { sourceId } = item;
  if (failure.code === 'source/permission-lost') {
    const others = state.queue.filter((each) => each.sourceId !== sourceId);
    state.queue.splice(0, state.queue.length, ...others);
  }
  state.reports.onWithheld(sourceId, failure);
}

/** The next place to hear, counted as being heard at once; undefined when the run is over. */
async function nextItem(state: RunState): Promise<WorkItem | undefined> {
  for (;;) {
    state.abort.signal.throwIfAborted();
    if (isFinished(state)) return undefined;
    const mayHear = !state.paused && state.pending.length < MOST_PENDING;
    const item = mayHear ? state.queue.shift() : undefined;
    if (item !== undefined) {
      // Here, not by the caller: in between nothing would say that there is still work.
      state.hearing += 1;
      return item;
    }
    if (mayHear && !state.drained && !state.borrowing) await borrow(state);
    else await state.bell.wait();
  }
}

async function borrow(state: RunState): Promise<void> {
  state.borrowing = true;
  // Set first: a scan that adds places while the library answers must not be forgotten.
  state.drained = true;
  try {
    const { library } = state.ports;
    const items = await library.takeWork(state.scope(), BORROWED);
    state.queue.push(...items);
    for (const item of items) state.lent.set(item.locationId, item);
    if (items.length > 0) state.drained = false;
    state.waiting = (await library.readCounts()).waiting;
    tell(state);
  } finally {
    state.borrowing = false;
    state.bell.ring();
  }
}

async function saveAll(state: RunState): Promise<void> {
  while (!isFinished(state)) {
    if (state.pending.length === 0) {
      state.abort.signal.throwIfAborted();
      await state.bell.wait();
    } else {
      await saveSome(state);
    }
  }
  state.bell.ring();
}

/** Keeps what is there: few results while hearing is slow, many while it is fast. */
async function saveSome(state: RunState): Promise<void> {
  state.saving = true;
  const heard = state.pending.splice(0, BATCH);
  try {
    const receipt = await saveHeard(state.ports, heard);
    for (const [i, saved] of receipt.entries.entries()) count(state, saved, heard[i]);
    state.compared += receipt.placed.slots.length;
    tell(state);
  } finally {
    state.saving = false;
    state.bell.ring();
  }
}

function count(state: RunState, saved: SavedEntry, heard: HeardOne | undefined): void {
  const item = state.lent.get(saved.locationId);
  if (saved.result === 'analyze' && item !== undefined) {
    state.queue.unshift({ ...item, identify: false });
    return;
  }
  state.lent.delete(saved.locationId);
  state.settled += 1;
  state.waiting = Math.max(0, state.waiting - 1);
  if (heard?.kind === 'entry' && heard.entry.kind === 'failed') state.failed += 1;
}

function tell(state: RunState): void {
  state.reports.onCounts({
    isScanning: state.scanning || state.targets.length > 0,
    found: state.foundBefore + state.foundNow,
    settled: state.settled,
    waiting: Math.max(state.waiting, state.queue.length + state.pending.length + state.hearing),
    compared: state.compared,
    failed: state.failed,
  });
}
