import { afterAll, describe, expect, it } from 'vitest';
import { linkThread } from '../../src/threads/thread-link.ts';
import { makeWindowDecoder } from '../../src/threads/window-decoder.ts';
import type { AudioApi, BorrowedDecoder } from '../../workers/protocol/audio-api.ts';
import type { AnalysisOutcome } from '../../workers/protocol/facts.ts';
import { toSourceId } from '../../workers/protocol/ids.ts';
import { makeJob } from '../../workers/protocol/job.ts';
import type { FileRef } from '../../workers/protocol/sources.ts';
import { lend, teachComlink } from '../../workers/protocol/wire.ts';
import { ascii, concatBytes, integers, noiseValues } from '../fixtures/byte-writer.ts';
import { flacFile } from '../fixtures/flac-file.ts';
import { floatWav } from '../fixtures/float-wav.ts';
import { silentMp3, taggedSilentMp3 } from '../fixtures/silent-mp3.ts';
import { sine } from '../fixtures/tone.ts';
import { formatBody, riffFile, wavFile } from '../fixtures/wav-files.ts';

teachComlink();

/** The window's decoder, and how often it was asked. */
const lent = { asked: 0 };
const windowDecoder = makeWindowDecoder();
const noting: BorrowedDecoder = {
  decode: (bytes, rateHz) => {
    lent.asked++;
    return windowDecoder.decode(bytes, rateHz);
  },
};

const audio = linkThread<AudioApi>({
  name: 'audio',
  start: () =>
    new Worker(new URL('../../workers/audio/audio.worker.ts', import.meta.url), { type: 'module' }),
  openWith: () => [lend(noting)],
});
afterAll(() => audio.terminate());

function refOf(bytes: Uint8Array, name: string): FileRef {
  return { kind: 'file', file: new File([Uint8Array.from(bytes)], name) };
}

function endlessJob() {
  return makeJob(new AbortController().signal, () => undefined);
}

function analyze(bytes: Uint8Array, name = 'sound.wav'): Promise<AnalysisOutcome> {
  return audio.client.analyze(refOf(bytes, name), endlessJob());
}

async function analysisOf(bytes: Uint8Array, name?: string) {
  const outcome = await analyze(bytes, name);
  if (!outcome.ok) throw new Error(`${outcome.failure.code}: ${outcome.failure.message}`);
  return outcome.analysis;
}

const BEEP = floatWav([sine(440, 0.5, 44_100, 0.5)], 44_100);

describe('analysis in a worker', () => {
  it('brings facts, overview and vector across', async () => {
    const { facts, overview, embedding, contentHash, byteCount } = await analysisOf(BEEP);
    expect(facts).toMatchObject({ codec: 'pcm-f32', frameCount: 22_050, sampleRateHz: 44_100 });
    expect(overview).toHaveLength(768);
    expect(contentHash).toHaveLength(32);
    expect(byteCount).toBe(BEEP.length);
    expect(embedding.ok && embedding.vector.length).toBe(192);
  });

  it('makes of a long FLAC file what it makes of the same WAV file', async () => {
    const rateHz = 8000;
    const values = noiseValues(70 * rateHz, 16).map((value, n) => (n < 9000 ? 0 : value >> 2));
    const format = { tag: 1, channelCount: 1, bits: 16, rateHz };
    const wav = await analysisOf(wavFile(format, integers(values, 2, true)));
    const flac = await analysisOf(flacFile({ channels: [values], bits: 16, rateHz }), 'a.flac');
    expect(flac.facts).toEqual({ ...wav.facts, codec: 'flac', container: 'flac' });
    expect(flac.embedding).toEqual(wav.embedding);
  });

  it('is stopped by its job, and the thread goes on', async () => {
    const controller = new AbortController();
    const long = flacFile({ channels: [noiseValues(2_000_000, 16)], bits: 16, rateHz: 44_100 });
    const job = makeJob(controller.signal, () => undefined);
    const stopped = audio.client.analyze(refOf(long, 'long.flac'), job);
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect((await analyze(BEEP)).ok).toBe(true);
  });
});

describe('decoding in a worker', () => {
  it.each([16, 24] as const)('gives FLAC of %i bits value for value', async (bits) => {
    const channels = [noiseValues(10_000, bits, 1), noiseValues(10_000, bits, 2)];
    const file = flacFile({ channels, bits, rateHz: 48_000 });
    const outcome = await audio.client.readPcm(refOf(file, 'a.flac'), 48_000, endlessJob());
    if (!outcome.ok) throw new Error(outcome.failure.code);
    const expected = channels.map((values) =>
      Float32Array.from(values, (value) => value / 2 ** (bits - 1)),
    );
    expect(outcome.pcm.channels).toEqual(expected);
    expect((await analysisOf(file)).facts).toMatchObject({ codec: 'flac', bitDepth: bits });
  });

  it('knows an MP3 file that is called .wav, and cuts what its tag says', async () => {
    const tagged = await analysisOf(taggedSilentMp3(20, 576, 1000), 'kick.wav');
    expect(tagged.facts).toMatchObject({ codec: 'mp3', frameCount: 20 * 1152 - 1576 });
    expect(tagged.embedding).toMatchObject({ ok: false, failure: { code: 'audio/silent' } });
    const plain = await analysisOf(silentMp3(20), 'kick.wav');
    expect(plain.facts.frameCount).toBe(20 * 1152);
  });

  it('borrows the decoder of the window as the last rung', async () => {
    lent.asked = 0;
    const body = formatBody({ tag: 0x55, channelCount: 1, bits: 0, blockAlign: 1 });
    const mp3InWav = riffFile([
      { id: 'fmt ', body },
      { id: 'data', body: silentMp3(20) },
    ]);
    const { facts } = await analysisOf(mp3InWav);
    expect(lent.asked).toBe(1);
    expect(facts).toMatchObject({ sampleRateHz: 44_100, container: 'riff', channelCount: 1 });
    expect(facts.frameCount).toBeGreaterThan(18 * 1152);
  });

  it('does not borrow it for what own decoders read or refuse', async () => {
    lent.asked = 0;
    await analyze(BEEP);
    await analyze(ascii('not a sound, but a text about one'));
    await analyze(wavFile({ tag: 1, channelCount: 65_535, bits: 16 }, new Uint8Array(100)));
    expect(lent.asked).toBe(0);
  });
});

describe('broken input', () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + 129) % 256);

  it.each([
    ['zero bytes', new Uint8Array(0), 'decode/empty'],
    ['text called .wav', ascii('dear diary, today I sampled a door\n'), 'decode/not-audio'],
    [
      '65,535 channels',
      wavFile({ tag: 1, channelCount: 65_535, bits: 16, blockAlign: 2 }, new Uint8Array(1000)),
      'decode/bad-header',
    ],
    ['a header alone', BEEP.subarray(0, 30), 'decode/bad-header'],
    ['noise', noise, 'decode/not-audio'],
    ['a FLAC header and noise', concatBytes([ascii('fLaC'), noise]), 'decode/broken'],
    ['an Ogg header and noise', concatBytes([ascii('OggS'), noise]), 'decode/unsupported-codec'],
    [
      'an MP4 header and noise',
      concatBytes([Uint8Array.of(0, 0, 0, 20), ascii('ftypM4A '), noise]),
    ],
  ])('%s is a value with a reason and the content', async (_name, bytes, code?: string) => {
    const outcome = await analyze(bytes);
    if (outcome.ok) throw new Error('it was read');
    expect(outcome.failure.code).toMatch(code ?? /^decode\//);
    expect(outcome.contentHash).toHaveLength(32);
  });

  it('a WAV file that is cut, or claims 4 GB, plays to its end and is marked', async () => {
    const cut = await analysisOf(BEEP.subarray(0, 40_044));
    expect(cut.facts).toMatchObject({ damage: 'cut-off', frameCount: 10_000 });
    const format = formatBody({ tag: 1, channelCount: 1, bits: 16 });
    const lie = await analysisOf(
      riffFile([
        { id: 'fmt ', body: format },
        { id: 'data', body: new Uint8Array(2000).fill(7), declared: 0xffff_fff0 },
      ]),
    );
    expect(lie.facts).toMatchObject({ damage: 'cut-off', frameCount: 1000 });
  });

  it('a FLAC file that is cut plays to its end', async () => {
    const file = flacFile({ channels: [noiseValues(40_000, 16)], bits: 16, rateHz: 44_100 });
    const { facts } = await analysisOf(file.subarray(0, file.length / 2), 'cut.flac');
    expect(facts.frameCount).toBeGreaterThanOrEqual(4 * 4096);
    expect(facts.frameCount).toBeLessThan(40_000);
  });
});

describe('files of a folder', () => {
  async function write(folder: FileSystemDirectoryHandle, path: string, bytes: Uint8Array) {
    const names = path.split('/');
    let parent = folder;
    for (const name of names.slice(0, -1)) {
      parent = await parent.getDirectoryHandle(name, { create: true });
    }
    const handle = await parent.getFileHandle(names.at(-1) ?? '', { create: true });
    const writable = await handle.createWritable();
    await writable.write(Uint8Array.from(bytes));
    await writable.close();
  }

  it('are found by path, and again after their folder came back', async () => {
    const storage = await navigator.storage.getDirectory();
    const root = await storage.getDirectoryHandle('audio-test', { create: true });
    const path = 'kicks/deep down/kick #1.wav';
    const ref: FileRef = { kind: 'handle', sourceId: toSourceId(1), root, path };
    await write(root, path, BEEP);
    const first = await audio.client.identify(ref);
    expect(first).toMatchObject({ ok: true, byteCount: BEEP.length });
    await root.removeEntry('kicks', { recursive: true });
    expect(await audio.client.identify(ref)).toMatchObject({ failure: { code: 'source/missing' } });
    expect(await audio.client.analyze(ref, endlessJob())).toMatchObject({
      failure: { code: 'source/missing' },
      contentHash: undefined,
    });
    await write(root, path, BEEP);
    expect(await audio.client.identify(ref)).toEqual(first);
    await storage.removeEntry('audio-test', { recursive: true });
  });
});
