/** How the app looks: the theme that the person chose. */
import { createModel, effect, signal } from '@preact/signals';
import type { ModelConstructor, ReadonlySignal } from '@preact/signals';

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
  /** The choice that was noted last; at once, so that nothing is painted in the wrong theme. */
  readonly noted: () => string | null;
  readonly note: (choice: ThemeChoice) => void;
  /** What the system prefers, as it changes. */
  readonly systemTheme: ReadonlySignal<Theme>;
  /** Paints a theme. */
  readonly apply: (theme: Theme) => void;
}

const CHOICES: readonly string[] = ['system', 'dark', 'light', 'contrast'] satisfies ThemeChoice[];

/** Builds the look from what was noted; anything unknown means the system's choice. */
export const LookModel: ModelConstructor<Look, [LookPorts]> = createModel((ports: LookPorts) => {
  const noted = ports.noted();
  const theme = signal<ThemeChoice>(isChoice(noted) ? noted : 'system');
  effect(() => {
    const chosen = theme.value;
    ports.apply(chosen === 'system' ? ports.systemTheme.value : chosen);
  });
  return {
    theme,
    chooseTheme: (chosen: ThemeChoice) => {
      theme.value = chosen;
      ports.note(chosen);
    },
  };
});

function isChoice(value: string | null): value is ThemeChoice {
  return value !== null && CHOICES.includes(value);
}
