/** Asks SQLite whether the library is intact. */
import type { LibraryDatabase } from './library-database.ts';

/** `ok`, or what the integrity check and the check of keys found, a finding a line. */
export function checkIntegrity(database: LibraryDatabase): string {
  const findings = database.all('PRAGMA integrity_check').map((row) => String(row[0]));
  const broken = database
    .all('PRAGMA foreign_key_check')
    .map(([table, id]) => `${String(table)} ${String(id)} names a row that is gone`);
  const isOk = findings.length === 1 && findings[0] === 'ok';
  return [...(isOk && broken.length > 0 ? [] : findings), ...broken].join('\n');
}
