/** The opened folders as signals and actions: open, reconnect, rescan, rename, forget. */
import { computed, createModel, effect, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal, Signal } from '@preact/signals';
import type { LibraryChange } from '../../workers/protocol/changes.ts';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { ForgottenSource, LibraryApi } from '../../workers/protocol/library-api.ts';
import type { FolderRow, OtherFile, SourceRow } from '../../workers/protocol/sources.ts';
import type { Ingest } from '../ingest/ingest-model.ts';
import type { ScanOutcome, ScanTarget } from '../ingest/ingest-ports.ts';
import {
  chooseListing,
  hasFolderPicker,
  listingOf,
  pickFolder,
  readDrop,
  toListed,
} from './open-folder.ts';
import type { GivenFolder } from './open-folder.ts';
import type { SourceReach } from './source-reach.ts';
import { topFolders } from './top-folders.ts';

/** Where a source stands. `away`: the browser asks for permission again; `gone`: it is not where it was. */
export type SourceStatus = 'open' | 'reading' | 'away' | 'gone';

/** A source as the rail shows it. */
export interface SourceView {
  readonly row: SourceRow;
  readonly status: SourceStatus;
  readonly isExpanded: boolean;
  /** Top folders, once expanded. */
  readonly folders: readonly FolderRow[];
}

/** The folders that the person opened. */
export interface Sources {
  /** Undefined until the library was read. */
  readonly views: ReadonlySignal<readonly SourceView[] | undefined>;
  /** True in browsers with a folder picker that keeps its folder. */
  readonly hasPicker: ReadonlySignal<boolean>;
  /** Reads the sources, and looks through those that the browser still allows. */
  readonly start: () => Promise<void>;
  /** Asks for a folder, with the picker or as the browser can; call it in the gesture. */
  readonly openPicked: () => Promise<void>;
  /** Takes what was dropped; call it in the drop handler, before anything is awaited. */
  readonly openDropped: (transfer: DataTransfer) => Promise<void>;
  /** Takes the files of an `<input webkitdirectory>`. */
  readonly openListed: (files: Iterable<File>) => Promise<void>;
  /** Asks for permission again; for a folder that is gone, asks where it is. Call it in the gesture. */
  readonly reconnect: (sourceId: SourceId) => Promise<void>;
  readonly rescan: (sourceId: SourceId) => Promise<void>;
  readonly rename: (sourceId: SourceId, name: string) => Promise<void>;
  readonly forget: (sourceId: SourceId) => Promise<void>;
  readonly toggleExpanded: (sourceId: SourceId) => Promise<void>;
  readonly readOtherFiles: (sourceId: SourceId) => Promise<readonly OtherFile[]>;
  /** Notes how a scan ended; wired to the run. */
  readonly noteScanned: (outcome: ScanOutcome) => void;
  /** Notes that a file could not be reached; wired to the run. */
  readonly noteWithheld: (sourceId: SourceId, failure: AppFailure) => void;
}

/** What the model needs. */
export interface SourcesPorts {
  readonly library: Pick<
    LibraryApi,
    'readSources' | 'addSource' | 'renameSource' | 'forgetSource' | 'readFolders' | 'readOtherFiles'
  >;
  readonly reach: SourceReach;
  readonly ingest: Pick<Ingest, 'scan' | 'scanning'>;
  readonly listen: (listener: (change: LibraryChange) => void) => () => void;
  /** What a forgotten source left behind in the search thread. */
  readonly onForgotten: (forgotten: ForgottenSource) => void;
  readonly tell: (text: string) => void;
  readonly tellFailure: (failure: AppFailure) => void;
}

interface SourcesState {
  readonly rows: Signal<readonly SourceRow[] | undefined>;
  readonly reached: Signal<ReadonlyMap<SourceId, 'open' | 'away' | 'gone'>>;
  readonly expanded: Signal<ReadonlyMap<SourceId, readonly FolderRow[]>>;
  /** Sources that were looked through because one of their files was not there. */
  readonly lookedAfter: Set<SourceId>;
}

/** Builds the model of sources. */
export const SourcesModel: ModelConstructor<Sources, [SourcesPorts]> = createModel(
  (ports: SourcesPorts) => {
    const state: SourcesState = {
      rows: signal<readonly SourceRow[] | undefined>(undefined),
      reached: signal<ReadonlyMap<SourceId, 'open' | 'away' | 'gone'>>(new Map()),
      expanded: signal<ReadonlyMap<SourceId, readonly FolderRow[]>>(new Map()),
      lookedAfter: new Set(),
    };
    effect(() =>
      ports.listen(({ kinds }) => {
        if (kinds.includes('sources')) void refresh(state, ports);
      }),
    );
    return {
      views: computed(() => toViews(state, ports.ingest.scanning.value)),
      hasPicker: signal(hasFolderPicker()),
      start: () => start(state, ports),
      ...openings(state, ports),
      ...changes(state, ports),
      noteScanned: (outcome: ScanOutcome) => noteScanned(state, ports, outcome),
      noteWithheld: (sourceId: SourceId, failure: AppFailure) =>
        noteWithheld(state, ports, sourceId, failure),
    };
  },
);

function openings(
  state: SourcesState,
  ports: SourcesPorts,
): Pick<Sources, 'openPicked' | 'openDropped' | 'openListed' | 'reconnect'> {
  return {
    openPicked: async () => {
      const folder = hasFolderPicker() ? await pickFolder() : await chooseListing();
      if (folder !== undefined) await take(state, ports, folder);
    },
    openDropped: async (transfer) => {
      const { folders, looseFiles } = await readDrop(transfer);
      for (const folder of folders) await take(state, ports, folder);
      if (folders.length === 0 && looseFiles > 0) {
        ports.tell('Drop a folder. Single files are left where they are.');
      }
    },
    openListed: async (files) => {
      const folder = listingOf(files);
      if (folder !== undefined) await take(state, ports, folder);
    },
    reconnect: (sourceId) => reconnect(state, ports, sourceId),
  };
}

function changes(
  state: SourcesState,
  ports: SourcesPorts,
): Pick<Sources, 'rescan' | 'rename' | 'forget' | 'toggleExpanded' | 'readOtherFiles'> {
  const { library, reach } = ports;
  return {
    rescan: async (sourceId) => {
      const reached = await reach.find(sourceId);
      state.lookedAfter.delete(sourceId);
      setReach(state, sourceId, reached);
      if (reached === 'open') scan(ports, sourceId);
    },
    rename: async (sourceId, name) => {
      await library.renameSource(sourceId, name);
      await refresh(state, ports);
    },
    forget: async (sourceId) => {
      ports.onForgotten(await library.forgetSource(sourceId));
      await reach.drop(sourceId);
      await refresh(state, ports);
    },
    toggleExpanded: (sourceId) => toggleExpanded(state, ports, sourceId),
    readOtherFiles: (sourceId) => library.readOtherFiles(sourceId),
  };
}

function toViews(
  { rows, reached, expanded }: SourcesState,
  scanning: ReadonlySet<SourceId>,
): readonly SourceView[] | undefined {
  const ways = reached.value;
  const folders = expanded.value;
  return rows.value?.map((row) => {
    const reach = ways.get(row.id) ?? 'open';
    const status = reach === 'open' && scanning.has(row.id) ? 'reading' : reach;
    return { row, status, isExpanded: folders.has(row.id), folders: folders.get(row.id) ?? [] };
  });
}

async function start(state: SourcesState, ports: SourcesPorts): Promise<void> {
  const rows = await ports.library.readSources();
  for (const { id } of rows) setReach(state, id, await ports.reach.find(id));
  state.rows.value = rows;
  for (const { id } of rows) scan(ports, id);
}

async function refresh(state: SourcesState, { library }: SourcesPorts): Promise<void> {
  state.rows.value = await library.readSources();
  const expanded = new Map<SourceId, readonly FolderRow[]>();
  for (const id of state.expanded.peek().keys()) {
    expanded.set(id, topFolders(await library.readFolders(id)));
  }
  state.expanded.value = expanded;
}

async function take(state: SourcesState, ports: SourcesPorts, folder: GivenFolder): Promise<void> {
  const same = folder.kind === 'folder' ? await ports.reach.findSame(folder.handle) : undefined;
  const sourceId = same ?? (await ports.library.addSource(folder.name, folder.kind)).id;
  await connect(state, ports, sourceId, folder);
  await refresh(state, ports);
}

async function connect(
  state: SourcesState,
  ports: SourcesPorts,
  sourceId: SourceId,
  folder: GivenFolder,
): Promise<void> {
  await ports.reach.keep(sourceId, folder);
  setReach(state, sourceId, 'open');
  scan(ports, sourceId);
}

async function reconnect(
  state: SourcesState,
  ports: SourcesPorts,
  sourceId: SourceId,
): Promise<void> {
  const isGone = state.reached.peek().get(sourceId) === 'gone';
  if (!isGone) {
    const reached = await ports.reach.ask(sourceId);
    setReach(state, sourceId, reached);
    if (reached === 'open') scan(ports, sourceId);
    else ports.tell('The folder stays away until you allow it. Nothing is lost.');
    return;
  }
  const row = state.rows.peek()?.find(({ id }) => id === sourceId);
  const usesPicker = row?.kind === 'folder' && hasFolderPicker();
  const folder = usesPicker ? await pickFolder() : await chooseListing();
  if (folder !== undefined) await connect(state, ports, sourceId, folder);
}

/** Looks through a source that can be reached; does nothing for others. */
function scan({ reach, ingest }: SourcesPorts, sourceId: SourceId): void {
  const folder = reach.folderOf(sourceId);
  if (folder !== undefined) ingest.scan(toTarget(sourceId, folder));
}

function toTarget(sourceId: SourceId, folder: GivenFolder): ScanTarget {
  return folder.kind === 'folder'
    ? { kind: 'folder', sourceId, root: folder.handle }
    : { kind: 'listing', sourceId, files: toListed(folder.files) };
}

function setReach(state: SourcesState, sourceId: SourceId, reach: 'open' | 'away' | 'gone'): void {
  state.reached.value = new Map(state.reached.peek()).set(sourceId, reach);
}

async function toggleExpanded(
  state: SourcesState,
  { library }: SourcesPorts,
  sourceId: SourceId,
): Promise<void> {
  const expanded = new Map(state.expanded.peek());
  if (!expanded.delete(sourceId)) {
    expanded.set(sourceId, topFolders(await library.readFolders(sourceId)));
  }
  state.expanded.value = expanded;
}

function noteScanned(state: SourcesState, ports: SourcesPorts, outcome: ScanOutcome): void {
  if (outcome.ok) return;
  const { sourceId, failure } = outcome;
  if (failure.code === 'source/permission-lost') lose(state, ports, sourceId, 'away');
  else if (failure.code === 'source/missing') lose(state, ports, sourceId, 'gone');
  else ports.tellFailure(failure);
}

/** A file that is not there means that the source has changed: one look tells how, and no more than one. */
function noteWithheld(
  state: SourcesState,
  ports: SourcesPorts,
  sourceId: SourceId,
  { code }: AppFailure,
): void {
  if (code === 'source/permission-lost') {
    lose(state, ports, sourceId, 'away');
  } else if (!state.lookedAfter.has(sourceId)) {
    state.lookedAfter.add(sourceId);
    scan(ports, sourceId);
  }
}

function lose(
  state: SourcesState,
  { reach }: SourcesPorts,
  sourceId: SourceId,
  how: 'away' | 'gone',
): void {
  reach.lose(sourceId);
  setReach(state, sourceId, how);
}
