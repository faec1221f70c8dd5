import { describe, expect, test } from 'vitest';
import { ascii, concatBytes, integers } from '../../../tests/fixtures/byte-writer.ts';
import { wavFile } from '../../../tests/fixtures/wav-files.ts';
import { AppError } from '../../protocol/failure.ts';
import type { FailureCode } from '../../protocol/failure.ts';
import { sourceFromBytes } from '../read/byte-source.ts';
import { makeLadder } from './ladder.ts';
import type { Rung, Rungs } from './ladder.ts';
import { openOwnSound } from './own-sound.ts';
import type { SoundReader } from './sound-reader.ts';

const SOUND: SoundReader = {
  format: {
    container: 'unknown',
    codec: 'none',
    bitDepth: undefined,
    sampleRateHz: 1,
    channelCount: 1,
    frameCount: 0,
  },
  pieces: async function* () {},
  damage: () => undefined,
  close: () => undefined,
};

/** Rungs that note which of them was asked, and all fail but the one that is named. */
function notingRungs(succeeds: keyof Rungs | 'none', code: FailureCode = 'decode/broken') {
  const asked: string[] = [];
  const note =
    (name: keyof Rungs): Rung =>
    async () => {
      asked.push(name);
      if (name === succeeds) return { ok: true, sound: SOUND };
      const lastCode = name === 'borrowed' ? 'decode/unsupported-codec' : code;
      return { ok: false, failure: { code: lastCode, message: name } };
    };
  return { asked, own: note('own'), packets: note('packets'), borrowed: note('borrowed') };
}

const WAV = wavFile({ tag: 1, channelCount: 1, bits: 16 }, integers([1, 2, 3], 2, true));
const FLAC = concatBytes([ascii('fLaC'), new Uint8Array(60)]);
const OGG = concatBytes([ascii('OggS'), new Uint8Array(60)]);
const CAF = concatBytes([ascii('caff'), new Uint8Array(60)]);
const NOISE = Uint8Array.from({ length: 100 }, (_, i) => (i * 37 + 129) % 256);

async function climb(rungs: Rungs, bytes: Uint8Array) {
  const opened = await makeLadder(rungs)(sourceFromBytes(bytes));
  return opened.ok ? 'ok' : opened.failure.code;
}

describe('the decode ladder', () => {
  test('gives WAV to our own parser alone', async () => {
    const rungs = notingRungs('own');
    expect(await climb(rungs, WAV)).toBe('ok');
    expect(rungs.asked).toEqual(['own']);
  });

  test('does not take a refused header to other decoders', async () => {
    const rungs = notingRungs('borrowed', 'decode/bad-header');
    expect(await climb(rungs, WAV)).toBe('decode/bad-header');
    expect(rungs.asked).toEqual(['own']);
  });

  test('lends a WAV file with a foreign codec to the window', async () => {
    const rungs = notingRungs('borrowed', 'decode/unsupported-codec');
    expect(await climb(rungs, WAV)).toBe('ok');
    expect(rungs.asked).toEqual(['own', 'borrowed']);
  });

  test.each([
    ['FLAC', FLAC],
    ['Ogg', OGG],
  ])('gives %s to packets first, then to the window', async (_name, bytes) => {
    const rungs = notingRungs('packets');
    expect(await climb(rungs, bytes)).toBe('ok');
    expect(rungs.asked).toEqual(['packets']);
    const failing = notingRungs('borrowed');
    expect(await climb(failing, bytes)).toBe('ok');
    expect(failing.asked).toEqual(['packets', 'borrowed']);
  });

  test.each([
    ['CAF', CAF, 'decode/unsupported-codec'],
    ['an unknown format', NOISE, 'decode/not-audio'],
  ])('asks only the window about %s', async (_name, bytes, code) => {
    const rungs = notingRungs('none');
    expect(await climb(rungs, bytes)).toBe(code);
    expect(rungs.asked).toEqual(['borrowed']);
  });

  test('keeps the first reason where the window fails too', async () => {
    expect(await climb(notingRungs('none'), FLAC)).toBe('decode/broken');
  });

  test.each([
    ['nothing', new Uint8Array(0), 'decode/empty'],
    ['text', ascii('Kick 808, made with love in 1998.\n'), 'decode/not-audio'],
    ['AppleDouble', Uint8Array.from([0, 5, 22, 7, ...new Uint8Array(60)]), 'decode/not-audio'],
    ['a few bytes', Uint8Array.of(1, 2, 3), 'decode/too-short'],
  ])('asks nobody about %s', async (_name, bytes, code) => {
    const rungs = notingRungs('none');
    expect(await climb(rungs, bytes)).toBe(code);
    expect(rungs.asked).toEqual([]);
  });

  test('makes a value of what a rung throws', async () => {
    const throwing = (thrown: Error): Rungs => ({
      ...notingRungs('none'),
      own: () => Promise.reject(thrown),
    });
    const gone = new AppError({ code: 'source/unreadable', message: 'gone' });
    expect(await climb(throwing(gone), WAV)).toBe('source/unreadable');
    expect(await climb(throwing(new TypeError('a bug')), WAV)).toBe('thread/bug');
    expect(await climb(throwing(new RangeError('too large')), WAV)).toBe('decode/out-of-memory');
  });
});

describe('the first rung', () => {
  const rungs = (): Rungs => ({ ...notingRungs('none'), own: openOwnSound });

  test('walks a long file in pieces that add up', async () => {
    const count = 600_000;
    const values = Uint8Array.from({ length: count }, (_, n) => n % 251);
    const file = wavFile({ tag: 1, channelCount: 2, bits: 8, rateHz: 8000 }, values);
    const opened = await makeLadder(rungs())(sourceFromBytes(file));
    if (!opened.ok) throw new Error(opened.failure.code);
    const lengths: number[] = [];
    for await (const piece of opened.sound.pieces()) lengths.push(piece[0]?.length ?? 0);
    expect(opened.sound.format).toMatchObject({
      codec: 'pcm-u8',
      bitDepth: 8,
      frameCount: 300_000,
    });
    expect(lengths).toEqual([262_144, 37_856]);
  });

  test('stops when it is closed', async () => {
    const file = wavFile({ tag: 1, channelCount: 1, bits: 8 }, new Uint8Array(600_000));
    const opened = await makeLadder(rungs())(sourceFromBytes(file));
    if (!opened.ok) throw new Error(opened.failure.code);
    let pieces = 0;
    for await (const _piece of opened.sound.pieces()) {
      pieces++;
      opened.sound.close();
    }
    expect(pieces).toBe(1);
  });

  test('says when a sound has no frames', async () => {
    const file = wavFile({ tag: 1, channelCount: 1, bits: 16 }, new Uint8Array(0));
    expect(await climb(rungs(), file)).toBe('decode/no-audio');
  });
});
