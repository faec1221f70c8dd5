/** What a benchmark is, what it is given, and what it gives. */
import type { BrowserContext } from 'playwright';

/** One figure about the app that is measured again and again. */
export interface Bench {
  /** Dotted, from general to special, such as `search.exact.10k`. */
  readonly id: string;
  /** Unit of the value, and of the reference's. */
  readonly unit: string;
  /** What is measured, in one sentence. */
  readonly meaning: string;
  /** What it is measured beside in the same run; undefined where there is nothing like it. */
  readonly reference: string | undefined;
  readonly limit: BenchLimit | undefined;
  /** Slow ones run only with `--large`, or when their whole id is named. */
  readonly isSlow: boolean;
  /** Measures; throws where it cannot. */
  readonly run: (context: BenchContext) => Promise<BenchOutcome>;
}

/** What the value must keep. */
export type BenchLimit = { readonly atMost: number } | { readonly atLeast: number };

/** A measurement, or why there is none on this computer. */
export type BenchOutcome = Measured | { readonly skipped: string };

/** One measurement. */
export interface Measured {
  readonly value: number;
  /** Undefined exactly where the bench has no reference. */
  readonly referenceValue: number | undefined;
  /** How many things were measured: files, questions, runs. */
  readonly n: number;
}

/** What a benchmark may use; all that it opened is closed when it ends. */
export interface BenchContext {
  /** Tells whoever waits what goes on; never part of the result. */
  readonly say: (text: string) => void;
  /** The folder of the production build, built anew where a source is younger. */
  readonly buildApp: () => Promise<string>;
  /** Serves a folder on loopback with isolation headers; gives the origin. */
  readonly serve: (folder: string) => Promise<string>;
  /** A new folder for its own use. */
  readonly makeFolder: () => Promise<string>;
  /**
   * Starts Chromium on a profile folder, a new one if none is named. Storage lies on the disk, as it
   * does for a person.
   */
  readonly openBrowser: (profile?: string) => Promise<BrowserContext>;
  /**
   * Bundles a worker (a path in the project, written with `answerInWorker`), runs it in an isolated
   * page of Chromium, and gives its answer.
   */
  readonly runInWorker: (entry: string, input: object) => Promise<unknown>;
}

/** The middle of some figures: half of them are smaller. */
export function medianOf(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
