/** Listens in: what the page sends to the loudspeaker, by a tap in front of every destination. */
import type { BrowserContext, Page } from 'playwright';

/** A buffer that was started. */
export interface HeardSound {
  readonly seconds: number;
  /** Largest absolute value of its first channel. */
  readonly peak: number;
}

interface Listening {
  readonly started: HeardSound[];
  readonly taps: AnalyserNode[];
}

declare global {
  interface Window {
    listening: Listening;
  }
}

/** Listens to every audio context of pages opened from now on. */
export async function listenIn(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.listening = { started: [], taps: [] };
  });
  await context.addInitScript(tapDestinations);
  await context.addInitScript(noteStarts);
}

/** Runs in the page: everything on its way to a loudspeaker goes through an analyser first. */
function tapDestinations(): void {
  const connect: CallableFunction = Reflect.get(AudioNode.prototype, 'connect');
  const taps = new WeakMap<BaseAudioContext, AnalyserNode>();
  const tapOf = (end: AudioDestinationNode): AnalyserNode => {
    const known = taps.get(end.context);
    if (known !== undefined) return known;
    const tap = new AnalyserNode(end.context, { fftSize: 8192, smoothingTimeConstant: 0 });
    taps.set(end.context, tap);
    window.listening.taps.push(tap);
    Reflect.apply(connect, tap, [end]);
    return tap;
  };
  AudioNode.prototype.connect = function tapped(this: AudioNode, ...args: unknown[]): never {
    const [target, ...rest] = args;
    const isEnd = target instanceof AudioDestinationNode && this.context instanceof AudioContext;
    return Reflect.apply(connect, this, isEnd ? [tapOf(target), ...rest] : args) as never;
  };
}

/** Runs in the page: notes every buffer that is started. */
function noteStarts(): void {
  const start: CallableFunction = Reflect.get(AudioBufferSourceNode.prototype, 'start');
  AudioBufferSourceNode.prototype.start = function noted(...args: number[]) {
    const pcm = this.buffer?.getChannelData(0) ?? new Float32Array(0);
    const peak = pcm.reduce((highest, value) => Math.max(highest, Math.abs(value)), 0);
    window.listening.started.push({ seconds: this.buffer?.duration ?? 0, peak });
    Reflect.apply(start, this, args);
  };
}

/** Every buffer that was started since the page was loaded. */
export async function readStarted(page: Page): Promise<readonly HeardSound[]> {
  return page.evaluate(() => window.listening.started);
}

/** The largest absolute value in the last 0.2 s of what the loudspeaker got; 0 in silence. */
export async function readLevel(page: Page): Promise<number> {
  return page.evaluate(() => {
    const levels = window.listening.taps.map((tap) => {
      const frames = new Float32Array(tap.fftSize);
      tap.getFloatTimeDomainData(frames);
      return frames.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);
    });
    return Math.max(0, ...levels);
  });
}
