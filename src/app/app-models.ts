/** Wires every model to its ports: the one place that knows who needs whom. */
import type { SampleId } from '../../workers/protocol/ids.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';
import { BUILT_IN_MODEL } from '../../workers/protocol/vectors.ts';
import { AuditionModel } from '../audition/audition-model.ts';
import type { Audition } from '../audition/audition-model.ts';
import { makePcmCache } from '../audition/pcm-cache.ts';
import { makePlayer } from '../audition/player.ts';
import { loadSound } from '../audition/sound-loader.ts';
import type { LoaderPorts } from '../audition/sound-loader.ts';
import { IngestModel } from '../ingest/ingest-model.ts';
import type { Ingest } from '../ingest/ingest-model.ts';
import type { IngestPorts } from '../ingest/ingest-ports.ts';
import { KEPT_VALUES } from '../kept/kept-values.ts';
import { NoticesModel } from '../notices/notices-model.ts';
import type { Notices } from '../notices/notices-model.ts';
import { QuestionsModel } from '../notices/questions-model.ts';
import type { Questions } from '../notices/questions-model.ts';
import { SampleListModel } from '../samples/sample-list-model.ts';
import type { SampleList } from '../samples/sample-list-model.ts';
import { SelectionModel } from '../selection/selection-model.ts';
import type { Selection } from '../selection/selection-model.ts';
import { LookModel } from '../settings/look-model.ts';
import type { Look } from '../settings/look-model.ts';
import { makeLookPorts } from '../settings/system-theme.ts';
import { SimilarModel } from '../similar/similar-model.ts';
import type { Similar } from '../similar/similar-model.ts';
import { makeSourceReach } from '../sources/source-reach.ts';
import type { SourceReach } from '../sources/source-reach.ts';
import { SourcesModel } from '../sources/sources-model.ts';
import type { Sources } from '../sources/sources-model.ts';
import { listenToLibrary } from '../threads/library-changes.ts';
import type { Threads } from '../threads/start-threads.ts';
import { failureSentence } from './failure-messages.ts';

/** Every model of the app. */
export interface AppModels {
  readonly selection: Selection;
  readonly notices: Notices;
  readonly questions: Questions;
  readonly look: Look;
  readonly ingest: Ingest;
  readonly sources: Sources;
  readonly list: SampleList;
  readonly similar: Similar;
  readonly audition: Audition;
  /** Ends every effect of the models; they are not used again. */
  readonly dispose: () => void;
}

/** Decoded sounds kept for playing again: some four minutes of stereo. */
const CACHE_BYTES = 96 * 1024 * 1024;
/** Rest before a walk with the keys is followed by the similar list. */
const REST_MS = 60;

/** Builds and wires the models; no thread starts before the first call. */
export function makeAppModels(threads: Threads): AppModels {
  const selection = new SelectionModel();
  const notices = new NoticesModel((failure) => failureSentence(failure));
  const questions = new QuestionsModel();
  const look = new LookModel(makeLookPorts());
  const reach = makeSourceReach(KEPT_VALUES);
  const { ingest, sources } = makeIntake(threads, reach, notices);
  const lists = makeLists(threads, selection, ingest, notices);
  const { list, similar } = lists;
  const knownRow = (id: SampleId): SampleRow | undefined =>
    list.knownRow(id) ?? similar.knownRow(id);
  const audition = makeAudition(threads, reach, selection, knownRow);
  const models = { selection, notices, questions, look, ingest, sources, audition, ...lists };
  return {
    ...models,
    dispose: () => {
      for (const model of Object.values(models)) model[Symbol.dispose]();
    },
  };
}

function makeLists(
  { library, search }: Threads,
  selection: Selection,
  ingest: Ingest,
  notices: Notices,
): { readonly list: SampleList & Disposable; readonly similar: Similar & Disposable } {
  const list = new SampleListModel({
    library: library.client,
    selection,
    listen: listenToLibrary,
    onWaiting: ingest.resume,
    tellFailure: notices.tellFailure,
  });
  const similar = new SimilarModel({
    library: library.client,
    search: search.client,
    selection,
    listen: listenToLibrary,
    restMs: REST_MS,
  });
  return { list, similar };
}

/** Run and sources know each other: a source asks for a run, a run says how its scan ended. */
function makeIntake(
  threads: Threads,
  reach: SourceReach,
  notices: Notices,
): { readonly ingest: Ingest & Disposable; readonly sources: Sources & Disposable } {
  let heeding: Pick<Sources, 'noteScanned' | 'noteWithheld'> | undefined;
  const ingest = new IngestModel({
    run: toIngestPorts(threads, reach),
    scope: reach.openIds,
    onScanned: (outcome) => heeding?.noteScanned(outcome),
    onWithheld: (sourceId, failure) => heeding?.noteWithheld(sourceId, failure),
    onStopped: notices.tellFailure,
    now: () => performance.now(),
  });
  const sources = new SourcesModel({
    library: threads.library.client,
    reach,
    ingest,
    listen: listenToLibrary,
    onForgotten: ({ freedSlots }) => void threads.search.client.free(freedSlots),
    tell: notices.tell,
    tellFailure: notices.tellFailure,
  });
  heeding = sources;
  return { ingest, sources };
}

function toIngestPorts({ library, search, pool }: Threads, reach: SourceReach): IngestPorts {
  return {
    library: library.client,
    audio: pool,
    search: search.client,
    model: BUILT_IN_MODEL,
    // Twice the threads: one file is read while another is heard.
    lanes: 2 * pool.size,
    fileRef: reach.fileRef,
  };
}

function makeAudition(
  threads: Threads,
  reach: SourceReach,
  selection: Selection,
  knownRow: (sampleId: SampleId) => SampleRow | undefined,
): Audition & Disposable {
  const player = makePlayer();
  const cache = makePcmCache(CACHE_BYTES);
  const loader: LoaderPorts = {
    library: threads.library.client,
    audio: threads.audition.client,
    reach,
    cache,
    rateHz: player.rateHz,
  };
  return new AuditionModel({
    library: threads.library.client,
    selection,
    player,
    knownRow,
    load: (row, signal) => loadSound(loader, row, signal),
    kept: KEPT_VALUES,
    forget: cache.forget,
    listen: listenToLibrary,
  });
}
