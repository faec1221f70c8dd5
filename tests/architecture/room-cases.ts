/** For every room rule one small tree that breaks it. */
import type { Tree } from './cruise-tree.ts';
import { VENDOR_DOORS } from './room-rules.ts';

const GIVES_B = 'export const b = () => 1;';

function arrow(from: string, to: string, code: string = GIVES_B): Tree {
  const depth = from.split('/').length - 1;
  return { [from]: `import { b } from '${'../'.repeat(depth)}${to}'; b();`, [to]: code };
}

/** A tree whose one module takes a vendor library past its door. */
function throughTheWall(vendor: string): Tree {
  const manifest = { name: vendor, version: '1.0.0', type: 'module', exports: './main.js' };
  return {
    'src/samples/a.ts': `import { b } from '${vendor}'; b();`,
    'package.json': JSON.stringify({ dependencies: { [vendor]: '1.0.0' } }),
    [`node_modules/${vendor}/package.json`]: JSON.stringify(manifest),
    [`node_modules/${vendor}/main.js`]: GIVES_B,
  };
}

const doorCases = Object.keys(VENDOR_DOORS).map((vendor): [string, Tree] => [
  `door-${vendor}`,
  throughTheWall(vendor),
]);

/** Trees by the name of the rule that must refuse them. */
export const REFUSED: ReadonlyMap<string, Tree> = new Map<string, Tree>([
  ['workers-not-src', arrow('workers/audio/a.ts', 'src/samples/b.ts')],
  ['src-only-protocol', arrow('src/samples/a.ts', 'workers/audio/b.ts')],
  [
    'threads-apart',
    {
      'workers/audio/a.ts': "import type { B } from '../library/b.ts'; export type C = B;",
      'workers/library/b.ts': 'export type B = number;',
    },
  ],
  ['protocol-bottom', arrow('workers/protocol/a.ts', 'workers/library/b.ts')],
  ['components-render', arrow('src/samples/a.tsx', 'src/threads/b.ts')],
  ['features-by-model', arrow('src/samples/a.ts', 'src/similar/b.ts')],
  [
    'base-rooms-below',
    {
      'src/design/a.ts': "import type { B } from '../samples/b-model.ts'; export type C = B;",
      'src/samples/b-model.ts': 'export type B = number;',
    },
  ],
  ['no-entry-import', arrow('workers/audio/a.ts', 'workers/audio/b.worker.ts')],
  ['no-tests-in-production', arrow('src/samples/a.ts', 'tests/fixtures/b.ts')],
  [
    'no-cycle',
    {
      'workers/audio/a.ts': "import { b } from './b.ts'; b(); export const a = 1;",
      'workers/audio/b.ts': "import type { a } from './a.ts'; export const b = (): typeof a => 1;",
    },
  ],
  ['no-orphan', { 'src/samples/alone.ts': GIVES_B }],
  ...doorCases,
]);

/** Trees that follow every rule. */
export const ALLOWED: ReadonlyMap<string, Tree> = new Map<string, Tree>([
  ['a model of another feature', arrow('src/samples/a.ts', 'src/similar/b-model.ts')],
  ['a base room', arrow('src/samples/a.tsx', 'src/design/b.ts')],
  ['the protocol, from both sides', arrow('src/samples/a.ts', 'workers/protocol/b.ts')],
  [
    'a type of a protocol file in a component',
    {
      'src/samples/a.tsx':
        "import type { B } from '../../workers/protocol/b.ts'; export type C = B;",
      'workers/protocol/b.ts': 'export type B = number;',
    },
  ],
]);
