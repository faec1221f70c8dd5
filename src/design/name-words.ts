/** Names of sounds as they are shown. */

/** Characters at the end of a long name that stay when its middle is cut. */
const TAIL_LENGTH = 9;
const LONGEST_UNCUT = 20;
// Longer "endings" are part of a name: `take 2. the slow one`.
const ENDING = /\.[A-Za-z0-9]{1,5}$/;

/** The name without the ending of its file: `bd_haus` for `bd_haus.wav`. */
export function plainName(fileName: string): string {
  const name = fileName.replace(ENDING, '');
  return name === '' ? fileName : name;
}

/** A name in two parts of which the first gives way; the second is empty for a short name. */
export function splitName(name: string): readonly [head: string, tail: string] {
  const letters = Array.from(name);
  if (letters.length <= LONGEST_UNCUT) return [name, ''];
  const cut = letters.length - TAIL_LENGTH;
  return [letters.slice(0, cut).join(''), letters.slice(cut).join('')];
}
