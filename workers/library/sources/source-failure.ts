/** Says in a code why a folder cannot be read. */
import { AppError } from '../../protocol/failure.ts';
import type { SourceTrouble } from '../../protocol/sources.ts';

/** Codes by the name of what the file system throws. */
const TROUBLES: ReadonlyMap<string, SourceTrouble> = new Map([
  ['NotAllowedError', 'source/permission-lost'],
  ['SecurityError', 'source/permission-lost'],
  ['NotFoundError', 'source/missing'],
]);

/** The failure of a source whose root threw this. */
export function toSourceError(thrown: unknown, path: string): AppError {
  const code = TROUBLES.get(errorName(thrown)) ?? 'source/unreadable';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError({ code, message, details: { path } }, thrown);
}

/** Name of a thrown error, such as `NotFoundError`. */
function errorName(thrown: unknown): string {
  return thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
}

/** A source that the library does not know (any more). */
export function unknownSource(sourceId: number): AppError {
  return new AppError({
    code: 'library/unknown-source',
    message: 'no such source',
    details: { sourceId },
  });
}
