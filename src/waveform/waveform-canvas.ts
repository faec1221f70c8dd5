/** Draws the waveform of a sound, at rest and heard, onto two canvases of one size. */
import type { PixelSize } from '../design/pixel-size.ts';
import type { WaveInks } from '../design/theme-watch.ts';
import { THINNEST_LINE, traceColumns } from '../design/wave-columns.ts';
import type { ColumnBox } from '../design/wave-columns.ts';
import type { WavePicture } from './wave-picture.ts';

/** The two canvases: the same waveform in two colors, so that hearing it redraws nothing. */
export interface WaveCanvases {
  readonly rest: HTMLCanvasElement;
  readonly heard: HTMLCanvasElement;
}

/** Share of the height that the peak takes. */
const FILL = 0.92;
/** How much of the peaks is taken away inside the body of the mean square. */
const BODY_SHADE = 0.38;
const LINE_WIDTH = 1.25;
const POINT_RADIUS = 1.75;
/** Least room between frames, in CSS pixels, for each to get its point. */
const LEAST_ROOM_FOR_POINTS = 3;

/** Draws `picture` in both colors; without one, both are empty. */
export function drawWaveform(
  canvases: WaveCanvases,
  size: PixelSize,
  picture: WavePicture | undefined,
  inks: WaveInks,
): void {
  const rest = cleared(canvases.rest, size);
  const heard = cleared(canvases.heard, size);
  const isEmpty = size.widthPx === 0 || size.heightPx === 0 || picture === undefined;
  if (rest === null || heard === null || isEmpty) return;
  const thinnest = THINNEST_LINE * size.scale;
  const middle = Math.floor(size.heightPx / 2) + 0.5;
  const unit = Math.max(1, (size.heightPx * FILL - thinnest) / 2);
  const box = { left: 0, middle, unit, thinnest };
  rest.fillStyle = inks.rest;
  rest.strokeStyle = inks.rest;
  fillColumns(rest, picture, box);
  strokeLines(rest, picture, box, size);
  // The same shape, dyed: what is drawn here decides where the color goes.
  heard.drawImage(canvases.rest, 0, 0);
  heard.globalCompositeOperation = 'source-in';
  heard.fillStyle = inks.heard;
  heard.fillRect(0, 0, size.widthPx, size.heightPx);
}

function cleared(canvas: HTMLCanvasElement, size: PixelSize): CanvasRenderingContext2D | null {
  canvas.width = size.widthPx;
  canvas.height = size.heightPx;
  return canvas.getContext('2d');
}

function fillColumns(
  context: CanvasRenderingContext2D,
  picture: WavePicture,
  box: ColumnBox,
): void {
  const { columns, rms } = picture;
  if (columns === undefined) return;
  context.beginPath();
  traceColumns(context, columns, box, 0, columns.min.length);
  context.fill();
  if (rms === undefined) return;
  context.save();
  context.globalCompositeOperation = 'destination-out';
  context.globalAlpha = BODY_SHADE;
  context.beginPath();
  const body = { min: rms.map((value) => -value), max: rms };
  traceColumns(context, body, { ...box, thinnest: 0 }, 0, rms.length);
  context.fill();
  context.restore();
}

function strokeLines(
  context: CanvasRenderingContext2D,
  { lines }: WavePicture,
  { middle, unit }: ColumnBox,
  { widthPx, scale }: PixelSize,
): void {
  if (lines === undefined) return;
  context.lineWidth = LINE_WIDTH * scale;
  context.lineJoin = 'round';
  for (const channel of lines.channels) {
    const step = widthPx / Math.max(1, channel.length);
    const place = (i: number): readonly [number, number] => [
      (i + 0.5) * step,
      middle - (channel[i] ?? 0) * lines.scale * unit,
    ];
    context.beginPath();
    for (let i = 0; i < channel.length; i += 1) context.lineTo(...place(i));
    context.stroke();
    if (step < LEAST_ROOM_FOR_POINTS * scale) continue;
    for (let i = 0; i < channel.length; i += 1) drawPoint(context, place(i), POINT_RADIUS * scale);
  }
}

function drawPoint(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  radius: number,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}
