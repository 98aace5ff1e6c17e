/** @jest-environment ./tests/support/dom-environment.cjs */
/** Widths that the user gives to our columns, and columns that he hides: they go with their column, and an undo brings them back with it. */
import type { WritePlan } from '../../src/sheet/port/port';
import { ROWS, SHEET, start, type Started } from '../support/excel-formulas';
import type { ExcelHost } from '../support/excel-host';

jest.setTimeout(60_000);

const give = ({ host }: Started, column: 2 | 3, value: number): void => {
  for (let row = 1; row <= ROWS; row += 1) host.edit(SHEET, row, column, value);
};

type Shapes = Readonly<Record<string, readonly [width: number | undefined, hidden: boolean]>>;

const shapesOf = (host: ExcelHost, { columns }: WritePlan): Shapes => {
  const { widths, hiddenColumns } = host.sheet(SHEET);
  return Object.fromEntries(columns.map(({ key, column }) => [key, [widths.get(column), hiddenColumns.has(column)]]));
};

/** Of all columns of the sheet. */
const all = (host: ExcelHost): unknown => {
  const { widths, hiddenColumns } = host.sheet(SHEET);
  return Array.from({ length: 24 }, (_, column) => [widths.get(column), hiddenColumns.has(column)]);
};

/** Each column gets a width of its own, the second one is hidden. */
const arrange = (host: ExcelHost, { columns }: WritePlan): void => {
  const { widths, hiddenColumns } = host.sheet(SHEET);
  columns.forEach(({ column }, i) => widths.set(column, 101 + i));
  hiddenColumns.add(columns[1]?.column ?? -1);
};

test('an award that comes in moves the others with their widths, and its undo moves them back', async () => {
  const started = start();
  const { host, run } = started;
  host.sheet(SHEET).widths.set(8, 33);
  give(started, 3, 0);
  const { plan: first } = await run.write(false);
  arrange(host, first);
  const arranged = shapesOf(host, first);
  const before = all(host);
  give(started, 3, 2);
  const { plan: second } = await run.write(false);
  const moved = first.columns.filter(({ key, column }) => second.columns.find((one) => one.key === key)?.column !== column);
  expect(moved.length).toBeGreaterThan(1);
  const came = second.columns.filter(({ key }) => !(key in arranged));
  expect(came).toHaveLength(1);
  const planned = came.map(({ key, width }) => [key, [(width * 7 + 5) * 0.75, false]]);
  expect(shapesOf(host, second)).toEqual({ ...arranged, ...Object.fromEntries(planned) });
  await run.undo();
  expect(all(host)).toEqual(before);
});

test('an award that goes moves the others with their widths, and has its own again when an undo or a later run brings it back', async () => {
  for (const way of ['undo', 'run']) {
    const started = start();
    const { host, run } = started;
    const { plan: first } = await run.write(false);
    arrange(host, first);
    const arranged = shapesOf(host, first);
    const before = all(host);
    give(started, 2, 0);
    const { plan: second } = await run.write(false);
    const gone = Object.keys(arranged).filter((key) => !second.columns.some((one) => one.key === key));
    expect(gone).toHaveLength(1);
    expect({ ...arranged, ...shapesOf(host, second) }).toEqual(arranged);
    if (way === 'undo') await run.undo();
    else {
      // A run in between that knows nothing of it.
      await run.write(true);
      give(started, 2, 3_000_000);
      await run.write(false);
    }
    expect([way, all(host)]).toEqual([way, before]);
  }
});

test('all of ours folded up in a group, an award comes in inside it and is folded up too; what is moved out of it can be seen', async () => {
  const started = start();
  const { host, run } = started;
  give(started, 3, 0);
  const { plan: first } = await run.write(false);
  const { hiddenColumns, widths } = host.sheet(SHEET);
  first.columns.forEach(({ column }, i) => {
    widths.set(column, 101 + i);
    hiddenColumns.add(column);
  });
  const folded = [...hiddenColumns].sort();
  const wide = new Map(first.columns.map(({ key, column }) => [key, widths.get(column)]));
  give(started, 3, 2);
  const { plan: second } = await run.write(false);
  expect(second.columns.length).toBe(first.columns.length + 1);
  expect([...hiddenColumns].sort()).toEqual(folded);
  for (const { key, column } of second.columns) if (wide.has(key)) expect(widths.get(column)).toBe(wide.get(key));
  // Nor is one hidden for good that goes now and comes back when the group is unfolded.
  for (const { column } of second.columns) hiddenColumns.add(column);
  give(started, 3, 0);
  await run.write(false);
  hiddenColumns.clear();
  give(started, 3, 2);
  await run.write(false);
  expect([...hiddenColumns]).toEqual([]);
});
