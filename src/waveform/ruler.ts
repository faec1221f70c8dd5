/** The ruler above a waveform: where its marks stand and how they are written. */

/** One mark of the ruler. */
export interface RulerMark {
  readonly seconds: number;
  readonly label: string;
}

/** Least room between two marks, in CSS pixels: a label and some air. */
const LEAST_ROOM = 64;
/** Steps between marks, in milliseconds. */
const STEPS: readonly number[] = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000,
  60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000,
];
const LONGEST_STEP = 7_200_000;

/** Marks from 0 to the end of a sound that is drawn `width` CSS pixels wide. */
export function rulerMarks(durationSeconds: number, width: number): readonly RulerMark[] {
  if (!(durationSeconds > 0) || !(width > 0)) return [];
  const duration = durationSeconds * 1000;
  const step = STEPS.find((ms) => (ms / duration) * width >= LEAST_ROOM) ?? LONGEST_STEP;
  const count = Math.floor(duration / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, i) => ({
    seconds: (i * step) / 1000,
    label: markLabel(i * step, step, duration),
  }));
}

function markLabel(ms: number, step: number, duration: number): string {
  if (step < 1) return `${ms.toFixed(1)} ms`;
  if (step < 100) return `${ms} ms`;
  if (duration < 60_000) return `${(ms / 1000).toFixed(step < 1000 ? 1 : 0)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
