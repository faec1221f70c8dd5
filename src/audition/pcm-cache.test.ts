import { expect, it } from 'vitest';
import type { PcmBlock } from '../../workers/protocol/audio-api.ts';
import { makePcmCache } from './pcm-cache.ts';

/** A block of so many bytes. */
function block(bytes: number): PcmBlock {
  const channels = [new Float32Array(bytes / 4)];
  return { sampleRateHz: 48_000, channels, pyramids: [], durationSeconds: 1 };
}

it('drops what was used longest ago when there is no more room', () => {
  const cache = makePcmCache(300);
  for (const key of [1, 2, 3]) cache.put(key, block(100));
  expect(cache.get(1)).toBeDefined();
  cache.put(4, block(100));
  expect([1, 2, 3, 4].map((key) => cache.get(key) !== undefined)).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

it('keeps a sound that is larger than the room until the next one comes', () => {
  const cache = makePcmCache(300);
  cache.put(1, block(1000));
  expect(cache.get(1)).toBeDefined();
  cache.put(2, block(100));
  expect(cache.get(1)).toBeUndefined();
  expect(cache.get(2)).toBeDefined();
});

it('counts a sound once that is put again', () => {
  const cache = makePcmCache(300);
  for (let again = 0; again < 5; again++) cache.put(1, block(100));
  cache.put(2, block(100));
  cache.put(3, block(100));
  expect(cache.get(1)).toBeDefined();
});

it('forgets the named sounds, or all, and has their room again', () => {
  const cache = makePcmCache(300);
  for (const key of [1, 2, 3]) cache.put(key, block(100));
  cache.forget([2]);
  cache.put(4, block(100));
  expect([1, 2, 3, 4].map((key) => cache.get(key) !== undefined)).toEqual([
    true,
    false,
    true,
    true,
  ]);
  cache.forget(undefined);
  expect([1, 3, 4].map((key) => cache.get(key))).toEqual([undefined, undefined, undefined]);
});
