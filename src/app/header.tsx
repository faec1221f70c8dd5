/** The header: the name of the app, and what concerns all of it. */
import { Keyboard, PanelLeft, Waypoints } from 'lucide';
import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../design/icon.tsx';
import { Mark } from '../design/mark.tsx';

/** Props of {@link Header}. */
export interface HeaderProps {
  /** Opens and closes the panels of a tablet; undefined where there are none. */
  readonly panels: PanelToggles | undefined;
  readonly themeMenu: ComponentChildren;
  readonly onKeys: () => void;
}

/** The panels that a tablet opens from its header. */
interface PanelToggles {
  readonly isSheetOpen: boolean;
  readonly isSideOpen: boolean;
  readonly onSheet: () => void;
  readonly onSide: () => void;
}

/** The banner. */
export function Header({ panels, themeMenu, onKeys }: HeaderProps): JSX.Element {
  return (
    <header class="head">
      {panels !== undefined && (
        <button
          type="button"
          class="btn on-tablet"
          aria-expanded={panels.isSheetOpen}
          aria-controls="sources"
          onClick={panels.onSheet}
        >
          <Icon of={PanelLeft} />
          Sources
        </button>
      )}
      <h1 class="brand">
        <Mark />
        Nearfield
      </h1>
      <div class="head-end">
        {panels !== undefined && <SideToggle panels={panels} />}
        {themeMenu}
        <button type="button" class="btn keys-button" aria-haspopup="dialog" onClick={onKeys}>
          <Icon of={Keyboard} />
          Keys <kbd>?</kbd>
        </button>
      </div>
    </header>
  );
}

function SideToggle({ panels }: { readonly panels: PanelToggles }): JSX.Element {
  return (
    <button
      type="button"
      class={`btn on-tablet ${panels.isSideOpen ? 'on' : ''}`}
      aria-expanded={panels.isSideOpen}
      aria-controls="similar"
      onClick={panels.onSide}
    >
      <Icon of={Waypoints} />
      Similar
    </button>
  );
}
