/** Which files are taken for sounds: by their endings, so that a scan need not open them. */

/** Endings of audio files, lower case; what is inside is told by `audio/read/sniff.ts` when heard. */
const SOUND_ENDINGS: ReadonlySet<string> = new Set(
  [
    'wav wave bwf bwav rf64 w64 aif aiff aifc afc caf au snd voc sds iff 8svx',
    'flac alac ape wv tta tak shn mp1 mp2 mp3 mpga mpc m4a m4b m4r mp4 aac adts 3ga',
    'ogg oga opus spx mka weba webm wma amr awb gsm ac3 ec3 dts ra',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a file's ending is one of a sound. */
export function hasSoundEnding(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot > 0 && SOUND_ENDINGS.has(name.slice(dot + 1).toLowerCase());
}
