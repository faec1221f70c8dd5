import { signal } from '@preact/signals';
import { afterEach, describe, expect, it } from 'vitest';
import { makeFacts, makeOverview, makeRow } from '../../tests/fixtures/sample-rows.ts';
import { pixelAt, pixelOf, pressMouse } from '../../tests/fixtures/shown-component.ts';
import { showList as showNewList } from '../../tests/fixtures/shown-list.tsx';
import type { ListWish, ShownList } from '../../tests/fixtures/shown-list.tsx';
import type { SampleRow } from '../../workers/protocol/samples.ts';

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

describe('states of a row', () => {
  const FAILURE = { code: 'decode/not-audio', message: '' } as const;
  const ROWS: Readonly<Record<number, SampleRow>> = {
    1: makeRow(1, { state: 'waiting', facts: undefined, overview: undefined, isCompared: false }),
    2: makeRow(2, { state: 'failed', failure: FAILURE, facts: undefined, overview: undefined }),
    3: makeRow(3, { facts: makeFacts(0.2, { damage: 'cut-off' }) }),
    4: makeRow(4, { missingSinceMs: new Date(2023, 4, 3, 12).getTime(), placeCount: 0 }),
    5: makeRow(5, { isCompared: false }),
    6: makeRow(6, { placeCount: 3 }),
    7: makeRow(7, { folder: '' }),
  };
  const showStates = () => showList(7, { rowOf: (id) => ROWS[id] });
  const signOf = (row: HTMLElement) => row.querySelector('[role=img]')?.getAttribute('aria-label');

  it('are told by a sign and by words', async () => {
    const { view } = await showStates();
    const rows = view.all('[data-index]');
    expect(rows.map(signOf)).toEqual([
      'Waits to be heard',
      'Could not be read',
      'Damaged, but it plays',
      'Missing',
      expect.stringContaining('Not compared yet'),
      undefined,
      undefined,
    ]);
    expect(rows[0]?.querySelector('.dots')).not.toBeNull();
    expect(rows[1]?.textContent).toContain('Reason: decode/not-audio');
    expect(rows[2]?.textContent).toContain('damaged after 0.20 s');
    expect(rows[3]?.textContent).toContain('missing since May 3, 2023');
    expect(rows[5]?.textContent).toContain('+2');
    expect(rows[6]?.querySelector('.fo')?.textContent).toBe('Tape loops');
  });

  it('follow the name of a source', async () => {
    const name = signal('Tape loops');
    const { view } = await showList(1, {
      rowOf: () => makeRow(1, { folder: '' }),
      sourceName: () => name.value,
    });
    name.value = 'Old tapes';
    await view.settle();
    expect(view.one('.row .fo').textContent).toBe('Old tapes');
  });

  it('let a failed sound be tried again without taking it in hand', async () => {
    const { view, acts } = await showStates();
    pressMouse(view.one('.act'));
    expect(acts).toEqual([['retry', 2]]);
  });

  it('show that it sounds, and how far, in the accent', async () => {
    const { view, audition, list, place } = await showList(3, {
      rowOf: (id) => makeRow(id, { durationSeconds: 1, overview: makeOverview(() => [-127, 127]) }),
    });
    list.handIndex.value = 1;
    audition.sounding.value = makeRow(2).id;
    place.seconds = 0.5;
    await view.settle();
    expect(signOf(view.one('[data-index="1"]'))).toBe('Sounding');
    const canvas = view.one('.row-waves canvas');
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
    const y = Math.round(1.5 * ROW * devicePixelRatio);
    expect(pixelAt(canvas, canvas.width * 0.25, y)).toEqual(pixelOf('--accent'));
    expect(pixelAt(canvas, canvas.width * 0.75, y)).toEqual(pixelOf('--wave-2'));
    expect(pixelAt(canvas, canvas.width * 0.25, y + ROW * devicePixelRatio)).toEqual(
      pixelOf('--wave'),
    );
  });
});

describe('an empty list', () => {
  it('says what was searched for, and offers to search everywhere', async () => {
    const { view, list, acts } = await showList(0);
    list.words.value = 'wub';
    list.scope.value = { kind: 'missing' };
    await view.settle();
    expect(view.one('.empty').textContent).toContain('No sound is called “wub” here.');
    view.one('.empty button').click();
    expect(acts).toEqual([['setScope', { kind: 'all' }]]);
  });

  it('says nothing before the first answer', async () => {
    const { view, list } = await showList(0);
    list.isLoaded.value = false;
    await view.settle();
    expect(view.all('.empty')).toEqual([]);
  });
});
