/** Times the exact scan of the search thread beside a plain one, both over the same vectors. */
import { makeIndexOpener } from '../../workers/search/neighbors/open-neighbor-index.ts';
import type { NeighborIndex } from '../../workers/search/neighbors/neighbor-index.ts';
import { clusteredVectors } from '../../workers/search/neighbors/synthetic-vectors.cases.ts';
import kernels from '../../workers/search/neighbors/wasm/neighbors.wasm?url';
import { answerInWorker } from './frame/answer-in-worker.ts';
import { scanPlainly } from './plain-scan.ts';

const K = 10;
const QUERIES = 64;

/** How much to measure. */
export interface ExactScanInput {
  readonly count: number;
  readonly dim: number;
  readonly passes: number;
  /** Questions to each scan in a pass. */
  readonly ours: number;
  readonly plain: number;
}

/** Milliseconds a question, by pass. */
export interface ExactScanTimes {
  readonly oursMs: readonly number[];
  readonly plainMs: readonly number[];
  /** Share of the plain scan's answers that the index gave. */
  readonly agreement: number;
}

interface Scene {
  readonly index: NeighborIndex;
  readonly rows: Float32Array;
  readonly queries: readonly Float32Array[];
}

async function makeScene({ count, dim }: ExactScanInput): Promise<Scene> {
  const index = await makeIndexOpener(async () => fetch(kernels))(dim, count);
  const vectors = clusteredVectors(count + QUERIES, dim);
  const rows = new Float32Array(count * dim);
  for (const [slot, vector] of vectors.slice(0, count).entries()) {
    rows.set(vector, slot * dim);
    index.add(slot, vector);
  }
  return { index, rows, queries: vectors.slice(count) };
}

async function measure(input: ExactScanInput): Promise<ExactScanTimes> {
  const scene = await makeScene(input);
  const askOurs = (query: Float32Array): Uint32Array => findOurs(scene.index, query);
  const askPlain = (query: Float32Array): Uint32Array => scanPlainly(scene.rows, query, K);
  const agreement = compare(scene.queries, askOurs, askPlain);
  const oursMs: number[] = [];
  const plainMs: number[] = [];
  for (let pass = 0; pass < input.passes; pass++) {
    oursMs.push(time(scene.queries, input.ours, askOurs));
    plainMs.push(time(scene.queries, input.plain, askPlain));
  }
  return { oursMs, plainMs, agreement };
}

type Ask = (query: Float32Array) => Uint32Array;

function findOurs(index: NeighborIndex, query: Float32Array): Uint32Array {
  const found = index.find(query, K);
  if (!found.ok) throw new Error(found.failure.message);
  return found.value.ids;
}

/** Also warms both up, so that no pass is measured before the engine has compiled them. */
function compare(queries: readonly Float32Array[], ours: Ask, plain: Ask): number {
  let same = 0;
  for (const query of queries) {
    const wanted = new Set(plain(query));
    same += ours(query).filter((id) => wanted.has(id)).length;
  }
  return same / (queries.length * K);
}

/** One clock for many questions: a browser's clock ticks coarsely. */
function time(queries: readonly Float32Array[], count: number, ask: Ask): number {
  const start = performance.now();
  for (let i = 0; i < count; i++) ask(queries[i % queries.length] ?? new Float32Array(0));
  return (performance.now() - start) / count;
}

answerInWorker(measure);
