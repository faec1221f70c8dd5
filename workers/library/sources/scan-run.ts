/** One scan of a source: takes what a walk comes across and keeps what is new in batches. */
import type { ChangeKind } from '../../protocol/changes.ts';
import type { JobContext } from '../../protocol/job.ts';
import type { OtherFile } from '../../protocol/sources.ts';
import type { LibraryContext } from '../library-context.ts';
import { SliceClock } from '../storage/yield-slice.ts';
import { readKnownPlaces } from './folder-store.ts';
import type { FoundFile, WalkStep } from './folder-walk.ts';
import { saveOther } from './other-files.ts';
import { writeChange } from './place-changes.ts';
import type { PlaceChange } from './place-changes.ts';
import { toPath } from './place-path.ts';
import { FolderDiff } from './scan-diff.ts';
import { ScanTally } from './scan-tally.ts';
import { hasSoundEnding } from './sound-endings.ts';
import { checkSource } from './source-store.ts';

/** A batch is kept when it is this large or this old: rows show up early, and transactions stay short. */
const BATCH_ROWS = 250;
const BATCH_MS = 200;

/** What is known about a source during and after a walk. */
export class ScanRun {
  /** Folders by path, with what was not found in them. */
  readonly folders: Map<string, FolderDiff> = new Map();
  /** Folders that could not be listed. */
  readonly unlisted: Set<string> = new Set();
  /** Paths of files that are no sounds. */
  readonly others: Set<string> = new Set();
  readonly tally: ScanTally;
  readonly #context: LibraryContext;
  readonly #sourceId: number;
  readonly #signal: AbortSignal;
  readonly #clock = new SliceClock();
  #changes: PlaceChange[] = [];
  #newOthers: OtherFile[] = [];
  #keptAtMs = performance.now();

  constructor(context: LibraryContext, sourceId: number, job: JobContext) {
    this.#context = context;
    this.#sourceId = sourceId;
    this.#signal = job.signal;
    this.tally = new ScanTally(job.report);
  }

  /** Takes the next step of the walk. */
  async take(step: WalkStep): Promise<void> {
    this.#signal.throwIfAborted();
    if (step.kind === 'unreadable-folder') this.unlisted.add(step.folder);
    else if (step.kind === 'unreadable-file') await this.#spare(step.folder, step.name);
    else if (hasSoundEnding(step.file.name)) await this.#takeSound(step.file);
    else this.#takeOther(step.file);
    await this.#keepInTime();
    await this.#clock.breathe();
  }

  /** Keeps what was found since the last batch. */
  async keep(): Promise<void> {
    this.#keptAtMs = performance.now();
    const [found, others] = [this.#changes, this.#newOthers];
    if (found.length === 0 && others.length === 0) return;
    [this.#changes, this.#newOthers] = [[], []];
    const { database, changes, nowMs } = this.#context;
    const sourceId = this.#sourceId;
    const { changed, hasNewOthers } = await database.transaction(() => {
      checkSource(database, sourceId);
      const writer = { database, sourceId, nowMs: nowMs(), changed: new Set<number>() };
      for (const change of found) writeChange(writer, change);
      const news = others.filter((file) => saveOther(database, sourceId, file));
      return { changed: writer.changed, hasNewOthers: news.length > 0 };
    });
    changes.announce(kindsOf(changed.size, hasNewOthers), changed);
  }

  async #keepInTime(): Promise<void> {
    const isLarge = this.#changes.length + this.#newOthers.length >= BATCH_ROWS;
    if (isLarge || performance.now() - this.#keptAtMs >= BATCH_MS) await this.keep();
  }

  async #takeSound(file: FoundFile): Promise<void> {
    const folder = await this.#folder(file.folder);
    const difference = folder.find(file.name, file);
    if (difference === undefined) return;
    this.tally.countSound(difference.kind);
    if (difference.kind !== 'same') this.#changes.push({ file, difference });
  }

  #takeOther({ folder, name, byteCount }: FoundFile): void {
    const path = toPath(folder, name);
    if (this.others.has(path)) return;
    this.others.add(path);
    this.tally.countOther();
    this.#newOthers.push({ path, byteCount });
  }

  async #spare(folder: string, name: string): Promise<void> {
    if (hasSoundEnding(name)) {
      (await this.#folder(folder)).spare(name);
      this.tally.countSound('same');
    } else {
      this.others.add(toPath(folder, name));
      this.tally.countOther();
    }
  }

  async #folder(path: string): Promise<FolderDiff> {
    const open = this.folders.get(path);
    if (open !== undefined) return open;
    const known = await readKnownPlaces(this.#context.database, this.#sourceId, path);
    const diff = new FolderDiff(known);
    this.folders.set(path, diff);
    return diff;
  }
}

function kindsOf(changedCount: number, hasNewOthers: boolean): ChangeKind[] {
  if (changedCount > 0) return ['members', 'facts', 'sources'];
  return hasNewOthers ? ['sources'] : [];
}
