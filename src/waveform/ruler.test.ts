import { describe, expect, it } from 'vitest';
import { rulerMarks } from './ruler.ts';

describe('rulerMarks', () => {
  it.each([
    [0.004, 1000, ['0.0 ms', '0.5 ms', '1.0 ms', '1.5 ms']],
    [0.22, 1170, ['0 ms', '20 ms', '40 ms', '60 ms']],
    [1.571, 1170, ['0.0 s', '0.1 s', '0.2 s', '0.3 s']],
    [30, 1170, ['0 s', '2 s', '4 s', '6 s']],
    [90, 1170, ['0:00', '0:05', '0:10', '0:15']],
    [600, 390, ['0:00', '2:00', '4:00', '6:00']],
  ])('divides %d s on %d px sensibly', (duration, width, labels) => {
    const marks = rulerMarks(duration, width);
    expect(marks.slice(0, 4).map(({ label }) => label)).toEqual(labels);
  });

  it.each([0.003, 0.05, 0.7, 12, 61, 3600, 20_000])(
    'leaves room for every label and stays inside %d s',
    (duration) => {
      const marks = rulerMarks(duration, 800);
      const last = marks.at(-1)?.seconds ?? 0;
      expect(last).toBeLessThanOrEqual(duration);
      for (const [i, { seconds }] of marks.slice(1).entries()) {
        const room = ((seconds - (marks[i]?.seconds ?? 0)) / duration) * 800;
        expect(room).toBeGreaterThanOrEqual(63.99);
      }
    },
  );

  it('has no marks without a sound or without room', () => {
    expect(rulerMarks(0, 800)).toEqual([]);
    expect(rulerMarks(1, 0)).toEqual([]);
  });
});
