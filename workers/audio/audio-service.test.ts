import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ascii } from '../../tests/fixtures/byte-writer.ts';
import { floatWav } from '../../tests/fixtures/float-wav.ts';
import { join, sine } from '../../tests/fixtures/tone.ts';
import { seededNoise } from '../../tests/fixtures/tones.ts';
import type { Analysis, AnalysisOutcome } from '../protocol/facts.ts';
import type { JobContext } from '../protocol/job.ts';
import type { FileRef } from '../protocol/sources.ts';
import { AudioService } from './audio-service.ts';

const JOB: JobContext = { signal: new AbortController().signal, report: () => undefined };
const STATISTICS = new URL('../../models/dsp1/dsp1-statistics.bin', import.meta.url);

let service: AudioService;

beforeAll(async () => {
  service = new AudioService(async () => readFileSync(STATISTICS));
  await service.open({ decode: () => Promise.resolve(undefined) });
});

function refOf(bytes: Uint8Array): FileRef {
  return { kind: 'file', file: new File([Uint8Array.from(bytes)], 'any.name') };
}

function analyze(channels: readonly Float32Array[], rateHz: number): Promise<AnalysisOutcome> {
  return service.analyze(refOf(floatWav(channels, rateHz)), JOB);
}

async function analysisOf(channels: readonly Float32Array[], rateHz: number): Promise<Analysis> {
  const outcome = await analyze(channels, rateHz);
  if (!outcome.ok) throw new Error(outcome.failure.code);
  return outcome.analysis;
}

async function vectorOf(channels: readonly Float32Array[], rateHz: number): Promise<Float32Array> {
  const { embedding } = await analysisOf(channels, rateHz);
  if (!embedding.ok) throw new Error(embedding.failure.code);
  return embedding.vector;
}

function closeness(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? NaN), 0);
}

/** A pluck: a tone that dies away. */
function pluck(hz: number, seconds: number, rateHz: number): Float32Array {
  return sine(hz, seconds, rateHz).map((x, n) => 0.5 * x * Math.exp((-4 * n) / rateHz));
}

describe('analysis', () => {
  test('finds facts, overview and a unit vector', async () => {
    const analysis = await analysisOf(
      [sine(1000, 2, 44_100, 0.5), sine(500, 2, 44_100, 0.25)],
      44_100,
    );
    expect(analysis.facts).toMatchObject({
      durationSeconds: 2,
      sampleRateHz: 44_100,
      channelCount: 2,
      frameCount: 88_200,
      bitDepth: 32,
      codec: 'pcm-f32',
      container: 'riff',
      damage: undefined,
      isLoudnessGated: true,
    });
    expect(analysis.facts.samplePeakDb).toBeCloseTo(-6.02, 2);
    expect(analysis.facts.loudnessLufs).toBeGreaterThan(-12);
    expect(analysis.overview).toHaveLength(768);
    const { embedding } = analysis;
    if (!embedding.ok) throw new Error(embedding.failure.code);
    expect(embedding.vector).toHaveLength(192);
    expect(closeness(embedding.vector, embedding.vector)).toBeCloseTo(1, 5);
  });

  test('knows the content by its SHA-256, the same as identify', async () => {
    const bytes = floatWav([sine(440, 0.1, 8000)], 8000);
    const outcome = await service.analyze(refOf(bytes), JOB);
    const identity = await service.identify(refOf(bytes));
    const expected = new Uint8Array(createHash('sha256').update(bytes).digest());
    expect(outcome).toMatchObject({ ok: true, analysis: { contentHash: expected } });
    expect(identity).toEqual({ ok: true, contentHash: expected, byteCount: bytes.length });
  });

  test('gives the content even of a file that is no sound', async () => {
    const outcome = await service.analyze(refOf(ascii('a note about these kicks\n')), JOB);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'decode/not-audio' } });
    expect(outcome.ok ? undefined : outcome.contentHash).toHaveLength(32);
  });

  test('of silence has facts but no vector', async () => {
    const { facts, embedding } = await analysisOf([new Float32Array(1000)], 44_100);
    expect(facts).toMatchObject({
      frameCount: 1000,
      loudnessLufs: undefined,
      samplePeakDb: undefined,
      truePeakDb: undefined,
      isLoudnessGated: false,
    });
    expect(embedding).toMatchObject({ ok: false, failure: { code: 'audio/silent' } });
  });

  test('counts what is no number as silence and says so', async () => {
    const broken = pluck(440, 0.5, 44_100);
    broken[100] = NaN;
    broken[200] = Infinity;
    const { facts, embedding } = await analysisOf([broken], 44_100);
    expect(facts.damage).toBe('not-finite');
    expect(embedding.ok).toBe(true);
    const { embedding: none } = await analysisOf([new Float32Array(1000).fill(NaN)], 44_100);
    expect(none).toMatchObject({ ok: false, failure: { code: 'audio/not-finite' } });
  });

  test('plays a cut file to its end and marks it', async () => {
    const bytes = floatWav([pluck(300, 1, 44_100)], 44_100);
    const outcome = await service.analyze(refOf(bytes.subarray(0, bytes.length / 2)), JOB);
    const facts = outcome.ok ? outcome.analysis.facts : undefined;
    expect(facts?.damage).toBe('cut-off');
    expect(facts?.durationSeconds).toBeCloseTo(0.5, 2);
  });

  test('stops with AbortError when the job is aborted', async () => {
    const aborted = { ...JOB, signal: AbortSignal.abort() };
    const ref = refOf(floatWav([pluck(300, 1, 44_100)], 44_100));
    await expect(service.analyze(ref, aborted)).rejects.toMatchObject({ name: 'AbortError' });
    await expect(service.readPcm(ref, 44_100, aborted)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

describe('the built-in embedding', () => {
  test('hears the same sound at another rate and level', async () => {
    const vector = await vectorOf([pluck(330, 1, 48_000)], 48_000);
    const other = await vectorOf([pluck(330, 1, 44_100).map((x) => 0.01 * x)], 44_100);
    expect(closeness(vector, other)).toBeGreaterThan(0.98);
    const noise = await vectorOf([seededNoise(48_000, 3)], 48_000);
    expect(closeness(vector, noise)).toBeLessThan(0.7);
  });

  test('does not hear silence around a sound', async () => {
    const sound = pluck(330, 0.5, 48_000);
    const silence = new Float32Array(24_000);
    const vector = await vectorOf([sound], 48_000);
    expect(closeness(vector, await vectorOf([join(silence, sound, silence)], 48_000))).toBeCloseTo(
      1,
    );
  });

  test('hears a sound whose channels cancel out', async () => {
    const left = pluck(330, 0.5, 48_000);
    const vector = await vectorOf([left], 48_000);
    const upsideDown = await vectorOf([left, left.map((x) => -x)], 48_000);
    expect(closeness(vector, upsideDown)).toBeCloseTo(1);
  });

  test('hears ten seconds from the first sound within a minute', async () => {
    const rateHz = 8000;
    const start = join(new Float32Array(20 * rateHz), sine(200, 11, rateHz, 0.5));
    const vector = await vectorOf([start], rateHz);
    const longer = join(
      start,
      seededNoise(50 * rateHz, 1).map((x) => 0.1 * x),
    );
    expect(closeness(vector, await vectorOf([longer], rateHz))).toBeGreaterThan(0.999);
    const tooLate = join(new Float32Array(61 * rateHz), pluck(200, 5, rateHz));
    const { embedding } = await analysisOf([tooLate], rateHz);
    expect(embedding).toMatchObject({ ok: false, failure: { code: 'audio/silent' } });
  });

  test('gives a vector for a single frame', async () => {
    const vector = await vectorOf([Float32Array.of(0.3)], 44_100);
    expect(closeness(vector, vector)).toBeCloseTo(1, 5);
  });
});

describe('pcm to play', () => {
  async function read(channels: readonly Float32Array[], fromHz: number, toHz: number) {
    const outcome = await service.readPcm(refOf(floatWav(channels, fromHz)), toHz, JOB);
    if (!outcome.ok) throw new Error(outcome.failure.code);
    return outcome.pcm;
  }

  test('at its own rate is the file, with a pyramid a channel', async () => {
    const channels = [seededNoise(5000, 1), seededNoise(5000, 2)];
    const pcm = await read(channels, 44_100, 44_100);
    expect(pcm.channels).toEqual(channels);
    expect(pcm.pyramids.map(({ frameCount }) => frameCount)).toEqual([5000, 5000]);
    expect(pcm.durationSeconds).toBeCloseTo(5000 / 44_100);
  });

  test('comes at the rate that was asked for', async () => {
    const tone = sine(1000, 1, 44_100, 0.5);
    const { channels, sampleRateHz } = await read([tone], 44_100, 48_000);
    expect(sampleRateHz).toBe(48_000);
    const expected = sine(1000, 1, 48_000, 0.5);
    const middle = channels[0]?.subarray(1000, 47_000) ?? new Float32Array(0);
    const off = middle.map((x, n) => Math.abs(x - (expected[n + 1000] ?? NaN)));
    expect(Math.max(...off)).toBeLessThan(1e-5);
  });

  test('has two channels at most, none louder than full scale', async () => {
    const loud = new Float32Array(100).fill(1);
    for (const count of [3, 4, 5, 6, 8]) {
      const { channels } = await read(
        Array.from({ length: count }, () => loud),
        8000,
        8000,
      );
      expect(channels).toHaveLength(2);
      for (const pcm of channels) expect(Math.max(...pcm)).toBeCloseTo(1, 5);
    }
  });

  test('keeps left left and right right', async () => {
    const on = new Float32Array(10).fill(0.5);
    const off = new Float32Array(10);
    const { channels } = await read([on, off, off, off], 8000, 8000);
    expect(channels[0]?.[5]).toBeGreaterThan(0.2);
    expect(channels[1]?.[5]).toBe(0);
  });

  test('is refused above two minutes', async () => {
    const ref = refOf(floatWav([new Float32Array(121 * 1000)], 1000));
    const outcome = await service.readPcm(ref, 1000, JOB);
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'decode/too-long' } });
  });
});

test('a call before open says so', async () => {
  const closed = new AudioService(async () => readFileSync(STATISTICS));
  await expect(closed.analyze(refOf(new Uint8Array(0)), JOB)).rejects.toMatchObject({
    code: 'thread/bug',
  });
});
