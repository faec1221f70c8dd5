import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasSoundEnding } from './sound-endings.ts';
import { isSystemName } from './system-names.ts';

it.each(['kick.wav', 'KICK.WAV', 'a.b.aif', 'x.opus', 'x.rf64', 'x.webm', 'x.amr'])(
  'takes %s for a sound',
  (name) => expect(hasSoundEnding(name)).toBe(true),
);

it.each(['readme.txt', 'wav', '.wav', 'song.mid', 'kick.wav.asd', 'kick.'])(
  'takes %s for something else',
  (name) => expect(hasSoundEnding(name)).toBe(false),
);

const root = process.env['NEARFIELD_TEST_LIBRARY'] ?? '';
const isThere = root !== '' && existsSync(root);
if (!isThere) process.stderr.write('SKIPPED: endings, as NEARFIELD_TEST_LIBRARY names no folder\n');

describe.skipIf(!isThere)('on the real library', () => {
  it('counts 1,182 sounds', () => {
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !isSystemName(entry.name))
      .map(({ name }) => name);
    expect(files.filter(hasSoundEnding)).toHaveLength(1182);
  });
});
