/** @jest-environment ./tests/support/dom-environment.cjs */
/** The in-memory host behaves as Excel does where it matters: otherwise the adapter's tests would prove nothing. */
import { insertColumns, insertRows, deleteColumns, cellAt } from '../support/excel-host';
import { startHost } from '../support/excel-library';

const sheets = [
  {
    name: 'S',
    cells: [
      ['a', 1],
      ['b', 2],
    ],
  },
];

const code = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return (error as { code?: string } | undefined)?.code ?? 'none';
};

const setValues = (
  address: string,
  values: unknown,
  property: 'values' | 'formulas' | 'numberFormat' = 'values',
): Promise<void> =>
  Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem('S').getRange(address);
    range[property] = values as string[][];
    await context.sync();
  });

describe('what is typed', () => {
  test.each([
    ['914403001922038216', 914403001922038000, undefined],
    ["'914403001922038216", '914403001922038216', undefined],
    ['=1+1', 0, '=1+1'],
    ["'=1+1", '=1+1', undefined],
    ['-甲公司', '#NAME?', '=-甲公司'],
    ['+1-1', '#NAME?', '=+1-1'],
    ['12.5%', 0.125, undefined],
    ['1,234.5', 1234.5, undefined],
    ['TRUE', true, undefined],
    ['2025-1-2', 45659, undefined],
    ['3-1', 45717, undefined],
    ['1e5', 100000, undefined],
    ['甲公司', '甲公司', undefined],
    ['', '', undefined],
  ])('%s', async (typed, value, formula) => {
    const host = startHost({ sheets });
    await setValues('D1', [[typed]]);
    expect([cellAt(host.sheet('S'), 0, 3).value, cellAt(host.sheet('S'), 0, 3).formula]).toEqual([value, formula]);
  });

  test('a text format keeps what is typed', async () => {
    const host = startHost({ sheets });
    await setValues('D1:D2', '@', 'numberFormat');
    await setValues('D1:D2', [['914403001922038216'], ['=1+1']]);
    expect([0, 1].map((row) => cellAt(host.sheet('S'), row, 3).value)).toEqual(['914403001922038216', '=1+1']);
  });

  test('null leaves a cell, one value fills a range, a wrong shape is refused', async () => {
    const host = startHost({ sheets });
    await setValues('A1:B1', [[null, 7]]);
    expect([0, 1].map((column) => cellAt(host.sheet('S'), 0, column).value)).toEqual(['a', 7]);
    await setValues('A1:B2', 9);
    expect(cellAt(host.sheet('S'), 1, 1).value).toBe(9);
    expect(await code(setValues('A1:B2', [[1, 2]]))).toBe('InvalidArgument');
    expect(
      await code(
        setValues(
          'A1:A1501',
          Array.from({ length: 1500 }, () => [1]),
        ),
      ),
    ).toBe('InvalidArgument');
  });
});

describe('conflicts', () => {
  test.each([
    ['AccessDenied', { name: 'S', protected: true }],
    ['MergedRangeConflict', { name: 'S', merges: [{ row: 0, column: 2, rows: 2, columns: 2 }] }],
    ['FilteredRangeConflict', { name: 'S', filter: { area: { row: 0, column: 0, rows: 3, columns: 4 }, filtered: true } }],
    ['none', { name: 'S', merges: [{ row: 0, column: 2, rows: 1, columns: 2 }] }],
    ['none', { name: 'S', filter: { area: { row: 0, column: 0, rows: 3, columns: 4 }, filtered: false } }],
  ])('%s', async (expected, sheet) => {
    startHost({ sheets: [sheet] });
    expect(await code(setValues('C1:D1', [[1, 2]]))).toBe(expected);
  });

  test('there is no rollback: what went before a failing action stays', async () => {
    const host = startHost({ sheets });
    const failing = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('S');
      sheet.getRange('A1').values = [[5]];
      sheet.getRange('A1:B1').values = [[1]];
      await context.sync();
    });
    expect(await code(failing)).toBe('InvalidArgument');
    expect(cellAt(host.sheet('S'), 0, 0).value).toBe(5);
  });

  test.each([
    ['a:b', 'InvalidArgument'],
    ['x'.repeat(32), 'InvalidArgument'],
    ['s', 'ItemAlreadyExists'],
    ['新表', 'none'],
  ])('a sheet named %s: %s', async (name, expected) => {
    startHost({ sheets });
    const adding = Excel.run(async (context) => {
      context.workbook.worksheets.add(name);
      await context.sync();
    });
    expect(await code(adding)).toBe(expected);
  });

  test('a range of unknown cells and a sheet that is not there', async () => {
    startHost({ sheets });
    const asking = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('X').load('name');
      await context.sync();
    });
    expect(await code(asking)).toBe('ItemNotFound');
  });
});

describe('limits and versions', () => {
  test('requests and replies of more than 5 MB are refused on the web only', async () => {
    const long = Array.from({ length: 1200 }, () => ['甲'.repeat(1500)]);
    startHost({ sheets }, 'web');
    expect(await code(setValues('D1:D1200', long))).toBe('RequestPayloadSizeLimitExceeded');
    const host = startHost({ sheets }, 'ltsc2021');
    expect(await code(setValues('D1:D1200', long))).toBe('none');
    expect(host.log[0]?.requestBytes).toBeGreaterThan(5 * 1024 * 1024);
    startHost({ sheets: [{ name: 'S', cells: long }] }, 'web');
    const reading = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('S').getUsedRange(true).load('values');
      await context.sync();
    });
    expect(await code(reading)).toBe('ResponsePayloadSizeLimitExceeded');
  });

  test('a member newer than the host is not found, by the library and by the host', async () => {
    startHost({ sheets }, 'ltsc2021');
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.14')).toBe(true);
    expect(Office.context.requirements.isSetSupported('ExcelApi', '1.15')).toBe(false);
    const { runBody } = await import('../support/excel-host/process');
    const { createHost } = await import('../support/excel-host');
    const host = createHost({ sheets }, 'ltsc2024');
    const env = {
      book: host.book,
      profile: host.profile,
      references: new Map(),
      events: new Set<string>(),
      printer: () => true,
      selected: () => undefined,
      changed: () => undefined,
      sorted: () => undefined,
    };
    const path = { Id: 1, ObjectPathType: 1, Name: '' };
    const sheet = { Id: 2, ObjectPathType: 3, Name: 'GetActiveWorksheet', ParentObjectPathId: 3 };
    const all = { Id: 3, ObjectPathType: 4, Name: 'Worksheets', ParentObjectPathId: 1 };
    const notes = { Id: 4, ObjectPathType: 4, Name: 'Notes', ParentObjectPathId: 2 };
    const reply = runBody(env, {
      Actions: [{ Id: 9, ActionType: 1, Name: '', ObjectPathId: 4 }],
      ObjectPaths: { 1: path, 2: sheet, 3: all, 4: notes },
    });
    expect(reply.Error?.Code).toBe('ApiNotFound');
  });

  test('requests are logged with their sizes', async () => {
    const host = startHost({ sheets });
    await setValues('A1', [[1]]);
    expect(host.log).toHaveLength(1);
    expect(host.log[0]?.requestBytes).toBeGreaterThan(300);
    expect(host.log[0]?.replyBytes).toBeGreaterThan(50);
  });
});

test('names follow what the user inserts and deletes', async () => {
  const host = startHost({ sheets });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('S');
    sheet.names.add('mine', sheet.getRange('B1:B2'));
    context.workbook.names.add('corner', sheet.getRange('A1'));
    await context.sync();
  });
  const sheet = host.sheet('S');
  const formulas = (): string[] => [...sheet.names, ...host.book.names].map(({ formula }) => formula);
  insertColumns(host.book, sheet, 0);
  expect(formulas()).toEqual(["='S'!$C$1:$C$2", "='S'!$B$1"]);
  insertRows(host.book, sheet, 1, 2);
  expect(formulas()).toEqual(["='S'!$C$1:$C$4", "='S'!$B$1"]);
  expect(cellAt(sheet, 3, 2).value).toBe(2);
  deleteColumns(host.book, sheet, 2);
  expect(formulas()).toEqual(['=#REF!', "='S'!$B$1"]);
});
