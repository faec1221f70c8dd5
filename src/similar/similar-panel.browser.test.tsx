import { afterEach, describe, expect, it } from 'vitest';
import { shownAudition, shownSimilar } from '../../tests/fakes/shown-models.ts';
import { makeOverview, makeRow } from '../../tests/fixtures/sample-rows.ts';
import {
  pixelAt,
  pressKey,
  pressMouse,
  showComponent,
} from '../../tests/fixtures/shown-component.ts';
import type { ShownComponent } from '../../tests/fixtures/shown-component.ts';
import { SimilarPanel } from './similar-panel.tsx';
import type { SimilarState } from './similar-model.ts';

let shown: ShownComponent | undefined;
afterEach(() => {
  shown?.[Symbol.dispose]();
  shown = undefined;
});

const SUBJECT = makeRow(1, { name: 'bd_haus.wav' });
const FULL = makeOverview(() => [-127, 127]);
const READY: SimilarState = {
  state: 'ready',
  subject: SUBJECT,
  comparedCount: 1140,
  rows: Array.from({ length: 40 }, (_, i) => ({
    row: makeRow(10 + i, {
      name: `near_${i}.wav`,
      overview: FULL,
      durationSeconds: i === 0 ? 0.3 : 2,
    }),
    topShare: (i + 1) / 1140,
    strength: 1 - i / 40,
  })),
};

async function showSimilar(state: SimilarState) {
  const models = shownSimilar(state);
  const { audition } = shownAudition();
  shown = await showComponent(
    <SimilarPanel
      similar={models.similar}
      audition={audition}
      failureText={(failure) => `Reason: ${failure.code}`}
    />,
    424,
    400,
  );
  return { ...models, audition, shown };
}

describe('the similar list', () => {
  it('names what it is like, among how many, and how near each row is', async () => {
    const { shown: view } = await showSimilar(READY);
    expect(view.one('h2').textContent).toBe('Sounds like bd_haus');
    expect(view.one('.similar').textContent).toContain('among 1,140 sounds');
    expect(view.one('[role=listbox]').getAttribute('aria-label')).toBe('Sounds like bd_haus');
    const rows = view.all('[role=option]');
    expect(rows).toHaveLength(40);
    expect(rows[0]?.querySelector('.nm')?.textContent).toBe('near_0');
    expect(rows[0]?.textContent).toContain('top 0.1 %');
    expect(rows[10]?.querySelector<HTMLElement>('.bar b')?.style.width).toBe('75%');
  });

  it('draws short sounds short', async () => {
    const { shown: view } = await showSimilar(READY);
    const canvas = view.one('canvas');
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
    const row = 28 * devicePixelRatio;
    const alpha = (x: number, y: number) => pixelAt(canvas, canvas.width * x, y)[3];
    expect([alpha(0.45, row / 2), alpha(0.55, row / 2)]).toEqual([255, 0]);
    expect([alpha(0.45, 1.5 * row), alpha(0.95, 1.5 * row)]).toEqual([255, 255]);
  });

  it('is walked and heard by arrows, and walked on from by Enter', async () => {
    const { shown: view, similar, acts } = await showSimilar(READY);
    const box = view.one('[role=listbox]');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'Enter', 'Home']) {
      expect(pressKey(box, key)).toBe(true);
    }
    expect(acts).toEqual([
      ['takeAt', 0],
      ['moveBy', 1],
      ['moveBy', -1],
      ['takeAt', 39],
      ['walkTo', 49],
      ['takeAt', 0],
    ]);
    similar.handIndex.value = 3;
    await view.settle();
    expect(box.getAttribute('aria-activedescendant')).toBe('similar-row-3');
    expect(view.one('[aria-selected=true]').id).toBe('similar-row-3');
  });

  it('keeps the row in hand in view, and begins at the top for another subject', async () => {
    const { shown: view, similar } = await showSimilar(READY);
    const box = view.one('[role=listbox]');
    pressKey(box, 'End');
    await view.settle();
    expect(box.scrollTop).toBe(box.scrollHeight - box.clientHeight);
    similar.shown.value = { ...READY, subject: makeRow(2) };
    await view.settle();
    expect(box.scrollTop).toBe(0);
  });

  it('hears a pressed row, and walks on by its sign alone', async () => {
    const { shown: view, acts } = await showSimilar(READY);
    pressMouse(view.all('[role=option] .nm')[4] ?? view.box);
    pressMouse(view.all('[role=option] .walk')[5] ?? view.box);
    expect(acts).toEqual([
      ['takeAt', 4],
      ['walkTo', 15],
    ]);
  });

  it('goes back and forward where it can', async () => {
    const { shown: view, acts } = await showSimilar(READY);
    const [back, forward] = view.all('.ttl button');
    expect(forward?.matches(':disabled')).toBe(true);
    back?.click();
    forward?.click();
    expect(acts).toEqual([['back']]);
  });
});

describe('without rows', () => {
  const uncompared = { state: 'uncompared', subject: SUBJECT } as const;

  it.each([
    [{ state: 'empty' } as const, 'Choose a sound in the list'],
    [{ ...uncompared, reason: 'waiting' } as const, 'Not compared yet'],
    [{ ...uncompared, reason: 'silent' } as const, 'It has no sound to compare.'],
    [{ ...uncompared, reason: 'failed' } as const, 'It could not be read'],
    [{ ...READY, rows: [] }, 'the only sound that has been compared'],
    [
      { state: 'failed', failure: { code: 'search/no-memory', message: '' } } as const,
      'Reason: search/no-memory',
    ],
  ])('says why: %o', async (state, words) => {
    const { shown: view } = await showSimilar(state);
    expect(view.one('.empty').textContent).toContain(words);
    expect(view.all('[role=listbox]')).toEqual([]);
  });
});
