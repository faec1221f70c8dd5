/** From the place of the volume's handle to decibels and back. */

/** Softest volume, as in the model. */
const SOFTEST_DB = -60;

/**
 * The volume for a place of 0 to 100. The gain grows with the square of the place, so that half way
 * sounds about half as loud: 50 is -12 dB. Steps of half a decibel.
 */
export function volumeAt(place: number): number {
  if (!(place > 0)) return SOFTEST_DB;
  const db = 40 * Math.log10(Math.min(100, place) / 100);
  return Math.max(SOFTEST_DB, Math.round(db * 2) / 2);
}

/** The place, 0 to 100, for a volume. */
export function placeOfVolume(db: number): number {
  if (db <= SOFTEST_DB) return 0;
  return 100 * 10 ** (Math.min(0, db) / 40);
}

/** The volume after a step of whole decibels. */
export function stepVolume(db: number, by: number): number {
  return Math.min(0, Math.max(SOFTEST_DB, Math.round(db) + by));
}
