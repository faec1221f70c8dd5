/** The search bar: the words, the scope, and how many sounds that leaves. */
import { Search, X } from 'lucide';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../design/icon.tsx';
import { countWord, countWords } from '../design/number-words.ts';
import type { ListScope, SampleList } from '../samples/sample-list-model.ts';
import './search-bar.css';

/** What the bar needs of the list. */
type SearchedList = Pick<
  SampleList,
  'words' | 'scope' | 'ids' | 'counts' | 'isLoaded' | 'setWords' | 'setScope'
>;

/** Props of {@link SearchBar}. */
export interface SearchBarProps {
  readonly list: SearchedList;
  /** Called on Down: the focus goes to the first row. */
  readonly onDown: () => void;
}

/** How long a count stands before it is read out. */
const REST_MS = 500;

/** The search region. */
export function SearchBar({ list, onDown }: SearchBarProps): JSX.Element {
  return (
    <search class="ask" role="search" aria-label="Search sounds">
      <Icon of={Search} />
      <ScopeChip list={list} />
      <input
        type="search"
        class="ask-field"
        role="searchbox"
        aria-label="Search names"
        placeholder="Search names"
        enterkeyhint="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={list.words.value}
        onInput={(event) => list.setWords(event.currentTarget.value)}
        onKeyDown={(event) => onFieldKey(event, list, onDown)}
      />
      <ClearButton list={list} />
      <ResultCount list={list} />
    </search>
  );
}

function ScopeChip({ list }: { readonly list: SearchedList }): JSX.Element | null {
  const words = scopeWords(list.scope.value);
  if (words === undefined) return null;
  return (
    <button
      type="button"
      class="chip"
      aria-label={`${words.before} ${words.name}, remove`.trim()}
      title="Show all sounds"
      onClick={() => list.setScope({ kind: 'all' })}
    >
      {words.before !== '' && <span class="k">{words.before}</span>}
      <span class="clip">{words.name}</span>
      <Icon of={X} small />
    </button>
  );
}

function ClearButton({ list }: { readonly list: SearchedList }): JSX.Element | null {
  if (list.words.value === '') return null;
  const clear = (event: MouseEvent): void => {
    list.setWords('');
    const bar = (event.currentTarget as Element).closest('[role="search"]');
    bar?.querySelector('input')?.focus();
  };
  return (
    <button type="button" class="btn ico ask-clear" aria-label="Clear the words" onClick={clear}>
      <Icon of={X} />
    </button>
  );
}

function ResultCount({ list }: { readonly list: SearchedList }): JSX.Element {
  const found = list.ids.value.length;
  const all = list.counts.value?.samples;
  const isKnown = list.isLoaded.value && all !== undefined;
  const isPart = list.words.value !== '' || list.scope.value.kind !== 'all';
  const spoken = useRested(isKnown && isPart ? `${countWords(found, 'sound')} found` : '');
  return (
    <>
      <span class="ask-count">
        {isKnown && (found === all ? countWord(all) : `${countWord(found)} of ${countWord(all)}`)}
      </span>
      <span class="unseen" role="status">
        {spoken}
      </span>
    </>
  );
}

/** What a screen reader is told: the words once they stood still for a while. */
function useRested(words: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(words), REST_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return rested;
}

function onFieldKey(
  event: TargetedKeyboardEvent<HTMLInputElement>,
  list: SearchedList,
  onDown: () => void,
): void {
  if (event.isComposing) return;
  const isEmpty = event.currentTarget.value === '';
  if (event.key === 'Escape') event.currentTarget.blur();
  else if (event.key === 'ArrowDown' || event.key === 'Enter') onDown();
  else if (event.key === 'Backspace' && isEmpty && !event.repeat) list.setScope({ kind: 'all' });
  else return;
  // The browser's own Esc would empty the field, and the app would take another step back.
  event.preventDefault();
}

function scopeWords(
  scope: ListScope,
): { readonly before: string; readonly name: string } | undefined {
  if (scope.kind === 'failed') return { before: '', name: 'need a look' };
  if (scope.kind === 'missing') return { before: '', name: 'missing' };
  return scope.kind === 'all' ? undefined : { before: 'in', name: scope.name };
}
