import { describe, expect, it } from 'vitest';
import type { Bench, BenchContext, BenchOutcome } from './bench.ts';
import { medianOf } from './bench.ts';
import { runBenches } from './run-benches.ts';

const CONTEXT: BenchContext = {
  say: () => undefined,
  buildApp: async () => '',
  serve: async () => '',
  makeFolder: async () => '',
  openBrowser: async () => Promise.reject(new Error('no browser here')),
  runInWorker: async () => undefined,
};

function benchOf(id: string, outcome: BenchOutcome | Error, more: Partial<Bench> = {}): Bench {
  return {
    id,
    unit: 'ms',
    meaning: `measures ${id}`,
    reference: undefined,
    limit: undefined,
    isSlow: false,
    run: async () => {
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    ...more,
  };
}

const alone = (value: number): BenchOutcome => ({ value, referenceValue: undefined, n: 3 });

async function runThem(benches: readonly Bench[], ...args: string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  let open = 0;
  const code = await runBenches(benches, args, {
    openContext: () => {
      open++;
      const close = async (): Promise<void> => {
        open--;
      };
      return { context: CONTEXT, close };
    },
    print: (text) => printed.push(text),
    say: (text) => said.push(text),
  });
  return { code, printed, said, open };
}

function idsOf(printed: readonly string[]): unknown[] {
  return printed.map((line) => (JSON.parse(line) as { id: unknown }).id);
}

describe('a line of JSON', () => {
  it('has one shape, with nulls where there is nothing', async () => {
    const { code, printed } = await runThem([benchOf('a.b', alone(1.234_567))], '--json');
    expect(printed.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        id: 'a.b',
        value: 1.235,
        unit: 'ms',
        reference: null,
        referenceValue: null,
        ratio: null,
        limit: null,
        ok: null,
        n: 3,
      },
    ]);
    expect(code).toBe(0);
  });

  it('says what stands beside it, and whether the limit was kept', async () => {
    const bench = benchOf(
      'a',
      { value: 2, referenceValue: 8, n: 1 },
      { reference: 'a plain one', limit: { atLeast: 2 } },
    );
    const { printed } = await runThem([bench], '--json');
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      reference: 'a plain one',
      referenceValue: 8,
      ratio: 0.25,
      limit: 2,
      ok: true,
    });
  });
});

describe('the end', () => {
  it('is bad when a limit is missed, and says which', async () => {
    const benches = [
      benchOf('late', alone(5), { limit: { atMost: 4 } }),
      benchOf('slow', alone(5), { limit: { atLeast: 6 } }),
      benchOf('fine', alone(5), { limit: { atMost: 5 } }),
    ];
    const { code, said } = await runThem(benches);
    expect(code).toBe(1);
    const missed = said.filter((line) => line.includes('MISSED'));
    expect(missed.map((line) => line.split(' ')[0])).toEqual(['late', 'slow']);
  });

  it('is bad when one could not run; the others run, and what was open is closed', async () => {
    const broken = benchOf('a', new Error('no disk'));
    const { code, printed, said, open } = await runThem([broken, benchOf('b', alone(1))], '--json');
    expect(code).toBe(1);
    expect(idsOf(printed)).toEqual(['a', 'b']);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ value: null, ok: false });
    expect(said.join('\n')).toContain('no disk');
    expect(open).toBe(0);
  });

  it('is good when one was skipped, aloud', async () => {
    const bench = benchOf('a', { skipped: 'there are no sounds' }, { limit: { atMost: 1 } });
    const { code, printed, said } = await runThem([bench], '--json');
    expect(code).toBe(0);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ value: null, ok: null, n: 0 });
    expect(said.join('\n')).toContain('SKIPPED: there are no sounds');
  });
});

describe('names', () => {
  const benches = [
    benchOf('search.exact.100k', alone(1)),
    benchOf('search.exact.10k', alone(1)),
    benchOf('search.exact.1m', alone(1), { isSlow: true }),
    benchOf('searching', alone(1)),
  ];

  it.each([
    [[], ['search.exact.100k', 'search.exact.10k', 'searching']],
    [['search'], ['search.exact.100k', 'search.exact.10k']],
    [['search.exact.10k'], ['search.exact.10k']],
    [['search.exact.1m'], ['search.exact.1m']],
    [
      ['search', '--large'],
      ['search.exact.100k', 'search.exact.10k', 'search.exact.1m'],
    ],
  ])('%j', async (names, ids) => {
    const { printed } = await runThem(benches, '--json', ...names);
    expect(idsOf(printed)).toEqual(ids);
  });

  it.each(['search.exact.10', 'nothing', '--fast'])('%s is refused', async (name) => {
    const { code, printed, said } = await runThem(benches, name);
    expect([code, printed]).toEqual([2, []]);
    expect(said.join('\n')).toContain(name);
  });

  it('are listed with their meaning', async () => {
    const { printed } = await runThem(benches, '--list', 'search');
    expect(printed).toContain('search.exact.1m (slow): measures search.exact.1m');
    expect(printed).toHaveLength(3);
  });
});

it('writes a table whose columns stand below each other', async () => {
  const compared = { value: 12.5, referenceValue: 100, n: 7 };
  const { printed } = await runThem([
    benchOf('a.long.name', compared, { reference: 'a plain one' }),
    benchOf('b', alone(3), { limit: { atMost: 2 } }),
  ]);
  expect(printed.join('\n').split('\n')).toEqual([
    'id             value  reference  ratio  limit  kept  n',
    'a.long.name  12.5 ms     100 ms  0.125      -        7',
    'b               3 ms          -      -   2 ms    NO  3',
    'a.long.name beside: a plain one',
  ]);
});

it('takes the middle of figures', () => {
  expect(medianOf([9, 1, 5])).toBe(5);
  expect(medianOf([9, 1, 5, 6])).toBe(5.5);
});
