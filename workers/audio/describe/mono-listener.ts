/** Keeps the beginning of a sound as one channel, for what describes it. */
import { countListened } from '../fingerprint/excerpt.ts';

/** Collects mono pcm piece by piece. */
export interface MonoListener {
  /** Takes the next piece: one array a channel, all of one length; kept by reference, not changed. */
  push(channels: readonly Float32Array[]): void;
  /** What was heard: at most `countListened` frames. It may be an array that was pushed: read it only. */
  finish(): Float32Array;
}

/** Below this share of the channels' power the mean has lost the sound: 20 dB. */
const LOST_SHARE = 0.01;

interface Heard {
  readonly most: number;
  readonly means: Float32Array[];
  readonly firsts: Float32Array[];
  frames: number;
  meanPower: number;
  channelPower: number;
}

/**
 * Makes a listener. Mono is the mean of all channels; where that is more than 20 dB weaker than the
 * channels are (they cancel out, as one of them is upside down), it is the first channel.
 */
export function makeMonoListener(sampleRateHz: number): MonoListener {
  const heard: Heard = {
    most: countListened(sampleRateHz),
    means: [],
    firsts: [],
    frames: 0,
    meanPower: 0,
    channelPower: 0,
  };
  return { push: (channels) => push(heard, channels), finish: () => finish(heard) };
}

function push(heard: Heard, channels: readonly Float32Array[]): void {
  const first = channels[0];
  const frames = Math.min(first?.length ?? 0, heard.most - heard.frames);
  if (first === undefined || frames <= 0) return;
  const heardOf = channels.map((pcm) => pcm.subarray(0, frames));
  heard.firsts.push(first.subarray(0, frames));
  heard.means.push(channels.length === 1 ? first.subarray(0, frames) : meanOf(heard, heardOf));
  heard.frames += frames;
}

function meanOf(heard: Heard, channels: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(channels[0]?.length ?? 0);
  const share = 1 / channels.length;
  for (const pcm of channels) {
    let power = 0;
    for (let n = 0; n < mean.length; n++) {
      const value = pcm[n] as number;
      mean[n] = (mean[n] as number) + value * share;
      power += value * value;
    }
    heard.channelPower += power * share;
  }
  for (let n = 0; n < mean.length; n++) heard.meanPower += (mean[n] as number) ** 2;
  return mean;
}

function finish({ means, firsts, frames, meanPower, channelPower }: Heard): Float32Array {
  const parts = meanPower < LOST_SHARE * channelPower ? firsts : means;
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  const joined = new Float32Array(frames);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
