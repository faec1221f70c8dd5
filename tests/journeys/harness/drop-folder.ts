/** Drops real folders on the page by the browser's own drag and drop. */
import type { Page } from 'playwright';

/** Drops folders or files in the middle of the window. */
export async function dropFolder(page: Page, ...paths: readonly string[]): Promise<void> {
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const session = await page.context().newCDPSession(page);
  const at = { x: size.width / 2, y: size.height / 2 };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}
