/** Finds the ids of a list. */
import type { Filter, SortOrder } from '../../protocol/filter.ts';
import type { LibraryDatabase } from '../storage/library-database.ts';
import { compileFilter } from './compile-filter.ts';
import { compileOrder } from './sort-order.ts';

/** Ids of the samples that the filter lets through, in order. */
export function findIds(
  database: LibraryDatabase,
  filter: Filter,
  order: SortOrder,
): Uint32Array<ArrayBuffer> {
  const { sql, params } = compileFilter(filter);
  const query = `SELECT s.id FROM samples s WHERE ${sql} ${compileOrder(order)}`;
  return database.columns(['id'], query, params).id;
}
