/** Messages stay while a person holds them, and are heard as what they are. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { makeShellModels } from '../../tests/fakes/shell-models.ts';
import type { ShellModels } from '../../tests/fakes/shell-models.ts';
import { Toast } from './toast.tsx';

let models: ShellModels;

beforeEach(() => {
  models = makeShellModels();
  render(<Toast notices={models.notices} />, document.body);
});

afterEach(() => {
  vi.useRealTimers();
  render(null, document.body);
});

/** Lets rendering and effects happen, which go by real frames. */
async function settle(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

it('says a message politely and a failure at once', async () => {
  models.notices.tell('Tape loops is open again.');
  await expect.element(page.getByRole('status')).toHaveTextContent('Tape loops is open again.');
  models.notices.tellFailure({ code: 'source/missing', message: 'It is not there.' });
  await expect.element(page.getByRole('alert')).toHaveTextContent('It is not there.');
  await expect.element(page.getByRole('status')).toBeEmptyDOMElement();
});

it('runs its act and goes', async () => {
  const run = vi.fn<() => void>();
  models.notices.tell('A new version is ready.', { name: 'Use it now', run });
  await page.getByRole('button', { name: 'Use it now' }).click();
  expect(run).toHaveBeenCalledTimes(1);
  expect(models.notices.current.value).toBeUndefined();
});

it('goes by itself after six seconds, but not while it is held', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const rest = (): Promise<void> =>
    new Promise((resolve) => requestAnimationFrame(() => resolve()));
  models.notices.tell('Tape loops is open again.');
  await vi.waitFor(() => expect(document.querySelector('.toast')).not.toBeNull());
  await rest();
  await rest();
  document.querySelector<HTMLElement>('.toast button')?.focus();
  await rest();
  await rest();
  vi.advanceTimersByTime(10_000);
  expect(models.notices.current.value).toBeDefined();
  (document.activeElement as HTMLElement).blur();
  await rest();
  await rest();
  vi.advanceTimersByTime(5999);
  expect(models.notices.current.value).toBeDefined();
  vi.advanceTimersByTime(1);
  expect(models.notices.current.value).toBeUndefined();
});

it('closes by its button', async () => {
  models.notices.tell('Tape loops is open again.');
  await page.getByRole('button', { name: 'Close the message' }).click();
  await settle();
  expect(document.querySelector('.toast')).toBeNull();
});
