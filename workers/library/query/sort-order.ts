/** Turns an order into an ORDER BY on `samples s`. */
import type { SortColumn, SortOrder } from '../../protocol/filter.ts';

const COLUMNS: Readonly<Record<SortColumn, string>> = {
  name: 's.name_key',
  folder: 's.folder_key',
  duration: 's.duration_seconds',
  loudness: 's.loudness_lufs',
  sampleRate: 's.sample_rate_hz',
  bitDepth: 's.bit_depth',
  channels: 's.channel_count',
  codec: 's.codec',
  added: 's.added_ms',
};

/** Columns that every sample has; the others are facts, unknown until it is ready. */
const ALWAYS_THERE: ReadonlySet<SortColumn> = new Set(['name', 'folder', 'added']);

/** The clause: samples without the fact last either way, ties by name, then by id. */
export function compileOrder({ column, direction }: SortOrder): string {
  const way = direction === 'ascending' ? 'ASC' : 'DESC';
  if (column === 'name') return `ORDER BY s.name_key ${way}, s.id ${way}`;
  const value = COLUMNS[column];
  const shown = ALWAYS_THERE.has(column) ? value : `iif(s.state = 'ready', ${value}, NULL)`;
  return `ORDER BY ${shown} ${way} NULLS LAST, s.name_key, s.id`;
}
