import { expect, test } from 'vitest';
import { withinPatience } from './time-limit.ts';

test('gives what the work gives, also what it throws', async () => {
  await expect(withinPatience(Promise.resolve(7))).resolves.toBe(7);
  await expect(withinPatience(Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError);
});

test('calls a decoder that never answers broken', async () => {
  const never = new Promise<never>(() => undefined);
  await expect(withinPatience(never, 1)).rejects.toMatchObject({ code: 'decode/broken' });
});
