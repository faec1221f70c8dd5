/** The bottom tabs of a phone, which shows one view at a time. */
import { Folder, List, Waypoints } from 'lucide';
import type { IconNode } from 'lucide';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { Icon } from '../design/icon.tsx';
import type { PanelName } from './layout-model.ts';

/** Props of {@link ViewTabs}. */
export interface ViewTabsProps {
  readonly view: PanelName;
  readonly onView: (view: PanelName) => void;
}

const TABS: readonly (readonly [PanelName, string, IconNode])[] = [
  ['list', 'List', List],
  ['similar', 'Similar', Waypoints],
  ['sources', 'Sources', Folder],
];

/** The tab list "Views". */
export function ViewTabs({ view, onView }: ViewTabsProps): JSX.Element {
  return (
    <nav class="views-place" aria-label="Views">
      <div class="views" role="tablist" aria-label="Views" onKeyDown={walkTabs}>
        {TABS.map(([name, title, icon]) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={view === name}
            aria-controls={name}
            tabIndex={view === name ? 0 : -1}
            onClick={() => onView(name)}
            onFocus={(event) => event.currentTarget.matches(':focus-visible') && onView(name)}
          >
            <Icon of={icon} />
            {title}
          </button>
        ))}
      </div>
    </nav>
  );
}

function walkTabs(event: TargetedKeyboardEvent<HTMLElement>): void {
  const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (way === undefined) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  tabs[(at + way + tabs.length) % tabs.length]?.focus();
  event.preventDefault();
}
