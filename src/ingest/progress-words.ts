/** Says how far a run is, in figures and words. */
import { countWord, countWords } from '../design/number-words.ts';
import type { IngestStage, IngestView } from './ingest-model.ts';

/** What stands beside "Find files": "195 sounds, 4 other", or so far. */
export function findWords(view: IngestView): string {
  const found = countWords(view.find.done, 'sound');
  if (view.find.state === 'waiting') return 'waits';
  return view.others === 0 ? found : `${found}, ${countWord(view.others)} other`;
}

/** What stands beside a stage that counts: "112 of 195", or what it waits for. */
export function stageWords(stage: IngestStage): string {
  if (stage.state === 'waiting') return 'waits';
  if (stage.total === undefined) return countWord(stage.done);
  return `${countWord(stage.done)} of ${countWord(stage.total)}`;
}

/** The pace: "38 a second", or "20 a minute" where it is slow; empty while it is not known. */
export function paceWords(perSecond: number | undefined): string {
  if (perSecond === undefined || perSecond <= 0) return '';
  if (perSecond >= 1) return `${countWord(Math.round(perSecond))} a second`;
  return `${countWord(Math.max(1, Math.round(perSecond * 60)))} a minute`;
}

/** The time that is left, no finer than it can be known. */
export function timeLeftWords(secondsLeft: number | undefined): string {
  if (secondsLeft === undefined || !Number.isFinite(secondsLeft)) return '';
  if (secondsLeft < 10) return `${Math.max(1, Math.ceil(secondsLeft))} s left`;
  if (secondsLeft < 60) return `${Math.ceil(secondsLeft / 5) * 5} s left`;
  const minutes = Math.ceil(secondsLeft / 60);
  if (minutes < 60) return `${minutes} min left`;
  const rounded = Math.ceil(minutes / 10) * 10;
  const rest = rounded % 60;
  return rest === 0 ? `${rounded / 60} h left` : `${Math.floor(rounded / 60)} h ${rest} min left`;
}

/** How a run ended: "1,140 ready, 6 need a look"; empty while it goes on. */
export function endWords(view: IngestView): string {
  const ready = `${countWord(Math.max(0, view.listen.done - view.failed))} ready`;
  const failed = view.failed === 1 ? '1 needs a look' : `${countWord(view.failed)} need a look`;
  const counts = view.failed === 0 ? ready : `${ready}, ${failed}`;
  if (view.phase === 'done') return counts;
  return view.phase === 'canceled' ? `Canceled. ${counts}` : '';
}

/**
 * What a screen reader hears: it changes at 0, 25, 50, 75 and 100 % of what is known to be there,
 * at a pause and at the end, and at no other time.
 */
export function spokenProgress(view: IngestView): string {
  if (view.phase === 'paused') return 'Paused';
  const end = endWords(view);
  if (end !== '') return view.phase === 'done' ? `All listened to. ${end}` : end;
  const { total, done } = view.listen;
  if (view.find.state !== 'done' || total === undefined) return 'Finding sounds';
  const quarters = total === 0 ? 4 : Math.floor((done / total) * 4);
  return `${quarters * 25} % of ${countWords(total, 'sound')} listened to`;
}

/** Done share of a stage, 0 to 1; undefined while the whole is not known. */
export function stageShare(stage: IngestStage): number | undefined {
  if (stage.state === 'done') return 1;
  if (stage.state === 'waiting') return 0;
  if (stage.total === undefined) return undefined;
  return stage.total === 0 ? 1 : Math.min(1, stage.done / stage.total);
}
