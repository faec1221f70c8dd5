/** Gets a sample ready to be played: from the cache, decoded by the audition thread, or as its file. */
import { LONGEST_PCM_SECONDS } from '../../workers/protocol/audio-api.ts';
import type { AudioApi } from '../../workers/protocol/audio-api.ts';
import { toFailure } from '../../workers/protocol/failure.ts';
import type { AppFailure } from '../../workers/protocol/failure.ts';
import { makeJob } from '../../workers/protocol/job.ts';
import type { LibraryApi } from '../../workers/protocol/library-api.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';
import type { FileRef } from '../../workers/protocol/sources.ts';
import type { SourceReach } from '../sources/source-reach.ts';
import type { PcmCache } from './pcm-cache.ts';
import type { Playable } from './player.ts';

/** What loading needs. */
export interface LoaderPorts {
  readonly library: Pick<LibraryApi, 'readLocations'>;
  readonly audio: Pick<AudioApi, 'readPcm'>;
  readonly reach: Pick<SourceReach, 'fileRef'>;
  readonly cache: PcmCache;
  /** Rate of the output. */
  readonly rateHz: () => number;
}

/** A sound to play, or why there is none. */
export type LoadOutcome =
  | { readonly ok: true; readonly playable: Playable }
  | { readonly ok: false; readonly failure: AppFailure };

/**
 * Loads a sound: at once where it is kept, so that a press is heard before anything is painted; else
 * from the place that its row names, then from its other places. Fails with `source/permission-lost`
 * where none can be read, `source/missing`, or the reason of the decoder.
 *
 * @throws (rejects) the signal's reason when it is aborted.
 */
export function loadSound(
  ports: LoaderPorts,
  row: SampleRow,
  signal: AbortSignal,
): LoadOutcome | Promise<LoadOutcome> {
  const kept = ports.cache.get(row.id);
  return kept === undefined
    ? loadAnew(ports, row, signal)
    : { ok: true, playable: { kind: 'pcm', pcm: kept } };
}

async function loadAnew(
  ports: LoaderPorts,
  row: SampleRow,
  signal: AbortSignal,
): Promise<LoadOutcome> {
  const own = ports.reach.fileRef(row.sourceId, ownPath(row));
  if (own !== undefined && row.missingSinceMs === undefined) {
    const outcome = await loadFrom(ports, row, own, signal);
    if (outcome.ok || row.placeCount < 2) return outcome;
  }
  return loadFromPlaces(ports, row, signal);
}

function ownPath({ folder, name }: SampleRow): string {
  return folder === '' ? name : `${folder}/${name}`;
}

async function loadFromPlaces(
  ports: LoaderPorts,
  row: SampleRow,
  signal: AbortSignal,
): Promise<LoadOutcome> {
  const places = await ports.library.readLocations(row.id);
  const present = places.filter(({ missingSinceMs }) => missingSinceMs === undefined);
  let failure = present.length === 0 ? NOWHERE : AWAY;
  for (const { sourceId, path } of present) {
    const ref = ports.reach.fileRef(sourceId, path);
    const outcome = ref === undefined ? undefined : await loadFrom(ports, row, ref, signal);
    if (outcome?.ok === true) return outcome;
    failure = outcome?.failure ?? failure;
  }
  return { ok: false, failure };
}

const NOWHERE: AppFailure = { code: 'source/missing', message: 'no place is known' };
const AWAY: AppFailure = { code: 'source/permission-lost', message: 'no place can be read' };

async function loadFrom(
  ports: LoaderPorts,
  row: SampleRow,
  ref: FileRef,
  signal: AbortSignal,
): Promise<LoadOutcome> {
  const durationSeconds = row.facts?.durationSeconds ?? 0;
  if (durationSeconds > LONGEST_PCM_SECONDS) return loadFile(ref);
  const job = makeJob(signal, () => undefined);
  const outcome = await ports.audio.readPcm(ref, ports.rateHz(), job);
  if (!outcome.ok) return outcome;
  ports.cache.put(row.id, outcome.pcm);
  return { ok: true, playable: { kind: 'pcm', pcm: outcome.pcm } };
}

async function loadFile(ref: FileRef): Promise<LoadOutcome> {
  try {
    return { ok: true, playable: { kind: 'file', file: await fileOf(ref) } };
  } catch (thrown) {
    const { message } = toFailure(thrown);
    return { ok: false, failure: { code: 'source/missing', message } };
  }
}

async function fileOf(ref: FileRef): Promise<File> {
  if (ref.kind === 'file') return ref.file;
  const folders = ref.path.split('/');
  const name = folders.pop() ?? '';
  let folder = ref.root;
  for (const each of folders) folder = await folder.getDirectoryHandle(each);
  return (await folder.getFileHandle(name)).getFile();
}
