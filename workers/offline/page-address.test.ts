import { expect, it } from 'vitest';
import { readPageAddress } from './page-address.ts';

it.each([
  ['https://x.test/app/deep/er', 'https://x.test/app/'],
  ['https://x.test/app/deep?q=1#row', 'https://x.test/app/?q=1#row'],
  ['https://x.test/app/?q=1', 'https://x.test/app/?q=1'],
])('sends %s to the app', (asked, address) => {
  expect(readPageAddress(asked, 'https://x.test/app/')).toBe(address);
});
