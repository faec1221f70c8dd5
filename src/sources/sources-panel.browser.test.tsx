/** The rail by key, pointer and menu. */
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FOLDERS, makeShellModels, makeSource } from '../../tests/fakes/shell-models.ts';
import type { ShellModels, ShellStart } from '../../tests/fakes/shell-models.ts';
import '../design/base.css';
import '../design/controls.css';
import '../design/tokens.css';
import { QuestionDialog } from '../notices/question-dialog.tsx';
import { SourcesPanel } from './sources-panel.tsx';

let models: ShellModels;
let chosen = 0;

function show(start: ShellStart = {}): void {
  models = makeShellModels(start);
  chosen = 0;
  render(
    <>
      <nav class="rail panel" style="width: 216px" aria-label="Sources">
        <SourcesPanel
          sources={models.sources}
          list={models.list}
          questions={models.questions}
          onChosen={() => {
            chosen += 1;
          }}
        />
      </nav>
      <QuestionDialog questions={models.questions} />
    </>,
    document.body,
  );
}

function row(name: RegExp) {
  return page.getByRole('treeitem', { name });
}

async function focusRow(name: RegExp): Promise<void> {
  const element = row(name).element();
  if (element instanceof HTMLElement) element.focus();
  await expect.element(row(name)).toHaveFocus();
}

beforeEach(() => show());
afterEach(() => render(null, document.body));

describe('rows', () => {
  it('say what they stand for', async () => {
    show({
      views: [
        makeSource(1, 'Sonic Pi'),
        makeSource(2, 'Drum machines', 'reading', 784),
        makeSource(3, 'Tape loops', 'away', 1),
        makeSource(4, 'Field', 'gone'),
      ],
    });
    await expect.element(row(/^All sounds, 1,176$/)).toBeVisible();
    await expect.element(row(/^Sonic Pi, 195 sounds$/)).toBeVisible();
    await expect.element(row(/^Drum machines, 784 sounds, being read$/)).toBeVisible();
    await expect.element(row(/^Tape loops, 1 sound, away until you reconnect it$/)).toBeVisible();
    await expect.element(row(/^Field, 195 sounds, not where it was$/)).toBeVisible();
  });

  it('set what the list shows', async () => {
    await row(/Tape loops/).click();
    expect(models.list.scope.value).toEqual({ kind: 'source', sourceId: 2, name: 'Tape loops' });
    await expect.element(row(/Tape loops/)).toHaveAttribute('aria-selected', 'true');
    await row(/All sounds/).click();
    expect(models.list.scope.value).toEqual({ kind: 'all' });
    expect(chosen).toBe(2);
  });

  it('bring a source back without leaving the list', async () => {
    show({ views: [makeSource(3, 'Tape loops', 'away'), makeSource(4, 'Field', 'gone')] });
    await page.getByRole('button', { name: 'Reconnect' }).click();
    await page.getByRole('button', { name: 'Find it' }).click();
    expect(models.calls).toEqual(['reconnect 3', 'reconnect 4']);
    expect(chosen).toBe(0);
  });

  it('hold many folders back until they are asked for', async () => {
    const folders = Array.from({ length: 22 }, (_, at) => ({ path: `kit ${at}`, soundCount: 10 }));
    show({ views: [{ ...makeSource(1, 'Sonic Pi'), isExpanded: true, folders }] });
    await row(/^14 more folders, 140 sounds$/).click();
    await expect.element(row(/^kit 21, 10 sounds$/)).toBeVisible();
    expect(row(/more folders/).elements()).toEqual([]);
    await row(/^kit 21,/).click();
    expect(models.list.scope.value).toMatchObject({ kind: 'folder', path: 'kit 21' });
  });

  it('open a folder from the title', async () => {
    await page.getByRole('button', { name: 'Open a folder' }).click();
    expect(models.calls).toEqual(['openPicked']);
  });

  it('say first what "upload" means where the browser will say it', async () => {
    show({ hasPicker: false });
    await page.getByRole('button', { name: 'Open a folder' }).click();
    expect(models.calls).toEqual([]);
    await expect.element(page.getByRole('dialog')).toHaveTextContent('Nothing is uploaded');
    await page.getByRole('button', { name: 'Choose the folder' }).click();
    expect(models.calls).toEqual(['openPicked']);
  });
});

describe('keys', () => {
  it('walk, open and close the tree', async () => {
    await focusRow(/All sounds/);
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    await expect.element(row(/Sonic Pi/)).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    await expect.element(row(/^bd, 15/)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(models.list.scope.value).toMatchObject({ kind: 'folder', path: FOLDERS[1]?.path });
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(row(/Sonic Pi/)).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(row(/Sonic Pi/)).toHaveAttribute('aria-expanded', 'false');
    await userEvent.keyboard('{End}');
    await expect.element(row(/Tape loops/)).toHaveFocus();
  });

  it('leave one stop for Tab', async () => {
    await focusRow(/Tape loops/);
    const stops = document.querySelectorAll('[role="treeitem"][tabindex="0"]');
    expect([...stops].map((stop) => stop.getAttribute('aria-label'))).toEqual([
      'Tape loops, 195 sounds',
    ]);
  });

  it('look for changes and ask before they forget', async () => {
    await focusRow(/Tape loops/);
    await userEvent.keyboard('r{Delete}');
    expect(models.calls).toEqual(['rescan 2']);
    await expect.element(page.getByRole('dialog', { name: 'Forget Tape loops?' })).toBeVisible();
  });
});

describe('the menu', () => {
  it('opens by its button, walks, and gives the focus back', async () => {
    await row(/Tape loops/).hover();
    await page.getByRole('button', { name: 'More about Tape loops' }).click();
    const names = page.getByRole('menuitem').elements();
    expect(names.map((item) => item.textContent)).toEqual([
      'Look for changesR',
      'RenameF2',
      'Files that are no sounds4',
      'ForgetDel',
    ]);
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(page.getByRole('menuitem', { name: 'Forget' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('menuitem', { name: 'Look for' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(page.getByRole('menu').elements()).toEqual([]);
    const more = page.getByRole('button', { name: 'More about Tape loops' });
    await expect.element(more).toHaveFocus();
  });

  it('opens by Shift F10 and by right click', async () => {
    await focusRow(/Tape loops/);
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await userEvent.keyboard('{Enter}');
    expect(models.calls).toEqual(['rescan 2']);
    await expect.element(row(/Tape loops/)).toHaveFocus();
    await row(/Sonic Pi/).click({ button: 'right' });
    await expect.element(page.getByRole('menu', { name: 'More about Sonic Pi' })).toBeVisible();
  });

  it('lists the files that are no sounds', async () => {
    await row(/Tape loops/).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Files that are no sounds' }).click();
    const dialog = page.getByRole('dialog', { name: 'Files in Tape loops that are no sounds' });
    await expect.element(dialog).toHaveTextContent('bass/cover.png48 kB');
    await userEvent.keyboard('{Escape}');
    expect(page.getByRole('dialog').elements()).toEqual([]);
  });

  it('offers to reconnect what is away', async () => {
    show({ views: [makeSource(3, 'Tape loops', 'away')] });
    await row(/Tape loops/).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Reconnect' }).click();
    expect(models.calls).toEqual(['reconnect 3']);
  });
});

describe('rename', () => {
  const field = page.getByRole('textbox', { name: 'New name for Tape loops' });

  beforeEach(async () => {
    await focusRow(/Tape loops/);
    await userEvent.keyboard('{F2}');
    await vi.waitUntil(() => document.activeElement instanceof HTMLInputElement);
  });

  it('keeps the new name with Enter', async () => {
    await userEvent.keyboard('Cassettes{Enter}');
    await expect.element(row(/^Cassettes, 195 sounds$/)).toHaveFocus();
    expect(models.calls).toEqual(['rename 2 Cassettes']);
  });

  it('restores the old name with Esc', async () => {
    await userEvent.keyboard('Cassettes{Escape}');
    await expect.element(row(/^Tape loops/)).toHaveFocus();
    expect(models.calls).toEqual([]);
  });

  it('refuses no name and a name that is taken, in words', async () => {
    await userEvent.clear(field);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('A source needs a name.');
    await userEvent.keyboard('sonic pi{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('Another source has this name');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    expect(models.calls).toEqual([]);
  });

  it('keeps a good name when the focus leaves', async () => {
    await userEvent.keyboard('Cassettes');
    await row(/All sounds/).click();
    expect(models.calls).toEqual(['rename 2 Cassettes']);
  });
});

describe('forget', () => {
  it('says what is lost, and loses nothing by a wrong Enter', async () => {
    await focusRow(/Tape loops/);
    await userEvent.keyboard('{Delete}');
    const dialog = page.getByRole('dialog', { name: 'Forget Tape loops?' });
    await expect
      .element(dialog)
      .toHaveTextContent(
        '195 sounds leave this library, with what you decided about them. The files on disk are not touched.',
      );
    await userEvent.keyboard('{Enter}');
    expect(models.calls).toEqual([]);
    await expect.element(row(/Tape loops/)).toHaveFocus();
  });

  it('forgets, shows everything, and gives the focus to the neighbor', async () => {
    await row(/Tape loops/).click();
    await userEvent.keyboard('{Delete}');
    await page.getByRole('button', { name: 'Forget' }).click();
    expect(models.calls).toEqual(['forget 2']);
    expect(models.list.scope.value).toEqual({ kind: 'all' });
    await expect.element(row(/Sonic Pi/)).toHaveFocus();
  });
});
