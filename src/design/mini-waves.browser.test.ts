import { describe, expect, it } from 'vitest';
import { makeOverview } from '../../tests/fixtures/sample-rows.ts';
import { pixelAt, pixelOf } from '../../tests/fixtures/shown-component.ts';
import { MiniWaveSheet } from './mini-waves.ts';
import type { MiniWave, SheetShape } from './mini-waves.ts';

const INKS = {
  rest: '#00ff00',
  hand: '#0000ff',
  off: '#888888',
  heard: '#ff0000',
  ground: '#000000',
  line: '#333333',
};
const SHAPE: SheetShape = { widthPx: 256, rowHeight: 28, rowCount: 10, scale: 1 };
const CLEAR = [0, 0, 0, 0];

function wave(wish: Partial<MiniWave> = {}): MiniWave {
  const overview = makeOverview((i) => (i < 128 ? [-64, 64] : [0, 0]));
  return { overview, tone: 'rest', heard: 0, span: 1, ...wish };
}

function makeSheet(shape: SheetShape = SHAPE) {
  const canvas = document.createElement('canvas');
  const sheet = new MiniWaveSheet(canvas);
  sheet.recolor(INKS);
  sheet.reshape(shape);
  return { canvas, sheet };
}

/** Every pixel of a canvas. */
function pixels(canvas: HTMLCanvasElement): Uint8ClampedArray | undefined {
  return canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
}

describe('a small waveform', () => {
  it('draws each column of the overview at its place, as high as the row lets its peak be', () => {
    const { canvas, sheet } = makeSheet();
    sheet.paint({ first: 0, waves: [undefined, wave()] });
    const ink = pixelOf(INKS.rest);
    // A peak of half the full scale fills the row all the same.
    for (const x of [0, 60, 127]) {
      expect(pixelAt(canvas, x, 28 + 5)).toEqual(ink);
      expect(pixelAt(canvas, x, 28 + 23)).toEqual(ink);
      expect(pixelAt(canvas, x, 28 + 1)).toEqual(CLEAR);
    }
    // Silence is one crisp line.
    expect(pixelAt(canvas, 200, 28 + 14)).toEqual(ink);
    expect(pixelAt(canvas, 200, 28 + 11)).toEqual(CLEAR);
    expect(pixelAt(canvas, 200, 28 + 17)).toEqual(CLEAR);
  });

  it('is in the accent as far as it was heard, and only as wide as its span', () => {
    const { canvas, sheet } = makeSheet();
    sheet.paint({ first: 0, waves: [wave({ tone: 'hand', heard: 0.25, span: 0.5 })] });
    expect(pixelAt(canvas, 31, 14)).toEqual(pixelOf(INKS.heard));
    expect(pixelAt(canvas, 32, 14)).toEqual(pixelOf(INKS.hand));
    expect(pixelAt(canvas, 127, 14)).toEqual(pixelOf(INKS.hand));
    expect(pixelAt(canvas, 128, 14)).toEqual(CLEAR);
  });

  it('has no gap between columns that do not touch', () => {
    const { canvas, sheet } = makeSheet();
    const overview = makeOverview((i) => (i < 128 ? [100, 100] : [-100, -100]));
    sheet.paint({ first: 0, waves: [wave({ overview })] });
    const step = [4, 9, 14, 19, 24].map((y) => pixelAt(canvas, 128, y)[3]);
    expect(step.every((alpha) => alpha === 255)).toBe(true);
  });
});

describe('a sheet of small waveforms', () => {
  const waves = Array.from({ length: 40 }, (_, k) =>
    wave({ overview: makeOverview((i) => [-((i * k) % 120), (i + 7 * k) % 120]) }),
  );
  const rowsFrom = (first: number) => ({ first, waves: waves.slice(first, first + 10) });

  it.each([
    ['whole', 1],
    ['fractional', 1.1],
  ])('shows the same after scrolling as drawn at once, at a %s pixel ratio', (_, scale) => {
    const scrolled = makeSheet({ ...SHAPE, scale });
    for (const first of [0, 4, 12, 8, 30, 26]) scrolled.sheet.paint(rowsFrom(first));
    const fresh = makeSheet({ ...SHAPE, scale });
    fresh.sheet.paint(rowsFrom(26));
    expect(pixels(scrolled.canvas)).toEqual(pixels(fresh.canvas));
  });

  it('draws nothing where nothing changed', () => {
    const { canvas, sheet } = makeSheet();
    sheet.paint(rowsFrom(0));
    const context = canvas.getContext('2d');
    context?.clearRect(0, 0, canvas.width, canvas.height);
    sheet.paint(rowsFrom(0));
    expect(pixels(canvas)?.some((value) => value !== 0)).toBe(false);
  });

  it('leaves no trace of rows that are gone', () => {
    const { canvas, sheet } = makeSheet();
    sheet.paint(rowsFrom(0));
    sheet.paint({ first: 0, waves: [] });
    expect(pixels(canvas)?.some((value) => value !== 0)).toBe(false);
  });
});
