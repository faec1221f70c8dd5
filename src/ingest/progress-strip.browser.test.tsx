/** The progress strip in the states of a run. */
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { LISTENING, makeShellModels } from '../../tests/fakes/shell-models.ts';
import type { ShellModels } from '../../tests/fakes/shell-models.ts';
import '../design/base.css';
import '../design/controls.css';
import '../design/tokens.css';
import type { IngestView } from './ingest-model.ts';
import { ProgressStrip } from './progress-strip.tsx';

const region = page.getByRole('region', { name: 'Progress' });

function show(run: IngestView | undefined): ShellModels {
  const models = makeShellModels({ run });
  render(<ProgressStrip ingest={models.ingest} />, document.body);
  return models;
}

afterEach(() => render(null, document.body));

it('shows absolute counts, pace, and the time that is left', async () => {
  await page.viewport(1440, 900);
  show(LISTENING);
  await expect.element(region).toHaveTextContent('Find files195 sounds, 4 other');
  await expect.element(region).toHaveTextContent('Listen112 of 195 · 38 a second');
  await expect.element(region).toHaveTextContent('Compare104 of 195');
  await expect.element(region).toHaveTextContent('2 s left');
  const listen = page.getByRole('progressbar', { name: 'Listen' });
  await expect.element(listen).toHaveAttribute('aria-valuenow', '57');
});

it('has an unknown share while it is not known how many there are', async () => {
  const find = { state: 'running', done: 40, total: undefined } as const;
  show({ ...LISTENING, find });
  const bar = page.getByRole('progressbar', { name: 'Find files' });
  await expect.element(bar).not.toHaveAttribute('aria-valuenow');
  await expect.element(bar).toHaveAttribute('aria-valuetext', '40 sounds, 4 other');
});

it('pauses, goes on and cancels', async () => {
  const models = show(LISTENING);
  await page.getByRole('button', { name: 'Pause' }).click();
  models.ingest.view.value = { ...LISTENING, phase: 'paused' };
  await expect.element(region).toHaveTextContent('Paused');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(models.calls).toEqual(['pause', 'goOn', 'cancel']);
});

it('says how the run ended, without acts, then leaves', async () => {
  const models = show(LISTENING);
  models.ingest.view.value = {
    ...LISTENING,
    phase: 'done',
    listen: { state: 'done', done: 1146, total: 1146 },
    failed: 6,
  };
  await expect.element(region).toHaveTextContent('1,140 ready, 6 need a look');
  expect(page.getByRole('button').elements()).toEqual([]);
  models.ingest.view.value = undefined;
  await expect.element(page.getByText('Find files')).not.toBeInTheDocument();
  expect(region.elements()).toEqual([]);
});

it('shows the stage that moves on one line of a phone', async () => {
  await page.viewport(390, 844);
  show(LISTENING);
  await expect.element(page.getByText('Listen', { exact: true })).toBeVisible();
  await expect.element(page.getByText('Find files')).not.toBeVisible();
  await expect.element(page.getByText('Compare', { exact: true })).not.toBeVisible();
  const pause = page.getByRole('button', { name: 'Pause' }).element().getBoundingClientRect();
  expect(Math.min(pause.width, pause.height)).toBeGreaterThanOrEqual(44);
  expect(region.element().getBoundingClientRect().height).toBe(48);
});
