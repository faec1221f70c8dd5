/** Every file of the real library through a real audio thread; opt in by NEARFIELD_TEST_LIBRARY. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { linkThread } from '../../src/threads/thread-link.ts';
import { makeWindowDecoder } from '../../src/threads/window-decoder.ts';
import type { AudioApi } from '../../workers/protocol/audio-api.ts';
import type { Analysis } from '../../workers/protocol/facts.ts';
import type { FailureCode } from '../../workers/protocol/failure.ts';
import { makeJob } from '../../workers/protocol/job.ts';
import { lend, teachComlink } from '../../workers/protocol/wire.ts';

const library = String(import.meta.env['NEARFIELD_TEST_LIBRARY'] ?? '');

const SOUND = /\.(aac|aiff?|amr|flac|m4a|mp3|ogg|opus|wav|webm)$/i;

/** What the library holds that is no readable sound, by its own README; AMR and ALAC have no decoder. */
const REFUSED: Readonly<Record<string, FailureCode>> = {
  'audiofile/gs-16b-1c-44100hz.m4a': 'decode/unsupported-codec',
  'audiofile/gs-16b-1c-8000hz.amr': 'decode/not-audio',
  'go-audio-aiff/ableton.aif': 'decode/unsupported-codec',
  'pydub/test1_empty.wav': 'decode/no-audio',
  'hound/fuzz/crash-24728523ef4be15c838293b676f6853e73723bf4.wav': 'decode/bad-header',
  'hound/fuzz/crash-b8447179832529c48f9c6bf17feab6337bbc78ea.wav': 'decode/bad-header',
  'hound/fuzz/crash-cbd757427cea12bd8a21f86cd8cf74d98ce56bee.wav': 'decode/bad-header',
  'hound/fuzz/crash-e879de4eb4d206c59e21f0e01def16457af80fdc.wav': 'decode/bad-header',
  'hound/fuzz/oom-48ae4cd061ff8578ad3f23dc87624bd365cf5216.wav': 'decode/bad-header',
};

/**
 * Lengths in frames as ffmpeg decodes them, files of each codec. Of AAC in MP4 ffmpeg keeps the whole
 * last packet; the encoder's own length is that of the sound before: one second and a frame.
 */
const LENGTHS: Readonly<Record<string, number>> = {
  'berklee/FM_doublebass4.mp3': 207_323,
  'lofi-player/samples/drums/kk.mp3': 21_177,
  'blanket/sounds/birds.ogg': 5_724_392,
  'formats/sglib/fx/looptrack.ogg': 514_286,
  'drum-machines/808-mini/crash.ogg': 172_800,
  'drum-machines/TR-808/kick/bd1025.ogg': 24_002,
  'formats/sglib/fx/alien.opus': 137_677,
  'formats/pydub/test5.webm': 71_040,
  'formats/pydub/bach.ogg': 133_632,
  'sonic-pi/loop/loop_mika.flac': 352_800,
  'drum-machines/TR-808/tom-low/lt50.m4a': 44_101,
  'formats/pydub/wrong_extension.aac': 425_984,
  'formats/wavefile/4bit-imaadpcm-8kHz-noBext-mono.wav': 53_025,
  'formats/go-audio-aiff/zipper24b.aiff': 105_936,
};

/** Files on their way through the thread at once: one reads while another decodes. */
const LANES = 2;

function chooseFolder(): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  document.body.append(input);
  const chosen = new Promise<readonly File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
  });
  return userEvent.upload(input, library).then(() => chosen);
}

/** Path below the library. */
function pathOf(file: File): string {
  return file.webkitRelativePath.slice(file.webkitRelativePath.indexOf('/') + 1);
}

describe.skipIf(library === '')('the real library (NEARFIELD_TEST_LIBRARY)', () => {
  const analyses = new Map<string, Analysis>();
  const refused = new Map<string, FailureCode>();

  beforeAll(async () => {
    teachComlink();
    const { client, terminate } = linkThread<AudioApi>({
      name: 'audio',
      start: () =>
        new Worker(new URL('../../workers/audio/audio.worker.ts', import.meta.url), {
          type: 'module',
        }),
      openWith: () => [lend(makeWindowDecoder())],
    });
    afterAll(terminate);
    const files = (await chooseFolder()).filter(({ name }) => SOUND.test(name));
    const rest = files.values();
    const lane = async () => {
      for (const file of rest) {
        const job = makeJob(new AbortController().signal, () => undefined);
        const outcome = await client.analyze({ kind: 'file', file }, job);
        if (outcome.ok) analyses.set(pathOf(file), outcome.analysis);
        else refused.set(pathOf(file), outcome.failure.code);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }, 300_000);

  it('is read but for the files that no decoder knows', () => {
    const known = Object.entries(REFUSED).map(([path, code]) => [`formats/${path}`, code]);
    expect(Object.fromEntries(refused)).toEqual(Object.fromEntries(known));
    expect(analyses.size).toBe(1173);
  });

  it('has a unit vector for every sound that is not silent', () => {
    const silent = [...analyses].filter(([, { embedding }]) => !embedding.ok);
    for (const [, { facts }] of silent) expect(facts.samplePeakDb).toBeUndefined();
    expect(silent.length).toBe(6);
    for (const { embedding } of analyses.values()) {
      if (!embedding.ok) continue;
      const power = embedding.vector.reduce((sum, x) => sum + x * x, 0);
      expect(power).toBeCloseTo(1, 4);
    }
  });

  it.each(Object.entries(LENGTHS))('%s has %i frames', (path, frames) => {
    expect(analyses.get(path)?.facts.frameCount).toBe(frames);
  });

  it('holds the same sound in AAC and in Opus close together', () => {
    const twins = [...analyses.keys()]
      .filter((path) => path.endsWith('.m4a'))
      .map((path) => closeness(analyses.get(path), analyses.get(path.replace('.m4a', '.ogg'))))
      .filter((value) => value !== undefined)
      .toSorted((a, b) => a - b);
    expect(twins.length).toBeGreaterThan(200);
    expect(twins[twins.length >> 1]).toBeGreaterThan(0.95);
  });
});

function closeness(a: Analysis | undefined, b: Analysis | undefined): number | undefined {
  if (!a?.embedding.ok || !b?.embedding.ok) return undefined;
  const other = b.embedding.vector;
  return a.embedding.vector.reduce((sum, x, i) => sum + x * (other[i] ?? NaN), 0);
}
