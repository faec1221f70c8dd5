/** Ties the waveform's canvases to the page: drawn anew only for another sound, size or theme. */
import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { watchPixelSize } from '../design/pixel-size.ts';
import type { PixelSize } from '../design/pixel-size.ts';
import { readWaveInks, watchTheme } from '../design/theme-watch.ts';
import { pictureOf } from './wave-picture.ts';
import type { DrawnSound } from './wave-picture.ts';
import { drawWaveform } from './waveform-canvas.ts';

/** The canvases for the page, and the width they were drawn for. */
export interface WaveCanvasRefs {
  readonly rest: RefObject<HTMLCanvasElement | null>;
  readonly heard: RefObject<HTMLCanvasElement | null>;
  /** In CSS pixels; 0 before it is known. */
  readonly width: number;
}

/** Draws `sound` on two canvases that lie over each other. */
export function useWaveCanvases(sound: DrawnSound): WaveCanvasRefs {
  const rest = useRef<HTMLCanvasElement>(null);
  const heard = useRef<HTMLCanvasElement>(null);
  const size = useRef<PixelSize | undefined>(undefined);
  const [width, setWidth] = useState(0);
  const latest = useRef(sound);
  latest.current = sound;
  const draw = useCallback(() => {
    if (rest.current === null || heard.current === null || size.current === undefined) return;
    const picture = pictureOf(latest.current, size.current.widthPx);
    const canvases = { rest: rest.current, heard: heard.current };
    drawWaveform(canvases, size.current, picture, readWaveInks(rest.current));
  }, []);
  useLayoutEffect(draw, [draw, sound.pcm, sound.overview, sound.frameCount]);
  useEffect(() => {
    if (rest.current === null) return undefined;
    const endTheme = watchTheme(draw);
    const endSize = watchPixelSize(rest.current, (pixels) => {
      size.current = pixels;
      setWidth(pixels.widthPx / pixels.scale);
      draw();
    });
    return () => {
      endTheme();
      endSize();
    };
  }, [draw]);
  return { rest, heard, width };
}
