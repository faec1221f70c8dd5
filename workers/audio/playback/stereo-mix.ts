/** Mixes any number of channels down to what two speakers play. */

/** How much of each channel goes left and right. */
type MixRow = readonly (readonly [left: number, right: number])[];

/** -3 dB: a channel that both or neither speaker stands for (ITU-R BS.775-3, table 2). */
const HALF = Math.SQRT1_2;

/** Layouts that WAVE files imply by their channel count: 3.0, quad, 5.0 and 5.1 (its LFE is left out). */
const LAYOUTS: Readonly<Record<number, MixRow>> = {
  3: [
    [1, 0],
    [0, 1],
    [HALF, HALF],
  ],
  4: [
    [1, 0],
    [0, 1],
    [HALF, 0],
    [0, HALF],
  ],
  5: [
    [1, 0],
    [0, 1],
    [HALF, HALF],
    [HALF, 0],
    [0, HALF],
  ],
  6: [
    [1, 0],
    [0, 1],
    [HALF, HALF],
    [0, 0],
    [HALF, 0],
    [0, HALF],
  ],
};

/**
 * One or two channels as they are; more as two new ones, scaled so that they are never louder than
 * full scale if no channel is. Other counts than 3 to 6 go left and right in turn.
 */
export function mixToStereo(channels: readonly Float32Array[]): readonly Float32Array[] {
  if (channels.length <= 2) return channels;
  const row = LAYOUTS[channels.length] ?? channels.map((_, c) => (c % 2 === 0 ? LEFT : RIGHT));
  return [0, 1].map((side) =>
    mixSide(
      channels,
      row.map((pair) => pair[side] ?? 0),
    ),
  );
}

const LEFT = [1, 0] as const;
const RIGHT = [0, 1] as const;

function mixSide(channels: readonly Float32Array[], weights: readonly number[]): Float32Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mixed = new Float32Array(channels[0]?.length ?? 0);
  for (const [c, pcm] of channels.entries()) {
    const weight = (weights[c] ?? 0) / total;
    if (weight === 0) continue;
    for (let n = 0; n < mixed.length; n++) {
      mixed[n] = (mixed[n] as number) + weight * (pcm[n] as number);
    }
  }
  return mixed;
}
