/** The run that brings sounds into the library, as signals and actions. */
import { createModel, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal, Signal } from '@preact/signals';
import { toFailure } from '../../workers/protocol/failure.ts';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { IngestCounts, IngestPorts, ScanOutcome, ScanTarget } from './ingest-ports.ts';
import { startIngest } from './run-ingest.ts';
import type { IngestRun } from './run-ingest.ts';

/** One step of a run. */
export interface IngestStage {
  readonly state: 'waiting' | 'running' | 'done';
  readonly done: number;
  /** Undefined while it is not known how many there are. */
  readonly total: number | undefined;
}

/** What the progress strip shows. */
export interface IngestView {
  readonly phase: 'running' | 'paused' | 'done' | 'canceled';
  readonly find: IngestStage;
  readonly listen: IngestStage;
  readonly compare: IngestStage;
  /** Files found that are no sounds. */
  readonly others: number;
  /** Sounds a second over the last seconds; undefined in the first second. */
  readonly perSecond: number | undefined;
  readonly secondsLeft: number | undefined;
  /** Sounds of this run that could not be read. */
  readonly failed: number;
}

/** The run that brings sounds into the library. */
export interface Ingest {
  /** Undefined when nothing runs (and 2 s after the end). */
  readonly view: ReadonlySignal<IngestView | undefined>;
  /** The sources that are being scanned right now or will be. */
  readonly scanning: ReadonlySignal<ReadonlySet<SourceId>>;
  /** Looks through a source and hears what is new, in the run that goes on or in a new one. */
  readonly scan: (target: ScanTarget) => void;
  /** Hears what waits in these sources without looking for changes first. */
  readonly resume: () => void;
  readonly pause: () => void;
  readonly goOn: () => void;
  readonly cancel: () => void;
}

/** What the model needs; `scope` names the sources that can be read right now. */
export interface IngestModelPorts {
  readonly run: IngestPorts;
  readonly scope: () => readonly SourceId[];
  readonly onScanned: (outcome: ScanOutcome) => void;
  readonly onWithheld: (sourceId: SourceId, failure: AppFailure) => void;
  /** A run stopped by a failure that concerns all of it, such as a full disk. */
  readonly onStopped: (failure: AppFailure) => void;
  /** Milliseconds from any start; `performance.now` in the page. */
  readonly now: () => number;
}

interface RateMark {
  readonly atMs: number;
  readonly settled: number;
}

interface IngestState {
  readonly view: Signal<IngestView | undefined>;
  readonly scanning: Signal<ReadonlySet<SourceId>>;
  run: IngestRun | undefined;
  phase: IngestView['phase'];
  counts: IngestCounts;
  others: number;
  marks: RateMark[];
  paintedAtMs: number;
  startedAtMs: number;
}

const NOTHING: IngestCounts = {
  isScanning: true,
  found: 0,
  settled: 0,
  waiting: 0,
  compared: 0,
  failed: 0,
};
/** Four paints a second are enough to read numbers by. */
const PAINT_EVERY_MS = 250;
/** A look that finds nothing new within this time stays unseen. */
const QUIET_MS = 1200;
const END_SHOWN_MS = 2000;
const RATE_SPAN_MS = 5000;
const LEAST_FOR_TIME = 20;

/** Builds the model of runs. */
export const IngestModel: ModelConstructor<Ingest, [IngestModelPorts]> = createModel(
  (ports: IngestModelPorts) => {
    const state: IngestState = {
      view: signal<IngestView | undefined>(undefined),
      scanning: signal<ReadonlySet<SourceId>>(new Set()),
      run: undefined,
      phase: 'running',
      counts: NOTHING,
      others: 0,
      marks: [],
      paintedAtMs: 0,
      startedAtMs: 0,
    };
    return {
      view: state.view,
      scanning: state.scanning,
      scan: (target: ScanTarget) => scan(state, ports, target),
      resume: () => {
        if (state.run === undefined) begin(state, ports, []);
        else state.run.lookAgain();
      },
      pause: () => setPhase(state, ports, 'paused'),
      goOn: () => setPhase(state, ports, 'running'),
      cancel: () => state.run?.cancel(),
    };
  },
);

function scan(state: IngestState, ports: IngestModelPorts, target: ScanTarget): void {
  state.scanning.value = new Set([...state.scanning.peek(), target.sourceId]);
  if (state.run === undefined) begin(state, ports, [target]);
  else state.run.scan(target);
}

function begin(state: IngestState, ports: IngestModelPorts, targets: readonly ScanTarget[]): void {
  Object.assign(state, { phase: 'running', counts: NOTHING, others: 0, marks: [] });
  state.startedAtMs = ports.now();
  const reports = {
    onCounts: (counts: IngestCounts) => {
      state.counts = counts;
      paint(state, ports, false);
    },
    onScanned: (outcome: ScanOutcome) => {
      const rest = new Set(state.scanning.peek());
      rest.delete(outcome.sourceId);
      state.scanning.value = rest;
      if (outcome.ok) state.others += outcome.report.others;
      ports.onScanned(outcome);
    },
    onWithheld: ports.onWithheld,
  };
  const run = startIngest(ports.run, reports, ports.scope, targets);
  state.run = run;
  run.finished.then(
    () => end(state, ports, 'done'),
    (thrown: unknown) => {
      end(state, ports, 'canceled');
      const isCanceled = thrown instanceof DOMException && thrown.name === 'AbortError';
      if (!isCanceled) ports.onStopped(toFailure(thrown));
    },
  );
}

function setPhase(state: IngestState, ports: IngestModelPorts, phase: 'running' | 'paused'): void {
  if (state.run === undefined) return;
  if (phase === 'paused') state.run.pause();
  else state.run.goOn();
  state.phase = phase;
  state.marks = [];
  paint(state, ports, true);
}

function end(state: IngestState, ports: IngestModelPorts, phase: 'done' | 'canceled'): void {
  state.run = undefined;
  state.phase = phase;
  state.scanning.value = new Set();
  if (state.view.peek() === undefined) return;
  paint(state, ports, true);
  const shown = state.view.peek();
  setTimeout(() => {
    if (state.view.peek() === shown) state.view.value = undefined;
  }, END_SHOWN_MS);
}

/** Shows the counts, at most four times a second, and not at all while a look finds nothing new. */
function paint(state: IngestState, ports: IngestModelPorts, isForced: boolean): void {
  const nowMs = ports.now();
  const { settled, waiting } = state.counts;
  markRate(state, nowMs);
  if (!isForced && nowMs - state.paintedAtMs < PAINT_EVERY_MS) return;
  const isNew = settled + waiting > 0 || nowMs - state.startedAtMs > QUIET_MS;
  if (!isForced && !isNew && state.view.peek() === undefined) return;
  state.paintedAtMs = nowMs;
  state.view.value = toView(state, nowMs);
}

function markRate(state: IngestState, nowMs: number): void {
  state.marks.push({ atMs: nowMs, settled: state.counts.settled });
  while ((state.marks[1]?.atMs ?? Infinity) < nowMs - RATE_SPAN_MS) state.marks.shift();
}

function toView({ phase, counts, others, marks }: IngestState, nowMs: number): IngestView {
  const { isScanning, found, settled, waiting, compared, failed } = counts;
  const isOver = phase === 'done' || phase === 'canceled';
  const total = settled + waiting;
  const perSecond = rateOf(marks, nowMs);
  // The first sounds pay for the start of their threads: a guess from them alone would frighten.
  const isGuess = perSecond === undefined || perSecond <= 0 || settled < LEAST_FOR_TIME;
  const left = isGuess ? undefined : waiting / perSecond;
  return {
    phase,
    find: {
      state: isScanning && !isOver ? 'running' : 'done',
      done: found,
      total: isScanning ? undefined : found,
    },
    listen: stage(settled, total, isOver),
    compare: stage(compared, Math.max(0, total - failed), isOver),
    others,
    perSecond,
    secondsLeft: isScanning || isOver || phase === 'paused' ? undefined : left,
    failed,
  };
}

function stage(done: number, total: number, isOver: boolean): IngestStage {
  if (isOver) return { state: 'done', done, total };
  return { state: total === 0 ? 'waiting' : 'running', done, total };
}

function rateOf(marks: readonly RateMark[], nowMs: number): number | undefined {
  const first = marks[0];
  const last = marks.at(-1);
  if (first === undefined || last === undefined || nowMs - first.atMs < 1000) return undefined;
  return ((last.settled - first.settled) / (nowMs - first.atMs)) * 1000;
}
