/** The look over a stand-in for the page. */
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { LookModel } from './look-model.ts';
import type { Look, Theme, ThemeChoice } from './look-model.ts';

function makeLook(before: string | null): {
  look: Look;
  painted: Theme[];
  notes: ThemeChoice[];
  system: { value: Theme };
} {
  const painted: Theme[] = [];
  const notes: ThemeChoice[] = [];
  const system = signal<Theme>('dark');
  const look = new LookModel({
    noted: () => before,
    note: (choice) => notes.push(choice),
    systemTheme: system,
    apply: (theme) => painted.push(theme),
  });
  return { look, painted, notes, system };
}

it('paints the noted choice first, and nothing before it', () => {
  const { look, painted } = makeLook('light');
  expect(painted).toEqual(['light']);
  expect(look.theme.value).toBe('light');
});

it('follows the system until the person chooses, and again when they choose that', () => {
  const { look, painted, notes, system } = makeLook(null);
  system.value = 'contrast';
  expect(painted).toEqual(['dark', 'contrast']);
  look.chooseTheme('light');
  system.value = 'dark';
  expect(painted.at(-1)).toBe('light');
  look.chooseTheme('system');
  expect(painted.at(-1)).toBe('dark');
  expect(notes).toEqual(['light', 'system']);
});

it('takes a choice that it does not know for none', () => {
  expect(makeLook('sepia').look.theme.value).toBe('system');
});
