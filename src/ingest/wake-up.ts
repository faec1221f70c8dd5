/** Lets asynchronous loops wait for each other without a timer: hidden tabs slow timers, not promises. */

/** A bell: all who wait go on when it rings. */
export interface WakeUp {
  /** Settles at the next ring. */
  readonly wait: () => Promise<void>;
  readonly ring: () => void;
}

/** Makes a bell. */
export function makeWakeUp(): WakeUp {
  let ring: () => void = () => undefined;
  let next: Promise<void> | undefined;
  return {
    wait: () =>
      (next ??= new Promise((resolve) => {
        ring = resolve;
      })),
    ring: () => {
      next = undefined;
      ring();
    },
  };
}
