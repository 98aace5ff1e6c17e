/** @jest-environment ./tests/support/dom-environment.cjs */
/** How the user's empty columns look where ours come to stand: after a run and its undo, and after a write that failed or broke off, exactly as before. */
import { createExcelPort } from '../../src/excel/port';
import { looksIn, withLooks, type ColumnLook } from '../../src/sheet/port/column-looks';
import { RECORD_NAMESPACE, recordAlone, recordParts, recordsIn } from '../../src/sheet/port/own-record';
import { parsePart } from '../../src/xlsx/parts/draft';
import { MINIMAL_STYLES } from '../../src/xlsx/styles/edit';
import { keptLooks } from '../../src/xlsx/styles/kept-look';
import { breakOff, failsAt, requestsOf } from '../support/excel-breaks';
import type { ExcelHarness } from '../support/excel-harness';
import { cellAt, deleteRows, insertRows, type ExcelHost } from '../support/excel-host';
import { putCell } from '../support/excel-host/model';
import { SHEET, start } from '../support/excel-formulas';
import { make, ROWS } from '../support/excel-scenarios';
import { planOf, SHEET as PLANNED } from '../support/excel-plan';

jest.setTimeout(240_000);

const FIRST = 3;
const LAST = 20;

/** Prepared by the user: formats, fills, lines and widths in columns without a value, alike and not alike. */
const prepare = (host: ExcelHost, name: string, rows: number): void => {
  const sheet = host.sheet(name);
  for (let column = FIRST; column <= LAST; column += 1)
    for (let row = 0; row <= rows; row += 1) {
      if (cellAt(sheet, row, column).value !== '') continue;
      // What lies between two cells is one line.
      const lines = {
        'Top.Style': 'Continuous',
        'Bottom.Style': 'Continuous',
        'Top.Color': '#FF0000',
        'Bottom.Color': '#FF0000',
      };
      const kinds = [
        { format: '0.000', look: lines },
        { format: row % 2 ? '0.0' : 'General', look: row % 2 ? { 'Fill.Color': '#FFFF00', 'Font.Bold': true } : {} },
        { format: 'General', look: {} },
        { format: '@', look: { HorizontalAlignment: 'Right', WrapText: true, 'Font.Name': '宋体', 'Font.Size': 9 } },
        {
          format: 'yyyy-mm-dd',
          look:
            row === 0 ? { 'Fill.Color': '#123456', 'Left.Style': 'Dash' } : { 'Font.Italic': true, 'Protection.Locked': false },
        },
      ];
      const kind = kinds[column % kinds.length];
      if (kind && (kind.format !== 'General' || Object.keys(kind.look).length > 0)) putCell(sheet, row, column, kind);
    }
  for (let column = FIRST; column <= LAST; column += 3) sheet.widths.set(column, 31 + column);
};

const meant = (look: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(
    Object.entries(look)
      // A line's usual weight and colour, set or not, are the same.
      .filter(([name, value]) => value !== undefined && !(name.endsWith('.Weight') && value === 'Thin'))
      .filter(([name, value]) => !(/^(Top|Bottom|Left|Right)\.Color$/.test(name) && value === '#000000'))
      .sort(),
  );

/** Everything of how the cells right of the data look. */
const looks = (host: ExcelHost, name: string, rows: number): unknown => {
  const sheet = host.sheet(name);
  return Array.from({ length: LAST + 4 - FIRST }, (_, i) => [
    sheet.widths.get(FIRST + i),
    ...Array.from({ length: rows + 1 }, (__, row) => {
      const { value, format, look, link } = cellAt(sheet, row, FIRST + i);
      return [value, format, meant(look), link];
    }),
  ]);
};

test('a run and its undo leave formats, fills, fonts, lines and widths of empty columns as they were', async () => {
  const { host, run } = start();
  prepare(host, SHEET, 8);
  const before = looks(host, SHEET, 8);
  const { hiddenColumns } = host.sheet(SHEET);
  hiddenColumns.add(6);
  await run.write(false);
  expect(looks(host, SHEET, 8)).not.toEqual(before);
  // As Excel does where a width is set.
  hiddenColumns.clear();
  await run.undo();
  expect(looks(host, SHEET, 8)).toEqual(before);
  expect([...hiddenColumns]).toEqual([6]);
  hiddenColumns.clear();
  // And once more, with a run of before in between.
  await run.write(false);
  await run.write(false);
  const written = looks(host, SHEET, 8);
  await run.undo();
  expect(looks(host, SHEET, 8)).toEqual(written);
});

test('they come back after a run that found ours there already, one that takes all away, and rows that came in', async () => {
  const { host, run } = start();
  prepare(host, SHEET, 8);
  const before = looks(host, SHEET, 3);
  await run.write(false);
  host.edit(SHEET, 2, 2, 4_000_000);
  await run.write(false);
  insertRows(host.book, host.sheet(SHEET), 8, 1);
  host.edit(SHEET, 8, 0, '新企业');
  const opened = await run.opened();
  const own = opened.ownColumns;
  await run.put({
    ...(await run.plan(false)).plan,
    columns: [],
    rowCount: 0,
    dropped: own.map(({ key, column }) => ({ key, column })),
    sheets: [],
    cellNames: [],
    removed: opened.workbook.sheets.flatMap((sheet) => sheet.own ?? []),
    memory: '',
    record: '',
  });
  expect(looks(host, SHEET, 3)).toEqual(before);
  // The row that came in looks like the one above it.
  expect(cellAt(host.sheet(SHEET), 9, 5)).toMatchObject({ format: '0.000' });
});

test('the looks are kept once: what a run put there is never taken for the user’s', async () => {
  const { host, run } = start();
  prepare(host, SHEET, 8);
  const before = looks(host, SHEET, 8);
  await run.write(false);
  await run.undo();
  await run.write(true);
  await run.undo();
  expect(looks(host, SHEET, 8)).toEqual(before);
});

test('conditional formats on empty columns stay through a run, its undo, and a run that takes columns away', async () => {
  const { host, run } = start();
  prepare(host, SHEET, 8);
  const sheet = host.sheet(SHEET);
  const laid = [
    { rule: 'duplicates', areas: [{ row: 0, column: FIRST, rows: 40, columns: 12 }] },
    { rule: 'bars', areas: [{ row: 2, column: FIRST + 1, rows: 3, columns: 1 }] },
  ];
  sheet.conditions = laid;
  await run.write(false);
  expect(sheet.conditions).toEqual(laid);
  await run.undo();
  await run.write(true);
  await run.write(false);
  await run.undo();
  expect(sheet.conditions).toEqual(laid);
});

describe.each(['合计', ''])('with a totals row whose name is “%s”', (word) => {
  const FOOT = 9;
  const yellow = { 'Fill.Color': '#FFFF00' };

  const prepared = (): ReturnType<typeof start> => {
    const started = start();
    const sheet = started.host.sheet(SHEET);
    if (word) started.host.edit(SHEET, FOOT, 0, word);
    started.host.edit(SHEET, FOOT, 1, '合计');
    started.host.edit(SHEET, FOOT, 2, '=SUM(C2:C9)');
    for (let row = 1; row <= FOOT; row += 1)
      putCell(sheet, row, 5, { format: '0.000', look: row === FOOT ? yellow : { 'Top.Style': 'Continuous' } });
    return started;
  };

  const fills = (host: ExcelHost): readonly unknown[] =>
    Array.from({ length: 14 }, (_, row) => cellAt(host.sheet(SHEET), row, 5).look['Fill.Color']).flatMap((fill, row) =>
      fill === undefined ? [] : [[row, fill]],
    );

  const insert = (host: ExcelHost, at: number, names: readonly string[]): void => {
    insertRows(host.book, host.sheet(SHEET), at, names.length);
    names.forEach((name, i) => host.edit(SHEET, at + i, 0, name));
  };

  test('rows that come in above it look like data, and it keeps its look', async () => {
    const { host, run } = prepared();
    await run.write(false);
    insert(host, FOOT, ['新一', '新二']);
    await run.undo();
    expect(fills(host)).toEqual([[FOOT + 2, '#FFFF00']]);
    expect(cellAt(host.sheet(SHEET), FOOT + 1, 5).look['Top.Style']).toBe('Continuous');
  });

  test('a row that goes takes nothing from it, and later runs keep count', async () => {
    const { host, run } = prepared();
    await run.write(false);
    deleteRows(host.book, host.sheet(SHEET), 3, 1);
    await run.write(false);
    insert(host, 5, ['新一', '新二', '新三']);
    await run.write(false);
    insert(host, FOOT + 2, ['新四']);
    const own = (await run.opened()).ownColumns;
    await run.put({
      ...(await run.plan(false)).plan,
      ...{ columns: [], rowCount: 0, sheets: [], cellNames: [], memory: '', record: '' },
      dropped: own.map(({ key, column }) => ({ key, column })),
    });
    expect(fills(host)).toEqual([[FOOT + 3, '#FFFF00']]);
  });
});

test('what a run in a file has kept of a look comes back in Excel', async () => {
  const { host, run } = start();
  prepare(host, SHEET, 8);
  await run.write(false);
  const styles = MINIMAL_STYLES.replace('</fonts>', '<font><i/><u/><sz val="9"/><name val="仿宋"/></font></fonts>')
    .replace('</borders>', '<border><left/><right/><top style="medium"><color rgb="FFAA0000"/></top><bottom/></border></borders>')
    .replace('</cellXfs>', '<xf numFmtId="2" fontId="1" borderId="1"><alignment vertical="center"/></xf></cellXfs>');
  const told = keptLooks(parsePart('a.xlsx', 'xl/styles.xml', styles))(1);
  const parts = host.book.xml.filter(({ content }) => content.includes(RECORD_NAMESPACE));
  const [kept = ''] = recordsIn(parts.map(({ content }) => content));
  const asInFile = looksIn([kept]).map((look): ColumnLook => ({ ...look, cells: [[20, told]] }));
  const [part] = parts;
  if (!part) throw new Error('no record');
  [part.content] = recordParts(withLooks(recordAlone(kept), asInFile), 1) as [string];
  await run.undo();
  expect(cellAt(host.sheet(SHEET), 2, 6)).toMatchObject({
    format: '0.00',
    look: {
      ...{ 'Font.Italic': true, 'Font.Underline': 'Single', 'Font.Size': 9, 'Font.Name': '仿宋' },
      ...{ VerticalAlignment: 'Center', 'Top.Style': 'Continuous', 'Top.Weight': 'Medium', 'Top.Color': '#AA0000' },
    },
  });
});

describe('with links in our columns', () => {
  const prepared = async (): Promise<ExcelHarness> => {
    const harness = await make();
    prepare(harness.host, PLANNED, ROWS);
    return harness;
  };

  const laidOver = (host: ExcelHost): ExcelHost['book']['sheets'][number]['conditions'] =>
    (host.sheet(PLANNED).conditions = [{ rule: 'bars', areas: [{ row: 0, column: FIRST, rows: 40, columns: 12 }] }]);

  const requests = async (): Promise<number> => {
    const { host, port } = await prepared();
    return requestsOf(host, () => port.write(planOf(ROWS)));
  };

  test('a fault at any request leaves the looks as they were, or all is written', async () => {
    const all = await requests();
    let refused = 0;
    for (let request = 1; request <= all; request += 1) {
      const { host, port } = await prepared();
      const before = looks(host, PLANNED, ROWS);
      const conditions = laidOver(host);
      if (!(await failsAt(host, () => port.write(planOf(ROWS)), request))) continue;
      refused += 1;
      expect([request, looks(host, PLANNED, ROWS)]).toEqual([request, before]);
      expect([request, host.sheet(PLANNED).conditions]).toEqual([request, conditions]);
    }
    expect(refused).toBeGreaterThan(10);
  });

  test('a write that broke off at any request is taken back with its looks', async () => {
    const all = await requests();
    let told = 0;
    for (let request = 1; request <= all; request += 1) {
      const { host, port } = await prepared();
      const before = looks(host, PLANNED, ROWS);
      const conditions = laidOver(host);
      await breakOff(host, () => port.write(planOf(ROWS)), request, true);
      const next = createExcelPort();
      if (!(await next.open()).brokenOff) continue;
      told += 1;
      await next.takeBack();
      expect([request, looks(host, PLANNED, ROWS)]).toEqual([request, before]);
      expect([request, host.sheet(PLANNED).conditions]).toEqual([request, conditions]);
    }
    expect(told).toBeGreaterThan(10);
  });
});

test('a column of one look costs one request at most, and the record a few bytes', async () => {
  const plain = start('automatic', 3000);
  await plain.run.write(false);
  const usual = plain.host.log.length;
  const { host, run } = start('automatic', 3000);
  for (let row = 0; row <= 3000; row += 1)
    for (let column = 4; column < 12; column += 1) putCell(host.sheet(SHEET), row, column, { format: '0.00', look: {} });
  await run.write(false);
  expect(host.log.length).toBe(usual);
  const size = (one: ExcelHost): number => one.book.xml.reduce((sum, { content }) => sum + content.length, 0);
  expect(size(host) - size(plain.host)).toBeLessThan(200);
});
