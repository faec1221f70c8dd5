import { expect, it } from 'vitest';
import { SampleSlots } from './sample-slots.ts';

it('finds both from each other', () => {
  const pairs = new SampleSlots();
  pairs.pair(3, 70);
  expect([pairs.slotOf(70), pairs.sampleOf(3)]).toEqual([3, 70]);
  expect([pairs.slotOf(3), pairs.sampleOf(70)]).toEqual([undefined, undefined]);
});

it('ends the earlier pairing of a sample and of a slot', () => {
  const pairs = new SampleSlots();
  pairs.pair(3, 70);
  pairs.pair(4, 80);
  pairs.pair(4, 70);
  expect([pairs.sampleOf(3), pairs.slotOf(80)]).toEqual([undefined, undefined]);
  expect([pairs.slotOf(70), pairs.sampleOf(4)]).toEqual([4, 70]);
  pairs.unpair(4);
  pairs.unpair(4);
  expect([pairs.slotOf(70), pairs.sampleOf(4)]).toEqual([undefined, undefined]);
});
