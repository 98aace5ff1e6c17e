/** @jest-environment ./tests/support/dom-environment.cjs */
/** Somebody else changes the sheet between any two requests of a write: their cells are never touched, and no award stands beside another enterprise. */
import { ProblemError } from '../../src/core/problem';
import { beside, CHANGES, ownAt, sheetOf, users } from '../support/excel-coauthor';
import { makeExcel, type ExcelHarness } from '../support/excel-harness';
import type { ExcelHost } from '../support/excel-host';
import { planOf, seedOf } from '../support/excel-plan';

jest.setTimeout(240_000);

const ROWS = 6;
const start = async (runs: number): Promise<ExcelHarness> => {
  const harness = await makeExcel('m365')(seedOf(ROWS));
  for (let run = 0; run < runs; run += 1) await harness.port.write(planOf(ROWS, { record: `run${run}` }));
  return harness;
};

const planned = planOf(ROWS, { memory: '{"run":2}', record: 'runnew' });
const own = planned.columns.map(({ key, column }) => ({ key, column, row: 0, rows: ROWS + 1 }));

describe.each([
  ['first run', 0],
  ['second run', 1],
] as const)('%s', (_which, runs) => {
  test.each(Object.keys(CHANGES))('%s, at every request', async (what) => {
    const plan = {
      ...planned,
      seen: { own: runs > 0 ? own : [], rows: [{ column: 0, values: Array.from({ length: ROWS }, (_, i) => `企业${i}`) }] },
    };
    const change = CHANGES[what] as (host: ExcelHost) => void;
    const clean = await start(runs);
    const from = clean.host.log.length;
    await clean.port.write(plan);
    const requests = clean.host.log.length - from;
    const finished = beside(clean.host);
    const seen = { refused: 0, written: 0 };

    for (let request = 1; request <= requests; request += 1) {
      const { host, port } = await start(runs);
      const before = beside(host);
      let count = 0;
      let theirs: unknown;
      host.onRequest(() => {
        count += 1;
        if (count !== request) return;
        change(host);
        theirs = users(host);
      });
      const outcome = await port.write(plan).catch((error: unknown) => error as ProblemError);
      host.onRequest(undefined);
      const at = [what, request];
      const after = beside(host);
      if (outcome instanceof ProblemError) {
        seen.refused += 1;
        expect([at, host.sheet(sheetOf(host).name).names.filter(({ name }) => name.startsWith('_cesuan.at.'))]).toEqual([at, []]);
        if (outcome.problems.some(({ code }) => code === 'excel/not-restored')) {
          expect(runs).toBe(1);
          expect(outcome.problems.at(-1)?.message.zh).toContain('请重新测算');
        } else {
          for (const [name, cells] of after)
            if (before.has(name)) expect([at, name, cells]).toEqual([at, name, before.get(name)]);
        }
      } else {
        seen.written += 1;
        for (const [name, cells] of after)
          if (finished.has(name)) expect([at, name, cells]).toEqual([at, name, finished.get(name)]);
      }
      // Before ours have names (a first run that broke off), nothing but theirs is there.
      expect([at, users(host)]).toEqual([
        at,
        outcome instanceof ProblemError || request > 1 ? expectedUsers(host, theirs) : theirs,
      ]);
    }
    expect(seen.refused).toBeGreaterThan(0);
    expect(seen.written).toBeGreaterThan(0);
  });
});

/** `theirs` was taken when ours may not have had names yet: without the cells that ours have since become. */
const expectedUsers = (host: ExcelHost, theirs: unknown): unknown => {
  const own = ownAt(sheetOf(host));
  const values = new Set(['（八）设备投入', "'测算依据'!A2", '状态', '未定', 0.07, 1.07, 2.07, 3.07, 4.07, 5.07]);
  return (theirs as readonly [number, number, unknown, unknown][]).filter(
    ([, column, value]) => !own.has(column) && !(column > 2 && values.has(value as string)),
  );
};
