/** Lets a long piece of work stop for the messages that wait. */

const SLICE_MS = 15;

/** Begins a slice; the result pauses the work when its 15 ms are over, so that others are answered. */
export function beginSlices(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < SLICE_MS) return;
    await nextTurn();
    began = performance.now();
  };
}

/** Settles in a turn of its own; a message comes back in microseconds, a timer in milliseconds. */
async function nextTurn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise<void>((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(undefined);
  });
  port1.close();
}
