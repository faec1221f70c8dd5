/** Ties a {@link MiniWaveSheet} to a canvas on the page: size, theme, and repainting. */
import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { MiniWaveSheet } from './mini-waves.ts';
import type { SheetRows } from './mini-waves.ts';
import { watchPixelSize } from './pixel-size.ts';
import type { PixelSize } from './pixel-size.ts';
import { readWaveInks, watchTheme } from './theme-watch.ts';

/** What the rows look like on the page, in CSS pixels. */
export interface RowsShape {
  readonly rowHeight: number;
  readonly rowCount: number;
}

/** A canvas that shows small waveforms. */
export interface MiniWaves {
  /** For the canvas; its CSS width is that of the waveforms, its height that of all rows. */
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** Brings the canvas to what `read` gives now; costs nothing where nothing changed. */
  readonly paint: () => void;
}

/** Small waveforms of the rows that `read` gives; painted after every render and on `paint`. */
export function useMiniWaves(shape: RowsShape, read: () => SheetRows): MiniWaves {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useRef<MiniWaveSheet | undefined>(undefined);
  const size = useRef<PixelSize | undefined>(undefined);
  const latest = useRef({ shape, read });
  latest.current = { shape, read };
  const paint = useCallback(() => {
    const { shape: rows, read: readRows } = latest.current;
    const pixels = size.current;
    if (sheet.current === undefined || pixels === undefined) return;
    sheet.current.reshape({ ...rows, widthPx: pixels.widthPx, scale: pixels.scale });
    sheet.current.paint(readRows());
  }, []);
  useSheet({ canvas, sheet, size }, paint);
  useLayoutEffect(paint);
  return { canvas, paint };
}

interface SheetRefs {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly sheet: { current: MiniWaveSheet | undefined };
  readonly size: { current: PixelSize | undefined };
}

function useSheet({ canvas, sheet, size }: SheetRefs, paint: () => void): void {
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const drawn = new MiniWaveSheet(element);
    sheet.current = drawn;
    const recolor = (): void => {
      drawn.recolor(readWaveInks(element));
      paint();
    };
    recolor();
    const endTheme = watchTheme(recolor);
    const endSize = watchPixelSize(element, (pixels) => {
      size.current = pixels;
      paint();
    });
    return () => {
      endTheme();
      endSize();
    };
  }, [canvas, sheet, size, paint]);
}
