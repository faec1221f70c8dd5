/** A sound on its way to the output: what every way of playing offers, and what it is given. */

/** How to play. */
export interface PlayOptions {
  readonly fromSeconds: number;
  readonly isLooping: boolean;
  /** Called once when the sound comes to its end by itself, or cannot go on. */
  readonly onEnd: (how: 'ended' | 'failed') => void;
}

/** The graph that voices play into. */
export interface Output {
  readonly context: AudioContext;
  readonly volume: GainNode;
}

/** One sounding sound. */
export interface Voice {
  /** Seconds into the sound that is heard right now. */
  readonly position: () => number;
  readonly setLooping: (isLooping: boolean) => void;
  /** Ends it without a click; `onEnd` is not called. */
  readonly end: () => void;
}
