import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

function listTypeFiles(project: string): string[] {
  const compiler = 'node_modules/typescript/bin/tsc';
  const args = [compiler, '-p', project, '--noEmit', '--listFilesOnly'];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim().split('\n');
}

it('gives no thread the types of a window', () => {
  const files = listTypeFiles('tsconfig.workers.json');
  expect(files.filter((file) => /lib\.(?:webworker|es2023)\.d\.ts$/.test(file))).toHaveLength(2);
  expect(files.filter((file) => /lib\.dom|node_modules\/preact\//.test(file))).toEqual([]);
});

it('gives the shell no types of a thread or of Node', () => {
  const files = listTypeFiles('tsconfig.shell.json');
  expect(files.some((file) => file.endsWith('lib.dom.d.ts'))).toBe(true);
  expect(files.filter((file) => /lib\.webworker|@types\/node\//.test(file))).toEqual([]);
});
