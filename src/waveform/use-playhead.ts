/** Moves the playhead over a waveform: styles alone, once a frame, only while it sounds. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Audition } from '../audition/audition-model.ts';
import { placeWords } from '../design/number-words.ts';
import { useFrames } from '../design/use-frames.ts';

/** The elements that show the place. */
export interface PlayheadRefs {
  /** The slider; it gets its value in seconds and in words. */
  readonly slider: RefObject<HTMLDivElement | null>;
  /** The line; it is hidden at rest at the start. */
  readonly line: RefObject<HTMLDivElement | null>;
}

/** Least time between two values told to screen readers while it sounds. */
const TELL_EVERY_SECONDS = 0.25;

/** Keeps the playhead at the place of the subject; `heard` shows what lies before it. */
export function usePlayhead(
  audition: Pick<Audition, 'positionSeconds' | 'sounding' | 'subject'>,
  heard: RefObject<HTMLCanvasElement | null>,
): PlayheadRefs {
  const slider = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const told = useRef(0);
  const subject = audition.subject.value;
  const isSounding = subject !== undefined && audition.sounding.value === subject.id;
  const duration = subject?.facts?.durationSeconds ?? 0;
  const place = (): void => {
    const seconds = Math.min(duration, audition.positionSeconds());
    const share = duration > 0 ? seconds / duration : 0;
    if (line.current !== null) {
      line.current.hidden = !isSounding && seconds === 0;
      line.current.style.transform = `translateX(${share * 100}%)`;
    }
    if (heard.current !== null) {
      heard.current.style.clipPath = `inset(0 ${isSounding ? (1 - share) * 100 : 100}% 0 0)`;
    }
    const isFar = Math.abs(seconds - told.current) >= TELL_EVERY_SECONDS;
    if (slider.current === null || (isSounding && !isFar)) return;
    told.current = seconds;
    slider.current.ariaValueNow = seconds.toFixed(3);
    slider.current.ariaValueText = placeWords(seconds, duration);
  };
  useLayoutEffect(place);
  useFrames(isSounding, place);
  return { slider, line };
}
