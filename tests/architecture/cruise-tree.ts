/** Follows every import below a folder and holds it to the room rules. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { ROOM_RULES } from './room-rules.ts';

/** Files of a small tree by their path. */
export type Tree = Readonly<Record<string, string>>;

/** Cruises `src` and `workers` of a folder. */
export async function cruiseFolder(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src', 'workers'], {
    baseDir,
    validate: true,
    ruleSet: { forbidden: ROOM_RULES },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  });
  if (typeof output === 'string') throw new Error(output);
  return output;
}

/** Writes a small tree to a folder of its own and gives the names of the rules that it breaks. */
export async function findBrokenRules(tree: Tree): Promise<string[]> {
  const baseDir = await mkdtemp(path.join(tmpdir(), 'nearfield-rooms-'));
  try {
    for (const folder of ['src', 'workers']) await mkdir(path.join(baseDir, folder));
    for (const [file, text] of Object.entries(tree)) {
      await mkdir(path.dirname(path.join(baseDir, file)), { recursive: true });
      await writeFile(path.join(baseDir, file), text);
    }
    const { summary } = await cruiseFolder(baseDir);
    return summary.violations.map(({ rule }) => rule.name);
  } finally {
    await rm(baseDir, { recursive: true });
  }
}
