/** The similar list as signals and actions: follows the sound in hand, latest answer only. */
import { computed, createModel, effect, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal, Signal } from '@preact/signals';
import type { LibraryChange } from '../../workers/protocol/changes.ts';
import { toFailure } from '../../workers/protocol/failure.ts';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { SampleId } from '../../workers/protocol/ids.ts';
import type { LibraryApi } from '../../workers/protocol/library-api.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';
import type { SearchApi } from '../../workers/protocol/search-api.ts';
import type { Ranking } from '../../workers/protocol/vectors.ts';
import { makeLatestOnly } from '../requests/latest-only.ts';
import type { LatestOnly } from '../requests/latest-only.ts';
import type { InHand, Selection } from '../selection/selection-model.ts';

/** One similar sound. */
export interface SimilarRow {
  readonly row: SampleRow;
  /** 0.004 for "top 0.4 %". */
  readonly topShare: number;
  /** 0 to 1, for the bar. */
  readonly strength: number;
}

/** What the similar list shows; an older answer stays until the new one replaces it. */
export type SimilarState =
  | { readonly state: 'empty' }
  | {
      readonly state: 'ready';
      readonly subject: SampleRow;
      readonly rows: readonly SimilarRow[];
      readonly comparedCount: number;
    }
  | {
      readonly state: 'uncompared';
      readonly subject: SampleRow;
      readonly reason: 'waiting' | 'silent' | 'failed';
    }
  | { readonly state: 'failed'; readonly failure: AppFailure };

/** The similar list: follows the sound in hand, and can be walked. */
export interface Similar {
  readonly shown: ReadonlySignal<SimilarState>;
  /** Place of the sound in hand among the rows; -1 when it is none of them. */
  readonly handIndex: ReadonlySignal<number>;
  /** A row that the list shows. */
  readonly knownRow: (sampleId: SampleId) => SampleRow | undefined;
  readonly canGoBack: ReadonlySignal<boolean>;
  readonly canGoForward: ReadonlySignal<boolean>;
  /** Takes a row in hand to hear it; the list stays about its subject. */
  readonly takeAt: (index: number) => void;
  readonly moveBy: (places: number) => void;
  /** Asks for what sounds like this one: a step that `back` undoes. */
  readonly walkTo: (sampleId: SampleId) => void;
  readonly back: () => void;
  readonly forward: () => void;
}

/** What the model needs. */
export interface SimilarPorts {
  readonly library: Pick<LibraryApi, 'readSamples'>;
  readonly search: Pick<SearchApi, 'findSimilar'>;
  readonly selection: Selection;
  readonly listen: (listener: (change: LibraryChange) => void) => () => void;
  /** Milliseconds of rest before a walk with the keys is followed. */
  readonly restMs: number;
}

/** Answers of one question: three screens of them. */
const COUNT = 60;
const MOST_STEPS = 200;
const REFRESH_MS = 500;

interface SimilarInner {
  readonly shown: Signal<SimilarState>;
  /** Subjects in the order they were asked for, and which of them is shown. */
  readonly steps: Signal<readonly SampleId[]>;
  readonly at: Signal<number>;
  readonly latest: LatestOnly;
  /** The turn of the selection that this list made itself: it is not followed. */
  ownTurn: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  refreshTimer: ReturnType<typeof setTimeout> | undefined;
}

/** Builds the similar list. */
export const SimilarModel: ModelConstructor<Similar, [SimilarPorts]> = createModel(
  (ports: SimilarPorts) => {
    const inner: SimilarInner = {
      shown: signal<SimilarState>({ state: 'empty' }),
      steps: signal<readonly SampleId[]>([]),
      at: signal(-1),
      latest: makeLatestOnly(),
      ownTurn: 0,
      timer: undefined,
      refreshTimer: undefined,
    };
    effect(() => follow(inner, ports, ports.selection.inHand.value));
    effect(() => ports.listen((change) => refreshOn(inner, ports, change)));
    return {
      shown: inner.shown,
      handIndex: computed(() => indexOfHand(inner, ports)),
      knownRow: (sampleId: SampleId) => knownRow(inner.shown.peek(), sampleId),
      canGoBack: computed(() => inner.at.value > 0),
      canGoForward: computed(() => inner.at.value < inner.steps.value.length - 1),
      ...hearing(inner, ports),
      ...walking(inner, ports),
    };
  },
);

function hearing(inner: SimilarInner, ports: SimilarPorts): Pick<Similar, 'takeAt' | 'moveBy'> {
  const takeAt = (index: number): void => {
    const shown = inner.shown.peek();
    const row = shown.state === 'ready' ? shown.rows[index]?.row : undefined;
    if (row === undefined) return;
    inner.ownTurn = (ports.selection.inHand.peek()?.turn ?? 0) + 1;
    ports.selection.take(row.id, 'walk');
  };
  return {
    takeAt,
    moveBy: (places) => {
      const shown = inner.shown.peek();
      if (shown.state !== 'ready') return;
      const from = indexOfHand(inner, ports);
      const to = from < 0 ? 0 : Math.min(shown.rows.length - 1, Math.max(0, from + places));
      if (to !== from) takeAt(to);
    },
  };
}

function walking(
  inner: SimilarInner,
  ports: SimilarPorts,
): Pick<Similar, 'walkTo' | 'back' | 'forward'> {
  const goTo = (at: number): void => {
    const sampleId = inner.steps.peek()[at];
    if (sampleId === undefined) return;
    inner.at.value = at;
    inner.ownTurn = (ports.selection.inHand.peek()?.turn ?? 0) + 1;
    ports.selection.take(sampleId, 'press');
    void ask(inner, ports, sampleId);
  };
  return {
    walkTo: (sampleId) => {
      addStep(inner, sampleId);
      goTo(inner.at.peek());
    },
    back: () => goTo(inner.at.peek() - 1),
    forward: () => goTo(inner.at.peek() + 1),
  };
}

function knownRow(shown: SimilarState, sampleId: SampleId): SampleRow | undefined {
  return shown.state === 'ready'
    ? shown.rows.find(({ row }) => row.id === sampleId)?.row
    : undefined;
}

function indexOfHand({ shown }: SimilarInner, { selection }: SimilarPorts): number {
  const now = shown.value;
  const hand = selection.inHand.value?.sampleId;
  return now.state === 'ready' ? now.rows.findIndex(({ row }) => row.id === hand) : -1;
}

/** Asks for what sounds like the sound in hand: at once when pressed, at rest while walking. */
function follow(inner: SimilarInner, ports: SimilarPorts, hand: InHand | undefined): void {
  clearTimeout(inner.timer);
  if (hand === undefined || hand.turn === inner.ownTurn) return;
  const step = (): void => {
    addStep(inner, hand.sampleId);
    void ask(inner, ports, hand.sampleId);
  };
  if (hand.takenBy === 'press') step();
  else inner.timer = setTimeout(step, ports.restMs);
}

/** Drops what lay ahead, as a browser's history does. */
function addStep({ steps, at }: SimilarInner, sampleId: SampleId): void {
  if (steps.peek()[at.peek()] === sampleId) return;
  const kept = steps.peek().slice(0, at.peek() + 1);
  steps.value = [...kept, sampleId].slice(-MOST_STEPS);
  at.value = steps.peek().length - 1;
}

/** While sounds come in, the answer grows: it is asked for again, twice a second at most. */
function refreshOn(inner: SimilarInner, ports: SimilarPorts, { kinds }: LibraryChange): void {
  if (inner.refreshTimer !== undefined || kinds.every((kind) => kind === 'sources')) return;
  inner.refreshTimer = setTimeout(() => {
    inner.refreshTimer = undefined;
    const shown = inner.shown.peek();
    if (shown.state !== 'ready' && shown.state !== 'uncompared') return;
    void ask(inner, ports, shown.subject.id);
  }, REFRESH_MS);
}

async function ask(inner: SimilarInner, ports: SimilarPorts, sampleId: SampleId): Promise<void> {
  try {
    const state = await inner.latest(() => answer(ports, sampleId));
    if (state !== undefined) inner.shown.value = state;
  } catch (thrown) {
    inner.shown.value = { state: 'failed', failure: toFailure(thrown) };
  }
}

async function answer(ports: SimilarPorts, sampleId: SampleId): Promise<SimilarState> {
  const ranking = await ports.search.findSimilar({ sampleId, count: COUNT, allow: undefined });
  const ids = ranking === undefined ? [] : [...ranking.sampleIds];
  const rows = await ports.library.readSamples([sampleId, ...ids]);
  const subject = rows.find(({ id }) => id === sampleId);
  if (subject === undefined) return { state: 'empty' };
  if (ranking === undefined) return { state: 'uncompared', subject, reason: reasonFor(subject) };
  const { comparedCount } = ranking;
  return { state: 'ready', subject, rows: join(ranking, rows), comparedCount };
}

function reasonFor({ state }: SampleRow): 'waiting' | 'silent' | 'failed' {
  return state === 'ready' ? 'silent' : state;
}

function join(ranking: Ranking, rows: readonly SampleRow[]): SimilarRow[] {
  const byId = new Map<number, SampleRow>(rows.map((row) => [row.id, row]));
  return [...ranking.sampleIds].flatMap((id, i) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    const topShare = ranking.topShares[i] ?? 1;
    return [{ row, topShare, strength: ranking.strengths[i] ?? 0 }];
  });
}
