/** How well the built-in embedding knows what sounds alike. */
import { readFileSync } from 'node:fs';
import { openBuiltInEmbedding } from '../../workers/audio/fingerprint/built-in-embedding.ts';
import type { Bench, BenchContext, BenchOutcome } from './frame/bench.ts';
import { listClasses, readClassedSound } from './quality/classed-sounds.ts';
import { toMeanMfcc, toZScores } from './quality/mean-mfcc.ts';
import { measureRankQuality } from './quality/rank-quality.ts';
import type { RankQuality } from './quality/rank-quality.ts';

const STATISTICS = 'models/dsp1/dsp1-statistics.bin';

interface Comparison {
  readonly embedding: RankQuality;
  readonly meanMfcc: RankQuality;
  readonly count: number;
}

/** Both figures come from one pass over the sounds. */
let comparison: Promise<Comparison> | undefined;

/** Benchmarks of the embedding. */
export const benches: readonly Bench[] = [
  qualityBench('quality.embedding.map', 'meanAveragePrecision', 'Mean average precision'),
  qualityBench('quality.embedding.p10', 'precisionAt10', 'Precision of the first 10 answers'),
];

function qualityBench(id: string, figure: keyof RankQuality, name: string): Bench {
  return {
    id,
    unit: 'share',
    meaning: `${name} of the built-in embedding, leave one out: every WAV and AIFF file of $NEARFIELD_TEST_LIBRARY in a folder of 5 or more is asked for the others of its folder.`,
    reference: 'means of MFCC 1 to 13, z-scored over the same sounds, cosine',
    limit: undefined,
    isSlow: true,
    run: async (context) => measure(context, figure),
  };
}

async function measure(context: BenchContext, figure: keyof RankQuality): Promise<BenchOutcome> {
  const library = process.env['NEARFIELD_TEST_LIBRARY'];
  if (library === undefined) return { skipped: 'NEARFIELD_TEST_LIBRARY names no folder' };
  comparison ??= compare(context, library);
  const { embedding, meanMfcc, count } = await comparison;
  return { value: embedding[figure], referenceValue: meanMfcc[figure], n: count };
}

async function compare(context: BenchContext, library: string): Promise<Comparison> {
  const embedding = openBuiltInEmbedding(readFileSync(STATISTICS));
  const classes = listClasses(library);
  context.say(`  ${classes.size} folders`);
  const embedded: { className: string; vector: Float32Array }[] = [];
  const cepstra: Float32Array[] = [];
  for (const [className, files] of classes) {
    for (const file of files) {
      const sound = await readClassedSound(className, file);
      if (sound === undefined) continue;
      const outcome = embedding.embed(sound.mono, sound.sampleRateHz);
      const mfcc = toMeanMfcc(sound.mono, sound.sampleRateHz);
      if (!outcome.ok || mfcc === undefined) continue;
      embedded.push({ className, vector: outcome.vector });
      cepstra.push(mfcc);
    }
  }
  const plain = toZScores(cepstra).map((vector, i) => ({
    className: embedded[i]?.className ?? '',
    vector,
  }));
  return {
    embedding: measureRankQuality(embedded),
    meanMfcc: measureRankQuality(plain),
    count: embedded.length,
  };
}
