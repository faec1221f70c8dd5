/** What the list says when it has no row to show. */
import type { JSX } from 'preact';
import type { ListScope, SampleList } from './sample-list-model.ts';

interface EmptyWords {
  readonly title: string;
  readonly line: string;
  /** At most one act. */
  readonly act: { readonly name: string; readonly run: () => void } | undefined;
}

/** One line what, one line why, at most one act. */
export function EmptyList({ list }: { readonly list: SampleList }): JSX.Element {
  const { title, line, act } = emptyWords(list);
  return (
    <div class="empty">
      <h3>{title}</h3>
      <p>{line}</p>
      {act === undefined ? null : (
        <button type="button" class="act" onClick={act.run}>
          {act.name}
        </button>
      )}
    </div>
  );
}

function emptyWords(list: SampleList): EmptyWords {
  const words = list.words.value.trim();
  const scope = list.scope.value;
  const isAll = scope.kind === 'all';
  if (words !== '') {
    return {
      title: 'Nothing matches',
      line: `No sound is called “${words}” here.`,
      act: isAll
        ? { name: 'Show all sounds', run: () => list.setWords('') }
        : { name: 'Search all sounds', run: () => list.setScope({ kind: 'all' }) },
    };
  }
  const act = { name: 'Show all sounds', run: () => list.setScope({ kind: 'all' }) };
  return { ...SCOPE_WORDS[scope.kind], act: isAll ? undefined : act };
}

const SCOPE_WORDS: Readonly<Record<ListScope['kind'], Pick<EmptyWords, 'title' | 'line'>>> = {
  all: { title: 'No sounds yet', line: 'Open a folder of sounds to hear them here.' },
  failed: { title: 'Nothing needs a look', line: 'Every sound could be read.' },
  missing: { title: 'Nothing is missing', line: 'Every sound is where it was.' },
  source: { title: 'No sounds here', line: 'This folder holds no sound that can be shown.' },
  folder: { title: 'No sounds here', line: 'This folder holds no sound that can be shown.' },
};
