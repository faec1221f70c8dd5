/** Keeps a decoder that never answers from holding up a run. */
import { AppError } from '../../protocol/failure.ts';

/** How long a decoder that is not ours may be silent, in milliseconds. */
export const DECODER_PATIENCE_MS = 15_000;

/**
 * What `work` gives, or `decode/broken` when it takes longer than the patience. The work itself
 * cannot be stopped from here: drop its decoder afterwards.
 */
export async function withinPatience<T>(
  work: Promise<T>,
  patienceMs: number = DECODER_PATIENCE_MS,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new AppError({ code: 'decode/broken', message: 'the decoder does not answer' }));
    }, patienceMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
