/** Lets messages in during long work: a slice ends after 20 ms. */

/** Longest time without letting messages in. */
const SLICE_MS = 20;

/** Measures slices and yields between them. */
export class SliceClock {
  #startedMs = performance.now();

  /** Gives way when the slice is used up; costs nothing before. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#startedMs < SLICE_MS) return;
    await yieldSlice();
    this.#startedMs = performance.now();
  }
}

/** Resolves after the messages that wait now; a timer would wait for 4 ms. */
export function yieldSlice(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
