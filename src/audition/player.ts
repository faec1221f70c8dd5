/** Plays one sound at a time through the Web Audio graph. */
import type { PcmBlock } from '../../workers/protocol/audio-api.ts';
import { startFileVoice } from './file-voice.ts';
import { startPcmVoice } from './pcm-voice.ts';
import type { Output, PlayOptions, Voice } from './voice.ts';

/** What can be played: pcm at the rate of the output, or a long file played by the browser. */
export type Playable =
  | { readonly kind: 'pcm'; readonly pcm: PcmBlock }
  | { readonly kind: 'file'; readonly file: File };

/** One output with one voice. */
export interface Player {
  /** Frames a second of the output; pcm must come at this rate, as the graph resamples poorly. */
  readonly rateHz: () => number;
  /** Starts a sound; the one before fades out in 3 ms. */
  readonly play: (what: Playable, options: PlayOptions) => void;
  readonly stop: () => void;
  /** Seconds into the sound that is heard right now; undefined at rest. */
  readonly position: () => number | undefined;
  readonly setLooping: (isLooping: boolean) => void;
  /** -60 (silent) to 0. */
  readonly setVolumeDb: (db: number) => void;
}

const SILENT_DB = -60;

interface PlayerState {
  output: Output | undefined;
  voice: Voice | undefined;
  volumeDb: number;
}

/** Makes a player; its context is made with the first use, and sounds after the first gesture. */
export function makePlayer(): Player {
  const state: PlayerState = { output: undefined, voice: undefined, volumeDb: 0 };
  return {
    rateHz: () => outputOf(state).context.sampleRate,
    play: (what, options) => play(state, what, options),
    stop: () => stop(state),
    position: () => state.voice?.position(),
    setLooping: (isLooping) => state.voice?.setLooping(isLooping),
    setVolumeDb: (db) => {
      state.volumeDb = db;
      const { output } = state;
      output?.volume.gain.setTargetAtTime(toGain(db), output.context.currentTime, 0.01);
    },
  };
}

function outputOf(state: PlayerState): Output {
  if (state.output !== undefined) return state.output;
  const context = new AudioContext({ latencyHint: 'interactive' });
  const volume = new GainNode(context, { gain: toGain(state.volumeDb) });
  volume.connect(context.destination);
  state.output = { context, volume };
  return state.output;
}

function play(state: PlayerState, what: Playable, options: PlayOptions): void {
  stop(state);
  const output = outputOf(state);
  void output.context.resume();
  const own: PlayOptions = {
    ...options,
    onEnd: (how) => {
      if (state.voice === started) state.voice = undefined;
      options.onEnd(how);
    },
  };
  const started =
    what.kind === 'pcm'
      ? startPcmVoice(output, what.pcm, own)
      : startFileVoice(output, what.file, own);
  state.voice = started;
}

function stop(state: PlayerState): void {
  state.voice?.end();
  state.voice = undefined;
}

function toGain(db: number): number {
  return db <= SILENT_DB ? 0 : 10 ** (db / 20);
}
