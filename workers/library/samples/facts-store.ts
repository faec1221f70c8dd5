/** Writes what is known about a sample's sound, or why nothing is. */
import type { Analysis, SoundFacts } from '../../protocol/facts.ts';
import type { AppFailure } from '../../protocol/failure.ts';
import type { LibraryDatabase, SqlParam } from '../storage/library-database.ts';

const FACT_COLUMNS = `duration_seconds, sample_rate_hz, channel_count, frame_count, bit_depth, codec,
  container, damage, loudness_lufs, is_loudness_gated, sample_peak_db, true_peak_db`;

const SET_READY = `UPDATE samples SET content_hash = ?, byte_count = ?, state = 'ready', analyzed_ms = ?,
  failure_code = NULL, failure_message = NULL, failure_details = NULL,
  (${FACT_COLUMNS}) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?`;

const SET_FAILED = `UPDATE samples SET content_hash = ?, state = 'failed', analyzed_ms = ?,
  failure_code = ?, failure_message = ?, failure_details = ?,
  (${FACT_COLUMNS}) = (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
  WHERE id = ?`;

const SET_WAITING = `UPDATE samples SET state = 'waiting', failure_code = NULL, failure_message = NULL,
  failure_details = NULL WHERE id = ?`;

const SAVE_OVERVIEW = `INSERT INTO overviews(sample_id, columns) VALUES (?, ?)
  ON CONFLICT (sample_id) DO UPDATE SET columns = excluded.columns`;

/** Makes the sample ready: content, facts and overview. */
export function saveFacts(
  database: LibraryDatabase,
  sampleId: number,
  analysis: Omit<Analysis, 'embedding'>,
  nowMs: number,
): void {
  const { contentHash, byteCount, facts, overview } = analysis;
  database.run(SET_READY, [contentHash, byteCount, nowMs, ...factValues(facts), sampleId]);
  const { buffer, byteOffset, byteLength } = overview;
  database.run(SAVE_OVERVIEW, [sampleId, new Uint8Array(buffer, byteOffset, byteLength)]);
}

/** Makes the sample failed; what was known of its sound before is gone. */
export function saveFailure(
  database: LibraryDatabase,
  sampleId: number,
  contentHash: Uint8Array | undefined,
  failure: AppFailure,
  nowMs: number,
): void {
  const { code, message, details } = failure;
  const packed = details === undefined ? undefined : JSON.stringify(details);
  database.run(SET_FAILED, [contentHash, nowMs, code, message, packed, sampleId]);
  database.run('DELETE FROM overviews WHERE sample_id = ?', [sampleId]);
}

/** Makes the sample wait to be heard (again). */
export function saveWaiting(database: LibraryDatabase, sampleId: number): void {
  database.run(SET_WAITING, [sampleId]);
}

function factValues(facts: SoundFacts): SqlParam[] {
  return [
    facts.durationSeconds,
    facts.sampleRateHz,
    facts.channelCount,
    facts.frameCount,
    facts.bitDepth,
    facts.codec,
    facts.container,
    facts.damage,
    facts.loudnessLufs,
    facts.isLoudnessGated ? 1 : 0,
    facts.samplePeakDb,
    facts.truePeakDb,
  ];
}
