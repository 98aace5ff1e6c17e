/** @jest-environment ./tests/support/dom-environment.cjs */
/** Columns that a plan only empties are looked at like those that it writes: what stands in the way is said before anything is changed. */
import { ProblemError } from '../../src/core/problem';
import { cellAt, type ExcelHost } from '../support/excel-host';
import { planOf, SHEET } from '../support/excel-plan';
import { make, ROWS, scenarios } from '../support/excel-scenarios';

jest.setTimeout(120_000);

const undo = scenarios.find(({ name }) => name === 'undo of a first run');

const inTheWay: Readonly<Record<string, (host: ExcelHost) => void>> = {
  'excel/rows-filtered': (host) => {
    host.sheet(SHEET).filter = { area: { row: 0, column: 0, rows: ROWS + 1, columns: 5 }, filtered: true };
  },
  'excel/merge-in-the-way': (host) => host.sheet(SHEET).merges.push({ row: 1, column: 3, rows: 2, columns: 1 }),
};

test.each(Object.keys(inTheWay))('%s, when a first run is taken back', async (code) => {
  if (!undo) throw new Error('no such scenario');
  const harness = await undo.start();
  const { host, port } = harness;
  inTheWay[code]?.(host);
  const before = cellAt(host.sheet(SHEET), 2, 3).value;
  expect(before).not.toBe('');
  const outcome = await port.write(await undo.plan(harness)).catch((error: unknown) => error as ProblemError);
  expect(outcome).toBeInstanceOf(ProblemError);
  expect((outcome as ProblemError).problems.map((one) => one.code)).toEqual([code]);
  expect(cellAt(host.sheet(SHEET), 2, 3).value).toBe(before);
  expect(host.log.flatMap(({ error }) => error ?? [])).toEqual([]);
});

test('with nothing in the way it is taken back', async () => {
  const { host, port } = await make();
  await port.write(planOf(ROWS));
  await port.write(
    planOf(ROWS, { columns: [], dropped: planOf(ROWS).columns.map(({ key, column }) => ({ key, column })), sheets: [] }),
  );
  expect(cellAt(host.sheet(SHEET), 2, 3).value).toBe('');
});
