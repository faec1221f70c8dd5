/** How the app looks: the theme that the person chose. */
import { createModel, effect, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal } from '@preact/signals';
import type { KeptValues } from '../kept/kept-values.ts';

/** A theme, or the system's own choice. */
export type ThemeChoice = 'system' | 'dark' | 'light' | 'contrast';

/** A theme that can be painted. */
export type Theme = Exclude<ThemeChoice, 'system'>;

/** The look of the app. */
export interface Look {
  readonly theme: ReadonlySignal<ThemeChoice>;
  readonly chooseTheme: (theme: ThemeChoice) => void;
}

/** What the model needs. */
export interface LookPorts {
  readonly kept: KeptValues;
  /** What the system prefers right now; calls back when that changes. */
  readonly systemTheme: ReadonlySignal<Theme>;
  /** Paints a theme. */
  readonly apply: (theme: Theme) => void;
}

const KEPT_THEME = 'theme';
const CHOICES: readonly string[] = ['system', 'dark', 'light', 'contrast'] satisfies ThemeChoice[];

/** Builds the look; the kept choice follows within a moment of the first paint. */
export const LookModel: ModelConstructor<Look, [LookPorts]> = createModel((ports: LookPorts) => {
  const theme = signal<ThemeChoice>('system');
  void ports.kept.read(KEPT_THEME).then((kept) => {
    if (isChoice(kept)) theme.value = kept;
    return undefined;
  });
  effect(() => {
    const chosen = theme.value;
    ports.apply(chosen === 'system' ? ports.systemTheme.value : chosen);
  });
  return {
    theme,
    chooseTheme: (chosen: ThemeChoice) => {
      theme.value = chosen;
      void ports.kept.keep(KEPT_THEME, chosen);
    },
  };
});

function isChoice(value: unknown): value is ThemeChoice {
  return typeof value === 'string' && CHOICES.includes(value);
}
