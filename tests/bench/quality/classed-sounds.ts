/** Finds real sounds whose folder says what they are, and decodes them by our own readers. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { decodePcm } from '../../../workers/audio/decode/own-pcm.ts';
import { makeMonoListener } from '../../../workers/audio/describe/mono-listener.ts';
import { sourceFromBytes } from '../../../workers/audio/read/byte-source.ts';

const ENDINGS = /\.(?:wav|aiff?)$/iu;
/** Collections for testing decoders: their folders say who wrote the decoder, not what is heard. */
const UNCLASSED = new Set(['formats']);
const LEAST_OF_A_CLASS = 5;

/** A decoded sound. */
export interface ClassedSound {
  /** Path of its folder below the library. */
  readonly className: string;
  readonly mono: Float32Array;
  readonly sampleRateHz: number;
}

/** Paths of WAV and AIFF files by folder; folders with fewer than five different ones are left out. */
export function listClasses(library: string): Map<string, string[]> {
  const classes = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const name of readdirSync(library, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!ENDINGS.test(name) || UNCLASSED.has(name.split(path.sep)[0] ?? '')) continue;
    const file = path.join(library, name);
    const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
    if (seen.has(hash)) continue;
    seen.add(hash);
    classes.set(path.dirname(name), [...(classes.get(path.dirname(name)) ?? []), file]);
  }
  return new Map([...classes].filter(([, files]) => files.length >= LEAST_OF_A_CLASS));
}

/** Decodes a file; undefined where it holds no sound. */
export async function readClassedSound(
  className: string,
  file: string,
): Promise<ClassedSound | undefined> {
  const decoded = await decodePcm(sourceFromBytes(readFileSync(file)));
  if (!decoded.ok) return undefined;
  const { channels, sampleRateHz } = decoded.sound;
  const listener = makeMonoListener(sampleRateHz);
  listener.push(channels);
  return { className, mono: listener.finish(), sampleRateHz };
}
