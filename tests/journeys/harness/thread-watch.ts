/** Counts what the page asks of its threads and what the library says it kept. */
import type { BrowserContext, Page } from 'playwright';
import type { SaveEntry, SaveReceipt } from '../../../workers/protocol/samples.ts';

declare global {
  interface Window {
    /** Calls by the name of the method, since the page was loaded. */
    threadCalls: Record<string, number>;
    tellKept?: (sampleIds: readonly number[]) => Promise<void>;
  }
}

/** Counts calls to threads by method in pages opened from now on. */
export async function watchThreads(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const calls: Record<string, number> = {};
    window.threadCalls = calls;
    const post: CallableFunction = Reflect.get(Worker.prototype, 'postMessage');
    Worker.prototype.postMessage = function counted(this: Worker, ...args: unknown[]) {
      const [message] = args as [{ path?: string[] } | undefined];
      const method = message?.path?.at(-1);
      if (method !== undefined) calls[method] = (calls[method] ?? 0) + 1;
      Reflect.apply(post, this, args);
    };
  });
}

/** How often a method of a thread was called since the page was loaded. */
export async function countCalls(page: Page, method: string): Promise<number> {
  return page.evaluate((name) => window.threadCalls[name] ?? 0, method);
}

/**
 * Gives the samples of every analysis that the library acknowledged, from all pages opened from now
 * on: what the answer to `saveBatch` names, the moment the page gets it.
 */
export async function watchKept(
  context: BrowserContext,
  onKept: (sampleIds: readonly number[]) => void,
): Promise<void> {
  await context.exposeFunction('tellKept', onKept);
  await context.addInitScript(readReceipts);
}

/** Runs in the page: follows each `saveBatch` to its answer. */
function readReceipts(): void {
  const post: CallableFunction = Reflect.get(Worker.prototype, 'postMessage');
  Worker.prototype.postMessage = function followed(this: Worker, ...args: unknown[]) {
    const [call] = args as [SaveCall | undefined];
    const entries = call?.argumentList?.[0]?.value ?? [];
    if (call?.path?.at(-1) === 'saveBatch') {
      const read = ({ data }: MessageEvent<SaveAnswer>): void => {
        if (data.id !== call.id) return;
        this.removeEventListener('message', read);
        const saved = data.value?.entries ?? [];
        const heard = saved.filter((_, at) => entries[at]?.kind === 'analyzed');
        void window.tellKept?.(heard.map(({ sampleId }) => sampleId));
      };
      this.addEventListener('message', read);
    }
    Reflect.apply(post, this, args);
  };
}

/** What Comlink posts for a call of `saveBatch`, as far as it is read here. */
interface SaveCall {
  readonly id: string;
  readonly path?: readonly string[];
  readonly argumentList?: readonly { readonly value?: readonly SaveEntry[] }[];
}

/** What it posts back. */
interface SaveAnswer {
  readonly id: string;
  readonly value?: SaveReceipt;
}
