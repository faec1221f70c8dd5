/** Replaces what is no number in decoded sound. */
import type { SoundPiece } from './sound-reader.ts';

/** Gives the pieces with 0 for every NaN and infinity; calls `onRepair` for each piece that had some. */
export async function* repairPieces(
  pieces: AsyncIterable<SoundPiece>,
  onRepair: () => void,
): AsyncGenerator<SoundPiece> {
  for await (const piece of pieces) {
    for (const pcm of piece) {
      if (repair(pcm)) onRepair();
    }
    yield piece;
  }
}

function repair(pcm: Float32Array): boolean {
  let sum = 0;
  for (let n = 0; n < pcm.length; n++) sum += Math.abs(pcm[n] as number);
  // Of floats the sum never overflows a double, so it is finite unless one of them is not.
  if (Number.isFinite(sum)) return false;
  for (let n = 0; n < pcm.length; n++) {
    if (!Number.isFinite(pcm[n])) pcm[n] = 0;
  }
  return true;
}
