/** Plays decoded pcm: exact to the frame, with short fades so that nothing clicks. */
import type { PcmBlock } from '../../workers/protocol/audio-api.ts';
import type { Output, PlayOptions, Voice } from './voice.ts';

const FADE_SECONDS = 0.003;

/** Starts pcm that is at the rate of the output. */
export function startPcmVoice(output: Output, pcm: PcmBlock, options: PlayOptions): Voice {
  const { context } = output;
  const { source, fade } = connect(output, pcm, options);
  const startedAt = context.currentTime;
  let isOver = false;
  source.addEventListener('ended', () => {
    if (!isOver) options.onEnd('ended');
    isOver = true;
    fade.disconnect();
  });
  return {
    position: () => {
      // What is heard lags behind the clock of the graph by the latency of the output.
      const elapsed = Math.max(0, context.currentTime - startedAt - context.outputLatency);
      const at = options.fromSeconds + elapsed;
      const length = pcm.durationSeconds;
      return source.loop && length > 0 ? at % length : Math.min(at, length);
    },
    setLooping: (isLooping) => {
      source.loop = isLooping;
    },
    end: () => {
      isOver = true;
      fadeOut(context, fade);
      source.stop(context.currentTime + FADE_SECONDS);
    },
  };
}

function connect(
  { context, volume }: Output,
  pcm: PcmBlock,
  { fromSeconds, isLooping }: PlayOptions,
): { readonly source: AudioBufferSourceNode; readonly fade: GainNode } {
  const now = context.currentTime;
  const fade = new GainNode(context);
  // From its own start a sound keeps its attack; from a place inside it would click.
  fade.gain.setValueAtTime(fromSeconds === 0 ? 1 : 0, now);
  fade.gain.linearRampToValueAtTime(1, now + FADE_SECONDS);
  fade.connect(volume);
  const buffer = toBuffer(context, pcm);
  const source = new AudioBufferSourceNode(context, { buffer, loop: isLooping });
  source.connect(fade);
  source.start(now, fromSeconds);
  return { source, fade };
}

function toBuffer(context: AudioContext, { channels, sampleRateHz }: PcmBlock): AudioBuffer {
  const length = Math.max(1, channels[0]?.length ?? 0);
  const buffer = context.createBuffer(Math.max(1, channels.length), length, sampleRateHz);
  for (const [channel, pcm] of channels.entries()) {
    buffer.copyToChannel(pcm as Float32Array<ArrayBuffer>, channel);
  }
  return buffer;
}

function fadeOut(context: AudioContext, { gain }: GainNode): void {
  gain.cancelScheduledValues(context.currentTime);
  gain.setValueAtTime(gain.value, context.currentTime);
  gain.linearRampToValueAtTime(0, context.currentTime + FADE_SECONDS);
}
