/** Reads samples as lists show them. */
import type { SoundFacts } from '../../protocol/facts.ts';
import type { AppFailure, FailureCode } from '../../protocol/failure.ts';
import { toLocationId, toSampleId, toSourceId } from '../../protocol/ids.ts';
import type { SampleId } from '../../protocol/ids.ts';
import type { SampleRow } from '../../protocol/samples.ts';
import type { LocationRow } from '../../protocol/sources.ts';
import { BUILT_IN_MODEL } from '../../protocol/vectors.ts';
import { toPath } from '../sources/place-path.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import {
  toNumber,
  toOptionalBytes,
  toOptionalNumber,
  toOptionalText,
  toText,
} from '../storage/row-values.ts';
import type { Cell, Row } from '../storage/row-values.ts';
import { toState } from './place-rows.ts';

/** Most rows of one call. */
const MOST_ROWS = 1000;

/** One statement for all rows, as each costs more than a row; the facts begin at {@link FACTS_AT}, the failure at {@link FAILURE_AT}. */
const READ = `SELECT s.id, s.name, s.source_id, s.folder,
    (SELECT count(*) FROM locations l WHERE l.sample_id = s.id AND l.missing_since_ms IS NULL),
    s.byte_count, s.state, s.missing_since_ms, o.columns,
    EXISTS (SELECT 1 FROM embeddings e WHERE e.sample_id = s.id AND e.model_id = ?),
    s.failure_code, s.failure_message, s.failure_details,
    s.duration_seconds, s.sample_rate_hz, s.channel_count, s.frame_count, s.bit_depth, s.codec,
    s.container, s.damage, s.loudness_lufs, s.is_loudness_gated, s.sample_peak_db, s.true_peak_db
  FROM json_each(?) j CROSS JOIN samples s ON s.id = j.value
  LEFT JOIN overviews o ON o.sample_id = s.id ORDER BY j.key`;
const FAILURE_AT = 10;
const FACTS_AT = 13;

const LOCATIONS = `SELECT l.id, l.source_id, f.path, l.name, l.missing_since_ms
  FROM locations l JOIN folders f ON f.id = l.folder_id WHERE l.sample_id = ?
  ORDER BY l.missing_since_ms IS NOT NULL, l.id`;

/** Rows of these ids in their order; those that are gone are left out. */
export function readSamples(database: LibraryDatabase, sampleIds: readonly number[]): SampleRow[] {
  if (sampleIds.length > MOST_ROWS) throw new RangeError(`${sampleIds.length} rows at once`);
  return database.all(READ, [BUILT_IN_MODEL.modelId, JSON.stringify(sampleIds)]).map(toSampleRow);
}

/** Every place of a sample, those that are there first. */
export function readLocations(database: LibraryDatabase, sampleId: SampleId): LocationRow[] {
  return database.all(LOCATIONS, [sampleId]).map((row) => ({
    id: toLocationId(toNumber(row[0])),
    sourceId: toSourceId(toNumber(row[1])),
    path: toPath(toText(row[2]), toText(row[3])),
    missingSinceMs: toOptionalNumber(row[4]),
  }));
}

function toSampleRow(row: Row): SampleRow {
  const state = toState(toText(row[6]));
  const isReady = state === 'ready';
  return {
    id: toSampleId(toNumber(row[0])),
    name: toText(row[1]),
    sourceId: toSourceId(toNumber(row[2])),
    folder: toText(row[3]),
    placeCount: toNumber(row[4]),
    byteCount: toNumber(row[5]),
    state,
    missingSinceMs: toOptionalNumber(row[7]),
    failure: state === 'failed' ? toFailure(row.slice(FAILURE_AT, FACTS_AT)) : undefined,
    facts: isReady ? toFacts(row.slice(FACTS_AT)) : undefined,
    overview: isReady ? toOverview(row[8]) : undefined,
    isCompared: toNumber(row[9]) === 1,
  };
}

function toOverview(cell: Cell): Int8Array | undefined {
  const bytes = toOptionalBytes(cell);
  return bytes === undefined ? undefined : new Int8Array(bytes.buffer);
}

function toFailure([code, message, details]: readonly Cell[]): AppFailure {
  const packed = toOptionalText(details);
  const failure = { code: toText(code) as FailureCode, message: toText(message) };
  if (packed === undefined) return failure;
  return { ...failure, details: JSON.parse(packed) as Record<string, string | number> };
}

function toFacts(cells: readonly Cell[]): SoundFacts {
  return {
    durationSeconds: toNumber(cells[0]),
    sampleRateHz: toNumber(cells[1]),
    channelCount: toNumber(cells[2]),
    frameCount: toNumber(cells[3]),
    bitDepth: toOptionalNumber(cells[4]),
    codec: toText(cells[5]),
    container: toText(cells[6]),
    damage: toOptionalText(cells[7]),
    loudnessLufs: toOptionalNumber(cells[8]),
    isLoudnessGated: toNumber(cells[9]) === 1,
    samplePeakDb: toOptionalNumber(cells[10]),
    truePeakDb: toOptionalNumber(cells[11]),
  };
}
