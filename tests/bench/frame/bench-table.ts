/** Writes results as a plain table for people. */
import type { BenchLine } from './bench-line.ts';

const HEADS = ['id', 'value', 'reference', 'ratio', 'limit', 'kept', 'n'];

/** One row for each line, in columns; what stands beside what follows below. */
export function toTable(lines: readonly BenchLine[]): string {
  const rows = [HEADS, ...lines.map(toCells)];
  const widths = HEADS.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const table = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  );
  const references = lines
    .filter(({ reference }) => reference !== null)
    .map(({ id, reference }) => `${id} beside: ${reference}`);
  return [...table, ...references].join('\n');
}

function toCells(line: BenchLine): string[] {
  const { id, value, unit, referenceValue, ratio, limit, ok, n } = line;
  const kept = ok === null ? '' : ok ? 'yes' : 'NO';
  const withUnit = (figure: number | null): string => (figure === null ? '-' : `${figure} ${unit}`);
  return [
    id,
    withUnit(value),
    withUnit(referenceValue),
    ratio === null ? '-' : ratio.toFixed(3),
    withUnit(limit),
    kept,
    String(n),
  ];
}

/** Words begin at the left, figures end at the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
