/** @jest-environment ./tests/support/dom-environment.cjs */
/** Somebody else types into our own cells while a run writes them: what they typed is never lost, whichever request it meets, and they are told. */
import { ProblemError } from '../../src/core/problem';
import type { WritePlan } from '../../src/sheet/port/port';
import { ownSeen } from '../../src/sheet/port/own-prints';
import { sheetOf } from '../support/excel-coauthor';
import { cellAt, insertRows, type ExcelHost } from '../support/excel-host';
import { putCell } from '../support/excel-host/model';
import type { ExcelHarness } from '../support/excel-harness';
import { planOf, SHEET } from '../support/excel-plan';
import { make, ROWS, scenarios } from '../support/excel-scenarios';

jest.setTimeout(240_000);

const THEIRS = 77_777;
const COLUMN = 3;
const ROW = 2;

const values = (host: ExcelHost): unknown =>
  [...host.sheet(SHEET).cells].flatMap(([row, line]) =>
    [...line].flatMap(([column, { value, formula }]) => (value === '' ? [] : [[row, column, formula ?? value]])),
  );

/** How often what they typed was met before it was too late, and how often it stands beside a finished run. */
const typedAtEachRequest = async (
  start: () => Promise<ExcelHarness>,
  planned: (harness: ExcelHarness) => Promise<WritePlan>,
  put: { readonly value: string | number; readonly formula?: string | undefined },
): Promise<{ readonly refused: number; readonly written: number }> => {
  const clean = await start();
  const cleanPlan = await planned(clean);
  const from = clean.host.log.length;
  await clean.port.write(cleanPlan);
  const requests = clean.host.log.length - from;
  const counts = { refused: 0, written: 0 };
  for (let request = 1; request <= requests; request += 1) {
    const type = (on: ExcelHost): void => putCell(sheetOf(on), ROW, COLUMN, { value: put.value, formula: put.formula });
    // Before the other: the last that is started is the one that ports talk to.
    const expected = await start();
    type(expected.host);
    const harness = await start();
    const { host, port } = harness;
    const plan = await planned(harness);
    host.onRequest((count) => count === request && type(host));
    const outcome = await port.write(plan).catch((error: unknown) => error as ProblemError);
    host.onRequest(undefined);
    const found = cellAt(sheetOf(host), ROW, COLUMN);
    expect([request, found.formula ?? found.value]).toEqual([request, put.formula ?? put.value]);
    if (outcome instanceof ProblemError) {
      counts.refused += 1;
      expect([request, outcome.problems.some(({ code }) => code === 'excel/not-restored')]).toEqual([request, false]);
      expect([request, JSON.stringify(outcome.problems)]).toEqual([request, expect.stringContaining('D3')]);
      expect([request, values(host)]).toEqual([request, values(expected.host)]);
    } else counts.written += 1;
  }
  return counts;
};

const seen = async ({ port }: ExcelHarness): Promise<WritePlan['seen']> => ({
  own: ownSeen(await port.read(SHEET), await port.ownColumns(SHEET)),
  rows: [{ column: 0, values: Array.from({ length: ROWS }, (_, i) => `企业${i}`) }],
});

const second = scenarios.filter(({ name }) => name === 'second run' || name.startsWith('undo'));

describe.each(second)('$name', ({ name, start, plan }) => {
  const withSeen = async (harness: ExcelHarness): Promise<WritePlan> => {
    const planned = await plan(harness);
    return planned.seen ? planned : { ...planned, seen: await seen(harness) };
  };

  const more = [
    ['a formula', { value: 4, formula: '=2+2' }],
    ['nothing', { value: '' }],
  ] as const;

  test.each([['a number', { value: THEIRS }] as const, ...(name === 'second run' ? more : [])])(
    '%s typed over an award, at every request',
    async (_what, put) => {
      const { refused, written } = await typedAtEachRequest(start, withSeen, put);
      expect(refused).toBeGreaterThan(5);
      expect(written).toBeGreaterThan(0);
    },
  );
});

test('typed into a column that is new to us, at every request', async () => {
  const { refused, written } = await typedAtEachRequest(make, () => Promise.resolve(planOf(ROWS)), { value: THEIRS });
  expect(refused).toBeGreaterThan(5);
  expect(written).toBeGreaterThan(0);
});

test('what was changed before the write began is refused before anything is written, with the cell and what it holds', async () => {
  const harness = await make();
  const { host, port } = harness;
  await port.write(planOf(ROWS));
  const plan = planOf(ROWS, { seen: await seen(harness) });
  await harness.type(SHEET, ROW, COLUMN, THEIRS);
  host.log.length = 0;
  const outcome = await port.write(plan).catch((error: unknown) => error as ProblemError);
  if (!(outcome instanceof ProblemError)) throw new Error('written');
  expect(outcome.problems).toEqual([
    expect.objectContaining({ code: 'excel/edited-meanwhile', place: expect.objectContaining({ sheet: SHEET, cell: 'D3' }) }),
  ]);
  expect(outcome.problems[0]?.message.zh).toContain('D3（“77777”）');
  expect(cellAt(host.sheet(SHEET), ROW, COLUMN).value).toBe(THEIRS);
  expect(host.log.flatMap(({ error }) => error ?? [])).toEqual([]);
});

test('a cell that the plan keeps may change', async () => {
  const harness = await make();
  await harness.port.write(planOf(ROWS));
  const plan = planOf(ROWS, { seen: await seen(harness) });
  const columns = plan.columns.map((column) => ({
    ...column,
    values: column.values.map((value, i) =>
      column.column === COLUMN && i === ROW - 1 ? { value: 1, keep: true as const } : value,
    ),
  }));
  await harness.type(SHEET, ROW, COLUMN, THEIRS);
  await harness.port.write({ ...plan, columns });
  expect(cellAt(harness.host.sheet(SHEET), ROW, COLUMN).value).toBe(THEIRS);
});

test('a row with content is put into a first run that is then taken back: the content stays', async () => {
  const clean = await make();
  await clean.port.write(planOf(ROWS));
  const requests = clean.host.log.length;
  for (let request = 4; request < requests; request += 1) {
    const { host, port } = await make();
    host.onRequest((count) => {
      if (count !== request) return;
      insertRows(host.book, sheetOf(host), 3, 1);
      putCell(sheetOf(host), 3, COLUMN, { value: THEIRS });
    });
    await port.write(planOf(ROWS)).catch(() => undefined);
    host.onRequest(undefined);
    expect([request, cellAt(sheetOf(host), 3, COLUMN).value]).toEqual([request, THEIRS]);
  }
});
