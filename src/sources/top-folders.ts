/** Which folders of a source the rail lists. */
import type { FolderRow } from '../../workers/protocol/sources.ts';

/**
 * The folders at the top of a source. Where all of it lies in one folder, those within that one:
 * a list of a single folder would tell nothing.
 */
export function topFolders(folders: readonly FolderRow[]): readonly FolderRow[] {
  let within = '';
  for (;;) {
    const prefix = within;
    const level = folders.filter(({ path }) => isChild(path, prefix));
    const [only] = level;
    const isAlone = level.length === 1 && only !== undefined;
    if (!isAlone || !folders.some(({ path }) => isChild(path, `${only.path}/`))) return level;
    within = `${only.path}/`;
  }
}

function isChild(path: string, prefix: string): boolean {
  return path.startsWith(prefix) && !path.slice(prefix.length).includes('/');
}
