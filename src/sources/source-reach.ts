/** Knows how each source can be reached right now: by a kept handle, or by files of this page. */
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { FileRef } from '../../workers/protocol/sources.ts';
import type { KeptValues } from '../kept/kept-values.ts';
import type { GivenFolder } from './open-folder.ts';

/** Whether a source can be read: `away` until the person allows it again, `gone` when nothing leads to it. */
export type Reach = 'open' | 'away' | 'gone';

/** The ways to the sources. */
export interface SourceReach {
  /** Looks for the kept handle of a source and asks what the browser allows; never prompts. */
  readonly find: (sourceId: SourceId) => Promise<Reach>;
  /** Asks the browser to allow a kept folder again; call it in the gesture. */
  readonly ask: (sourceId: SourceId) => Promise<Reach>;
  /** Keeps the way to a source. */
  readonly keep: (sourceId: SourceId, folder: GivenFolder) => Promise<void>;
  readonly drop: (sourceId: SourceId) => Promise<void>;
  /** Notes that a source cannot be read any more, until it is found or asked for again. */
  readonly lose: (sourceId: SourceId) => void;
  /** The sources that can be read right now. */
  readonly openIds: () => readonly SourceId[];
  /** The folder of a source that can be read; undefined else. */
  readonly folderOf: (sourceId: SourceId) => GivenFolder | undefined;
  /** A file of a source that can be read; undefined else. */
  readonly fileRef: (sourceId: SourceId, path: string) => FileRef | undefined;
  /** The source that is this very folder, if there is one. */
  readonly findSame: (handle: FileSystemDirectoryHandle) => Promise<SourceId | undefined>;
}

interface ReachState {
  readonly kept: KeptValues;
  /** Every known way, allowed or not. */
  readonly ways: Map<SourceId, GivenFolder>;
  readonly open: Set<SourceId>;
}

/** Makes the ways known from what is kept. */
export function makeSourceReach(kept: KeptValues): SourceReach {
  const state: ReachState = { kept, ways: new Map(), open: new Set() };
  return {
    find: (sourceId) => find(state, sourceId),
    ask: (sourceId) => ask(state, sourceId),
    keep: async (sourceId, folder) => {
      state.ways.set(sourceId, folder);
      state.open.add(sourceId);
      if (folder.kind === 'folder') await kept.keep(nameOf(sourceId), folder.handle);
    },
    drop: async (sourceId) => {
      state.ways.delete(sourceId);
      state.open.delete(sourceId);
      await kept.drop(nameOf(sourceId));
    },
    lose: (sourceId) => {
      state.open.delete(sourceId);
    },
    openIds: () => [...state.open],
    folderOf: (sourceId) => openWay(state, sourceId),
    fileRef: (sourceId, path) => toRef(openWay(state, sourceId), sourceId, path),
    findSame: (handle) => findSame(state, handle),
  };
}

function nameOf(sourceId: SourceId): string {
  return `source-${sourceId}`;
}

function openWay({ ways, open }: ReachState, sourceId: SourceId): GivenFolder | undefined {
  return open.has(sourceId) ? ways.get(sourceId) : undefined;
}

async function find(state: ReachState, sourceId: SourceId): Promise<Reach> {
  const { kept, ways } = state;
  if (!ways.has(sourceId)) {
    const handle = await kept.read(nameOf(sourceId));
    if (!(handle instanceof FileSystemDirectoryHandle)) return 'gone';
    ways.set(sourceId, { kind: 'folder', name: handle.name, handle });
  }
  return settle(state, sourceId, (handle) => handle.queryPermission({ mode: 'read' }));
}

async function ask(state: ReachState, sourceId: SourceId): Promise<Reach> {
  return settle(state, sourceId, (handle) => handle.requestPermission({ mode: 'read' }));
}

async function settle(
  { ways, open }: ReachState,
  sourceId: SourceId,
  permission: (handle: FileSystemDirectoryHandle) => Promise<PermissionState>,
): Promise<Reach> {
  const way = ways.get(sourceId);
  if (way === undefined) return 'gone';
  const isAllowed = way.kind === 'listing' || (await permission(way.handle)) === 'granted';
  if (isAllowed) open.add(sourceId);
  else open.delete(sourceId);
  return isAllowed ? 'open' : 'away';
}

function toRef(
  way: GivenFolder | undefined,
  sourceId: SourceId,
  path: string,
): FileRef | undefined {
  if (way === undefined) return undefined;
  if (way.kind === 'folder') return { kind: 'handle', sourceId, root: way.handle, path };
  const file = way.files.get(path);
  return file === undefined ? undefined : { kind: 'file', file };
}

async function findSame(
  { ways }: ReachState,
  handle: FileSystemDirectoryHandle,
): Promise<SourceId | undefined> {
  for (const [sourceId, way] of ways) {
    if (way.kind === 'folder' && (await way.handle.isSameEntry(handle))) return sourceId;
  }
  return undefined;
}
