/** @jest-environment ./tests/support/dom-environment.cjs */
/** Looks, number formats and widths where columns of ours move between two runs: into a place of another one, or out of one that nothing of ours takes. */
import { LOOKS } from '../../src/sheet/port/looks';
import type { WritePlan } from '../../src/sheet/port/port';
import { itemColumn, ROWS, SHEET, start, type Started } from '../support/excel-formulas';
import { cellAt, type ExcelHost } from '../support/excel-host';
import { putCell } from '../support/excel-host/model';

jest.setTimeout(60_000);

const FIRST = 4;
const LAST = 12;

/** Yellow and wide, as somebody prepares a form. */
const prepare = (host: ExcelHost): void => {
  const sheet = host.sheet(SHEET);
  for (let column = FIRST; column <= LAST; column += 1) {
    sheet.widths.set(column, 33);
    for (let row = 0; row <= ROWS; row += 1) putCell(sheet, row, column, { format: '0.000', look: { 'Fill.Color': '#FFFF00' } });
  }
};

const looks = (host: ExcelHost, from: number, to: number): unknown =>
  Array.from({ length: to - from + 1 }, (_, i) => [
    host.sheet(SHEET).widths.get(from + i),
    ...Array.from({ length: ROWS + 1 }, (__, row) => {
      const { value, format, look } = cellAt(host.sheet(SHEET), row, from + i);
      return [value, format, look];
    }),
  ]);

/** In the column of investments, or in that of standards. */
const give = ({ host }: Started, column: 2 | 3, value: number): void => {
  for (let row = 1; row <= ROWS; row += 1) host.edit(SHEET, row, column, value);
};

/** Each data cell of ours has the format and the alignment of its column, and no cell is filled that we do not fill. */
const expectDressed = (host: ExcelHost, { columns, firstRow }: WritePlan): void => {
  const found = columns.map(({ key, column, values }) => [
    key,
    ...values.map((_, i) => {
      const { format, look } = cellAt(host.sheet(SHEET), firstRow + i, column);
      return [format, look['HorizontalAlignment'], look['WrapText']];
    }),
  ]);
  const aligned = { left: 'Left', center: 'Center', right: 'Right' };
  const wanted = columns.map(({ key, style, values }) => [
    key,
    ...values.map((cell) => {
      const { format, align, wrap } = LOOKS[(typeof cell === 'object' && cell?.style) || style];
      return [format ?? 'General', align && aligned[align], wrap];
    }),
  ]);
  expect(found).toEqual(wanted);
};

test('where columns that stood apart close up, the place that is left looks as before ours came', async () => {
  const started = start();
  const { host, run } = started;
  prepare(host);
  const before = looks(host, FIRST, LAST);
  give(started, 3, 0);
  const { plan: first } = await run.write(false);
  const beyond = Math.max(...first.columns.map(({ column }) => column)) + 1;
  host.edit(SHEET, 0, beyond, '备注');
  give(started, 3, 2);
  const { plan: second } = await run.write(false);
  const far = itemColumn(second, 'standards');
  expect(far).toBe(beyond + 1);
  host.edit(SHEET, 0, beyond, '');
  const { plan: third } = await run.write(false);
  expect(third.dropped).toEqual([]);
  expect(Math.max(...third.columns.map(({ column }) => column))).toBe(beyond);
  expect(looks(host, far, LAST)).toEqual((before as unknown[]).slice(far - FIRST));
  // Where none of ours stood a column is as wide as it is planned.
  expect(host.sheet(SHEET).widths.get(beyond)).not.toBe(33);
  const { fill } = LOOKS.header;
  expect(third.columns.map(({ column }) => cellAt(host.sheet(SHEET), 0, column).look['Fill.Color'])).toEqual(
    third.columns.map(() => `#${fill}`),
  );
  expectDressed(host, third);
  const { ownColumns: own, workbook } = await run.opened();
  await run.put({
    ...(await run.plan(false)).plan,
    ...{ columns: [], rowCount: 0, sheets: [], cellNames: [], memory: '', record: '' },
    dropped: own.map(({ key, column }) => ({ key, column })),
    removed: workbook.sheets.flatMap((sheet) => sheet.own ?? []),
  });
  expect(looks(host, FIRST, LAST)).toEqual(before);
});

test('a column that moves into the place of another one brings its number format and alignment, and leaves nothing of them', async () => {
  const started = start();
  const { host, run } = started;
  give(started, 3, 0);
  expectDressed(host, (await run.write(false)).plan);
  // An award comes in: the status goes to a new place, amounts to where it stood.
  give(started, 3, 2);
  const { plan: second } = await run.write(false);
  expectDressed(host, second);
  // One in the middle goes.
  const [gone, last] = [itemColumn(second, 'equipment'), Math.max(...second.columns.map(({ column }) => column))];
  give(started, 2, 0);
  const { plan: third } = await run.write(false);
  expect(itemColumn(third, 'standards')).toBe(gone);
  expectDressed(host, third);
  expect(looks(host, last, last)).toEqual([[undefined, ...Array.from({ length: ROWS + 1 }, () => ['', 'General', {}])]]);
});
