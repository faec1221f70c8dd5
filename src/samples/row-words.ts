/** What a row of the list says in words, and which of its states it is in. */
import type { SampleRow } from '../../workers/protocol/samples.ts';
import { dayWords, lengthCell } from '../design/number-words.ts';
import { plainName } from '../design/name-words.ts';

/** How a row is drawn; the first that holds, in this order. */
export type RowLook = 'failed' | 'missing' | 'waiting' | 'damaged' | 'uncompared' | 'rest';

/** The state of a sound that its row shows. */
export function lookOf(row: SampleRow): RowLook {
  if (row.state === 'failed') return 'failed';
  if (row.missingSinceMs !== undefined) return 'missing';
  if (row.state === 'waiting') return 'waiting';
  if (row.facts?.damage !== undefined) return 'damaged';
  return row.isCompared ? 'rest' : 'uncompared';
}

/** The name of a sound; one that failed keeps its ending, because that may be what is wrong. */
export function rowName(row: SampleRow): string {
  return row.state === 'failed' ? row.name : plainName(row.name);
}

/** What a state means, in words. */
export const LOOK_WORDS: Readonly<Record<RowLook, string>> = {
  failed: 'Could not be read',
  missing: 'Missing',
  waiting: 'Waits to be heard',
  damaged: 'Damaged, but it plays',
  uncompared: 'Not compared yet: it is in no list of similar sounds',
  rest: '',
};

/** The row as it is spoken: the name first, then its state, its length and where it lies. */
export function rowLabel(row: SampleRow, folder: string): string {
  const parts = [rowName(row), LOOK_WORDS[lookOf(row)], secondLine(row, folder)];
  return parts.filter((part) => part !== '').join(', ');
}

/** All of the name and of where it lies, for the tooltip. */
export function wholeName(row: SampleRow): string {
  return row.folder === '' ? row.name : `${row.name}\n${row.folder}`;
}

/** Words behind the name: when its file went missing, or how many further places it has. */
export function nameNote(row: SampleRow, nowMs: number): string | undefined {
  if (row.missingSinceMs !== undefined)
    return `missing since ${dayWords(row.missingSinceMs, nowMs)}`;
  return row.placeCount > 1 ? `+${row.placeCount - 1}` : undefined;
}

/** The second line of a row on a phone: `0.22 s · drums/kicks`. */
export function secondLine(row: SampleRow, folder: string): string {
  const length = row.facts === undefined ? undefined : lengthWithUnit(row.facts.durationSeconds);
  return [length, folder].filter((part) => part !== undefined && part !== '').join(' · ');
}

function lengthWithUnit(seconds: number): string {
  const cell = lengthCell(seconds);
  return cell.includes(':') ? cell : `${cell} s`;
}
