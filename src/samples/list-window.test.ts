import { describe, expect, it } from 'vitest';
import { holdStill, isInView, revealRow, windowOf } from './list-window.ts';

const VIEW = { scrollTop: 2800, height: 560, rowHeight: 28 };
const NOTHING = { handIndex: -1, hoverIndex: -1 };

describe('windowOf', () => {
  it('covers the view with a margin on both sides', () => {
    const { first, count } = windowOf(VIEW);
    expect(first).toBeLessThanOrEqual(100 - 6);
    expect(first + count).toBeGreaterThanOrEqual(100 + 20 + 6);
    expect(count).toBeLessThan(40);
  });

  it('starts at the first row at the top', () => {
    expect(windowOf({ ...VIEW, scrollTop: 0 }).first).toBe(0);
    expect(windowOf({ ...VIEW, scrollTop: -30 }).first).toBe(0);
  });

  it('moves in steps, so that a small scroll changes nothing', () => {
    const starts = [0, 10, 20, 30].map((by) => windowOf({ ...VIEW, scrollTop: 2800 + by }).first);
    expect(new Set(starts).size).toBe(1);
  });
});

describe('revealRow', () => {
  it('does not move for a row that is seen whole', () => {
    expect(revealRow(VIEW, 110)).toBe(2800);
  });

  it('moves as little as it can', () => {
    expect(revealRow(VIEW, 99)).toBe(99 * 28);
    expect(revealRow(VIEW, 120)).toBe(121 * 28 - 560);
  });
});

describe('isInView', () => {
  it('counts a row that is cut by an edge', () => {
    expect(isInView({ ...VIEW, scrollTop: 2810 }, 100)).toBe(true);
    expect(isInView(VIEW, 99)).toBe(false);
    expect(isInView(VIEW, 120)).toBe(false);
    expect(isInView({ ...VIEW, scrollTop: 0 }, -1)).toBe(false);
  });
});

describe('holdStill', () => {
  const before = Uint32Array.from({ length: 1000 }, (_, i) => 10 + i);
  // Five new sounds above row 50, and five more above row 105.
  const after = Uint32Array.from([
    ...before.slice(0, 50),
    1,
    2,
    3,
    4,
    5,
    ...before.slice(50, 105),
    2001,
    2002,
    2003,
    2004,
    2005,
    ...before.slice(105),
  ]);

  it('keeps the row in hand on its place where it is seen', () => {
    expect(holdStill(VIEW, before, after, { ...NOTHING, handIndex: 110 })).toBe(2800 + 10 * 28);
  });

  it('keeps the row under the pointer without a row in hand in view', () => {
    const held = { handIndex: 3, hoverIndex: 107 };
    expect(holdStill(VIEW, before, after, held)).toBe(2800 + 10 * 28);
  });

  it('else keeps the topmost row', () => {
    expect(holdStill(VIEW, before, after, { ...NOTHING, handIndex: 3 })).toBe(2800 + 5 * 28);
  });

  it('takes the next row down where the topmost is gone', () => {
    const without = after.filter((id) => id !== before[100]);
    expect(holdStill(VIEW, before, without, NOTHING)).toBe(2800 + 4 * 28);
  });

  it('stays at the top of a list that stood there', () => {
    expect(holdStill({ ...VIEW, scrollTop: 0 }, before, after, NOTHING)).toBe(0);
    const held = { handIndex: 2, hoverIndex: -1 };
    expect(holdStill({ ...VIEW, scrollTop: 0 }, before, after, held)).toBe(0);
  });

  it('stays where it is when nothing that was seen is left', () => {
    expect(holdStill(VIEW, before, Uint32Array.of(1, 2, 3), NOTHING)).toBe(2800);
  });
});
