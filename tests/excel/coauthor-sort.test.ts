/** @jest-environment ./tests/support/dom-environment.cjs */
/** Somebody else sorts the rows between any two requests of a write, with our columns or without: no award ever stands beside another enterprise. */
import { ProblemError, type Result } from '../../src/core/problem';
import { followRows } from '../../src/excel/write/back/follow-rows';
import { isElsewhere, rowSources } from '../../src/excel/write/look/row-sources';
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import { lookback } from '../../src/run/lookback';
import { writeRun } from '../../src/run/write-run';
import { seenOf } from '../../src/sheet/compose/seen';
import type { WritePlan } from '../../src/sheet/port/port';
import { DISTRICT } from '../support/district-pack';
import { beside, sheetOf, sorted, type Change } from '../support/excel-coauthor';
import { makeExcel, type ExcelHarness } from '../support/excel-harness';
import type { ExcelHost, Logged } from '../support/excel-host';
import { planOf, seedOf, SHEET } from '../support/excel-plan';
import { loadText } from '../support/packs';

jest.setTimeout(300_000);

/** What is the user's, row by row. */
const theirs = (host: ExcelHost): unknown =>
  [...sheetOf(host).cells]
    .sort(([a], [b]) => a - b)
    .map(([row, line]) => [row, ...[0, 1, 2].map((column) => line.get(column)?.value)]);

/** Two runs whose amounts differ; the second takes for granted what the first has left. */
const planAt = (rows: number, run: number): WritePlan => {
  const plan = planOf(rows, { record: `run${run}` });
  const columns = plan.columns.map((column) =>
    column.key === 'status' ? column : { ...column, values: Array.from({ length: rows }, (_, i) => run * 10_000 + i + 0.25) },
  );
  const own = run === 0 ? [] : columns.map(({ key, column }) => ({ key, column, row: 0, rows: rows + 1 }));
  return { ...plan, columns, seen: { own, rows: [{ column: 0, values: Array.from({ length: rows }, (_, i) => `企业${i}`) }] } };
};

const started = async (rows: number, runs: number): Promise<ExcelHarness> => {
  const harness = await makeExcel('m365')(seedOf(rows));
  for (let run = 0; run < runs; run += 1) await harness.port.write(planAt(rows, run));
  return harness;
};

type Beside = ReturnType<typeof beside>;
const same = (a: Beside, b: Beside): boolean => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/** How often it was refused, and how often written; what stands beside each enterprise is what was there before, or all of the new. */
const atRequests = async (rows: number, runs: number, chosen: (log: readonly Logged[]) => readonly number[]) => {
  const plan = planAt(rows, runs);
  const clean = await started(rows, runs);
  clean.host.log.splice(0);
  await clean.port.write(plan);
  const finished = beside(clean.host);
  const seen = { refused: 0, written: 0 };
  for (const request of chosen(clean.host.log)) {
    const { host, port } = await started(rows, runs);
    const before = beside(host);
    let count = 0;
    let users: unknown;
    host.onRequest(() => {
      count += 1;
      if (count !== request) return;
      sorted(host);
      users = theirs(host);
    });
    const outcome = await port.write(plan).catch((error: unknown) => error as ProblemError);
    host.onRequest(undefined);
    const refused = outcome instanceof ProblemError;
    seen[refused ? 'refused' : 'written'] += 1;
    if (refused) {
      expect(outcome.problems.map(({ code }) => code)).not.toContain('excel/not-restored');
      expect(sheetOf(host).names.filter(({ name }) => name.startsWith('_cesuan.at.'))).toEqual([]);
    }
    expect({ request, refused, right: same(beside(host), refused ? before : finished) }).toEqual({
      request,
      refused,
      right: true,
    });
    expect(JSON.stringify(theirs(host)) === JSON.stringify(users)).toBe(true);
  }
  return seen;
};
const every = (log: readonly Logged[]): readonly number[] => log.map((_, i) => i + 1);

test.each([
  ['first run', 0],
  ['second run', 1],
] as const)('sorted with our columns, %s', async (_which, runs) => {
  const seen = await atRequests(6, runs, every);
  expect(seen.refused).toBeGreaterThan(3);
  expect(seen.written).toBeGreaterThan(0);
});

test('sorted between two blocks of a write', async () => {
  const blocks = (log: readonly Logged[]): readonly number[] =>
    log.flatMap(({ requestBytes }, i) => (requestBytes > 100_000 ? [i + 1] : []));
  const seen = await atRequests(11_000, 1, blocks);
  expect(seen.refused).toBeGreaterThan(1);
  expect(seen.written).toBe(0);
});

/** The user's columns in the other order, ours left where they are: by then what stands beside whom is the user's doing. */
const sortedWithout: Change = (host) => {
  const { cells } = sheetOf(host);
  const rows = [...cells.keys()].filter((row) => row > 0).sort((a, b) => a - b);
  const lines = rows.map((row) => [0, 1, 2].map((column) => cells.get(row)?.get(column)));
  rows.forEach((row, i) =>
    lines[rows.length - 1 - i]?.forEach((cell, column) => {
      if (cell) cells.get(row)?.set(column, cell);
      else cells.get(row)?.delete(column);
    }),
  );
};

const sure = <T>(result: Result<T>): T => {
  if (!result.ok) throw new ProblemError(result.problems);
  return result.value;
};

/** Five enterprises that the district pays for. */
const paid = (): Promise<ExcelHarness> =>
  makeExcel('m365')({
    sheets: [
      {
        name: SHEET,
        cells: [
          ['企业名称', '统一社会信用代码', '设备投资额（元）'],
          ...[1_200_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000].map((yuan, i) => [`企业${i}`, null, yuan]),
        ],
      },
      { name: '用户的表', cells: [['不要动', 1]] },
    ],
  });

const runOn = async ({ port }: ExcelHarness) => {
  const opened = sure(await openSheet(port, SHEET));
  const policy = sure(loadText(DISTRICT));
  const recognition = sure(recogniseSheet(opened, policy, 2021));
  const computed = sure(compute(opened, recognition, policy, { year: 2021, readings: {}, parameters: {} }));
  const options = { lang: 'zh', unit: '元', fileName: 'a.xlsx', now: '2021-12-01T00:00:00Z' } as const;
  const { plan } = planWrite(opened, computed, options);
  return { plan, write: () => writeRun(port, plan, policy.id, recognition.mapping, lookback) };
};

test.each([
  ['with our columns', sorted],
  ['without them', sortedWithout],
] as const)(
  'a run of a policy, sorted %s: what is written stands beside its enterprise, or nothing does',
  async (_which, change) => {
    const clean = await paid();
    const first = await runOn(clean);
    const from = clean.host.log.length;
    await first.write();
    const finished = beside(clean.host);
    const requests = clean.host.log.length - from;
    const codes = new Set<string>();
    const [right, after]: [number[], number[]] = [[], []];
    for (let request = 1; request <= requests; request += 1) {
      const harness = await paid();
      const { host } = harness;
      const { write } = await runOn(harness);
      let count = 0;
      host.onRequest(() => {
        count += 1;
        if (count === request) change(host);
      });
      const outcome = await write().catch((error: unknown) => error as ProblemError);
      host.onRequest(undefined);
      if (outcome instanceof ProblemError) {
        outcome.problems.forEach(({ code }) => codes.add(code));
        expect([request, [...beside(host).values()].flat()]).toEqual([request, []]);
        continue;
      }
      if (same(beside(host), finished)) right.push(request);
      else after.push(request);
    }
    // What is sorted without our columns after the last look of all is the user's own doing, as on any other day.
    expect(after).toEqual(change === sorted ? [] : [5, 4, 3, 2, 1, 0].map((left) => requests - left));
    expect([...codes]).toContain('excel/sheet-moved');
    if (change === sortedWithout) expect([...codes]).toContain('sorted-meanwhile');
    if (change === sorted) expect(right.length).toBeGreaterThan(0);
  },
);

describe('which row stands where', () => {
  const name = { column: 0, values: ['甲', '甲', '乙', null] };
  const figure = { column: 2, values: [1, 2, 3, null], figure: true as const };

  test('the same, sorted, and edited where it stands', () => {
    expect(rowSources([name, figure], [name.values, figure.values])).toBeUndefined();
    expect([
      ...(rowSources(
        [name, figure],
        [
          ['乙', '甲', '甲', null],
          [3, 1, 2, null],
        ],
      ) ?? []),
    ]).toEqual([2, 0, 1, 3]);
    expect([...(rowSources([name, figure], [name.values, [1, 2, 4, null]]) ?? [])]).toEqual([0, 1, 2, 3]);
    // 乙 was corrected and moved: nobody can say so.
    expect([
      ...(rowSources(
        [name, figure],
        [
          ['乙', '甲', '甲', null],
          [4, 1, 2, null],
        ],
      ) ?? []),
    ]).toEqual([-1, 0, 1, 3]);
  });

  test('a corrected figure is no sort, a figure in another row is', () => {
    expect(isElsewhere([name, figure], [name.values, [1, 2, 4, null]])).toBe(false);
    expect(isElsewhere([name, figure], [name.values, [2, 1, 3, null]])).toBe(true);
    expect(isElsewhere([name, figure], [['甲', '甲', '丙', null], figure.values])).toBe(true);
  });

  const part = (contents: readonly (string | number)[]) => ({
    area: { row: 1, column: 5, rows: contents.length, columns: 1 },
    contents: contents.map((one) => [one]),
    formats: contents.map(() => ['0.00']),
  });
  const contentsOf = (...given: Parameters<typeof followRows>) => {
    const { parts, lost } = followRows(...given);
    return { contents: parts.flatMap(({ contents }) => contents.flat()), lost };
  };

  test('cells follow their rows, across parts and below the header', () => {
    const header = part(['奖补']);
    const rows = [10, 20, 30].map((value, i) => ({ ...part([value]), area: { row: 2 + i, column: 5, rows: 1, columns: 1 } }));
    expect(contentsOf([header, ...rows], 2, Int32Array.of(2, 0, 1))).toEqual({ contents: ['奖补', 30, 10, 20], lost: [] });
  });

  test('a formula goes on pointing to its own row', () => {
    const formulas = [part(['=ROUND(D2*$H$1,2)', 20])] as const;
    expect(contentsOf(formulas, 1, Int32Array.of(1, 0))).toEqual({ contents: [20, '=ROUND(D3*$H$1,2)'], lost: [] });
    expect(contentsOf(formulas, 1, Int32Array.of(0, 1))).toEqual({ contents: ['=ROUND(D2*$H$1,2)', 20], lost: [] });
  });

  test('what has no place is left empty and told: a row that is not known, a formula that would point above the first', () => {
    expect(contentsOf([part([10, 20, 30])], 1, Int32Array.of(-1, 0, 1))).toEqual({
      contents: ['', 10, 20],
      lost: [part([10, 20, 30]).area],
    });
    // Nor is the header a row.
    expect(contentsOf([part(['奖补', 10, '', ''])], 2, Int32Array.of(-1, 0, 2))).toEqual({
      contents: ['奖补', '', 10, ''],
      lost: [],
    });
    expect(contentsOf([part([20, '=D1*2'])], 1, Int32Array.of(1, 0))).toEqual({ contents: ['', 20], lost: [part([1, 2]).area] });
  });
});

test('figures are looked at where names do not tell the rows apart, and only as far as they do', async () => {
  const { port } = await makeExcel('m365')({
    sheets: [
      {
        name: SHEET,
        cells: [
          ['企业名称', '统一社会信用代码', '设备投资额（元）'],
          ['企业0', null, 1_200_000],
          ['企业0', null, 2_000_000],
          ['企业1', null, 2_000_000],
        ],
      },
    ],
  });
  const opened = sure(await openSheet(port, SHEET));
  const { mapping } = sure(recogniseSheet(opened, sure(loadText(DISTRICT)), 2021));
  const columns = (from: number, rows: number) =>
    seenOf(opened.grid, mapping, [], from, rows).rows.map(({ column, figure }) => [column, figure ?? false]);
  expect(columns(1, 3)).toEqual([
    [0, false],
    [2, true],
  ]);
  expect(columns(2, 2)).toEqual([[0, false]]);
});
