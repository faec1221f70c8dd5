/** Small waveforms of many rows in one canvas; draws only the rows that changed. */
import type { WaveInks } from './theme-watch.ts';
import {
  THINNEST_LINE,
  fitOverview,
  joinColumns,
  makeColumns,
  traceColumns,
} from './wave-columns.ts';
import type { ColumnExtents } from './wave-columns.ts';

/** The waveform of one row. */
export interface MiniWave {
  /** 768 bytes; see the protocol's `waveform.ts`. */
  readonly overview: Int8Array;
  readonly tone: 'rest' | 'hand' | 'off';
  /** Share that was heard, 0 to 1; it is drawn in the accent. */
  readonly heard: number;
  /** Share of the width that it takes, 0 to 1. */
  readonly span: number;
}

/** The place of rows on the canvas. */
export interface SheetShape {
  /** Width in device pixels. */
  readonly widthPx: number;
  /** Height of a row in CSS pixels. */
  readonly rowHeight: number;
  readonly rowCount: number;
  /** Device pixels of one CSS pixel. */
  readonly scale: number;
}

/** Rows to show: `waves[k]` belongs to row `first + k`. */
export interface SheetRows {
  readonly first: number;
  readonly waves: readonly (MiniWave | undefined)[];
}

interface Drawn {
  readonly wave: MiniWave;
  readonly heardPx: number;
}

/** A canvas of rows. It keeps what it drew, so that painting the same again costs nothing. */
export class MiniWaveSheet {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #shape: SheetShape = { widthPx: 0, rowHeight: 0, rowCount: 0, scale: 1 };
  #inks: WaveInks | undefined;
  #first = 0;
  #drawn: (Drawn | undefined)[] = [];
  #columns: ColumnExtents = makeColumns(0);

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas to draw on');
    this.#canvas = canvas;
    this.#context = context;
  }

  /** Gives the canvas its size; everything is drawn anew if it changed. */
  reshape(shape: SheetShape): void {
    const old = this.#shape;
    const isSame =
      old.widthPx === shape.widthPx &&
      old.rowHeight === shape.rowHeight &&
      old.rowCount === shape.rowCount &&
      old.scale === shape.scale;
    if (isSame) return;
    this.#shape = shape;
    this.#canvas.width = shape.widthPx;
    this.#canvas.height = Math.round(shape.rowCount * shape.rowHeight * shape.scale);
    this.#drawn = [];
  }

  /** Sets the colors; everything is drawn anew at the next painting. */
  recolor(inks: WaveInks): void {
    this.#inks = inks;
    this.#drawn = [];
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  /** Brings the canvas to these rows. */
  paint(rows: SheetRows): void {
    if (this.#inks === undefined || this.#shape.widthPx === 0) return;
    this.#shift(rows.first);
    for (let k = 0; k < this.#shape.rowCount; k += 1) this.#paintRow(k, rows.waves[k]);
  }

  // Rows that stay on the sheet are moved, not drawn again.
  #shift(first: number): void {
    const by = first - this.#first;
    if (by === 0) return;
    this.#first = first;
    const { rowCount } = this.#shape;
    const rowPx = this.#rowPx();
    const canMove = Math.abs(by) < rowCount && Number.isInteger(rowPx) && this.#drawn.length > 0;
    const before = this.#drawn;
    this.#drawn = canMove ? Array.from({ length: rowCount }, (_, k) => before[k + by]) : [];
    if (!canMove) {
      this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
      return;
    }
    this.#context.globalCompositeOperation = 'copy';
    this.#context.drawImage(this.#canvas, 0, -by * rowPx);
    this.#context.globalCompositeOperation = 'source-over';
  }

  #paintRow(k: number, wave: MiniWave | undefined): void {
    const next =
      wave === undefined
        ? undefined
        : { wave, heardPx: Math.round(wave.heard * this.#spanPx(wave)) };
    if (isSameDrawing(this.#drawn[k], next)) return;
    this.#drawn[k] = next;
    const top = Math.round(k * this.#rowPx());
    const bottom = Math.round((k + 1) * this.#rowPx());
    this.#context.clearRect(0, top, this.#canvas.width, bottom - top);
    if (next !== undefined) this.#drawWave(next, (top + bottom) / 2);
  }

  #drawWave({ wave, heardPx }: Drawn, center: number): void {
    const width = this.#spanPx(wave);
    if (width < 1 || this.#inks === undefined) return;
    if (this.#columns.min.length !== width) this.#columns = makeColumns(width);
    fitOverview(wave.overview, this.#columns);
    joinColumns(this.#columns);
    this.#fill(this.#inks.heard, center, [0, heardPx]);
    this.#fill(this.#inks[wave.tone], center, [heardPx, width]);
  }

  #fill(ink: string, center: number, [from, to]: readonly [number, number]): void {
    if (from >= to) return;
    const { rowHeight, scale } = this.#shape;
    const thinnest = THINNEST_LINE * scale;
    this.#context.fillStyle = ink;
    this.#context.beginPath();
    const unit = Math.max(1, (waveHeight(rowHeight) * scale - thinnest) / 2);
    const box = { left: 0, middle: Math.floor(center) + 0.5, unit, thinnest };
    traceColumns(this.#context, this.#columns, box, from, to);
    this.#context.fill();
  }

  #rowPx(): number {
    return this.#shape.rowHeight * this.#shape.scale;
  }

  #spanPx(wave: MiniWave): number {
    return Math.round(wave.span * this.#shape.widthPx);
  }
}

function isSameDrawing(a: Drawn | undefined, b: Drawn | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.wave.overview === b.wave.overview &&
    a.wave.tone === b.wave.tone &&
    a.wave.span === b.wave.span &&
    a.heardPx === b.heardPx
  );
}

/** Height of the waveform in a row: 22 of 28, 30 of 44, 34 of 56. */
function waveHeight(rowHeight: number): number {
  return Math.min(rowHeight - 6, 14 + rowHeight * 0.36);
}
