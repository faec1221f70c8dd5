/** One file from its reference to its analysis: read, hash, decode, measure, embed. */
import type { Analysis, AnalysisOutcome, SoundFacts } from '../../protocol/facts.ts';
import { AppError } from '../../protocol/failure.ts';
import type { AppFailure } from '../../protocol/failure.ts';
import type { JobContext } from '../../protocol/job.ts';
import type { FileRef } from '../../protocol/sources.ts';
import type { Ladder } from '../decode/ladder.ts';
import type { BuiltInEmbedding, EmbeddingOutcome } from '../fingerprint/built-in-embedding.ts';
import type { ByteSource } from '../read/byte-source.ts';
import { hashContent } from '../read/content-hash.ts';
import type { RefOpener } from '../read/open-ref.ts';
import { toFailure } from '../read/read-failure.ts';
import { measureSound } from './measure-sound.ts';

/** What an analysis is made with. */
export interface AnalysisTools {
  readonly opener: RefOpener;
  readonly ladder: Ladder;
  readonly embedding: BuiltInEmbedding;
}

/**
 * Analyzes one file. Everything that is wrong with it is a value; rejects only with `AbortError`,
 * when the job is aborted.
 */
export async function analyzeFile(
  tools: AnalysisTools,
  ref: FileRef,
  job: JobContext,
): Promise<AnalysisOutcome> {
  const opened = await tools.opener.open(ref);
  if (!opened.ok) return { ...opened, contentHash: undefined };
  const { source } = opened;
  // The hash is made beside this thread, so decoding does not wait for it.
  const hashing = settle(hashContent(source));
  const hearing = await settle(hear(tools, source, job));
  job.signal.throwIfAborted();
  const hash = await hashing;
  if (!hash.ok) return { ...hash, contentHash: undefined };
  if (!hearing.ok) return { ...hearing, contentHash: hash.value };
  const identity = { contentHash: hash.value, byteCount: source.size };
  return { ok: true, analysis: { ...identity, ...hearing.value } };
}

type Settled<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: AppFailure };

/** What was thrown within one file, expected or not, ends that file alone. */
async function settle<T>(work: Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await work };
  } catch (thrown) {
    return { ok: false, failure: toFailure(thrown) };
  }
}

type Heard = Omit<Analysis, 'contentHash' | 'byteCount'>;

async function hear(
  { ladder, embedding }: AnalysisTools,
  source: ByteSource,
  job: JobContext,
): Promise<Heard> {
  const opened = await ladder(source);
  if (!opened.ok) throw new AppError(opened.failure);
  const { sound } = opened;
  try {
    const { facts, overview, listened } = await measureSound(sound, job);
    if (facts.frameCount === 0)
      throw new AppError({ code: 'decode/no-audio', message: 'the sound has no frames' });
    job.signal.throwIfAborted();
    const embedded = embedding.embed(listened, facts.sampleRateHz);
    return { facts, overview, embedding: withReason(embedded, facts) };
  } finally {
    sound.close();
  }
}

/** A sound that is silent because its values were no numbers is told apart. */
function withReason(embedded: EmbeddingOutcome, { damage }: SoundFacts): EmbeddingOutcome {
  if (embedded.ok || embedded.failure.code !== 'audio/silent' || damage !== 'not-finite')
    return embedded;
  return { ok: false, failure: { code: 'audio/not-finite', message: 'The sound has no numbers.' } };
}
