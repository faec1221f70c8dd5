/** The button and menu that choose the theme. */
import { SunMoon } from 'lucide';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../design/icon.tsx';
import { Menu, placeBelow } from '../design/menu.tsx';
import type { MenuPlace } from '../design/menu.tsx';
import type { Look, ThemeChoice } from './look-model.ts';

/** Props of {@link ThemeMenu}. */
export interface ThemeMenuProps {
  readonly look: Look;
}

const NAMES: readonly (readonly [ThemeChoice, string])[] = [
  ['system', 'As the system'],
  ['dark', 'Dark'],
  ['light', 'Light'],
  ['contrast', 'High contrast'],
];

/** "Theme": every choice acts at once. */
export function ThemeMenu({ look }: ThemeMenuProps): JSX.Element {
  const [place, setPlace] = useState<MenuPlace | undefined>(undefined);
  const toggle = (event: MouseEvent): void => {
    setPlace(placeBelow(event.currentTarget as Element));
  };
  const items = NAMES.map(([choice, name]) => ({
    name,
    isChosen: look.theme.value === choice,
    run: () => look.chooseTheme(choice),
  }));
  return (
    <>
      <button
        type="button"
        class="btn"
        aria-haspopup="menu"
        aria-expanded={place !== undefined}
        onClick={toggle}
      >
        <Icon of={SunMoon} />
        Theme
      </button>
      {place !== undefined && (
        <Menu name="Theme" items={items} place={place} onClose={() => setPlace(undefined)} />
      )}
    </>
  );
}
