import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const page = readFileSync('docs/ARCHITECTURE.md', 'utf8');
/** Folders that a table row of the page opens with, such as "| `src/ingest` | … |". */
const rows = [...page.matchAll(/^\| `((?:src|workers)[^`]*)`/gmu)].map(([, folder = '']) => folder);

/** Every folder that holds a file. */
function listFolders(root: string): string[] {
  const files = readdirSync(root, { recursive: true, withFileTypes: true });
  const folders = files.filter((entry) => entry.isFile()).map(({ parentPath }) => parentPath);
  return [...new Set(folders)].map((folder) => folder.replaceAll('\\', '/'));
}

it('has a row for every folder', () => {
  const folders = [...listFolders('src'), ...listFolders('workers')];
  expect(folders.filter((folder) => folder !== 'src' && !rows.includes(folder))).toEqual([]);
});

it('has no row for a folder that is gone', () => {
  expect(rows.filter((folder) => !existsSync(folder))).toEqual([]);
});

it('can be read in one sitting', () => {
  expect(page.split('\n').length).toBeLessThanOrEqual(200);
});

it('points only to files that exist', () => {
  const links = [...page.matchAll(/\]\(([^)#:]+)\)/gu)].map(([, target = '']) => target);
  expect(links.filter((target) => !existsSync(path.join('docs', target)))).toEqual([]);
});
