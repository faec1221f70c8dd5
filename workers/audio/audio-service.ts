/** Answers the audio API by composing reading, decoding, measuring and embedding. */
import type { AudioApi, BorrowedDecoder, PcmBlock, PcmOutcome } from '../protocol/audio-api.ts';
import type { AnalysisOutcome, IdentityOutcome } from '../protocol/facts.ts';
import { AppError } from '../protocol/failure.ts';
import type { JobContext } from '../protocol/job.ts';
import type { FileRef } from '../protocol/sources.ts';
import { moving } from '../protocol/wire.ts';
import { makeDecoderShelf } from './decode/compressed/webcodecs.ts';
import { makeLadder, makeRungs } from './decode/ladder.ts';
import { analyzeFile } from './describe/analyze-file.ts';
import type { AnalysisTools } from './describe/analyze-file.ts';
import { openBuiltInEmbedding } from './fingerprint/built-in-embedding.ts';
import { readPcm } from './playback/read-pcm.ts';
import { hashContent } from './read/content-hash.ts';
import { makeRefOpener } from './read/open-ref.ts';
import { toFailure } from './read/read-failure.ts';

/** The audio thread's service; one per worker. */
export class AudioService implements AudioApi {
  readonly #readStatistics: () => Promise<Uint8Array>;
  readonly #opener = makeRefOpener();
  #tools: AnalysisTools | undefined;

  /** `readStatistics` gives the bytes of `models/dsp1/dsp1-statistics.bin`. */
  constructor(readStatistics: () => Promise<Uint8Array>) {
    this.#readStatistics = readStatistics;
  }

  async open(lent: BorrowedDecoder): Promise<void> {
    const embedding = openBuiltInEmbedding(await this.#readStatistics());
    const ladder = makeLadder(makeRungs(makeDecoderShelf(), lent));
    this.#tools = { opener: this.#opener, ladder, embedding };
  }

  async identify(ref: FileRef): Promise<IdentityOutcome> {
    const opened = await this.#opener.open(ref);
    if (!opened.ok) return opened;
    const { source } = opened;
    try {
      const contentHash = await hashContent(source);
      return moving({ ok: true, contentHash, byteCount: source.size }, [bufferOf(contentHash)]);
    } catch (thrown) {
      return { ok: false, failure: toFailure(thrown) };
    }
  }

  async analyze(ref: FileRef, job: JobContext): Promise<AnalysisOutcome> {
    const outcome = await analyzeFile(this.#opened(), ref, job);
    return moving(outcome, buffersOf(outcome));
  }

  async readPcm(ref: FileRef, rateHz: number, job: JobContext): Promise<PcmOutcome> {
    const outcome = await readPcm(this.#opened(), { ref, rateHz }, job);
    return outcome.ok ? moving(outcome, pcmBuffers(outcome.pcm)) : outcome;
  }

  #opened(): AnalysisTools {
    if (this.#tools !== undefined) return this.#tools;
    throw new AppError({ code: 'thread/bug', message: 'the audio thread was not opened' });
  }
}

function buffersOf(outcome: AnalysisOutcome): Transferable[] {
  if (!outcome.ok) return outcome.contentHash ? [bufferOf(outcome.contentHash)] : [];
  const { contentHash, overview, embedding } = outcome.analysis;
  const buffers = [bufferOf(contentHash), bufferOf(overview)];
  return embedding.ok ? [...buffers, bufferOf(embedding.vector)] : buffers;
}

function pcmBuffers({ channels, pyramids }: PcmBlock): Transferable[] {
  const levels = pyramids.flatMap((pyramid) => pyramid.levels);
  const arrays = levels.flatMap(({ min, max, sumSquares }) => [min, max, sumSquares]);
  return [...channels, ...arrays].map((array) => bufferOf(array));
}

function bufferOf(array: ArrayBufferView): Transferable {
  return array.buffer as ArrayBuffer;
}
