/** Turns what SQLite says into failures with codes. */
import { AppError } from '../../protocol/failure.ts';
import type { FailureCode } from '../../protocol/failure.ts';

/** Messages of SQLite's result codes, as `sqlite3_errmsg` words them. */
const CODES: readonly (readonly [RegExp, FailureCode])[] = [
  [/database or disk is full/, 'library/quota-exceeded'],
  [/malformed|file is not a database|unsupported file format/, 'library/damaged'],
];

/** Gives a known SQLite failure its code and leaves every other thrown value as it is. */
export function toLibraryError(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof AppError) return thrown;
  const known = CODES.find(([pattern]) => pattern.test(thrown.message));
  return known === undefined
    ? thrown
    : new AppError({ code: known[1], message: thrown.message }, thrown);
}

/** Whether there was no room to write. */
export function isOutOfRoom(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.code === 'library/quota-exceeded';
}
