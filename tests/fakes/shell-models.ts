/** The models behind the shell as plain signals, for tests of what is drawn. */
import { computed, signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { Audition } from '../../src/audition/audition-model.ts';
import type { Ingest, IngestView } from '../../src/ingest/ingest-model.ts';
import { QuestionsModel } from '../../src/notices/questions-model.ts';
import type { Questions } from '../../src/notices/questions-model.ts';
import type { Notice, Notices } from '../../src/notices/notices-model.ts';
import type { ListScope, SampleList } from '../../src/samples/sample-list-model.ts';
import type { Look, ThemeChoice } from '../../src/settings/look-model.ts';
import type { Sources, SourceStatus, SourceView } from '../../src/sources/sources-model.ts';
import { toSourceId } from '../../workers/protocol/ids.ts';
import type { SourceId } from '../../workers/protocol/ids.ts';
import type { LibraryCounts } from '../../workers/protocol/samples.ts';
import type { FolderRow, OtherFile } from '../../workers/protocol/sources.ts';

/** What a fake library starts with. */
export interface ShellStart {
  readonly views?: readonly SourceView[] | undefined;
  readonly hasPicker?: boolean;
  readonly counts?: Partial<LibraryCounts>;
  readonly run?: IngestView | undefined;
}

/** Models whose signals a test can set, and whose acts it can ask about. */
export interface ShellModels {
  /** Acts in the order they were called, with what they were given, such as `rename 2 Tapes`. */
  readonly calls: string[];
  readonly sources: Sources & { readonly views: Signal<readonly SourceView[] | undefined> };
  readonly list: SampleList & { readonly ids: Signal<Uint32Array> };
  readonly ingest: Ingest & { readonly view: Signal<IngestView | undefined> };
  readonly audition: Audition;
  readonly look: Look;
  readonly notices: Notices & { readonly current: Signal<Notice | undefined> };
  readonly questions: Questions;
}

const COUNTS: LibraryCounts = {
  samples: 1176,
  ready: 1170,
  waiting: 0,
  failed: 6,
  missing: 3,
  places: 1180,
  compared: 1170,
};

/** Three folders with sounds, as many folders have them. */
export const FOLDERS: readonly FolderRow[] = [
  { path: 'bass', soundCount: 9 },
  { path: 'bd', soundCount: 15 },
  { path: 'drum', soundCount: 20 },
];

const OTHER_FILES: readonly OtherFile[] = [
  { path: 'readme.txt', byteCount: 812 },
  { path: 'bass/cover.png', byteCount: 48_300 },
];

/** A run in the middle of listening. */
export const LISTENING: IngestView = {
  phase: 'running',
  find: { state: 'done', done: 195, total: 195 },
  listen: { state: 'running', done: 112, total: 195 },
  compare: { state: 'running', done: 104, total: 195 },
  others: 4,
  perSecond: 38,
  secondsLeft: 1.6,
  failed: 2,
};

/** A source as the rail gets it. */
export function makeSource(
  id: number,
  name: string,
  status: SourceStatus = 'open',
  soundCount = 195,
): SourceView {
  const row = {
    id: toSourceId(id),
    name,
    kind: 'folder' as const,
    soundCount,
    missingCount: 0,
    otherCount: 4,
    scannedAtMs: 1,
  };
  return { row, status, isExpanded: false, folders: [] };
}

/** Models of a library with two sources, or with what is asked for. */
export function makeShellModels(start: ShellStart = {}): ShellModels {
  const calls: string[] = [];
  const note =
    (act: string): Note =>
    (...given) => {
      calls.push([act, ...given].join(' '));
    };
  return {
    calls,
    sources: makeSources(start, note),
    list: makeList(start, note),
    ingest: {
      view: signal(start.run),
      scanning: signal<ReadonlySet<SourceId>>(new Set()),
      scan: note('scan'),
      resume: note('resume'),
      pause: note('pause'),
      goOn: note('goOn'),
      cancel: note('cancel'),
    },
    audition: makeAudition(note),
    look: makeLook(),
    notices: makeNotices(),
    questions: new QuestionsModel(),
  };
}

type Note = (...given: unknown[]) => void;
type MakeNote = (act: string) => Note;

function makeSources(start: ShellStart, note: MakeNote): ShellModels['sources'] {
  const views = signal<readonly SourceView[] | undefined>(
    'views' in start ? start.views : [makeSource(1, 'Sonic Pi'), makeSource(2, 'Tape loops')],
  );
  const later =
    (act: string) =>
    async (...given: unknown[]): Promise<void> =>
      note(act)(...given);
  return {
    views,
    hasPicker: signal(start.hasPicker ?? true),
    start: later('start'),
    openPicked: later('openPicked'),
    openDropped: async ({ types }) => note('openDropped')(...types),
    openListed: later('openListed'),
    reconnect: later('reconnect'),
    rescan: later('rescan'),
    noteScanned: note('noteScanned'),
    noteWithheld: note('noteWithheld'),
    readOtherFiles: async () => OTHER_FILES,
    ...sourceChanges(views, note),
  };
}

function sourceChanges(
  views: ShellModels['sources']['views'],
  note: MakeNote,
): Pick<Sources, 'rename' | 'forget' | 'toggleExpanded'> {
  const change = (id: SourceId, part: (view: SourceView) => SourceView): void => {
    views.value = views.value?.map((view) => (view.row.id === id ? part(view) : view));
  };
  return {
    rename: async (id, name) => {
      note('rename')(id, name);
      change(id, (view) => ({ ...view, row: { ...view.row, name } }));
    },
    forget: async (id) => {
      note('forget')(id);
      views.value = views.value?.filter(({ row }) => row.id !== id);
    },
    toggleExpanded: async (id) =>
      change(id, (view) => ({ ...view, isExpanded: !view.isExpanded, folders: FOLDERS })),
  };
}

function makeList(start: ShellStart, note: MakeNote): ShellModels['list'] {
  const scope = signal<ListScope>({ kind: 'all' });
  const words = signal('');
  return {
    ids: signal(new Uint32Array(195)),
    knownRow: () => undefined,
    isLoaded: signal(true),
    words,
    scope,
    order: signal({ column: 'name', direction: 'ascending' }),
    rowsVersion: signal(0),
    handIndex: computed(() => -1),
    counts: signal({ ...COUNTS, ...start.counts }),
    rowAt: () => undefined,
    show: note('show'),
    setWords: (typed) => {
      words.value = typed;
    },
    setScope: (next) => {
      scope.value = next;
    },
    sortBy: note('sortBy'),
    takeAt: note('takeAt'),
    moveBy: note('moveBy'),
    retry: async () => undefined,
    refresh: async () => undefined,
  };
}

function makeAudition(note: MakeNote): Audition {
  return {
    subject: signal(undefined),
    sounding: signal(undefined),
    pcm: signal(undefined),
    isLooping: signal(false),
    playsOnTake: signal(true),
    volumeDb: signal(0),
    failure: signal(undefined),
    outputRateHz: signal(48_000),
    positionSeconds: () => 0,
    toggle: note('toggle'),
    stop: note('stop'),
    playFrom: note('playFrom'),
    toggleLoop: note('toggleLoop'),
    togglePlaysOnTake: note('togglePlaysOnTake'),
    setVolumeDb: note('setVolumeDb'),
  };
}

function makeLook(): Look {
  const theme = signal<ThemeChoice>('system');
  return {
    theme,
    chooseTheme: (chosen) => {
      theme.value = chosen;
    },
  };
}

function makeNotices(): ShellModels['notices'] {
  const current = signal<Notice | undefined>(undefined);
  const show = (text: string, isFailure: boolean, act: Notice['act']): void => {
    current.value = { id: (current.value?.id ?? 0) + 1, text, isFailure, act };
  };
  return {
    current,
    tell: (text, act) => show(text, false, act),
    tellFailure: ({ message }) => show(message, true, undefined),
    dismiss: () => {
      current.value = undefined;
    },
  };
}
