import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';

const GOOD =
  '/** Adds one. */\nexport function addOne(value: number): number {\n  return value + 1;\n}\n';

function longFunction(lines: number): string {
  const steps = Array.from({ length: lines - 4 }, () => '  count += value;').join('\n');
  const open = 'export function addUp(value: number): number {\n  let count = 0;';
  return `/** Adds up. */\n${open}\n${steps}\n  return count;\n}\n`;
}

/** Files by the rule that must refuse them. */
const REFUSED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'max-lines': { 'long.ts': `${GOOD}${'// a line\n'.repeat(397)}` },
  'max-lines-per-function': { 'long.ts': longFunction(31) },
  'max-params': {
    'many.ts':
      '/** Adds six. */\nexport const addSix = (a: number, b: number, c: number, d: number, e: number, f: number): number =>\n  a + b + c + d + e + f;\n',
  },
  'no-explicit-any': {
    'loose.ts':
      '/** Gives it back. */\nexport const same = (value: any): number => Number(value);\n',
  },
  'require-jsdoc': { 'silent.ts': 'export const one = (): number => 1;\n' },
  'no-cycle': {
    'a.ts': "import { b } from './b.ts';\n\n/** One. */\nexport const a = (): number => b();\n",
    'b.ts': "import { a } from './a.ts';\n\n/** One. */\nexport const b = (): number => a();\n",
  },
  'no-default-export': { 'main.ts': '/** One. */\nexport default 1;\n' },
  'no-barrel-file': { 'all.ts': "export * from './good.ts';\n", 'good.ts': GOOD },
  'filename-case': { 'camelCase.ts': GOOD },
  'no-non-null-assertion': {
    'sure.ts':
      '/** First. */\nexport const first = (values: readonly number[]): number => values[0]!;\n',
  },
};

const fullFile = `${GOOD}${'// a line\n'.repeat(396)}`;
const ALLOWED = { 'full.ts': fullFile, 'thirty.ts': longFunction(30), 'good.ts': GOOD };

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

/** Lints all trees at once, each in a folder of its own, by the project's own configuration. */
async function lintTrees(trees: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const scratch = await mkdtemp(path.join(tmpdir(), 'nearfield-lint-'));
  await cp('.oxlintrc.json', path.join(scratch, '.oxlintrc.json'));
  await symlink(path.resolve('node_modules'), path.join(scratch, 'node_modules'), 'junction');
  for (const [name, files] of Object.entries(trees)) {
    await mkdir(path.join(scratch, 'src', name), { recursive: true });
    for (const [file, text] of Object.entries(files))
      await writeFile(path.join(scratch, 'src', name, file), text);
  }
  const linter = path.resolve('node_modules/oxlint/bin/oxlint');
  const args = [linter, '--format', 'json', '--deny-warnings', 'src'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: scratch, encoding: 'utf8' });
  await rm(scratch, { recursive: true });
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

let found: readonly Diagnostic[];

beforeAll(async () => {
  found = await lintTrees({ ...REFUSED, allowed: ALLOWED });
});

function codesOf(name: string): string[] {
  return found
    .filter(({ filename }) => filename.replaceAll('\\', '/').startsWith(`src/${name}/`))
    .map(({ code }) => code);
}

it.each(Object.keys(REFUSED))('refuses what breaks %s', (rule) => {
  expect(codesOf(rule).some((code) => code.endsWith(`(${rule})`))).toBe(true);
});

it('lets the limits themselves pass', () => {
  expect(codesOf('allowed')).toEqual([]);
});
