import { afterEach, describe, expect, it } from 'vitest';
import type { Writable } from '../../tests/fakes/shown-models.ts';
import { makeRow } from '../../tests/fixtures/sample-rows.ts';
import { pressKey, pressMouse } from '../../tests/fixtures/shown-component.ts';
import { idsTo, showList as showNewList } from '../../tests/fixtures/shown-list.tsx';
import type { ListWish, ShownList } from '../../tests/fixtures/shown-list.tsx';
import type { SampleList } from './sample-list-model.ts';

const HEAD = 28;
const ROW = 28;

let shown: ShownList | undefined;
afterEach(() => {
  shown?.[Symbol.dispose]();
  shown = undefined;
});

async function showList(count: number, wish?: ListWish): Promise<ShownList> {
  shown = await showNewList(count, wish);
  return shown;
}

/** The name of the row whose middle is `y` CSS pixels below the head. */
function nameAt(y: number): string | undefined {
  const at = document.elementsFromPoint(100, HEAD + y);
  const row = at.find((element) => element.getAttribute('role') === 'row');
  return row?.querySelector('.nm')?.getAttribute('aria-label') ?? undefined;
}

function grid(): HTMLElement {
  if (shown === undefined) throw new Error('nothing is shown');
  return shown.grid;
}

async function scrollTo(rows: number): Promise<void> {
  grid().scrollTop = rows * ROW;
  await shown?.view.settle();
}

describe('a list of 100,000 sounds', () => {
  it('has only the rows on screen in the page, wherever it is scrolled to', async () => {
    const { view } = await showList(100_000);
    expect(view.all('[data-index]').length).toBeGreaterThan(20);
    for (const row of [40_000, 99_990, 3, 77_777]) {
      await scrollTo(row);
      expect(view.all('[data-index]').length).toBeLessThan(60);
      const first = Math.min(row, 100_000 - 20);
      expect(nameAt(ROW / 2)).toBe(`sound_${first + 1}`);
      expect(nameAt(19.5 * ROW)).toBe(`sound_${first + 20}`);
    }
  });

  it('uses the elements of rows again', async () => {
    const { view } = await showList(100_000);
    const before = new Set(view.all('[data-index]'));
    await scrollTo(50_000);
    const kept = view.all('[data-index]').filter((row) => before.has(row));
    expect(kept.length).toBeGreaterThan(30);
  });

  it('says where each row stands', async () => {
    const { view } = await showList(100_000);
    expect(grid().getAttribute('aria-label')).toBe('Sounds');
    expect(grid().getAttribute('aria-rowcount')).toBe('100001');
    await scrollTo(1000);
    expect(view.one('[data-index="1000"]').getAttribute('aria-rowindex')).toBe('1002');
  });

  it('shows a row as soon as it has been read', async () => {
    const { view, list, rows } = await showList(5, { rowOf: () => undefined });
    expect(view.one('[data-index="2"]').getAttribute('aria-busy')).toBe('true');
    rows.set(3, makeRow(3));
    list.rowsVersion.value += 1;
    await view.settle();
    expect(view.one('[data-index="2"]').textContent).toContain('sound_3');
  });
});

describe('keys of the list', () => {
  it('walk the hand and keep it in view', async () => {
    const { view, list, acts } = await showList(1000);
    list.handIndex.value = 19;
    await view.settle();
    for (const key of ['ArrowDown', 'ArrowDown', 'PageDown']) {
      expect(pressKey(grid(), key)).toBe(true);
    }
    await view.settle();
    expect(acts).toEqual([
      ['moveBy', 1],
      ['moveBy', 1],
      ['moveBy', 20],
    ]);
    expect(grid().scrollTop).toBe((41 + 1) * ROW - 20 * ROW);
    expect(grid().getAttribute('aria-activedescendant')).toBe('sounds-row-41');
    expect(view.one('[aria-selected=true]').id).toBe('sounds-row-41');
  });

  it('reach both ends', async () => {
    const { view, list } = await showList(1000);
    pressKey(grid(), 'End');
    await view.settle();
    expect(list.handIndex.value).toBe(999);
    expect(nameAt(19.5 * ROW)).toBe('sound_1000');
    pressKey(grid(), 'Home');
    await view.settle();
    expect(grid().scrollTop).toBe(0);
  });

  it('begin at the topmost row without a sound in hand', async () => {
    const { acts } = await showList(1000);
    await scrollTo(300);
    pressKey(grid(), 'ArrowDown');
    expect(acts).toEqual([['takeAt', 300, 'walk']]);
  });

  it('hear again, or try a failed sound again', async () => {
    const failure = { code: 'decode/broken', message: '' } as const;
    const failedRow = (id: number) =>
      id === 2 ? makeRow(2, { state: 'failed', failure, facts: undefined }) : makeRow(id);
    const { list, acts } = await showList(5, { rowOf: failedRow });
    list.handIndex.value = 0;
    pressKey(grid(), 'Enter');
    list.handIndex.value = 1;
    pressKey(grid(), 'Enter');
    expect(acts).toEqual([
      ['takeAt', 0, 'press'],
      ['retry', 2],
    ]);
  });

  it('leave keys with Ctrl or Alt, and all others, to the app', async () => {
    const { acts } = await showList(5);
    const taken = ['x', ' ', 'Escape', '/'].filter((key) => pressKey(grid(), key));
    const event = new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true });
    grid().dispatchEvent(event);
    expect(taken).toEqual([]);
    expect(acts).toEqual([]);
  });

  it('order from above the first row', async () => {
    const { view, list, acts } = await showList(50);
    list.handIndex.value = 0;
    pressKey(grid(), 'ArrowUp');
    await view.settle();
    pressKey(grid(), 'ArrowRight');
    await view.settle();
    const head = grid().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(head)?.textContent).toBe('Folder');
    pressKey(grid(), 'Enter');
    pressKey(grid(), 'ArrowDown');
    await view.settle();
    expect(acts).toEqual([['sortBy', 'folder']]);
    expect(grid().getAttribute('aria-activedescendant')).toBe('sounds-row-0');
  });
});

describe('presses', () => {
  it('take a row once, when the mouse goes down', async () => {
    const { view, acts } = await showList(50);
    const row = view.one('[data-index="4"] .nm');
    row.dispatchEvent(
      new PointerEvent('pointerdown', { bubbles: true, button: 0, pointerType: 'mouse' }),
    );
    expect(acts).toEqual([['takeAt', 4, 'press']]);
    row.click();
    expect(acts).toHaveLength(1);
  });

  it('take a row when a finger lifts, not when it begins to scroll', async () => {
    const { view, acts } = await showList(50);
    const row = view.one('[data-index="4"] .nm');
    row.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
    expect(acts).toEqual([]);
    row.click();
    expect(acts).toEqual([['takeAt', 4, 'press']]);
  });

  it('never scroll the list', async () => {
    const { view, list } = await showList(1000);
    await scrollTo(100.5);
    pressMouse(view.one('[data-index="100"] .nm'));
    await view.settle();
    expect(list.handIndex.value).toBe(100);
    expect(grid().scrollTop).toBe(100.5 * ROW);
  });

  it('on a head order by it, and the head says so', async () => {
    const { view, list, acts } = await showList(5);
    const heads = () =>
      view.all('[role=columnheader]').map((head) => head.getAttribute('aria-sort'));
    expect(heads()[1]).toBe('ascending');
    view.one('.cols .le button').click();
    list.order.value = { column: 'duration', direction: 'descending' };
    await view.settle();
    expect(acts).toEqual([['sortBy', 'duration']]);
    expect(heads()).toEqual([null, null, null, null, 'descending', null, null, null]);
  });
});

describe('a list that changes', () => {
  async function grow(list: Writable<SampleList>, hand: number): Promise<void> {
    // Ten sounds come in above everything that is seen.
    const before = list.ids.value;
    list.ids.value = Uint32Array.from([...idsTo(10).map((id) => 90_000 + id), ...before]);
    list.handIndex.value = hand < 0 ? -1 : hand + 10;
    await shown?.view.settle();
  }

  it('holds the row in hand where it was', async () => {
    const { view, list } = await showList(1000);
    await scrollTo(100);
    list.handIndex.value = 105;
    await view.settle();
    await grow(list, 105);
    expect(nameAt(5.5 * ROW)).toBe('sound_106');
  });

  it('holds the topmost row without one', async () => {
    const { list } = await showList(1000);
    await scrollTo(100.25);
    await grow(list, -1);
    expect(nameAt(ROW)).toBe('sound_102');
    expect(grid().scrollTop).toBe(110.25 * ROW);
  });

  it('stays at its top while sounds come in', async () => {
    const { list } = await showList(1000);
    await grow(list, -1);
    expect(grid().scrollTop).toBe(0);
    expect(nameAt(ROW / 2)).toBe('sound_90001');
  });

  it('starts at its top when the person asks for something else', async () => {
    const { view, list } = await showList(1000);
    await scrollTo(500);
    list.words.value = 'kick';
    list.ids.value = Uint32Array.from({ length: 300 }, (_, i) => 2 * i + 1);
    await view.settle();
    expect(grid().scrollTop).toBe(0);
    expect(nameAt(1.5 * ROW)).toBe('sound_3');
  });
});

describe('a narrow list', () => {
  it.each([
    [900, ['State', 'Name', 'Waveform', 'Folder', 'Length', 'Loud', 'Rate', 'Format']],
    [640, ['State', 'Name', 'Waveform', 'Folder', 'Length', 'Loud']],
    [500, ['State', 'Name', 'Waveform', 'Folder', 'Length']],
    [420, ['State', 'Name', 'Waveform', 'Length']],
  ])('of %d px keeps what matters most', async (width, names) => {
    const { view } = await showList(5, { width });
    const seen = view
      .all('[role=columnheader]')
      .filter((head) => head.getClientRects().length > 0)
      .map((head) => head.textContent?.replace(/[\u2191\u2193]/, ''));
    expect(seen).toEqual(names);
    expect(grid().scrollWidth).toBe(grid().clientWidth);
  });
});

describe('the list on a phone', () => {
  it('has two lines a row, 56 px high, and the waveform beside them', async () => {
    const rowOf = (id: number) => makeRow(id, { durationSeconds: 0.22 });
    const { view } = await showList(100, { rowOf, width: 390, window: 'phone' });
    const row = view.one('[data-index="3"]');
    expect(row.getBoundingClientRect().top).toBe(3 * 56);
    expect(row.getBoundingClientRect().height).toBe(56);
    expect(row.innerText).toMatch(/sound_4\s+0\.22 s · drums/);
    const canvas = view.one('.row-waves canvas').getBoundingClientRect();
    expect(canvas.width).toBeCloseTo(110, 0);
    expect(canvas.right).toBeLessThan(390);
  });
});
