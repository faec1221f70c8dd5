import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { neighborModule } from '../../../tests/fixtures/neighbor-module.ts';
import { FloatScan } from './float-scan.ts';
import { hasWasmSimd, makeIndexOpener } from './open-neighbor-index.ts';
import { RoutedIndex } from './router.ts';

await neighborModule();
const kernels = readFileSync(new URL('wasm/neighbors.wasm', import.meta.url));

it('opens the kernels where they can run, fetched once', async () => {
  let fetches = 0;
  const open = makeIndexOpener(async () => {
    fetches++;
    return new Response(kernels);
  });
  expect(hasWasmSimd()).toBe(true);
  expect(await open(8, 10)).toBeInstanceOf(RoutedIndex);
  expect(await open(16, 10)).toBeInstanceOf(RoutedIndex);
  expect(fetches).toBe(1);
});

it('opens the plain scan where they cannot, and fetches nothing', async () => {
  const open = makeIndexOpener(async () => Promise.reject(new Error('fetched')), false);
  expect(await open(8, 10)).toBeInstanceOf(FloatScan);
});

it('fetches again after it could not be fetched', async () => {
  const answers = [new Response('', { status: 404 }), new Response(kernels)];
  const open = makeIndexOpener(async () => answers.shift() ?? Response.error());
  await expect(open(8, 10)).rejects.toThrow('404');
  expect(await open(8, 10)).toBeInstanceOf(RoutedIndex);
});

it('refuses a length that does not fit', async () => {
  const open = makeIndexOpener(async () => new Response(kernels));
  await expect(open(4000, 10)).rejects.toMatchObject({ code: 'search/bad-vector' });
});
