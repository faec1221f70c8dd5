import { array, assert, constantFrom, nat, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { Slots } from './slots.ts';

it('takes what no row names, the lowest first', () => {
  const slots = new Slots(Uint32Array.of(5, 0, 2));
  expect([...slots.take(5)]).toEqual([1, 3, 4, 6, 7]);
});

it('takes freed slots again, once', () => {
  const slots = new Slots(Uint32Array.of(0, 1, 2, 3));
  slots.free(Uint32Array.of(2, 1, 2, 900));
  expect([...slots.take(3)]).toEqual([1, 2, 4]);
});

it('never hands out a slot that is in use', () => {
  const act = tuple(constantFrom('take', 'free'), nat(40));
  assert(
    property(array(nat(60)), array(act), (named, acts) => {
      const used = new Set(named);
      const slots = new Slots(Uint32Array.from(named));
      for (const [what, n] of acts) {
        if (what === 'free') {
          slots.free(Uint32Array.of(n));
          used.delete(n);
          continue;
        }
        for (const slot of slots.take(n)) {
          expect(used.has(slot)).toBe(false);
          used.add(slot);
        }
      }
      for (let slot = 0; slot < 70; slot++) expect(slots.isUsed(slot)).toBe(used.has(slot));
    }),
  );
});
