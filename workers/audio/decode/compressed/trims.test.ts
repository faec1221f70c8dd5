import { describe, expect, test } from 'vitest';
import { ascii, concatBytes, integer } from '../../../../tests/fixtures/byte-writer.ts';
import { flacBitDepth } from './flac-depth.ts';
import { mp3Trim, timedTrim } from './trims.ts';

interface TagSpec {
  readonly header: readonly number[];
  readonly sideBytes: number;
  readonly tag?: string;
  readonly flags?: number;
  readonly frames?: number;
  readonly encoder?: string;
  readonly delay?: number;
  readonly padding?: number;
}

const MPEG1_STEREO = [0xff, 0xfb, 0x90, 0x00];
const MPEG1_MONO = [0xff, 0xfb, 0x90, 0xc0];
const MPEG2_STEREO = [0xff, 0xf3, 0x90, 0x00];
const MPEG2_MONO = [0xff, 0xf3, 0x90, 0xc0];

/** A first MP3 frame with its tag; every field that the flags name is there. */
function taggedFrame(spec: TagSpec): Uint8Array {
  const { header, sideBytes, tag = 'Info', flags = 15, frames = 100, encoder = 'LAME3.100' } = spec;
  const packed = ((spec.delay ?? 576) << 12) | (spec.padding ?? 1000);
  return concatBytes([
    Uint8Array.from(header),
    new Uint8Array(sideBytes),
    ascii(tag),
    integer(flags, 4, false),
    flags & 1 ? integer(frames, 4, false) : new Uint8Array(0),
    flags & 2 ? integer(12_345, 4, false) : new Uint8Array(0),
    new Uint8Array(flags & 4 ? 100 : 0),
    new Uint8Array(flags & 8 ? 4 : 0),
    ascii(encoder),
    new Uint8Array(12),
    integer(packed, 3, false),
    new Uint8Array(40),
  ]);
}

describe('trim of an MP3 file', () => {
  test.each([
    ['MPEG-1 stereo', MPEG1_STEREO, 32, 1152],
    ['MPEG-1 mono', MPEG1_MONO, 17, 1152],
    ['MPEG-2 stereo', MPEG2_STEREO, 17, 576],
    ['MPEG-2 mono', MPEG2_MONO, 9, 576],
  ])('%s', (_name, header, sideBytes, perFrame) => {
    expect(mp3Trim(taggedFrame({ header, sideBytes }))).toEqual({
      skipFrames: 576 + 529,
      keepFrames: 100 * perFrame - 576 - 1000,
    });
  });

  test.each([1, 3, 7, 9, 15])('finds the encoder behind the fields of flags %i', (flags) => {
    const frame = taggedFrame({ header: MPEG1_STEREO, sideBytes: 32, flags, tag: 'Xing' });
    expect(mp3Trim(frame)?.keepFrames).toBe(115_200 - 1576);
  });

  test('keeps the end where the tag does not count frames', () => {
    const frame = taggedFrame({ header: MPEG1_STEREO, sideBytes: 32, flags: 14 });
    expect(mp3Trim(frame)).toEqual({ skipFrames: 1105, keepFrames: undefined });
  });

  test('cuts nothing without a tag or by an encoder that says nothing', () => {
    const strange = { header: MPEG1_STEREO, sideBytes: 32, encoder: 'Gogogogo?' };
    expect(mp3Trim(taggedFrame(strange))).toBeUndefined();
    const untagged = { header: MPEG1_STEREO, sideBytes: 32, tag: '????' };
    expect(mp3Trim(taggedFrame(untagged))).toBeUndefined();
    expect(mp3Trim(Uint8Array.from(MPEG1_STEREO))).toBeUndefined();
  });

  test('survives a tag that is cut off or claims more padding than sound', () => {
    const frame = taggedFrame({ header: MPEG1_STEREO, sideBytes: 32 });
    for (let length = 0; length < frame.length; length++) {
      expect(() => mp3Trim(frame.subarray(0, length))).not.toThrow();
    }
    const lie = { header: MPEG1_STEREO, sideBytes: 32, frames: 1, padding: 4000 };
    expect(mp3Trim(taggedFrame(lie))?.keepFrames).toBeUndefined();
  });
});

describe('trim by time', () => {
  test('drops what lies before 0 at the true rate', () => {
    expect(timedTrim(-1024 / 44_100, 1, 44_100)).toEqual({ skipFrames: 1024, keepFrames: 44_100 });
    expect(timedTrim(-1024 / 22_050, 1, 44_100).skipFrames).toBe(2048);
  });

  test('keeps all until the end is known, and counts from a late start', () => {
    expect(timedTrim(0, undefined, 48_000)).toEqual({ skipFrames: 0, keepFrames: undefined });
    expect(timedTrim(0.5, 1.5, 48_000)).toEqual({ skipFrames: 0, keepFrames: 48_000 });
    expect(timedTrim(0, -1, 48_000).keepFrames).toBe(0);
  });
});

describe('bit depth of FLAC', () => {
  test.each([8, 16, 20, 24, 32])('%i bits', (bits) => {
    const info = new Uint8Array(34);
    info[12] = 0xf2 | ((bits - 1) >> 4);
    info[13] = ((bits - 1) & 15) << 4;
    expect(flacBitDepth(concatBytes([ascii('fLaC'), new Uint8Array(4), info]))).toBe(bits);
  });

  test('is not told by other headers', () => {
    expect(flacBitDepth(new Uint8Array(60))).toBeUndefined();
    expect(flacBitDepth(ascii('fLaC'))).toBeUndefined();
  });
});
