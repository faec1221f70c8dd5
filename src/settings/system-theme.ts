/** What the system prefers to look like, and how a theme is painted. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Theme } from './look-model.ts';

/** Where the theme that was painted last is noted, so that the next start paints it first. */
const NOTED = 'nearfield-theme';

/** The system's preference as it changes, and the way to paint a theme. */
export function makeSystemTheme(): {
  readonly systemTheme: ReadonlySignal<Theme>;
  readonly apply: (theme: Theme) => void;
} {
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
  return { systemTheme, apply };
}

function apply(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(NOTED, theme);
  } catch {
    // Some private windows keep nothing: the theme is then known a moment later.
  }
}
