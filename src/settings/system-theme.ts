/** What the system prefers to look like, and how a theme is painted and noted. */
import { signal } from '@preact/signals';
import type { LookPorts, Theme, ThemeChoice } from './look-model.ts';

/** Read by `first-paint.js` before the app is there, so it is not with the other kept values. */
const NOTED = 'nearfield-theme';

/** The ports of a look in this page. */
export function makeLookPorts(): LookPorts {
  const light = matchMedia('(prefers-color-scheme: light)');
  const contrast = matchMedia('(prefers-contrast: more)');
  const preferred = (): Theme => {
    if (contrast.matches) return 'contrast';
    return light.matches ? 'light' : 'dark';
  };
  const systemTheme = signal<Theme>(preferred());
  const follow = (): void => {
    systemTheme.value = preferred();
  };
  light.addEventListener('change', follow);
  contrast.addEventListener('change', follow);
  return { systemTheme, apply, noted, note };
}

function apply(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

function noted(): string | null {
  try {
    return localStorage.getItem(NOTED);
  } catch {
    return null;
  }
}

function note(choice: ThemeChoice): void {
  try {
    localStorage.setItem(NOTED, choice);
  } catch {
    // Some private windows keep nothing: the choice then ends with the page.
  }
}
