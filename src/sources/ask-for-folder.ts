/** Asks for a folder, with a word before it where the browser's own words would frighten. */
import type { Questions } from '../notices/questions-model.ts';
import type { Sources } from './sources-model.ts';

/** What is said before a browser speaks of an upload. */
export const UPLOAD_WORDS =
  'Your browser will call this an upload. Nothing is uploaded: the files are read on this computer only. This browser forgets the folder when you close it; what Nearfield found out about the sounds is kept.';

/**
 * Opens the browser's picker; call it in the gesture. Where there is none that keeps its folder, the
 * browser will speak of an upload: a question says first what that means.
 */
export function askForFolder(
  sources: Pick<Sources, 'hasPicker' | 'openPicked'>,
  questions: Questions,
): void {
  if (sources.hasPicker.value) {
    void sources.openPicked();
    return;
  }
  questions.ask({
    title: 'Open a folder',
    text: UPLOAD_WORDS,
    yes: 'Choose the folder',
    no: 'Not now',
    isLoss: false,
    run: () => void sources.openPicked(),
  });
}
