/** Lets only the latest of several asynchronous answers through. */

/** Runs a request; gives undefined where a later one was started meanwhile. */
export type LatestOnly = <T>(request: () => Promise<T>) => Promise<T | undefined>;

/** Makes a gate of its own; a request that fails after a later one began is silent too. */
export function makeLatestOnly(): LatestOnly {
  let latest = 0;
  return async (request) => {
    latest += 1;
    const turn = latest;
    try {
      const answer = await request();
      return turn === latest ? answer : undefined;
    } catch (thrown) {
      if (turn === latest) throw thrown;
      return undefined;
    }
  };
}
