/** The player's model over a stand-in for the output: it notes what would sound. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeRow } from '../../tests/fixtures/sample-rows.ts';
import type { PcmBlock } from '../../workers/protocol/audio-api.ts';
import type { LibraryChange } from '../../workers/protocol/changes.ts';
import { toSampleId } from '../../workers/protocol/ids.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';
import { SelectionModel } from '../selection/selection-model.ts';
import type { Selection } from '../selection/selection-model.ts';
import { AuditionModel } from './audition-model.ts';
import type { Audition } from './audition-model.ts';
import type { Player } from './player.ts';
import type { LoadOutcome } from './sound-loader.ts';
import type { PlayOptions } from './voice.ts';

/** Ends long before a test would, but not under load. */
const PATIENT = { timeout: 4000 };

interface Started {
  readonly fromSeconds: number;
  readonly options: PlayOptions;
}

let rows: Map<number, SampleRow>;
let known: Map<number, SampleRow>;
let started: Started[];
let position: number | undefined;
let loads: { readonly row: SampleRow; readonly settle: (outcome: LoadOutcome) => void }[];
let kept: Map<string, unknown>;
let keptSounds: Set<number>;
let forgotten: (readonly number[] | undefined)[];
let selection: Selection;
let audition: Audition;
let change: (change: LibraryChange) => void;

const PCM: PcmBlock = { sampleRateHz: 48_000, channels: [], pyramids: [], durationSeconds: 1 };
const LOADED: LoadOutcome = { ok: true, playable: { kind: 'pcm', pcm: PCM } };

function silentPlayer(): Player {
  return {
    rateHz: () => 48_000,
    play: (_what, options) => {
      started.push({ fromSeconds: options.fromSeconds, options });
      position = options.fromSeconds;
    },
    stop: () => {
      position = undefined;
    },
    position: () => position,
    setLooping: () => undefined,
    setVolumeDb: () => undefined,
  };
}

beforeEach(() => {
  rows = new Map([1, 2].map((id) => [id, makeRow(id)]));
  known = new Map();
  started = [];
  position = undefined;
  loads = [];
  kept = new Map();
  keptSounds = new Set();
  forgotten = [];
  selection = new SelectionModel();
  audition = new AuditionModel({
    library: {
      readSamples: (ids) => Promise.resolve(ids.flatMap((id) => rows.get(id) ?? [])),
    },
    selection,
    player: silentPlayer(),
    knownRow: (id) => known.get(id),
    load: (row) =>
      keptSounds.has(row.id) ? LOADED : new Promise((settle) => loads.push({ row, settle })),
    kept: {
      read: (name) => Promise.resolve(kept.get(name)),
      keep: async (name, value) => {
        kept.set(name, value);
      },
      drop: async (name) => {
        kept.delete(name);
      },
    },
    forget: (ids) => forgotten.push(ids),
    listen: (listener) => {
      change = listener;
      return () => undefined;
    },
  });
});

async function take(id: number): Promise<void> {
  selection.take(toSampleId(id), 'press');
  await vi.waitFor(() => expect(loads.at(-1)?.row.id).toBe(id), PATIENT);
}

async function load(outcome: LoadOutcome = LOADED): Promise<void> {
  loads.at(-1)?.settle(outcome);
  await vi.waitFor(
    () => expect(audition.pcm.value ?? audition.failure.value).toBeDefined(),
    PATIENT,
  );
}

describe('a sound that is taken in hand', () => {
  it('plays from its start as soon as it is there', async () => {
    await take(1);
    expect(started).toEqual([]);
    await load();
    expect(started.map(({ fromSeconds }) => fromSeconds)).toEqual([0]);
    expect(audition.sounding.value).toBe(1);
    expect(audition.outputRateHz.value).toBe(48_000);
  });

  it('plays before anything else happens when its row is known and its sound is kept', () => {
    known.set(2, makeRow(2));
    keptSounds.add(2);
    selection.take(toSampleId(2), 'walk');
    expect(started).toHaveLength(1);
    expect(audition.sounding.value).toBe(2);
  });

  it('is never played late, when another is in hand by then', async () => {
    await take(1);
    const first = loads[0];
    await take(2);
    first?.settle(LOADED);
    await Promise.resolve();
    expect(started).toEqual([]);
    await load();
    expect(audition.sounding.value).toBe(2);
  });

  it('waits in silence where playing on select is off, and keeps that choice', async () => {
    audition.togglePlaysOnTake();
    await take(1);
    await load();
    expect(started).toEqual([]);
    expect(kept.get('plays-on-take')).toBe(false);
  });

  it('plays once it is loaded when play was pressed before', async () => {
    audition.togglePlaysOnTake();
    await take(1);
    audition.toggle();
    await load();
    expect(audition.sounding.value).toBe(1);
  });

  it('says why it cannot be heard', async () => {
    await take(1);
    await load({ ok: false, failure: { code: 'source/missing', message: 'gone' } });
    expect(audition.failure.value?.code).toBe('source/missing');
    expect(audition.sounding.value).toBeUndefined();
  });

  it('is not loaded at all where it could not be read before', async () => {
    const failure = { code: 'decode/empty', message: 'empty' } as const;
    rows.set(1, makeRow(1, { state: 'failed', failure }));
    selection.take(toSampleId(1), 'press');
    await vi.waitFor(() => expect(audition.failure.value?.code).toBe('decode/empty'), PATIENT);
    expect(loads).toEqual([]);
  });
});

describe('playing', () => {
  beforeEach(async () => {
    await take(1);
    await load();
  });

  it('stops where it was, and starts again from the start', () => {
    position = 0.4;
    audition.toggle();
    expect(audition.sounding.value).toBeUndefined();
    expect(audition.positionSeconds()).toBe(0.4);
    audition.toggle();
    expect(started.at(-1)?.fromSeconds).toBe(0);
  });

  it('goes on from a place', () => {
    audition.playFrom(0.25);
    expect(started.at(-1)?.fromSeconds).toBe(0.25);
  });

  it('rests at the start after the end', () => {
    position = undefined;
    started.at(-1)?.options.onEnd('ended');
    expect(audition.sounding.value).toBeUndefined();
    expect(audition.positionSeconds()).toBe(0);
  });

  it('keeps the volume inside its range, for the next start too', () => {
    audition.setVolumeDb(-200);
    expect(audition.volumeDb.value).toBe(-60);
    expect(kept.get('volume-db')).toBe(-60);
  });

  it('forgets what it decoded of files that changed, and of nothing else', () => {
    change({ version: 1, kinds: ['sources'], sampleIds: undefined });
    change({ version: 2, kinds: ['facts'], sampleIds: [1, 7] });
    expect(forgotten).toEqual([[1, 7]]);
  });

  it('shows new facts of the sound in hand', async () => {
    rows.set(1, makeRow(1, { name: 'renamed.wav' }));
    change({ version: 1, kinds: ['facts'], sampleIds: [1] });
    await vi.waitFor(() => expect(audition.subject.value?.name).toBe('renamed.wav'), PATIENT);
  });
});
