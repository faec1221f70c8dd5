/** Brings a database to the newest schema, one transaction a step. */
import { AppError } from '../../protocol/failure.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { toNumber } from '../storage/row-values.ts';
import { FIRST_LIBRARY } from './0001-first-library.ts';
import type { Migration } from './migration.ts';

/** `application_id` of a library file: "Near". */
const APPLICATION_ID = 0x4e656172;

/** Every step, oldest first. */
const MIGRATIONS: readonly Migration[] = [FIRST_LIBRARY];

/** The schema that this code reads and writes. */
export const SCHEMA_VERSION: number = MIGRATIONS.length;

/**
 * Applies what is missing. Leaves the file as it is and fails with `library/newer-schema` where newer
 * code wrote it, and with `library/damaged` where it belongs to another application.
 */
export async function migrate(database: LibraryDatabase): Promise<void> {
  const version = readPragma(database, 'user_version');
  if (version > SCHEMA_VERSION) throw newerSchema(version);
  const owner = readPragma(database, 'application_id');
  if (owner !== 0 && owner !== APPLICATION_ID) {
    throw new AppError({ code: 'library/damaged', message: 'not a library', details: { owner } });
  }
  if (version === SCHEMA_VERSION) return;
  // Tables can only be rebuilt while keys are off, and the switch does nothing inside a transaction.
  database.script('PRAGMA foreign_keys=OFF');
  for (const step of MIGRATIONS.slice(version)) {
    await database.transaction(() => applyStep(database, step));
  }
  // Until the log is merged, a power cut could take the schema along with the rows after it.
  database.script('PRAGMA foreign_keys=ON; PRAGMA wal_checkpoint(TRUNCATE)');
}

function applyStep(database: LibraryDatabase, step: Migration): void {
  database.script(step.statements);
  const broken = database.all('PRAGMA foreign_key_check').length;
  if (broken > 0) throw new Error(`migration ${step.version} breaks ${broken} keys`);
  database.script(`PRAGMA user_version=${step.version}; PRAGMA application_id=${APPLICATION_ID}`);
}

function readPragma(database: LibraryDatabase, name: string): number {
  return toNumber(database.first(`PRAGMA ${name}`)?.[0]);
}

function newerSchema(version: number): AppError {
  return new AppError({
    code: 'library/newer-schema',
    message: 'written by a newer version',
    details: { version, known: SCHEMA_VERSION },
  });
}
