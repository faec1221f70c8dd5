/** The shell in the forms of the window: every area where it belongs, nothing over the edge. */
import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LISTENING, makeShellModels, makeSource } from '../../tests/fakes/shell-models.ts';
import type { ShellModels, ShellStart } from '../../tests/fakes/shell-models.ts';
import '../design/base.css';
import '../design/controls.css';
import '../design/tokens.css';
import { AppShell } from './app-shell.tsx';
import { LayoutModel } from './layout-model.ts';
import type { Layout } from './layout-model.ts';
import { goToPanel, goToSearch } from './panel-focus.ts';

let models: ShellModels;
let layout: Layout;
let isChordPending: Signal<boolean>;

function show(start: ShellStart = {}): void {
  models = makeShellModels(start);
  layout = new LayoutModel({ kept: { read: async () => undefined, keep: async () => undefined } });
  isChordPending = signal(false);
  render(
    <AppShell
      models={models}
      layout={layout}
      isChordPending={isChordPending}
      listPanel={<div role="grid" aria-label="Sounds" tabIndex={0} style="height: 3000px" />}
      similarPanel={<div role="listbox" aria-label="Sounds like bd_haus" tabIndex={0} />}
      playerPanel={<button type="button">Play</button>}
    />,
    document.body,
  );
}

const areas = {
  head: page.getByRole('banner'),
  rail: page.getByRole('navigation', { name: 'Sources' }),
  ask: page.getByRole('search'),
  progress: page.getByRole('region', { name: 'Progress' }),
  list: page.getByRole('main'),
  side: page.getByRole('complementary', { name: 'Similar' }),
  strip: page.getByRole('region', { name: 'Player' }),
  foot: page.getByRole('contentinfo'),
};

/** Left, top, right and bottom of an area in CSS pixels. */
function edges(area: keyof typeof areas): [number, number, number, number] {
  const { left, top, right, bottom } = areas[area].element().getBoundingClientRect();
  return [left, top, right, bottom];
}

function expectNothingOver(): void {
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth);
  expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(innerHeight);
  const over = [...document.querySelectorAll('button, input')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width > 1 && (left < 0 || right > innerWidth);
  });
  expect(over.map((element) => element.outerHTML)).toEqual([]);
}

afterEach(() => render(null, document.body));

describe('the areas', () => {
  it('touch with one line between them on a desktop', async () => {
    await page.viewport(1440, 900);
    show();
    expect(edges('head')).toEqual([0, 0, 1440, 44]);
    expect(edges('rail')).toEqual([0, 45, 216, 690]);
    expect(edges('ask')).toEqual([217, 45, 1440, 85]);
    expect(edges('list')).toEqual([217, 86, 1015, 690]);
    expect(edges('side')).toEqual([1016, 86, 1440, 690]);
    expect(edges('strip')).toEqual([0, 691, 1440, 875]);
    expect(edges('foot')).toEqual([0, 876, 1440, 900]);
    expectNothingOver();
  });

  it('make room for the progress strip between search and list', async () => {
    await page.viewport(1440, 900);
    show({ run: LISTENING });
    expect(edges('progress')).toEqual([217, 86, 1440, 150]);
    expect(edges('list')).toEqual([217, 151, 1015, 690]);
    expectNothingOver();
  });

  it('get smaller on a laptop', async () => {
    await page.viewport(1280, 720);
    show({ run: LISTENING });
    expect(edges('rail')).toEqual([0, 45, 200, 546]);
    expect(edges('side')).toEqual([908, 151, 1280, 546]);
    expect(edges('strip')).toEqual([0, 547, 1280, 695]);
    expectNothingOver();
  });

  it('stand at 200 % zoom of a laptop', async () => {
    await page.viewport(640, 360);
    show({ run: LISTENING });
    expectNothingOver();
    await expect.element(areas.ask).toBeVisible();
  });
});

describe('on a tablet', () => {
  beforeEach(async () => {
    await page.viewport(900, 1100);
    show({ run: LISTENING });
  });

  it('the rail is a sheet that a header button opens, and a choice or Esc closes', async () => {
    expect(areas.rail.elements()).toEqual([]);
    await page.getByRole('button', { name: 'Sources' }).click();
    await expect.element(page.getByRole('treeitem', { name: /All sounds/ })).toHaveFocus();
    expect(edges('rail')).toEqual([0, 53, 280, 1100]);
    await userEvent.keyboard('{Escape}');
    expect(areas.rail.elements()).toEqual([]);
    await expect.element(page.getByRole('button', { name: 'Sources' })).toHaveFocus();
    await page.getByRole('button', { name: 'Sources' }).click();
    await page.getByRole('treeitem', { name: /Tape loops/ }).click();
    await expect.element(areas.rail).not.toBeInTheDocument();
    expect(models.list.scope.value).toMatchObject({ name: 'Tape loops' });
  });

  it('the side can be closed', async () => {
    expect(edges('side')).toEqual([580, 171, 900, 902]);
    await page.getByRole('button', { name: 'Similar' }).click();
    await expect.element(areas.side).not.toBeInTheDocument();
    expect(edges('list')).toEqual([0, 171, 900, 902]);
    expectNothingOver();
  });

  it('targets are as large as a finger', () => {
    const small = [...document.querySelectorAll('.head button, .ask button, .progress button')]
      .map((button) => button.getBoundingClientRect())
      .filter(({ width, height }) => width > 0 && height < 44);
    expect(small).toEqual([]);
  });
});

describe('on a phone', () => {
  beforeEach(async () => {
    await page.viewport(390, 844);
    show();
  });

  it('tabs show one view at a time', async () => {
    expect(edges('list')).toEqual([0, 102, 390, 674]);
    expect(areas.side.elements()).toEqual([]);
    await page.getByRole('tab', { name: 'Similar' }).click();
    expect(edges('side')).toEqual([0, 49, 390, 674]);
    expect(areas.list.elements()).toEqual([]);
    await page.getByRole('tab', { name: 'Sources' }).click();
    expect(edges('rail')).toEqual([0, 49, 390, 674]);
    expectNothingOver();
    const tabs = page.getByRole('tab').elements();
    expect(tabs.map((tab) => tab.getAttribute('aria-selected'))).toEqual([
      'false',
      'false',
      'true',
    ]);
    expect(page.getByRole('tablist').element().getBoundingClientRect().height).toBe(56);
  });

  it('a chosen source brings the list', async () => {
    await page.getByRole('tab', { name: 'Sources' }).click();
    await page.getByRole('treeitem', { name: /Tape loops/ }).click();
    await expect.element(areas.list).toBeVisible();
  });
});

describe('lines between panels', () => {
  const line = page.getByRole('separator', { name: 'Width of Sources' });

  beforeEach(async () => {
    await page.viewport(1440, 900);
    show();
  });

  it('move by key in steps of 8 px, within bounds', async () => {
    (line.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.element(line).toHaveAttribute('aria-valuenow', '232');
    expect(edges('rail')[2]).toBe(232);
    await userEvent.keyboard('{ArrowLeft>12/}');
    await expect.element(line).toHaveAttribute('aria-valuenow', '160');
  });

  it('move by pointer and go back with a double press', async () => {
    const element = line.element();
    const at = (type: string, clientX: number): void => {
      const init = { clientX, clientY: 300, pointerId: 1, bubbles: true, button: 0 };
      element.dispatchEvent(new PointerEvent(type, init));
    };
    element.setPointerCapture = () => undefined;
    at('pointerdown', 216);
    at('pointermove', 296);
    await expect.poll(() => edges('rail')[2]).toBe(296);
    at('lostpointercapture', 296);
    at('pointermove', 400);
    await userEvent.dblClick(line);
    await expect.poll(() => edges('rail')[2]).toBe(216);
  });

  it('are 9 px wide to hit', () => {
    expect(line.element().getBoundingClientRect().width).toBe(9);
  });
});

describe('the status line', () => {
  beforeEach(async () => {
    await page.viewport(1440, 900);
  });

  it('counts, and opens what needs a look', async () => {
    show();
    await expect.element(areas.foot).toHaveTextContent('1,176 sounds');
    await expect.element(areas.foot).toHaveTextContent('48 kHz');
    await page.getByRole('button', { name: '6 sounds need a look' }).click();
    expect(models.list.scope.value).toEqual({ kind: 'failed' });
    await page.getByRole('button', { name: '3 missing' }).click();
    expect(models.list.scope.value).toEqual({ kind: 'missing' });
  });

  it('offers to go on with what waits, while nothing runs', async () => {
    show({ counts: { waiting: 48, failed: 1, missing: 0 } });
    await expect.element(areas.foot).toHaveTextContent('1 sound needs a look');
    await expect.element(areas.foot).not.toHaveTextContent('missing');
    await expect.element(areas.foot).toHaveTextContent('48 sounds not listened to yet');
    await page.getByRole('button', { name: 'Go on' }).click();
    expect(models.calls).toEqual(['resume']);
    models.ingest.view.value = LISTENING;
    await expect.element(areas.foot).not.toHaveTextContent('not listened to');
  });

  it('does not offer to listen to what is away', async () => {
    show({ views: [makeSource(1, 'Tape loops', 'away', 48)], counts: { waiting: 48 } });
    await expect.element(areas.foot).toHaveTextContent('48 sounds in folders to reconnect');
    await expect.element(areas.foot).not.toHaveTextContent('not listened to');
  });
});

describe('the first page', () => {
  it.each([
    [1440, 900],
    [1280, 720],
    [900, 1100],
    [390, 844],
  ])('stands at %i by %i', async (width, height) => {
    await page.viewport(width, height);
    show({ views: [] });
    await expect.element(page.getByRole('button', { name: 'Open a folder' })).toBeVisible();
    expect(page.getByRole('search').elements()).toEqual([]);
    expectNothingOver();
    await page.getByRole('button', { name: 'Open a folder' }).click();
    expect(models.calls).toEqual(['openPicked']);
  });

  it('is not shown before it is known that there is nothing', () => {
    show({ views: undefined });
    expect(page.getByRole('button', { name: 'Open a folder' }).elements()).toEqual([]);
    expect(page.getByRole('search').elements()).toEqual([]);
  });

  it('gives way to the workspace with the first source', async () => {
    show({ views: [] });
    models.sources.views.value = [makeSource(1, 'Sonic Pi')];
    await expect.element(page.getByRole('searchbox')).toBeInTheDocument();
  });
});

describe('what floats', () => {
  beforeEach(async () => {
    await page.viewport(1440, 900);
    show();
  });

  it('the key page marks the panel that was left, and closes with Esc', async () => {
    layout.openKeys('list');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await expect.element(dialog).toHaveTextContent('Listyou are here');
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    await page.getByRole('button', { name: /^Keys/ }).click();
    await expect.element(dialog).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.element(page.getByRole('button', { name: /^Keys/ })).toHaveFocus();
  });

  it('a waiting chord says what may follow', async () => {
    isChordPending.value = true;
    await expect.element(page.getByText('then S list, Shift S sources, R similar')).toBeVisible();
  });

  it('ways into a panel give it the focus', async () => {
    goToPanel(layout, 'similar');
    await expect.element(page.getByRole('listbox')).toHaveFocus();
    goToPanel(layout, 'sources');
    await expect.element(page.getByRole('treeitem', { name: /All sounds/ })).toHaveFocus();
    goToSearch(layout);
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('grid')).toHaveFocus();
  });
});
