/** Lends the window's `decodeAudioData` to the audio threads, which have none: the last rung. */
import type { BorrowedDecoder, BorrowedPcm } from '../../workers/protocol/audio-api.ts';
import { moving } from '../../workers/protocol/wire.ts';

const LOWEST_HZ = 8000;
const HIGHEST_HZ = 192_000;

/** Decodes one file after another: the browser takes several times a file's size while it does. */
export function makeWindowDecoder(): BorrowedDecoder {
  let last: Promise<unknown> = Promise.resolve();
  return {
    decode: (bytes, sampleRateHz) => {
      const next = last.then(() => decodeInWindow(bytes, sampleRateHz));
      last = next.catch(() => undefined);
      return next;
    },
  };
}

async function decodeInWindow(
  bytes: ArrayBuffer,
  sampleRateHz: number,
): Promise<BorrowedPcm | undefined> {
  const rate = Math.min(HIGHEST_HZ, Math.max(LOWEST_HZ, Math.round(sampleRateHz)));
  const context = new OfflineAudioContext(1, 1, rate);
  const buffer = await context.decodeAudioData(bytes).catch(() => undefined);
  if (buffer === undefined) return undefined;
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, channel) =>
    buffer.getChannelData(channel).slice(),
  );
  return moving(
    { sampleRateHz: buffer.sampleRate, channels },
    channels.map((pcm) => pcm.buffer),
  );
}
