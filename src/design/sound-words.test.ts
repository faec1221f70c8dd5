import { describe, expect, it } from 'vitest';
import type { SoundFacts } from '../../workers/protocol/facts.ts';
import { damageWords, depthFact, factWords, formatCell } from './sound-words.ts';

const HAUS: SoundFacts = {
  durationSeconds: 0.22,
  sampleRateHz: 44_100,
  channelCount: 2,
  frameCount: 9702,
  bitDepth: 16,
  codec: 'pcm-s16',
  container: 'riff',
  damage: undefined,
  loudnessLufs: -4.3,
  isLoudnessGated: false,
  samplePeakDb: -0.1,
  truePeakDb: 0,
};

describe('formats', () => {
  it.each([
    ['pcm-s16', 'riff', 16, 'WAV 16'],
    ['pcm-f32', 'riff', 32, 'WAV 32f'],
    ['pcm-s24', 'aifc', 24, 'AIFF 24'],
    ['flac', 'ogg', 24, 'FLAC 24'],
    ['mp3', 'mp3', undefined, 'MP3'],
    ['aac', 'mp4', undefined, 'AAC'],
    ['vorbis', 'ogg', undefined, 'Vorbis'],
    ['new-codec', 'unheard', undefined, 'new-codec'],
  ])('names %s in %s', (codec, container, bitDepth, words) => {
    expect(formatCell({ codec, container, bitDepth })).toBe(words);
  });

  it('says the depth of float apart, and none for lossy codecs', () => {
    expect(depthFact({ codec: 'pcm-f32', container: 'riff', bitDepth: 32 })).toBe('32 bit float');
    expect(depthFact({ codec: 'mp3', container: 'mp3', bitDepth: undefined })).toBeUndefined();
  });
});

describe('facts of a sound', () => {
  it('stand in one order', () => {
    expect(factWords(HAUS).join(' · ')).toBe(
      '0.220 s · \u22124.3 LUFS · 44.1 kHz · 16 bit · stereo · WAV',
    );
  });

  it('call a sound without loudness silent', () => {
    expect(factWords({ ...HAUS, loudnessLufs: undefined })).toContain('silent');
  });

  it('say where a cut file ends', () => {
    expect(damageWords(HAUS)).toBeUndefined();
    expect(damageWords({ ...HAUS, damage: 'cut-off' })).toBe('damaged after 0.22 s');
    expect(damageWords({ ...HAUS, damage: 'block-align-repaired' })).toMatch(/damaged/);
  });
});
