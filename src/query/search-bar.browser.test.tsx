/** The search bar: typing, the scope, and the way to the rows. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { toSourceId } from '../../workers/protocol/ids.ts';
import { makeShellModels } from '../../tests/fakes/shell-models.ts';
import type { ShellModels } from '../../tests/fakes/shell-models.ts';
import '../design/base.css';
import '../design/controls.css';
import '../design/tokens.css';
import { SearchBar } from './search-bar.tsx';

const field = page.getByRole('searchbox', { name: 'Search names' });
const bar = page.getByRole('search');
let models: ShellModels;
let downs = 0;

beforeEach(() => {
  models = makeShellModels({ counts: { samples: 2000 } });
  downs = 0;
  const down = (): void => {
    downs += 1;
  };
  render(<SearchBar list={models.list} onDown={down} />, document.body);
});

afterEach(() => {
  vi.useRealTimers();
  render(null, document.body);
});

it('searches while typing and says how many are left', async () => {
  await userEvent.type(field, 'kick');
  expect(models.list.words.value).toBe('kick');
  await expect.element(bar).toHaveTextContent('195 of 2,000');
  models.list.ids.value = new Uint32Array(2000);
  await expect.element(bar).not.toHaveTextContent('of 2,000');
});

it('leaves with Esc and keeps the words', async () => {
  await userEvent.type(field, 'kick{Escape}');
  await expect.element(field).not.toHaveFocus();
  await expect.element(field).toHaveValue('kick');
});

it('goes down to the rows', async () => {
  await userEvent.type(field, 'kick{ArrowDown}');
  expect(downs).toBe(1);
});

it('clears the words and stays', async () => {
  await userEvent.type(field, 'kick');
  await page.getByRole('button', { name: 'Clear the words' }).click();
  expect(models.list.words.value).toBe('');
  await expect.element(field).toHaveFocus();
  expect(page.getByRole('button').elements()).toEqual([]);
});

it.each([
  [{ kind: 'source', sourceId: toSourceId(1), name: 'Sonic Pi' } as const, 'in Sonic Pi'],
  [{ kind: 'failed' } as const, 'need a look'],
  [{ kind: 'missing' } as const, 'missing'],
])('shows a scope as a chip that goes with a press: %o', async (scope, words) => {
  models.list.setScope(scope);
  const chip = page.getByRole('button', { name: `${words}, remove` });
  await expect.element(chip).toHaveTextContent(words.replace('in ', 'in'));
  await chip.click();
  expect(models.list.scope.value).toEqual({ kind: 'all' });
});

it('takes the scope away with Backspace in an empty field only', async () => {
  models.list.setScope({ kind: 'failed' });
  await userEvent.type(field, 'k{Backspace}');
  expect(models.list.scope.value).toEqual({ kind: 'failed' });
  await userEvent.keyboard('{Backspace}');
  expect(models.list.scope.value).toEqual({ kind: 'all' });
});

it('tells a screen reader the count once it stands still', async () => {
  await userEvent.type(field, 'kick');
  await expect.element(page.getByRole('status')).toHaveTextContent('195 sounds found');
});
