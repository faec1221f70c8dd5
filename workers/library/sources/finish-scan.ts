/** Ends a whole scan: what it did not find is missing from now on. */
import type { ScanReport } from '../../protocol/sources.ts';
import type { LibraryContext } from '../library-context.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber } from '../storage/row-values.ts';
import { SliceClock } from '../storage/yield-slice.ts';
import { findFolder, readFolderPaths, removeEmptyFolders } from './folder-store.ts';
import { removeOthers } from './other-files.ts';
import { markMissing } from './place-changes.ts';
import { isWithin } from './scan-diff.ts';
import type { ScanRun } from './scan-run.ts';
import { checkSource } from './source-store.ts';

const PRESENT = 'SELECT id FROM locations WHERE folder_id = ? AND missing_since_ms IS NULL';

/**
 * Marks what was not found as missing, forgets other files that are gone, and notes the time, all in
 * one transaction that lets reads in. What lies in folders that could not be listed stays as it is.
 */
export async function finishScan(
  context: LibraryContext,
  sourceId: number,
  run: ScanRun,
): Promise<ScanReport> {
  await run.keep();
  const { database, changes, nowMs } = context;
  const changed = new Set<number>();
  const missing = await database.transaction(async () => {
    checkSource(database, sourceId);
    const gone = findGone(database, sourceId, run);
    const writer = { database, sourceId, nowMs: nowMs(), changed };
    const clock = new SliceClock();
    for (const locationId of gone.toSorted((a, b) => a - b)) {
      markMissing(writer, locationId);
      await clock.breathe();
    }
    removeEmptyFolders(database, sourceId);
    await removeOthers(database, sourceId, (path) => isOtherGone(run, path));
    database.run('UPDATE sources SET scanned_ms = ? WHERE id = ?', [writer.nowMs, sourceId]);
    return gone.length;
  });
  changes.announce(changed.size > 0 ? ['members', 'facts', 'sources'] : ['sources'], changed);
  return run.tally.finish(missing);
}

function findGone(database: LibraryDatabase, sourceId: number, run: ScanRun): number[] {
  const isListed = (path: string): boolean => !isWithin(path, run.unlisted);
  const inFolders = [...run.folders].flatMap(([path, diff]) => (isListed(path) ? diff.gone() : []));
  const goneFolders = readFolderPaths(database, sourceId).filter(
    (path) => !run.folders.has(path) && isListed(path),
  );
  return [
    ...inFolders,
    ...goneFolders.flatMap((path) => {
      const folderId = findFolder(database, sourceId, path);
      return database.all(PRESENT, [folderId]).map((row) => toNumber(row[0]));
    }),
  ];
}

function isOtherGone(run: ScanRun, path: string): boolean {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return !run.others.has(path) && !isWithin(folder, run.unlisted);
}
