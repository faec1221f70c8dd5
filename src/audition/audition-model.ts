/** The player as signals and actions: one sound at a time, the one in hand. */
import { createModel, effect, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal, Signal } from '@preact/signals';
import type { PcmBlock } from '../../workers/protocol/audio-api.ts';
import type { LibraryChange } from '../../workers/protocol/changes.ts';
import { toFailure } from '../../workers/protocol/failure.ts';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { SampleId } from '../../workers/protocol/ids.ts';
import type { LibraryApi } from '../../workers/protocol/library-api.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';
import type { KeptValues } from '../kept/kept-values.ts';
import { makeLatestOnly } from '../requests/latest-only.ts';
import type { LatestOnly } from '../requests/latest-only.ts';
import type { InHand, Selection } from '../selection/selection-model.ts';
import type { Playable, Player } from './player.ts';
import type { LoadOutcome } from './sound-loader.ts';

/** The player: one sound at a time. */
export interface Audition {
  /** The sound that is loaded: the one in hand. */
  readonly subject: ReadonlySignal<SampleRow | undefined>;
  /** The sound that is heard right now. */
  readonly sounding: ReadonlySignal<SampleId | undefined>;
  /** Pcm and pyramids of the subject for drawing; undefined until decoded, or for long sounds. */
  readonly pcm: ReadonlySignal<PcmBlock | undefined>;
  readonly isLooping: ReadonlySignal<boolean>;
  /** Whether taking a sound in hand plays it. */
  readonly playsOnTake: ReadonlySignal<boolean>;
  /** -60 to 0. */
  readonly volumeDb: ReadonlySignal<number>;
  /** Why the subject cannot be heard. */
  readonly failure: ReadonlySignal<AppFailure | undefined>;
  /** Rate of the output, once it runs. */
  readonly outputRateHz: ReadonlySignal<number | undefined>;
  /** Seconds into the subject right now; read once a frame while sounding. 0 at rest or where it was left. */
  readonly positionSeconds: () => number;
  /** Plays the subject from its start (again), or stops it when it sounds. */
  readonly toggle: () => void;
  readonly stop: () => void;
  /** Plays from a place in the subject. */
  readonly playFrom: (seconds: number) => void;
  readonly toggleLoop: () => void;
  readonly togglePlaysOnTake: () => void;
  readonly setVolumeDb: (db: number) => void;
}

/** What the model needs. */
export interface AuditionPorts {
  readonly library: Pick<LibraryApi, 'readSamples'>;
  readonly selection: Selection;
  readonly player: Player;
  /** A row that is on the screen already: asking for it would cost the press its quickness. */
  readonly knownRow: (sampleId: SampleId) => SampleRow | undefined;
  /** Loads a sound, at once where it is kept; rejects only when the signal is aborted. */
  readonly load: (row: SampleRow, signal: AbortSignal) => LoadOutcome | Promise<LoadOutcome>;
  readonly kept: KeptValues;
  /** Samples whose files may have changed: what was decoded of them is not theirs any more. */
  readonly forget: (sampleIds: readonly number[] | undefined) => void;
  readonly listen: (listener: (change: LibraryChange) => void) => () => void;
}

interface AuditionState {
  readonly subject: Signal<SampleRow | undefined>;
  readonly sounding: Signal<SampleId | undefined>;
  readonly pcm: Signal<PcmBlock | undefined>;
  readonly isLooping: Signal<boolean>;
  readonly playsOnTake: Signal<boolean>;
  readonly volumeDb: Signal<number>;
  readonly failure: Signal<AppFailure | undefined>;
  readonly outputRateHz: Signal<number | undefined>;
  readonly latest: LatestOnly;
  /** Ends the loading of a sound that is not in hand any more. */
  loading: AbortController;
  loaded: Playable | undefined;
  /** Where to play from once it is loaded; undefined where nobody asked. */
  wantedSeconds: number | undefined;
  /** Where the sound was left. */
  restSeconds: number;
}

const KEPT_VOLUME = 'volume-db';
const KEPT_PLAYS = 'plays-on-take';

/** Builds the player's model. */
export const AuditionModel: ModelConstructor<Audition, [AuditionPorts]> = createModel(
  (ports: AuditionPorts) => {
    const state = newState();
    void readKept(state, ports);
    effect(() => take(state, ports, ports.selection.inHand.value));
    effect(() => ports.listen((change) => refreshOn(state, ports, change)));
    const { subject, sounding, pcm, isLooping, playsOnTake, volumeDb, failure, outputRateHz } =
      state;
    return {
      subject,
      sounding,
      pcm,
      isLooping,
      playsOnTake,
      volumeDb,
      failure,
      outputRateHz,
      positionSeconds: () => ports.player.position() ?? state.restSeconds,
      ...playing(state, ports),
      ...choices(state, ports),
    };
  },
);

function newState(): AuditionState {
  return {
    subject: signal<SampleRow | undefined>(undefined),
    sounding: signal<SampleId | undefined>(undefined),
    pcm: signal<PcmBlock | undefined>(undefined),
    isLooping: signal(false),
    playsOnTake: signal(true),
    volumeDb: signal(0),
    failure: signal<AppFailure | undefined>(undefined),
    outputRateHz: signal<number | undefined>(undefined),
    latest: makeLatestOnly(),
    loading: new AbortController(),
    loaded: undefined,
    wantedSeconds: undefined,
    restSeconds: 0,
  };
}

function playing(
  state: AuditionState,
  ports: AuditionPorts,
): Pick<Audition, 'toggle' | 'stop' | 'playFrom'> {
  return {
    toggle: () => {
      if (state.sounding.peek() === undefined) start(state, ports, 0);
      else stop(state, ports);
    },
    stop: () => stop(state, ports),
    playFrom: (seconds) => start(state, ports, seconds),
  };
}

function choices(
  state: AuditionState,
  { player, kept }: AuditionPorts,
): Pick<Audition, 'toggleLoop' | 'togglePlaysOnTake' | 'setVolumeDb'> {
  return {
    toggleLoop: () => {
      state.isLooping.value = !state.isLooping.peek();
      player.setLooping(state.isLooping.peek());
    },
    togglePlaysOnTake: () => {
      state.playsOnTake.value = !state.playsOnTake.peek();
      void kept.keep(KEPT_PLAYS, state.playsOnTake.peek());
    },
    setVolumeDb: (db) => {
      state.volumeDb.value = Math.max(-60, Math.min(0, db));
      player.setVolumeDb(state.volumeDb.peek());
      void kept.keep(KEPT_VOLUME, state.volumeDb.peek());
    },
  };
}

async function readKept(state: AuditionState, { kept, player }: AuditionPorts): Promise<void> {
  const [volumeDb, plays] = [await kept.read(KEPT_VOLUME), await kept.read(KEPT_PLAYS)];
  if (typeof plays === 'boolean') state.playsOnTake.value = plays;
  if (typeof volumeDb !== 'number') return;
  state.volumeDb.value = volumeDb;
  player.setVolumeDb(volumeDb);
}

/**
 * Shows, loads and, where wished, plays the sound in hand; a sound that was left is not played late.
 * A sound that is kept is playing when this returns: it is heard before anything is painted.
 */
function take(state: AuditionState, ports: AuditionPorts, hand: InHand | undefined): void {
  state.loading.abort();
  state.loading = new AbortController();
  const { signal: canceled } = state.loading;
  stop(state, ports);
  state.loaded = undefined;
  state.restSeconds = 0;
  state.wantedSeconds = state.playsOnTake.peek() ? 0 : undefined;
  if (hand === undefined) {
    show(state, undefined);
    return;
  }
  const known = ports.knownRow(hand.sampleId);
  const loading =
    known === undefined
      ? readHand(state, ports, hand.sampleId, canceled)
      : load(state, ports, known, canceled);
  loading?.catch((thrown: unknown) => {
    if (!canceled.aborted) state.failure.value = toFailure(thrown);
  });
}

async function readHand(
  state: AuditionState,
  ports: AuditionPorts,
  sampleId: SampleId,
  canceled: AbortSignal,
): Promise<void> {
  const [row] = await ports.library.readSamples([sampleId]);
  canceled.throwIfAborted();
  if (row === undefined) show(state, undefined);
  else await load(state, ports, row, canceled);
}

/** Undefined where it was done at once. */
function load(
  state: AuditionState,
  ports: AuditionPorts,
  row: SampleRow,
  canceled: AbortSignal,
): Promise<void> | undefined {
  if (row.state === 'failed') {
    show(state, row);
    return undefined;
  }
  const outcome = ports.load(row, canceled);
  show(state, row);
  if (!(outcome instanceof Promise)) {
    settle(state, ports, outcome);
    return undefined;
  }
  return outcome.then((loaded) => {
    canceled.throwIfAborted();
    settle(state, ports, loaded);
    return undefined;
  });
}

function show(state: AuditionState, row: SampleRow | undefined): void {
  state.pcm.value = undefined;
  state.failure.value = row?.failure;
  state.subject.value = row;
}

function settle(state: AuditionState, ports: AuditionPorts, outcome: LoadOutcome): void {
  if (!outcome.ok) {
    state.failure.value = outcome.failure;
    return;
  }
  const { playable } = outcome;
  state.loaded = playable;
  if (state.wantedSeconds !== undefined) start(state, ports, state.wantedSeconds);
  state.outputRateHz.value = ports.player.rateHz();
  state.pcm.value = playable.kind === 'pcm' ? playable.pcm : undefined;
}

function start(state: AuditionState, { player }: AuditionPorts, fromSeconds: number): void {
  const row = state.subject.peek();
  const { loaded } = state;
  state.wantedSeconds = loaded === undefined ? fromSeconds : undefined;
  if (row === undefined || loaded === undefined) return;
  state.sounding.value = row.id;
  player.play(loaded, {
    fromSeconds,
    isLooping: state.isLooping.peek(),
    onEnd: (how) => {
      if (state.loaded !== loaded) return;
      state.sounding.value = undefined;
      state.restSeconds = 0;
      if (how === 'failed') state.failure.value = CANNOT_PLAY;
    },
  });
}

const CANNOT_PLAY: AppFailure = {
  code: 'decode/unsupported-codec',
  message: 'the browser cannot play this file',
};

function stop(state: AuditionState, { player }: AuditionPorts): void {
  state.restSeconds = player.position() ?? state.restSeconds;
  state.wantedSeconds = undefined;
  player.stop();
  state.sounding.value = undefined;
}

/** A sound in hand that was waiting becomes playable when it was heard. */
function refreshOn(
  state: AuditionState,
  ports: AuditionPorts,
  { sampleIds, kinds }: LibraryChange,
): void {
  if (kinds.every((kind) => kind === 'sources')) return;
  ports.forget(sampleIds);
  const subject = state.subject.peek();
  if (subject === undefined) return;
  if (sampleIds !== undefined && !sampleIds.includes(subject.id)) return;
  void state
    .latest(() => ports.library.readSamples([subject.id]))
    .then((rows) => {
      const row = rows?.[0];
      if (row?.id === state.subject.peek()?.id && row !== undefined) state.subject.value = row;
    })
    .catch(() => undefined);
}
