/** Words for what a file is and what is wrong with it. */
import type { SoundFacts } from '../../workers/protocol/facts.ts';
import { channelFact, lengthCell, lengthFact, loudnessFact, rateFact } from './number-words.ts';

const PCM_FILES: Readonly<Record<string, string>> = {
  riff: 'WAV',
  rifx: 'WAV',
  rf64: 'WAV',
  bw64: 'WAV',
  w64: 'W64',
  aiff: 'AIFF',
  aifc: 'AIFF',
  caf: 'CAF',
};

const CODECS: Readonly<Record<string, string>> = {
  flac: 'FLAC',
  mp3: 'MP3',
  aac: 'AAC',
  adts: 'AAC',
  mp4: 'M4A',
  opus: 'Opus',
  vorbis: 'Vorbis',
  ogg: 'Ogg',
  webm: 'WebM',
};

type Format = Pick<SoundFacts, 'codec' | 'container' | 'bitDepth'>;

/** The kind of file and its depth, short enough for a column: `WAV 16`, `WAV 32f`, `MP3`. */
export function formatCell({ codec, container, bitDepth }: Format): string {
  const kind = CODECS[codec] ?? PCM_FILES[container] ?? codec;
  if (bitDepth === undefined) return kind;
  return `${kind} ${bitDepth}${isFloat(codec) ? 'f' : ''}`;
}

/** The depth as a fact: `16 bit`, `32 bit float`. */
export function depthFact({ codec, bitDepth }: Format): string | undefined {
  if (bitDepth === undefined) return undefined;
  return `${bitDepth} bit${isFloat(codec) ? ' float' : ''}`;
}

/** What is wrong with a sound that plays all the same. */
export function damageWords(facts: SoundFacts): string | undefined {
  if (facts.damage === undefined) return undefined;
  if (facts.damage === 'cut-off') return `damaged after ${lengthCell(facts.durationSeconds)} s`;
  if (facts.damage === 'not-finite') return 'some values are broken and play as silence';
  return 'the file is damaged, the sound plays';
}

/** The facts of a sound in the order in which they are shown, each ready to print. */
export function factWords(facts: SoundFacts): readonly string[] {
  const { loudnessLufs } = facts;
  const words = [
    lengthFact(facts.durationSeconds),
    loudnessLufs === undefined ? 'silent' : loudnessFact(loudnessLufs),
    rateFact(facts.sampleRateHz),
    depthFact(facts),
    channelFact(facts.channelCount),
    formatCell({ ...facts, bitDepth: undefined }),
  ];
  return words.filter((word) => word !== undefined);
}

function isFloat(codec: string): boolean {
  return codec.startsWith('pcm-f');
}
