/** Sounds on the disk for journeys: finds real ones, writes small ones of our own. */
import { mkdir, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { boom, noteHz, pluck } from '../../fixtures/plucks.ts';
import { seededRandom } from '../../fixtures/seeded-random.ts';
import { wavFile } from '../../fixtures/wav-files.ts';

const SOUND = /\.(?:wav|ogg|m4a|flac|mp3|aiff?|aac|opus|amr|webm)$/iu;
const RATE_HZ = 22_050;

/** Every file below a folder whose ending says that it is a sound: paths below the folder, sorted. */
export function listSoundPaths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOUND.test(entry.name) && !entry.name.startsWith('._'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .toSorted((a, b) => a.localeCompare(b));
}

/** A short drum or pluck as a WAV file; the same for the same seed, another for another. */
export function wavOf(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const seconds = 0.12 + 0.3 * random();
  const hertz = noteHz(28 + 50 * random());
  const pcm = seed % 3 === 0 ? boom(hertz / 2, seconds, RATE_HZ) : pluck(hertz, seconds, RATE_HZ);
  const values = Int16Array.from(pcm, (value) => Math.round(value * 24_000 + random()));
  return wavFile(
    { tag: 1, channelCount: 1, bits: 16, rateHz: RATE_HZ },
    new Uint8Array(values.buffer),
  );
}

/** Writes files by their path below a folder, and the folders they need. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
}

/** So many sounds of our own in folders of fifty, such as `set-0/hit-007.wav`. */
export async function writeSounds(folder: string, count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, i): [string, Uint8Array] => [
    `set-${Math.floor(i / 50)}/hit-${String(i).padStart(3, '0')}.wav`,
    wavOf(i + 1),
  ]);
  await writeFiles(folder, Object.fromEntries(entries));
}
