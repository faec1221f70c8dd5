/** What can be done with a source in the rail, and its menu. */
import type { MenuItem, MenuPlace } from '../design/menu.tsx';
import { countWord, countWords } from '../design/number-words.ts';
import type { Question } from '../notices/questions-model.ts';
import type { SourceItem } from './source-items.ts';
import type { SourceView } from './sources-model.ts';

/** Acts of the rail; each is called in the gesture. */
export interface SourceActs {
  readonly choose: (item: SourceItem) => void;
  readonly toggle: (view: SourceView) => void;
  readonly openMenu: (view: SourceView, place: MenuPlace) => void;
  readonly startRename: (view: SourceView) => void;
  readonly endRename: (view: SourceView, name: string | undefined) => void;
  readonly rescan: (view: SourceView) => void;
  readonly reconnect: (view: SourceView) => void;
  readonly forget: (view: SourceView) => void;
  readonly showOthers: (view: SourceView) => void;
}

/** The menu of a source: only what can be done with it now. */
export function sourceMenu(view: SourceView, acts: SourceActs): readonly MenuItem[] {
  return [
    ...reachItems(view, acts),
    { name: 'Rename', note: 'F2', isKey: true, run: () => acts.startRename(view) },
    ...otherItems(view, acts),
    { name: 'Forget', note: 'Del', isKey: true, isApart: true, run: () => acts.forget(view) },
  ];
}

/** Asks before a source is forgotten: what goes, and what stays. */
export function forgetQuestion(view: SourceView, run: () => void): Question {
  const { name, soundCount, missingCount } = view.row;
  const count = soundCount + missingCount;
  const leave = count === 1 ? 'leaves' : 'leave';
  const them = count === 1 ? 'it' : 'them';
  return {
    title: `Forget ${name}?`,
    text: `${countWords(count, 'sound')} ${leave} this library, with what you decided about ${them}. The files on disk are not touched.`,
    yes: 'Forget',
    no: 'Keep',
    isLoss: true,
    run,
  };
}

/** The word on the button that brings a source back; undefined where it is there. */
export function returnWord(view: SourceView): string | undefined {
  if (view.status === 'away') return 'Reconnect';
  return view.status === 'gone' ? 'Find it' : undefined;
}

function reachItems(view: SourceView, acts: SourceActs): MenuItem[] {
  const word = returnWord(view);
  if (word !== undefined) return [{ name: word, run: () => acts.reconnect(view) }];
  if (view.status === 'reading') return [];
  return [{ name: 'Look for changes', note: 'R', isKey: true, run: () => acts.rescan(view) }];
}

function otherItems(view: SourceView, acts: SourceActs): MenuItem[] {
  const { otherCount } = view.row;
  if (otherCount === 0) return [];
  const run = (): void => acts.showOthers(view);
  return [{ name: 'Files that are no sounds', note: countWord(otherCount), run }];
}
