/** Figures as a musician reads them; one home for every number that is printed. */

const MINUS = '\u2212';

/** A length in a column: `0.22`, `12.3`, `1:04`, `1:02:09`. */
export function lengthCell(seconds: number): string {
  if (seconds < 9.995) return seconds.toFixed(2);
  if (seconds < 59.95) return seconds.toFixed(1);
  return minutes(Math.round(seconds));
}

/** A length as a fact, with its unit: `0.220 s`, `12.3 s`, `1:04`. */
export function lengthFact(seconds: number): string {
  if (seconds < 9.9995) return `${seconds.toFixed(3)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  return minutes(Math.round(seconds));
}

/** A place in time on a clock: `0:02.360`, `1:04.000`, `1:00:00.000`. Cut, not rounded, as clocks are. */
export function clockTime(seconds: number): string {
  const thousandths = Math.floor(Math.max(0, seconds) * 1000 + 1e-6);
  const rest = String(thousandths % 1000).padStart(3, '0');
  return `${minutes(Math.floor(thousandths / 1000))}.${rest}`;
}

/** A place in a sound for a screen reader: `0.092 seconds of 0.220`. */
export function placeWords(seconds: number, durationSeconds: number): string {
  return `${seconds.toFixed(3)} seconds of ${durationSeconds.toFixed(3)}`;
}

/** A level with one place behind the point: `−4.3`. */
export function levelCell(db: number): string {
  return withSign(db.toFixed(1));
}

/** Loudness with its unit: `−4.3 LUFS`. */
export function loudnessFact(lufs: number): string {
  return `${levelCell(lufs)} LUFS`;
}

/** A volume with its unit, whole decibels where they are whole: `−3 dB`, `−7.5 dB`. */
export function volumeWords(db: number): string {
  return `${withSign(String(Math.round(db * 10) / 10))} dB`;
}

/** A rate in kilohertz without its unit: `44.1`, `48`, `11.025`. */
export function rateCell(hz: number): string {
  return String(Math.round(hz) / 1000);
}

/** A rate with its unit: `44.1 kHz`. */
export function rateFact(hz: number): string {
  return `${rateCell(hz)} kHz`;
}

/** How a sound is spread over speakers: `mono`, `stereo`, `6 channels`. */
export function channelFact(channelCount: number): string {
  if (channelCount === 1) return 'mono';
  if (channelCount === 2) return 'stereo';
  return `${channelCount} channels`;
}

/**
 * A rank among all sounds: `top 0.4 %`. `share` is 0.004 for that. Rounded up, so that it never
 * promises more than is true; 0.1 is the finest step, from 1 on it is whole.
 */
export function topShareWords(share: number): string {
  const percent = Math.max(0.1, ceilTo(share * 100, 10));
  return `top ${percent < 1 ? percent.toFixed(1) : Math.min(100, ceilTo(share * 100, 1))} %`;
}

/** A count with its thousands apart: `1,140`. */
export function countWord(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A count and its noun: `1 sound`, `1,140 sounds`. */
export function countWords(count: number, noun: string): string {
  return `${countWord(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A day: `May 3` in the year of `nowMs`, else `May 3, 2023`. Both in milliseconds since 1970. */
export function dayWords(ms: number, nowMs: number): string {
  const day = new Date(ms);
  const isThisYear = day.getFullYear() === new Date(nowMs).getFullYear();
  return day.toLocaleDateString('en-US', {
    month: 'long',
    day: 'numeric',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
}

function minutes(wholeSeconds: number): string {
  const hours = Math.floor(wholeSeconds / 3600);
  const rest = Math.floor(wholeSeconds / 60) % 60;
  const seconds = String(wholeSeconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(rest).padStart(2, '0')}:${seconds}` : `${rest}:${seconds}`;
}

function withSign(figure: string): string {
  return figure.replace(/^-0(\.0)?$/, '0$1').replace('-', MINUS);
}

// The tiny amount keeps 0.004 * 100 at 0.4, where doubles give a hair more.
function ceilTo(value: number, steps: number): number {
  return Math.ceil(value * steps - 1e-9) / steps;
}
