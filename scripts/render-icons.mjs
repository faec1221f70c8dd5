/** Renders `public/icon.svg` into the PNG icons that the manifest names: `node scripts/render-icons.mjs`. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright';
import { findBrowser } from './find-browser.mjs';

const GROUND = '#131210';
/** Part of the side that the mark fills; a maskable icon keeps it inside the middle 80 %. */
const ICONS = [
  { file: 'icon-192.png', side: 192, fill: 1, ground: 'transparent' },
  { file: 'icon-512.png', side: 512, fill: 1, ground: 'transparent' },
  { file: 'icon-maskable-512.png', side: 512, fill: 0.8, ground: GROUND },
  { file: 'apple-touch-icon.png', side: 180, fill: 0.9, ground: GROUND },
];

const browser = await chromium.launch({ executablePath: findBrowser() ?? '' });
const page = await browser.newPage();
const svg = readFileSync('public/icon.svg', 'utf8');
for (const { file, side, fill, ground } of ICONS) {
  await page.setViewportSize({ width: side, height: side });
  await page.setContent(
    `<style>html, body { margin: 0; height: 100%; background: ${ground}; display: grid; place-items: center }
    svg { width: ${side * fill}px; height: ${side * fill}px }</style>${svg}`,
  );
  await page.screenshot({ path: `public/${file}`, omitBackground: true });
  process.stdout.write(`public/${file}\n`);
}
await browser.close();
