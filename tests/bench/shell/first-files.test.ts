import { expect, it } from 'vitest';
import { findFirstFiles } from './first-files.ts';

it('finds scripts, styles and preloads, whatever the order of their attributes', () => {
  const page = `<!doctype html>
    <link rel="manifest" href="./manifest.webmanifest" />
    <link href="./icon.svg" rel="icon" />
    <script src="first-paint.js"></script>
    <script>document.title = 'x';</script>
    <script type="module" crossorigin src="./assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/signals-2.js">
    <link href="./assets/index-3.css" rel="stylesheet" crossorigin>
    <link rel="modulepreload" href="./assets/signals-2.js">`;
  expect(findFirstFiles(page)).toEqual([
    'first-paint.js',
    './assets/index-1.js',
    './assets/signals-2.js',
    './assets/index-3.css',
  ]);
});
