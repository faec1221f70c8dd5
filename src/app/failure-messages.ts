/** Says every failure in a musician's words: one table from code to sentence, remedy and act. */
import type { AppFailure, FailureCode } from '../../workers/protocol/failure.ts';

/** What a person can do about a failure with one press. */
export type FailureAct = 'retry' | 'reconnect' | 'none';

interface Subject {
  /** The file's name, or "This file". */
  readonly file: string;
  /** A detail by name as words, or undefined where the failure does not carry it. */
  readonly detail: (name: string) => string | undefined;
}

interface FailureWords {
  readonly sentence: (subject: Subject) => string;
  /** What helps, or what stays as it was; empty where there is nothing to add. */
  readonly remedy: string;
  readonly act: FailureAct;
}

/** Containers and codecs that a reader reports, as people know them. */
const FORMAT_NAMES: Readonly<Record<string, string>> = {
  aac: 'AAC',
  adts: 'AAC',
  aiff: 'AIFF',
  asf: 'Windows Media',
  avi: 'AVI video',
  caf: 'Core Audio',
  flac: 'FLAC',
  html: 'web page',
  id3: 'MP3',
  jpeg: 'picture',
  matroska: 'Matroska',
  midi: 'MIDI',
  mp3: 'MP3',
  mp4: 'MP4',
  mpeg: 'MP3',
  ogg: 'Ogg',
  opus: 'Opus',
  pdf: 'PDF',
  png: 'picture',
  rf64: 'RF64',
  riff: 'WAV',
  text: 'text',
  vorbis: 'Vorbis',
  w64: 'Wave64',
  wav: 'WAV',
  webm: 'WebM',
  zip: 'ZIP archive',
};

const KEPT = 'Everything you have stays as it is.';

const WORDS = {
  'audio/empty': words(({ file }) => `${file} holds no sound: its length is zero.`),
  'audio/silent': words(({ file }) => `${file} is silent.`, 'It has nothing to compare.'),
  'audio/not-finite': words(({ file }) => `${file} holds damaged values.`, '', 'retry'),
  'audio/unsupported-rate': words(({ file }) => `${file} has a sample rate that is out of range.`),
  'audio/unreadable-model': words(
    () => 'A part of Nearfield is damaged, so sounds cannot be compared.',
    'Load the page again.',
  ),
  'audio/device-lost': words(() => 'The output device went away.', 'Playing on the default one.'),
  'library/quota-exceeded': words(
    ({ detail }) => `No room is left in this browser’s storage${usedRoom(detail)}.`,
    'Nothing was lost; new sounds wait.',
    'retry',
  ),
  'library/not-open': words(
    () => 'The library is still opening.',
    'Try again in a moment.',
    'retry',
  ),
  'library/newer-schema': words(
    () => 'This library was made by a newer Nearfield.',
    'It was not touched. Load the page again to get the new version.',
  ),
  'library/damaged': words(
    () => 'A part of the library is damaged and cannot be opened.',
    'Your sound files are not touched.',
  ),
  'library/unavailable': words(
    () => 'This browser gives Nearfield no place to keep a library.',
    'A private window often has none: open a normal one.',
  ),
  'library/busy': words(
    () => 'Something else holds the library, such as another window of Nearfield.',
    'Close it, and try again. Nothing is lost.',
  ),
  'library/unknown-source': words(() => 'This folder is no longer in the library.'),
  'source/permission-lost': words(
    () => 'The browser took back permission for this folder.',
    'Nothing is lost.',
    'reconnect',
  ),
  'source/missing': words(
    ({ file }) => `${file} is not there any more.`,
    'What you decided about it is kept.',
    'reconnect',
  ),
  'source/changed': words(({ file }) => `${file} changed while it was read.`, '', 'retry'),
  'source/unreadable': words(
    ({ file }) => `${file} could not be opened.`,
    'Another program may hold it.',
    'retry',
  ),
  'decode/empty': words(({ file }) => `${file} is empty.`),
  'decode/too-short': words(({ file }) => `${file} is too short to hold a sound.`),
  'decode/not-pcm': words(({ file, detail }) => unreadableFormat(file, formatOf(detail))),
  'decode/not-audio': words(({ file, detail }) => notAudio(file, formatOf(detail))),
  'decode/broken': words(
    ({ file, detail }) => brokenAt(file, detail('seconds')),
    'Save it again from the program that made it.',
    'retry',
  ),
  'decode/unsupported-codec': words(({ file, detail }) => unreadableFormat(file, formatOf(detail))),
  'decode/bad-header': words(
    ({ file }) => `The beginning of ${inSentence(file)} makes no sense.`,
    'It is damaged, or not what its name says.',
    'retry',
  ),
  'decode/no-audio': words(({ file }) => `${file} has a beginning, but no sound in it.`),
  'decode/too-long': words(
    ({ file }) => `${file} is too long to be listened to as one sound.`,
    'Cut it into parts.',
  ),
  'decode/out-of-memory': words(
    ({ file, detail }) => `${file} needs more memory than there is${sizeOf(detail)}.`,
    'Close other pages, then try again.',
    'retry',
  ),
  'search/bad-vector': words(() => 'This sound could not be compared.', 'Try again.', 'retry'),
  'search/bad-slot': words(
    () => 'This sound has no place among the compared ones yet.',
    'Try again in a moment.',
    'retry',
  ),
  'search/no-memory': words(
    () => 'There is not enough memory to compare so many sounds.',
    'Close other pages, then try again.',
    'retry',
  ),
  'search/index-stale': words(
    () => 'What sounds alike is being put in order again.',
    'Answers are complete, a little slower.',
  ),
  'layout/bad-graph': words(() => 'The sounds could not be laid out.', KEPT, 'retry'),
  'layout/bad-options': words(() => 'The sounds could not be laid out this way.', KEPT),
  'layout/bad-coordinates': words(
    () => 'The kept places of the sounds are damaged.',
    KEPT,
    'retry',
  ),
  'thread/died': words(
    () => 'A part of Nearfield stopped and was started again.',
    'Nothing saved was lost.',
    'retry',
  ),
  'thread/bug': words(
    () => 'Something went wrong inside Nearfield.',
    'Nothing saved was lost.',
    'retry',
  ),
} satisfies Readonly<Record<FailureCode, FailureWords>>;

/**
 * What happened and what helps, as one or two plain sentences. With a file's name the sentence
 * names it, without one it says "This file".
 */
export function failureSentence(failure: AppFailure, fileName?: string): string {
  const { sentence, remedy }: FailureWords = WORDS[failure.code];
  const said = sentence({
    file: fileName === undefined ? 'This file' : `“${fileName}”`,
    detail: (name) => failure.details?.[name]?.toString(),
  });
  return remedy === '' ? said : `${said} ${remedy}`;
}

/** Which one press helps: hear the file again, ask for its folder again, or nothing. */
export function failureAct(failure: AppFailure): FailureAct {
  return WORDS[failure.code].act;
}

function words(
  sentence: FailureWords['sentence'],
  remedy = '',
  act: FailureAct = 'none',
): FailureWords {
  return { sentence, remedy, act };
}

function formatOf(detail: Subject['detail']): string | undefined {
  const raw = (detail('container') ?? detail('codec'))?.toLowerCase();
  return raw === undefined ? undefined : FORMAT_NAMES[raw];
}

function unreadableFormat(file: string, format: string | undefined): string {
  if (format === undefined) return `${file} has a format that cannot be read here.`;
  return `The ${format} in ${inSentence(file)} cannot be read here.`;
}

function notAudio(file: string, format: string | undefined): string {
  if (format === undefined) return `${file} holds no sound, whatever its name says.`;
  return `${file} is a ${format} file. It holds no sound.`;
}

function brokenAt(file: string, seconds: string | undefined): string {
  return seconds === undefined ? `${file} is damaged.` : `${file} is damaged after ${seconds} s.`;
}

function usedRoom(detail: Subject['detail']): string {
  const used = megabytes(detail('usedBytes'));
  const free = megabytes(detail('freeBytes'));
  return used === undefined || free === undefined ? '' : ` (${used} used, ${free} free)`;
}

function sizeOf(detail: Subject['detail']): string {
  const size = megabytes(detail('byteCount') ?? detail('size'));
  return size === undefined ? '' : ` (${size})`;
}

function megabytes(byteCount: string | undefined): string | undefined {
  if (byteCount === undefined) return undefined;
  return `${Math.max(1, Math.round(Number(byteCount) / 1e6)).toLocaleString('en-US')} MB`;
}

function inSentence(file: string): string {
  return file === 'This file' ? 'this file' : file;
}
