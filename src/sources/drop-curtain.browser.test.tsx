/** Folders over the window. */
import { render } from 'preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { makeShellModels } from '../../tests/fakes/shell-models.ts';
import type { ShellModels } from '../../tests/fakes/shell-models.ts';
import { DropCurtain } from './drop-curtain.tsx';

const words = page.getByText('Let go to open this folder');
let models: ShellModels;

beforeEach(() => {
  models = makeShellModels();
  render(<DropCurtain sources={models.sources} />, document.body);
});

afterEach(() => render(null, document.body));

function drag(kind: string, dataTransfer: DataTransfer): DragEvent {
  const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer });
  document.body.dispatchEvent(event);
  return event;
}

function withFile(): DataTransfer {
  const transfer = new DataTransfer();
  transfer.items.add(new File(['x'], 'kick.wav'));
  return transfer;
}

it('says what letting go will do, and hands the drop over', async () => {
  expect(drag('dragover', withFile()).defaultPrevented).toBe(true);
  await expect.element(words).toBeVisible();
  expect(drag('drop', withFile()).defaultPrevented).toBe(true);
  expect(models.calls).toEqual(['openDropped Files']);
  await expect.element(words).not.toBeInTheDocument();
});

it('goes when the drag leaves the window', async () => {
  drag('dragenter', withFile());
  await expect.element(words).toBeVisible();
  drag('dragleave', withFile());
  await expect.element(words).not.toBeInTheDocument();
});

it('leaves dragged text alone', () => {
  const transfer = new DataTransfer();
  transfer.setData('text/plain', 'kick');
  expect(drag('dragover', transfer).defaultPrevented).toBe(false);
  expect(drag('drop', transfer).defaultPrevented).toBe(false);
  expect(models.calls).toEqual([]);
});

it('stops listening when it is taken away', () => {
  render(null, document.body);
  expect(drag('drop', withFile()).defaultPrevented).toBe(false);
  expect(models.calls).toEqual([]);
});
