/** Turns a filter into a condition on `samples s`. */
import type { Filter } from '../../protocol/filter.ts';
import { foldText } from '../samples/search-text.ts';
import type { SqlParam } from '../storage/library-database.ts';

/** A condition with the values of its question marks. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly SqlParam[];
}

const EVERYTHING: Condition = { sql: '1', params: [] };

type Compilers = {
  readonly [Kind in Filter['kind']]: (filter: Extract<Filter, { kind: Kind }>) => Condition;
};

const COMPILERS: Compilers = {
  all: () => EVERYTHING,
  words: ({ words }) => every(words.map(hasWord)),
  source: ({ sourceId }) => inSource(sourceId),
  folder: ({ sourceId, path }) => (path === '' ? inSource(sourceId) : inFolder(sourceId, path)),
  state: ({ state }) => ({ sql: 's.state = ?', params: [state] }),
  missing: () => ({ sql: 's.missing_since_ms IS NOT NULL', params: [] }),
  and: ({ parts }) => every(parts.map(compileFilter)),
};

/** The condition; values are only ever bound, never written into the text. */
export function compileFilter(filter: Filter): Condition {
  const compile = COMPILERS[filter.kind] as (filter: Filter) => Condition;
  return compile(filter);
}

function every(parts: readonly Condition[]): Condition {
  const telling = parts.filter((part) => part !== EVERYTHING);
  if (telling.length === 0) return EVERYTHING;
  return {
    sql: telling.map(({ sql }) => `(${sql})`).join(' AND '),
    params: telling.flatMap(({ params }) => params),
  };
}

function hasWord(word: string): Condition {
  const folded = foldText(word).trim();
  return folded === '' ? EVERYTHING : { sql: 'instr(s.search_text, ?) > 0', params: [folded] };
}

function inSource(sourceId: number): Condition {
  const sql = 'SELECT 1 FROM locations l WHERE l.sample_id = s.id AND l.source_id = ?';
  return { sql: `EXISTS (${sql})`, params: [sourceId] };
}

/** A folder is mostly small against the library: its samples are gathered first. */
function inFolder(sourceId: number, path: string): Condition {
  // '0' follows '/': everything between begins with the path and a slash.
  const folders = `SELECT id FROM folders
    WHERE source_id = ? AND (path = ? OR path > ? AND path < ?)`;
  return {
    sql: `s.id IN (SELECT sample_id FROM locations WHERE folder_id IN (${folders}))`,
    params: [sourceId, path, `${path}/`, `${path}0`],
  };
}
