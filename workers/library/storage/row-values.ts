/** Reads values of a row as what the schema says they are. */
import type { SqlValue } from 'sql.js';

/** A column's value; undefined where the row is shorter. */
export type Cell = SqlValue | undefined;

/** One row, its columns in the order of the query. */
export type Row = readonly SqlValue[];

/** A number of a NOT NULL column. */
export function toNumber(cell: Cell): number {
  if (typeof cell !== 'number') throw new TypeError(`expected a number, got ${typeof cell}`);
  return cell;
}

/** A number, or undefined for NULL. */
export function toOptionalNumber(cell: Cell): number | undefined {
  return cell === null ? undefined : toNumber(cell);
}

/** A text of a NOT NULL column. */
export function toText(cell: Cell): string {
  if (typeof cell !== 'string') throw new TypeError(`expected a text, got ${typeof cell}`);
  return cell;
}

/** A text, or undefined for NULL. */
export function toOptionalText(cell: Cell): string | undefined {
  return cell === null ? undefined : toText(cell);
}

/** Bytes, or undefined for NULL; the caller's own copy. */
export function toOptionalBytes(cell: Cell): Uint8Array | undefined {
  if (cell === null) return undefined;
  if (!(cell instanceof Uint8Array)) throw new TypeError(`expected bytes, got ${typeof cell}`);
  return cell;
}
