/** Chooses the part of a sound that the built-in embedding hears. */
import { checkPcm } from '../spectral/check-pcm.ts';

/** How much of a sound is looked at, in seconds, to find its beginning and its peak. */
export const LISTENED_SECONDS = 60;
/** The same in frames, for rates that no sound card has: 64 MiB of pcm. */
export const MOST_LISTENED_FRAMES: number = 2 ** 24;

const LONGEST_SECONDS = 10;
/** 50 dB below the peak: what is quieter at both ends counts as silence. */
const SILENCE = 10 ** (-50 / 20);

/** How many frames at the start of a sound are looked at. */
export function countListened(sampleRateHz: number): number {
  return Math.min(MOST_LISTENED_FRAMES, Math.round(LISTENED_SECONDS * sampleRateHz));
}

/**
 * The ten seconds that are described: from the first frame above -50 dB of the peak of what was
 * given, without the silence behind the last such frame. A view; undefined for a sound that is all
 * zero or has no frames. All values are finite.
 */
export function takeExcerpt(
  listened: Float32Array,
  sampleRateHz: number,
): Float32Array | undefined {
  const checked = checkPcm(listened);
  if (!checked.ok) return undefined;
  const silent = checked.peak * SILENCE;
  let start = 0;
  while (Math.abs(listened[start] as number) <= silent) start++;
  let end = Math.min(listened.length, start + Math.round(LONGEST_SECONDS * sampleRateHz));
  while (Math.abs(listened[end - 1] as number) <= silent) end--;
  return listened.subarray(start, end);
}
