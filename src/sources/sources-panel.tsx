/** The rail: the opened folders, and which of them the list shows. */
import { Plus } from 'lucide';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SourceId } from '../../workers/protocol/ids.ts';
import { Icon } from '../design/icon.tsx';
import { Menu } from '../design/menu.tsx';
import type { MenuPlace } from '../design/menu.tsx';
import type { Questions } from '../notices/questions-model.ts';
import type { ListScope, SampleList } from '../samples/sample-list-model.ts';
import { askForFolder } from './ask-for-folder.ts';
import { OtherFilesDialog } from './other-files-dialog.tsx';
import { lookAtOtherFiles } from './other-files.ts';
import type { OtherFilesLook } from './other-files.ts';
import { forgetQuestion, sourceMenu } from './source-acts.ts';
import type { SourceActs } from './source-acts.ts';
import { layOutItems, scopeOf } from './source-items.ts';
import type { SourceItem } from './source-items.ts';
import { SourceTree } from './source-tree.tsx';
import type { Sources, SourceView } from './sources-model.ts';
import './sources-panel.css';

/** Props of {@link SourcesPanel}. */
export interface SourcesPanelProps {
  readonly sources: Sources;
  readonly list: Pick<SampleList, 'scope' | 'counts' | 'setScope'>;
  readonly questions: Questions;
  /** Called after a row was chosen: the shell shows the list where it shows one view at a time. */
  readonly onChosen: () => void;
}

interface PanelState {
  /** Sources whose folders are all listed. */
  readonly whole: ReadonlySet<SourceId>;
  readonly renamed: SourceId | undefined;
  readonly menu: { readonly sourceId: SourceId; readonly place: MenuPlace } | undefined;
  readonly look: OtherFilesLook | undefined;
}

const AT_REST: PanelState = {
  whole: new Set(),
  renamed: undefined,
  menu: undefined,
  look: undefined,
};

/** Title, tree, and what opens from a row. */
export function SourcesPanel(props: SourcesPanelProps): JSX.Element {
  const { sources, list, questions } = props;
  const [state, setState] = useState(AT_REST);
  const change = (part: Partial<PanelState>): void => setState((was) => ({ ...was, ...part }));
  const views = sources.views.value ?? [];
  const acts = sourceActs(props, state, change);
  return (
    <>
      <PanelTitle onOpen={() => askForFolder(sources, questions)} />
      <SourceTree
        items={layOutItems(views, state.whole)}
        views={views}
        list={list}
        renamed={state.renamed}
        acts={acts}
      />
      <PanelFloats {...{ state, change, acts, views }} />
    </>
  );
}

function PanelTitle({ onOpen }: { readonly onOpen: () => void }): JSX.Element {
  return (
    <div class="ttl">
      <h2>Sources</h2>
      <span class="r">
        <button
          type="button"
          class="btn ico"
          aria-label="Open a folder"
          title="Open a folder (O)"
          onClick={onOpen}
        >
          <Icon of={Plus} />
        </button>
      </span>
    </div>
  );
}

interface PanelFloatsProps {
  readonly state: PanelState;
  readonly change: (part: Partial<PanelState>) => void;
  readonly acts: SourceActs;
  readonly views: readonly SourceView[];
}

function PanelFloats({ state, change, acts, views }: PanelFloatsProps): JSX.Element {
  const { menu, look } = state;
  const view = views.find(({ row }) => row.id === menu?.sourceId);
  return (
    <>
      {menu !== undefined && view !== undefined && (
        <Menu
          key={`${menu.sourceId} ${menu.place.left} ${menu.place.top}`}
          name={`More about ${view.row.name}`}
          items={sourceMenu(view, acts)}
          place={menu.place}
          onClose={() => change({ menu: undefined })}
        />
      )}
      {look !== undefined && (
        <OtherFilesDialog look={look} onClose={() => change({ look: undefined })} />
      )}
    </>
  );
}

function sourceActs(
  { sources, list, questions, onChosen }: SourcesPanelProps,
  state: PanelState,
  change: (part: Partial<PanelState>) => void,
): SourceActs {
  const show = (scope: ListScope): void => {
    list.setScope(scope);
    onChosen();
  };
  return {
    choose: (item) => {
      const scope = scopeOf(item);
      if (scope !== undefined) show(scope);
      else change({ whole: withSource(state.whole, item) });
    },
    toggle: ({ row }) => void sources.toggleExpanded(row.id),
    openMenu: ({ row }, place) => change({ menu: { sourceId: row.id, place } }),
    startRename: ({ row }) => change({ renamed: row.id }),
    endRename: ({ row }, name) => {
      if (name !== undefined) void sources.rename(row.id, name);
      change({ renamed: undefined });
    },
    rescan: ({ row }) => void sources.rescan(row.id),
    reconnect: ({ row }) => void sources.reconnect(row.id),
    forget: (view) => questions.ask(forgetQuestion(view, () => forget(sources, list, view))),
    showOthers: (view) => change({ look: lookAtOtherFiles(sources, view) }),
  };
}

/** Forgets a source; a list that showed it shows everything. */
function forget(sources: Sources, list: SourcesPanelProps['list'], { row }: SourceView): void {
  const scope = list.scope.value;
  const isShown = (scope.kind === 'source' || scope.kind === 'folder') && scope.sourceId === row.id;
  if (isShown) list.setScope({ kind: 'all' });
  void sources.forget(row.id);
}

function withSource(whole: ReadonlySet<SourceId>, item: SourceItem): ReadonlySet<SourceId> {
  return item.kind === 'more' ? new Set([...whole, item.view.row.id]) : whole;
}
