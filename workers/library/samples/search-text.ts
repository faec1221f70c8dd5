/** Texts as search and order see them: without case and accents, numbers by their value. */

/**
 * Takes case and accents away, so that `Café` is found by `cafe` and either form of Unicode by the
 * other (NFKD, Unicode Standard Annex 15; upper case first, so that `ß` meets `ss`).
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ');
}

/** Longest number that is ordered by its value; the rest of a longer one follows as text. */
const LONGEST_NUMBER = 16;

/** A key whose plain order is the order of a list: folded, `kick 2` before `kick 10`. */
export function toSortKey(text: string): string {
  return foldText(text).replaceAll(/\d+/g, (digits) => {
    const value = digits.replace(/^0+(?=\d)/, '');
    const length = Math.min(value.length, LONGEST_NUMBER);
    return String.fromCodePoint(0x30 + length) + value;
  });
}

/** Folder and file name in one text; a line break, which no query holds, ends a place. */
export function toSearchText(folder: string, name: string): string {
  return `${foldText(folder === '' ? name : `${folder}/${name}`)}\n`;
}
