/** What the keys of the list do. */
import type { SampleList } from './sample-list-model.ts';

/** What the keys need to know of the list on screen. */
export interface ListKeyContext {
  readonly list: SampleList;
  /** Rows of one page. */
  readonly page: number;
  /** Where walking starts without a sound in hand. */
  readonly topRow: () => number;
}

/** Walks the hand for an arrow or page key; false for any other key. */
export function walkByKey(key: string, { list, page, topRow }: ListKeyContext): boolean {
  const last = list.ids.value.length - 1;
  if (last < 0) return false;
  const hand = list.handIndex.value;
  const ends: Readonly<Record<string, number>> = { Home: 0, End: last };
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
  };
  const end = ends[key];
  const step = steps[key];
  if (end !== undefined) list.takeAt(end, 'walk');
  else if (step === undefined) return false;
  else if (hand < 0) list.takeAt(Math.min(last, topRow()), 'walk');
  else list.moveBy(step);
  return true;
}

/** Plays the sound in hand again, or lets it be read again where that failed; false without one. */
export function playHandAgain(list: SampleList): boolean {
  const hand = list.handIndex.value;
  if (hand < 0) return false;
  const row = list.rowAt(hand);
  if (row?.state === 'failed') void list.retry(row.id);
  else list.takeAt(hand, 'press');
  return true;
}

/** Whether a key comes with Ctrl, Alt or Meta: those belong to the app. */
export function isForApp(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}
