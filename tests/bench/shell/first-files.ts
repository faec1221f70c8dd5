/** Finds what a built page asks for by itself. */

const TAG = /<(?<name>script|link)\b(?<rest>[^>]*)>/gu;
const FIRST_LINKS = new Set(['stylesheet', 'modulepreload', 'preload']);

/** Scripts, styles and preloads that the page names, each once; a `link` to an icon is none. */
export function findFirstFiles(page: string): string[] {
  const files = new Set<string>();
  for (const { groups } of page.matchAll(TAG)) {
    const rest = groups?.['rest'] ?? '';
    const isScript = groups?.['name'] === 'script';
    if (!isScript && !FIRST_LINKS.has(readAttribute(rest, 'rel') ?? '')) continue;
    const file = readAttribute(rest, isScript ? 'src' : 'href');
    if (file !== undefined) files.add(file);
  }
  return [...files];
}

function readAttribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]+)"`, 'u').exec(tag)?.[1];
}
