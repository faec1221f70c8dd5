/** Migration 1: sources with their places, samples with their facts, overviews and the slot ledger. */
import type { Migration } from './migration.ts';

/**
 * `samples` repeats name, folder and source of a sample's first place, and the folded text of all
 * places, so that lists are sorted and searched by one index; `settle-sample.ts` keeps them right.
 * Ids are never used twice: other threads may still hold those of deleted rows.
 */
const STATEMENTS = `
CREATE TABLE sources(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('folder', 'listing')),
  added_ms INTEGER NOT NULL,
  scanned_ms INTEGER
) STRICT;

CREATE TABLE folders(
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources(id),
  path TEXT NOT NULL,
  sound_count INTEGER NOT NULL DEFAULT 0,
  missing_count INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source_id, path)
) STRICT;

CREATE TABLE samples(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  content_hash BLOB UNIQUE,
  byte_count INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'failed')),
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  folder TEXT NOT NULL,
  folder_key TEXT NOT NULL,
  source_id INTEGER NOT NULL,
  search_text TEXT NOT NULL,
  missing_since_ms INTEGER,
  added_ms INTEGER NOT NULL,
  analyzed_ms INTEGER,
  failure_code TEXT,
  failure_message TEXT,
  failure_details TEXT,
  duration_seconds REAL,
  sample_rate_hz REAL,
  channel_count INTEGER,
  frame_count INTEGER,
  bit_depth INTEGER,
  codec TEXT,
  container TEXT,
  damage TEXT,
  loudness_lufs REAL,
  is_loudness_gated INTEGER,
  sample_peak_db REAL,
  true_peak_db REAL
) STRICT;
CREATE INDEX samples_by_name ON samples(name_key, id, search_text);
CREATE INDEX samples_by_size ON samples(byte_count)
  WHERE content_hash IS NOT NULL AND state = 'ready';
CREATE INDEX samples_waiting ON samples(name_key) WHERE state = 'waiting';
CREATE INDEX samples_failed ON samples(name_key) WHERE state = 'failed';
CREATE INDEX samples_missing ON samples(name_key) WHERE missing_since_ms IS NOT NULL;

CREATE TABLE locations(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folder_id INTEGER NOT NULL REFERENCES folders(id),
  source_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  byte_count INTEGER NOT NULL,
  modified_ms INTEGER NOT NULL,
  sample_id INTEGER NOT NULL REFERENCES samples(id),
  missing_since_ms INTEGER,
  needs TEXT CHECK (needs IN ('hear', 'identify', 'analyze')),
  UNIQUE (folder_id, name)
) STRICT;
CREATE INDEX locations_by_sample ON locations(sample_id, source_id, folder_id);
CREATE INDEX locations_to_hear ON locations(source_id, name_key)
  WHERE needs IS NOT NULL AND missing_since_ms IS NULL;

CREATE TRIGGER location_added AFTER INSERT ON locations BEGIN
  UPDATE folders SET
    sound_count = sound_count + (NEW.missing_since_ms IS NULL),
    missing_count = missing_count + (NEW.missing_since_ms IS NOT NULL)
  WHERE id = NEW.folder_id;
END;
CREATE TRIGGER location_removed AFTER DELETE ON locations BEGIN
  UPDATE folders SET
    sound_count = sound_count - (OLD.missing_since_ms IS NULL),
    missing_count = missing_count - (OLD.missing_since_ms IS NOT NULL)
  WHERE id = OLD.folder_id;
END;
CREATE TRIGGER location_seen AFTER UPDATE OF missing_since_ms ON locations
WHEN (OLD.missing_since_ms IS NULL) <> (NEW.missing_since_ms IS NULL) BEGIN
  UPDATE folders SET
    sound_count = sound_count + (NEW.missing_since_ms IS NULL) - (OLD.missing_since_ms IS NULL),
    missing_count = missing_count - (NEW.missing_since_ms IS NULL) + (OLD.missing_since_ms IS NULL)
  WHERE id = NEW.folder_id;
END;

CREATE TABLE other_files(
  source_id INTEGER NOT NULL REFERENCES sources(id),
  path TEXT NOT NULL,
  byte_count INTEGER NOT NULL,
  PRIMARY KEY (source_id, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE overviews(
  sample_id INTEGER PRIMARY KEY REFERENCES samples(id) ON DELETE CASCADE,
  columns BLOB NOT NULL
) STRICT;

CREATE TABLE embeddings(
  sample_id INTEGER NOT NULL REFERENCES samples(id),
  model_id TEXT NOT NULL,
  contract_id TEXT NOT NULL,
  dim INTEGER NOT NULL,
  dtype TEXT NOT NULL,
  l2_normed INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (sample_id, model_id),
  UNIQUE (model_id, slot)
) STRICT, WITHOUT ROWID;
`;

/** The first schema. */
export const FIRST_LIBRARY: Migration = { version: 1, statements: STATEMENTS };
