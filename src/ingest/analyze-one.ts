/** Hears one file and says what to keep of it: never rejects but when the run is canceled. */
import type { Analysis, AnalysisOutcome } from '../../workers/protocol/facts.ts';
import { toFailure } from '../../workers/protocol/failure.ts';
import type { AppFailure, FailureCode } from '../../workers/protocol/failure.ts';
import { makeJob } from '../../workers/protocol/job.ts';
import type { SaveEntry } from '../../workers/protocol/samples.ts';
import type { FileRef, WorkItem } from '../../workers/protocol/sources.ts';
import type { IngestPorts } from './ingest-ports.ts';

/** A result before its vector is kept. */
export type HeardOne =
  | { readonly kind: 'entry'; readonly entry: SaveEntry }
  | {
      readonly kind: 'analysis';
      readonly item: WorkItem;
      readonly analysis: Analysis;
    };

/** A place that could not be reached: nothing is known of its sound, so nothing is kept of it. */
export interface Withheld {
  readonly kind: 'withheld';
  readonly item: WorkItem;
  readonly failure: AppFailure;
}

/** The way to the file is gone, not the sound: a folder was taken back or unplugged, a file moved. */
const WITHHOLDING: ReadonlySet<FailureCode> = new Set(['source/permission-lost', 'source/missing']);

/**
 * Hashes a place that may be known, or hears it. A thread that dies gets the file once more, then
 * the file gets that as its reason: one bad file costs one file. A file that cannot be reached is
 * withheld: it goes on waiting.
 *
 * @throws the signal's reason when the run is canceled.
 */
export async function analyzeOne(
  ports: IngestPorts,
  item: WorkItem,
  signal: AbortSignal,
): Promise<HeardOne | Withheld> {
  signal.throwIfAborted();
  const ref = ports.fileRef(item.sourceId, item.path);
  if (ref === undefined) return { kind: 'withheld', item, failure: UNREACHABLE };
  if (item.identify) return identify(ports, item, ref);
  const outcome = await analyzeTwice(ports, ref, signal);
  if (!outcome.ok) return failed(item, outcome.failure, outcome.contentHash);
  return { kind: 'analysis', item, analysis: outcome.analysis };
}

const UNREACHABLE: AppFailure = {
  code: 'source/permission-lost',
  message: 'the source cannot be reached',
};

async function identify(
  ports: IngestPorts,
  item: WorkItem,
  ref: FileRef,
): Promise<HeardOne | Withheld> {
  const outcome = await ports.audio.identify(ref).catch(toOutcome);
  if (!outcome.ok) return failed(item, outcome.failure, undefined);
  const { locationId } = item;
  return {
    kind: 'entry',
    entry: { kind: 'identified', locationId, contentHash: outcome.contentHash },
  };
}

async function analyzeTwice(
  ports: IngestPorts,
  ref: FileRef,
  signal: AbortSignal,
): Promise<AnalysisOutcome> {
  const first = await analyzeGuarded(ports, ref, signal);
  if (first.ok || first.failure.code !== 'thread/died') return first;
  return analyzeGuarded(ports, ref, signal);
}

async function analyzeGuarded(
  ports: IngestPorts,
  ref: FileRef,
  signal: AbortSignal,
): Promise<AnalysisOutcome> {
  const job = makeJob(signal, () => undefined);
  try {
    return await ports.audio.analyze(ref, job);
  } catch (thrown) {
    signal.throwIfAborted();
    return { ...toOutcome(thrown), contentHash: undefined };
  }
}

function toOutcome(thrown: unknown): { readonly ok: false; readonly failure: AppFailure } {
  return { ok: false, failure: toFailure(thrown) };
}

function failed(
  item: WorkItem,
  failure: AppFailure,
  contentHash: Uint8Array | undefined,
): HeardOne | Withheld {
  if (WITHHOLDING.has(failure.code)) return { kind: 'withheld', item, failure };
  const { locationId } = item;
  return { kind: 'entry', entry: { kind: 'failed', locationId, contentHash, failure } };
}
