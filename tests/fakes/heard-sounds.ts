/** Results of hearing, made up from bytes: what the audio and search threads would hand to the library. */
import { createHash } from 'node:crypto';
import type { Analysis, SoundFacts } from '../../workers/protocol/facts.ts';
import type { LocationId } from '../../workers/protocol/ids.ts';
import type { KeptVector, SaveEntry } from '../../workers/protocol/samples.ts';

/** Facts of a plain one-second sound. */
const PLAIN_FACTS: SoundFacts = {
  durationSeconds: 1,
  sampleRateHz: 44_100,
  channelCount: 1,
  frameCount: 44_100,
  bitDepth: 16,
  codec: 'pcm-s16',
  container: 'riff',
  damage: undefined,
  loudnessLufs: -14,
  isLoudnessGated: true,
  samplePeakDb: -1,
  truePeakDb: -0.5,
};

/** A content hash of 32 bytes. */
export function hashOf(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(createHash('sha256').update(bytes).digest());
}

/** An analysis of these bytes. */
export function analysisOf(
  bytes: Uint8Array,
  facts: Partial<SoundFacts> = {},
): Omit<Analysis, 'embedding'> {
  return {
    contentHash: hashOf(bytes),
    byteCount: bytes.length,
    facts: { ...PLAIN_FACTS, ...facts },
    overview: new Int8Array(768).fill(bytes[0] ?? 0),
  };
}

/** An entry for a place that was heard. */
export function analyzedEntry(
  locationId: LocationId,
  bytes: Uint8Array,
  vector?: KeptVector,
): SaveEntry {
  return { kind: 'analyzed', locationId, analysis: analysisOf(bytes), vector };
}

/** An entry for a place that could not be heard. */
export function failedEntry(locationId: LocationId, bytes?: Uint8Array): SaveEntry {
  return {
    kind: 'failed',
    locationId,
    contentHash: bytes === undefined ? undefined : hashOf(bytes),
    failure: { code: 'decode/broken', message: 'no sound in it', details: { at: 4 } },
  };
}
