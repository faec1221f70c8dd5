/** One row of the rail's tree. */
import { AudioLines, ChevronDown, ChevronRight, Ellipsis, Unplug } from 'lucide';
import type { JSX } from 'preact';
import { Icon } from '../design/icon.tsx';
import { placeBelow } from '../design/menu.tsx';
import { countWord, countWords } from '../design/number-words.ts';
import { returnWord } from './source-acts.ts';
import type { SourceActs } from './source-acts.ts';
import { folderName } from './source-items.ts';
import type { SourceItem } from './source-items.ts';
import type { SourceView } from './sources-model.ts';
import { RenameField } from './rename-field.tsx';

/** Props of {@link SourceRow}. */
export interface SourceRowProps {
  readonly item: SourceItem;
  readonly acts: SourceActs;
  /** Whether the list shows what the row stands for. */
  readonly isShown: boolean;
  /** Whether Tab reaches this row. */
  readonly isStop: boolean;
  readonly isRenamed: boolean;
  /** How many sounds there are in all; undefined before it is known. */
  readonly allCount: number | undefined;
  readonly troubleOf: (name: string) => string | undefined;
  readonly onFocus: () => void;
}

/** A tree item with its name, count and acts. */
export function SourceRow(props: SourceRowProps): JSX.Element {
  const { item, acts, isShown, isStop } = props;
  const isSource = item.kind === 'source';
  const openMenu = (event: MouseEvent): void => {
    if (!isSource) return;
    event.preventDefault();
    acts.openMenu(item.view, { left: event.clientX, top: event.clientY });
  };
  return (
    <li
      role="treeitem"
      data-key={item.key}
      class={rowClass(props)}
      aria-level={item.kind === 'all' || isSource ? 1 : 2}
      aria-expanded={isSource ? item.view.isExpanded : undefined}
      aria-selected={isShown}
      aria-label={rowWords(item, props.allCount)}
      title={isSource ? sourceTitle(item.view) : undefined}
      tabIndex={isStop ? 0 : -1}
      onFocus={props.onFocus}
      onClick={() => acts.choose(item)}
      onContextMenu={openMenu}
    >
      <RowContent {...props} />
    </li>
  );
}

function RowContent(props: SourceRowProps): JSX.Element {
  const { item, allCount } = props;
  if (item.kind === 'source') return <SourceContent {...props} view={item.view} />;
  if (item.kind === 'all') {
    return (
      <>
        <span class="sign">
          <Icon of={AudioLines} />
        </span>
        <Plain name="All sounds" count={allCount} />
      </>
    );
  }
  if (item.kind === 'folder') {
    return <Plain name={folderName(item.folder.path)} count={item.folder.soundCount} />;
  }
  return <Plain name={moreWords(item.hiddenCount)} count={item.soundCount} />;
}

function Plain({
  name,
  count,
}: {
  readonly name: string;
  readonly count: number | undefined;
}): JSX.Element {
  return (
    <>
      <span class="t">{name}</span>
      <span class="c">{count === undefined ? '' : countWord(count)}</span>
    </>
  );
}

function SourceContent(props: SourceRowProps & { readonly view: SourceView }): JSX.Element {
  const { view, acts, isRenamed, troubleOf } = props;
  const word = returnWord(view);
  return (
    <>
      <Twist view={view} acts={acts} isAway={word !== undefined} />
      {isRenamed ? (
        <RenameField
          name={view.row.name}
          troubleOf={troubleOf}
          onKeep={(name) => acts.endRename(view, name)}
          onLeave={() => acts.endRename(view, undefined)}
        />
      ) : (
        <>
          <span class="t">{view.row.name}</span>
          {word === undefined ? (
            <span class="c">{countWord(view.row.soundCount)}</span>
          ) : (
            <ReturnButton word={word} view={view} acts={acts} />
          )}
          <MoreButton view={view} acts={acts} />
        </>
      )}
      {view.status === 'reading' && <span class="reading" />}
    </>
  );
}

interface TwistProps {
  readonly view: SourceView;
  readonly acts: SourceActs;
  readonly isAway: boolean;
}

function Twist({ view, acts, isAway }: TwistProps): JSX.Element {
  const press = (event: Event): void => {
    event.stopPropagation();
    acts.toggle(view);
  };
  const sign = view.isExpanded ? ChevronDown : ChevronRight;
  return (
    <span class="twist" onClick={press}>
      <Icon of={isAway && !view.isExpanded ? Unplug : sign} />
    </span>
  );
}

interface SourceButtonProps {
  readonly view: SourceView;
  readonly acts: SourceActs;
}

function ReturnButton({
  word,
  view,
  acts,
}: SourceButtonProps & { readonly word: string }): JSX.Element {
  const press = (event: Event): void => {
    event.stopPropagation();
    acts.reconnect(view);
  };
  return (
    <button type="button" class="act" title={`${word}: ${view.row.name}`} onClick={press}>
      {word}
    </button>
  );
}

function MoreButton({ view, acts }: SourceButtonProps): JSX.Element {
  const name = `More about ${view.row.name}`;
  const press = (event: Event): void => {
    event.stopPropagation();
    acts.openMenu(view, placeBelow(event.currentTarget as Element));
  };
  return (
    <button
      type="button"
      class="btn ico more"
      aria-label={name}
      aria-haspopup="menu"
      title={`${name} (Shift F10)`}
      tabIndex={-1}
      onClick={press}
    >
      <Icon of={Ellipsis} />
    </button>
  );
}

function rowClass({ item, isShown }: SourceRowProps): string {
  const isIn = item.kind === 'folder' || item.kind === 'more';
  const isAway = item.kind === 'source' && returnWord(item.view) !== undefined;
  return [isIn ? 'in' : '', isShown ? 'cur' : '', isAway ? 'gone' : ''].join(' ').trim();
}

function rowWords(item: SourceItem, allCount: number | undefined): string {
  if (item.kind === 'all') {
    return allCount === undefined ? 'All sounds' : `All sounds, ${countWord(allCount)}`;
  }
  if (item.kind === 'folder') {
    return `${folderName(item.folder.path)}, ${countWords(item.folder.soundCount, 'sound')}`;
  }
  if (item.kind === 'more') {
    return `${moreWords(item.hiddenCount)}, ${countWords(item.soundCount, 'sound')}`;
  }
  return `${item.view.row.name}, ${countWords(item.view.row.soundCount, 'sound')}${statusWords(item.view)}`;
}

function statusWords({ status }: SourceView): string {
  if (status === 'reading') return ', being read';
  if (status === 'away') return ', away until you reconnect it';
  return status === 'gone' ? ', not where it was' : '';
}

function moreWords(count: number): string {
  return `${countWord(count)} more ${count === 1 ? 'folder' : 'folders'}`;
}

function sourceTitle({ row }: SourceView): string {
  const missing = row.missingCount === 0 ? '' : `, ${countWord(row.missingCount)} missing`;
  const others = row.otherCount === 0 ? '' : `, ${countWord(row.otherCount)} other files`;
  return `${row.name}: ${countWords(row.soundCount, 'sound')}${missing}${others}`;
}
