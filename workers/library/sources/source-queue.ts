/** Lets scans of one source follow each other. */

/** One queue for each source. */
export class SourceQueue {
  readonly #last = new Map<number, Promise<unknown>>();

  /** Runs `scan` once those before it on this source have ended, however they did. */
  run<T>(sourceId: number, scan: () => Promise<T>): Promise<T> {
    const before = this.#last.get(sourceId) ?? Promise.resolve();
    const result = before.then(scan);
    const settled = result.catch(() => undefined);
    this.#last.set(sourceId, settled);
    return result;
  }
}
