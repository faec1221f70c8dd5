import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { newestChange } from '../../scripts/build-app.mjs';

it('finds the youngest source, however deep, and passes over tests and compiled parts', async () => {
  const scratch = await mkdtemp(path.join(tmpdir(), 'nearfield-changes-'));
  await mkdir(path.join(scratch, 'src/deep'), { recursive: true });
  const ages = { 'src/a.ts': 10, 'src/deep/b.tsx': 20, 'src/deep/b.test.ts': 30, 'src/c.wasm': 40 };
  for (const [name, seconds] of Object.entries(ages)) {
    await writeFile(path.join(scratch, name), '');
    await utimes(path.join(scratch, name), seconds, seconds);
  }
  expect(newestChange([path.join(scratch, 'src'), path.join(scratch, 'gone')])).toBe(20_000);
  await rm(scratch, { recursive: true });
});
