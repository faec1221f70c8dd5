/** Scans a source: by walking its folder, or by the list that the browser handed over. */
import type { JobContext } from '../../protocol/job.ts';
import type { ListedFile, ScanReport } from '../../protocol/sources.ts';
import type { LibraryContext } from '../library-context.ts';
import { finishScan } from './finish-scan.ts';
import { walkFolder } from './folder-walk.ts';
import type { WalkStep } from './folder-walk.ts';
import { splitPath } from './place-path.ts';
import { ScanRun } from './scan-run.ts';
import { checkSource } from './source-store.ts';
import { isSystemPath } from './system-names.ts';

/** Scans by a handle. */
export function scanFolder(
  context: LibraryContext,
  sourceId: number,
  root: FileSystemDirectoryHandle,
  job: JobContext,
): Promise<ScanReport> {
  return scanSteps(context, sourceId, walkFolder(root), job);
}

/** Scans by a list. */
export function scanListing(
  context: LibraryContext,
  sourceId: number,
  files: readonly ListedFile[],
  job: JobContext,
): Promise<ScanReport> {
  return scanSteps(context, sourceId, listSteps(files), job);
}

async function scanSteps(
  context: LibraryContext,
  sourceId: number,
  steps: AsyncIterable<WalkStep> | Iterable<WalkStep>,
  job: JobContext,
): Promise<ScanReport> {
  checkSource(context.database, sourceId);
  const run = new ScanRun(context, sourceId, job);
  for await (const step of steps) await run.take(step);
  job.signal.throwIfAborted();
  return finishScan(context, sourceId, run);
}

function* listSteps(files: readonly ListedFile[]): Generator<WalkStep> {
  for (const { path, byteCount, modifiedMs } of files) {
    if (isSystemPath(path)) continue;
    const file = { ...splitPath(path), byteCount, modifiedMs: Math.trunc(modifiedMs) };
    yield { kind: 'file', file };
  }
}
