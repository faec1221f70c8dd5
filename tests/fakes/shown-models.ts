/** Models of the shell as plain signals, for tests of what is drawn: every act is written down. */
import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Audition } from '../../src/audition/audition-model.ts';
import type { SampleList } from '../../src/samples/sample-list-model.ts';
import type { Similar, SimilarState } from '../../src/similar/similar-model.ts';
import type { SampleId } from '../../workers/protocol/ids.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';

/** A model whose signals a test may write. */
export type Writable<Model> = {
  readonly [Name in keyof Model]: Model[Name] extends { readonly value: infer Value }
    ? Signal<Value>
    : Model[Name];
};

/** A written act: its name and what it was given. */
export type Act = readonly [name: string, ...given: unknown[]];

/** A list over `rows`; acts that move the hand do. */
export function shownList(
  rows: (id: number) => SampleRow | undefined,
  ids: Uint32Array,
): { readonly list: Writable<SampleList>; readonly acts: Act[] } {
  const acts: Act[] = [];
  const handIndex = signal(-1);
  const idsNow = signal(ids);
  const list: Writable<SampleList> = {
    ids: idsNow,
    isLoaded: signal(true),
    words: signal(''),
    scope: signal({ kind: 'all' }),
    order: signal({ column: 'name', direction: 'ascending' }),
    rowsVersion: signal(0),
    handIndex,
    counts: signal(undefined),
    rowAt: (index) => rows(idsNow.peek()[index] ?? -1),
    knownRow: rows,
    ...listActs(acts, idsNow, handIndex),
  };
  return { list, acts };
}

type ListActs = Pick<
  SampleList,
  'show' | 'setWords' | 'setScope' | 'sortBy' | 'takeAt' | 'moveBy' | 'retry' | 'refresh'
>;

function listActs(acts: Act[], ids: Signal<Uint32Array>, handIndex: Signal<number>): ListActs {
  return {
    show: () => undefined,
    setWords: (words) => acts.push(['setWords', words]),
    setScope: (scope) => acts.push(['setScope', scope]),
    sortBy: (column) => acts.push(['sortBy', column]),
    takeAt: (index, takenBy) => {
      acts.push(['takeAt', index, takenBy]);
      handIndex.value = index;
    },
    moveBy: (places) => {
      acts.push(['moveBy', places]);
      const last = ids.peek().length - 1;
      handIndex.value = Math.min(last, Math.max(0, handIndex.peek() + places));
    },
    retry: async (sampleId) => void acts.push(['retry', sampleId]),
    refresh: async () => undefined,
  };
}

/** A similar list that shows `state`. */
export function shownSimilar(state: SimilarState): {
  readonly similar: Writable<Similar>;
  readonly acts: Act[];
} {
  const acts: Act[] = [];
  const handIndex = signal(-1);
  const similar: Writable<Similar> = {
    shown: signal(state),
    handIndex,
    knownRow: () => undefined,
    canGoBack: signal(true),
    canGoForward: signal(false),
    takeAt: (index) => {
      acts.push(['takeAt', index]);
      handIndex.value = index;
    },
    moveBy: (places) => {
      acts.push(['moveBy', places]);
      handIndex.value += places;
    },
    walkTo: (sampleId) => acts.push(['walkTo', sampleId]),
    back: () => acts.push(['back']),
    forward: () => acts.push(['forward']),
  };
  return { similar, acts };
}

/** A player with a subject, or none; `place.seconds` is where it stands. */
export function shownAudition(subject?: SampleRow): {
  readonly audition: Writable<Audition>;
  readonly acts: Act[];
  readonly place: { seconds: number };
} {
  const acts: Act[] = [];
  const place = { seconds: 0 };
  const audition: Writable<Audition> = {
    subject: signal(subject),
    sounding: signal<SampleId | undefined>(undefined),
    pcm: signal(undefined),
    isLooping: signal(false),
    playsOnTake: signal(true),
    volumeDb: signal(-3),
    failure: signal(undefined),
    outputRateHz: signal(48_000),
    positionSeconds: () => place.seconds,
    toggle: () => acts.push(['toggle']),
    stop: () => acts.push(['stop']),
    playFrom: (seconds) => acts.push(['playFrom', seconds]),
    toggleLoop: () => acts.push(['toggleLoop']),
    togglePlaysOnTake: () => acts.push(['togglePlaysOnTake']),
    setVolumeDb: (db) => acts.push(['setVolumeDb', db]),
  };
  return { audition, acts, place };
}
