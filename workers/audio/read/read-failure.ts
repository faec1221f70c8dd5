/** Says as a value why bytes cannot be read or a file cannot be handled. */
import { AppError } from '../../protocol/failure.ts';
import type { AppFailure, FailureCode } from '../../protocol/failure.ts';

/** Names of the exceptions that the File System standard throws, and what they mean to a person. */
const CODES: Readonly<Record<string, FailureCode>> = {
  NotFoundError: 'source/missing',
  // A folder stands where a file stood, or the other way around.
  TypeMismatchError: 'source/missing',
  NotAllowedError: 'source/permission-lost',
  SecurityError: 'source/permission-lost',
};

/**
 * What kept the browser from giving a file: `source/missing`, `source/permission-lost`, or for
 * every other reason `source/unreadable`.
 */
export function toReadFailure(thrown: unknown): AppFailure {
  const name = thrown instanceof Error ? thrown.name : '';
  return { code: CODES[name] ?? 'source/unreadable', message: messageOf(thrown) };
}

/**
 * Any thrown value as a failure of one file: an {@link AppError} keeps its code, a `RangeError` is
 * `decode/out-of-memory` (an array could not be made), all else is `thread/bug`.
 */
export function toFailure(thrown: unknown): AppFailure {
  if (thrown instanceof AppError) {
    const { code, message, details } = thrown;
    return { code, message, details };
  }
  if (thrown instanceof RangeError)
    return { code: 'decode/out-of-memory', message: thrown.message };
  return { code: 'thread/bug', message: messageOf(thrown) };
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
