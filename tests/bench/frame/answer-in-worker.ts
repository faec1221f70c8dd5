/** The worker's side of a benchmark that runs in Chromium. */

/** What comes back from the worker. */
export type WorkerAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

/** Measures when asked, and posts what came of it. Called once by a worker's entry. */
export function answerInWorker<Input>(measure: (input: Input) => unknown): void {
  self.onmessage = ({ data }: MessageEvent<Input>) => {
    const answer = (message: WorkerAnswer): void => self.postMessage(message);
    void Promise.resolve(data)
      .then(measure)
      .then(
        (value) => answer({ ok: true, value }),
        (thrown: unknown) => answer({ ok: false, message: String(thrown) }),
      );
  };
}
