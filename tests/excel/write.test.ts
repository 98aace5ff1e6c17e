/** @jest-environment ./tests/support/dom-environment.cjs */
import { ProblemError } from '../../src/core/problem';
import type { CellValue, OwnColumn, WritePlan } from '../../src/sheet/port/port';
import { harnessOn, makeExcel, type ExcelHarness } from '../support/excel-harness';
import { cellAt, insertColumns, insertRows, type CellSpec, type SheetSpec } from '../support/excel-host';
import { startHost } from '../support/excel-library';
import { planOf, seedOf, SHEET, summary } from '../support/excel-plan';

const column = (values: readonly CellValue[], change: Partial<OwnColumn> = {}): OwnColumn => ({
  key: 'a',
  column: 3,
  header: ['奖补'],
  width: 12,
  style: 'text',
  values,
  ...change,
});
jest.setTimeout(30_000);

const only = (...columns: OwnColumn[]): WritePlan => planOf(columns[0]?.values.length ?? 0, { columns, sheets: [] });
const make = (rows: number, profile: 'ltsc2021' | 'ltsc2024' | 'm365' | 'web' = 'm365'): Promise<ExcelHarness> =>
  makeExcel(profile)(seedOf(rows));

const codes = async (work: Promise<unknown>): Promise<readonly string[]> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error.problems.map(({ code }) => code);
};

/** A user's sheet on which something stands in the way of a plan for two data rows in column D. */
const refusedOn = async (
  sheet: Partial<SheetSpec>,
  rest: { structureProtected?: boolean } = {},
): Promise<{ codes: readonly string[]; writes: number }> => {
  const host = startHost({
    sheets: [
      {
        name: SHEET,
        cells: [
          ['企业', '代码', '额'],
          ['甲', 'x', 1],
          ['乙', 'y', 2],
        ],
        ...sheet,
      },
    ],
    ...rest,
  });
  const before = JSON.stringify([...host.sheet(SHEET).cells].map(([row, line]) => [row, [...line]]));
  const found = await codes(harnessOn(host).port.write(planOf(2, rest.structureProtected ? {} : { sheets: [] })));
  expect(JSON.stringify([...host.sheet(SHEET).cells].map(([row, line]) => [row, [...line]]))).toBe(before);
  expect(host.book.sheets).toHaveLength(1);
  return { codes: found, writes: host.log.filter(({ error }) => error).length };
};

describe('texts stay texts', () => {
  const texts = [
    '914403001922038216',
    '=1+1',
    '+1-1',
    '-甲公司',
    '@SUM(A1)',
    '12%',
    '1,234',
    '2025-1-2',
    '3-1',
    'TRUE',
    '#N/A',
    "'已有撇号",
    '1e5',
    '\t制表',
    '多\r\n行',
    '😀',
    ' 空格 ',
    '00123',
  ];

  test.each(['ltsc2021', 'web'] as const)('on %s', async (profile) => {
    const { port, host } = await make(texts.length, profile);
    const receipt = await port.write(only(column(texts)));
    expect(receipt.problems).toEqual([]);
    const cells = texts.map((_, i) => cellAt(host.sheet(SHEET), i + 1, 3));
    expect(cells.map(({ value }) => value)).toEqual(texts.map((text) => text.replace('\r\n', '\n')));
    expect(cells.some(({ formula }) => formula !== undefined)).toBe(false);
  });

  test('also in headers and on own sheets', async () => {
    const { port, host } = await make(1);
    await port.write(
      planOf(1, {
        columns: [column(['x'], { header: ['=2+2'] })],
        sheets: [{ ...summary, rows: [['=cmd|x'], ['-1']], chart: undefined, merges: [] }],
      }),
    );
    expect(cellAt(host.sheet(SHEET), 0, 3)).toMatchObject({ value: '=2+2' });
    expect(
      [0, 1].map((row) => [cellAt(host.sheet('测算汇总'), row, 0).value, cellAt(host.sheet('测算汇总'), row, 0).formula]),
    ).toEqual([
      ['=cmd|x', undefined],
      ['-1', undefined],
    ]);
  });
});

describe('refuses before any write', () => {
  test('a protected sheet', async () => expect((await refusedOn({ protected: true })).codes).toEqual(['excel/protected-sheet']));
  test('a protected workbook, when a sheet would be added', async () =>
    expect((await refusedOn({}, { structureProtected: true })).codes).toEqual(['excel/protected-workbook']));
  test('a filter that hides rows', async () =>
    expect((await refusedOn({ filter: { area: { row: 0, column: 0, rows: 3, columns: 3 }, filtered: true } })).codes).toEqual([
      'excel/rows-filtered',
    ]));
  test('a table that is filtered', async () =>
    expect(
      (await refusedOn({ tables: [{ name: '表1', area: { row: 0, column: 0, rows: 3, columns: 3 }, filtered: true }] })).codes,
    ).toEqual(['excel/rows-filtered']));
  test('a table over the target', async () =>
    expect((await refusedOn({ tables: [{ name: '表1', area: { row: 2, column: 2, rows: 3, columns: 3 } }] })).codes).toEqual([
      'excel/table-in-the-way',
    ]));
  test('a spill', async () =>
    expect(
      (
        await refusedOn({
          cells: [
            ['a', 'b', 'c'],
            [1, 2, 3],
            [1, 2, 3, null, { value: 5, spill: true }],
          ],
        })
      ).codes,
    ).toEqual(['excel/spill-in-the-way']));
  test('a title merged across the target from the left', async () =>
    expect((await refusedOn({ merges: [{ row: 0, column: 0, rows: 1, columns: 5 }] })).codes).toEqual([
      'excel/merge-in-the-way',
    ]));
  test('several reasons at once', async () => {
    const { codes: found } = await refusedOn({ protected: true, merges: [{ row: 0, column: 0, rows: 1, columns: 5 }] });
    expect(found).toEqual(['excel/protected-sheet', 'excel/merge-in-the-way']);
  });
  test('one problem for each column, at its first cell, with the count', async () => {
    const host = startHost({
      sheets: [
        {
          name: SHEET,
          cells: [
            ['a', 'b', 'c', null, '备注'],
            [1, 2, 3, '甲', '乙'],
            [1, 2, 3, null, '丙'],
          ],
        },
      ],
    });
    const error = (await harnessOn(host)
      .port.write(planOf(2, { sheets: [] }))
      .catch((thrown: unknown) => thrown)) as ProblemError;
    expect(error.problems.map(({ code, place, found }) => [code, place.cell, found])).toEqual([
      ['excel/content-in-the-way', 'E1', '备注'],
      ['excel/content-in-the-way', 'D2', '甲'],
    ]);
    expect(error.problems[0]?.message.zh).toContain('3 个');
  });
  test('a sum of the user’s where results go is to be moved, and where to', async () => {
    const cells: CellSpec[][] = [
      ['a', 'b', 'c', null],
      [1, 2, 3, null],
      ['合计', 3, 3, { formula: '=SUM(C2:C2)', value: 3 }],
    ];
    const error = (await harnessOn(startHost({ sheets: [{ name: SHEET, cells }] }))
      .port.write(planOf(2, { sheets: [] }))
      .catch((thrown: unknown) => thrown)) as ProblemError;
    expect(error.problems.map(({ code, place }) => [code, place.cell])).toEqual([['excel/content-in-the-way', 'D3']]);
    expect(error.problems[0]?.message.zh).toContain('请把它移到第 4 行或更下面');
    expect(error.problems[0]?.message.en).toContain('Move it to row 4 or below');
  });
  test('a plan that cannot be', async () => {
    const { port, host } = await make(1);
    expect(await codes(port.write(only(column([Number.NaN]))))).toEqual(['excel/not-a-number']);
    expect(await codes(port.write(only(column(['x'.repeat(32_768)]))))).toEqual(['excel/text-too-long']);
    expect(await codes(port.write(only(column([1]), column([2], { column: 4 }))))).toEqual(['excel/bad-key']);
    const beyond = await port.write(only(column([1], { column: 16_384 }))).catch((thrown: unknown) => thrown as ProblemError);
    expect((beyond as ProblemError).problems).toMatchObject([
      { code: 'excel/beyond-the-sheet', message: { zh: expect.stringContaining('请删去或移走工作表最右端') as unknown } },
    ]);
    expect(host.log).toEqual([]);
  });
});

describe('tells, and goes on', () => {
  const warned = async (sheet: Partial<SheetSpec>, book: { precisionAsDisplayed?: boolean } = {}): Promise<readonly string[]> => {
    const host = startHost({
      sheets: [
        {
          name: SHEET,
          cells: [
            ['企业', '代码', '额'],
            ['甲', 'x', 1],
            ['乙', 'y', 2],
          ],
          ...sheet,
        },
      ],
      ...book,
    });
    return (await harnessOn(host).port.write(planOf(2, { sheets: [] }))).problems.map(({ code }) => code);
  };
  test('a table right beside', async () =>
    expect(await warned({ tables: [{ name: '表1', area: { row: 0, column: 0, rows: 3, columns: 3 } }] })).toEqual([
      'excel/table-beside',
    ]));
  test('a table that holds some of our columns and not the others', async () => {
    const { port, host } = await make(2);
    await port.write(planOf(2));
    host.sheet(SHEET).tables.push({ name: '表1', area: { row: 0, column: 0, rows: 3, columns: 4 }, filtered: false });
    expect((await port.write(planOf(2))).problems.map(({ code }) => code)).toEqual(['excel/table-beside']);
  });
  test('precision as displayed', async () =>
    expect(await warned({}, { precisionAsDisplayed: true })).toEqual(['excel/precision-as-displayed']));
  test('a filter that hides nothing, hidden rows', async () =>
    expect(
      await warned({ hiddenRows: [1], filter: { area: { row: 0, column: 0, rows: 3, columns: 3 }, filtered: false } }),
    ).toEqual([]));
  test('memory that is too large is not stored', async () => {
    const { port, host } = await make(1);
    expect((await port.write({ ...only(column([1])), memory: 'x'.repeat(500_001) })).problems.map(({ code }) => code)).toEqual([
      'excel/memory-too-large',
    ]);
    expect(host.book.xml).toEqual([]);
  });
});

describe('a second run', () => {
  test('finds its columns after the user has inserted columns and rows, and moves nothing', async () => {
    const { port, host } = await make(3);
    await port.write(planOf(3));
    insertColumns(host.book, host.sheet(SHEET), 1, 2);
    insertRows(host.book, host.sheet(SHEET), 0, 1);
    expect(await port.ownColumns(SHEET)).toEqual([
      { key: '8-equipment', column: 5, row: 1, rows: 4 },
      { key: 'status', column: 6, row: 1, rows: 4 },
    ]);
    const moved = planOf(3, { headerRow: 1, firstRow: 2 });
    const receipt = await port.write({
      ...moved,
      columns: moved.columns.map((one, i) => ({ ...one, column: 5 + i, values: one.values.map(() => 9) })),
    });
    expect(receipt.problems).toEqual([]);
    expect([1, 2, 3, 4].map((row) => cellAt(host.sheet(SHEET), row, 5).value)).toEqual(['（八）设备投入', 9, 9, 9]);
    expect([1, 2].map((at) => cellAt(host.sheet(SHEET), 2, at).value)).toEqual(['', '']);
    expect(host.sheet(SHEET).names.map(({ formula }) => formula)).toEqual([`='${SHEET}'!$F$2:$F$5`, `='${SHEET}'!$G$2:$G$5`]);
    expect(host.book.sheets).toHaveLength(4);
  });

  test('may move a column of its own: the old place is emptied', async () => {
    const { port, host } = await make(2);
    await port.write(only(column([1, 2])));
    await port.write(only(column([3, 4], { column: 6 })));
    expect([0, 1, 2].map((row) => [cellAt(host.sheet(SHEET), row, 3).value, cellAt(host.sheet(SHEET), row, 6).value])).toEqual([
      ['', '奖补'],
      ['', 3],
      ['', 4],
    ]);
  });

  test('gives the same workbook when nothing has changed', async () => {
    const { port, host } = await make(4);
    const picture = (): string =>
      JSON.stringify(
        host.book.sheets.map((sheet) => [
          sheet.name,
          [...sheet.cells],
          sheet.names,
          sheet.merges,
          sheet.charts.map(({ name: _name, ...chart }) => chart),
          sheet.frozen,
          sheet.filter,
          [...sheet.widths],
        ]),
      );
    await port.write(planOf(4));
    const first = picture();
    await port.write(planOf(4));
    expect(picture()).toBe(first);
    expect(host.book.xml).toHaveLength(1);
    expect(host.book.names).toHaveLength(2);
  });

  test('keeps the own sheet that the user has renamed or whose name lost its sheet', async () => {
    const { port, host } = await make(2);
    await port.write(planOf(2));
    host.sheet('测算依据').name = '依据（旧）';
    for (const name of host.book.names) name.formula = name.formula.replace("'测算依据'", "'依据（旧）'");
    await port.write(planOf(2));
    expect(host.book.sheets.map(({ name }) => name)).toEqual([SHEET, '用户的表', '测算依据', '测算汇总']);
    host.book.sheets.splice(2, 1);
    for (const name of host.book.names) if (name.formula.includes('测算依据')) name.formula = '=#REF!';
    await port.write(planOf(2));
    expect(host.book.sheets.map(({ name }) => name)).toEqual([SHEET, '用户的表', '测算汇总', '测算依据']);
    expect((await port.open()).sheets.map(({ own }) => own)).toEqual([undefined, undefined, 'summary', 'evidence']);
  });

  test('writes its own cells again; what the user has typed below them stays', async () => {
    const { port, host } = await make(2);
    await port.write(only(column([1, 2])));
    await harnessOn(host).type(SHEET, 5, 3, 7);
    await port.write(only(column([5, 6])));
    expect([1, 2, 5].map((row) => cellAt(host.sheet(SHEET), row, 3).value)).toEqual([5, 6, 7]);
  });
});

test('own sheets are dressed: looks, widths, panes, filter, merges, chart, links', async () => {
  const { port, host } = await make(2);
  expect((await port.write(planOf(2))).problems).toEqual([]);
  const [evidence, totals] = [host.sheet('测算依据'), host.sheet('测算汇总')];
  expect(cellAt(evidence, 0, 1).look).toMatchObject({ 'Font.Bold': true, 'Fill.Color': '#DDEBF7', WrapText: true });
  expect(cellAt(evidence, 1, 1).format).toBe('#,##0.00');
  expect(cellAt(evidence, 1, 0)).toMatchObject({ value: '企业0', link: { documentReference: `'${SHEET}'!A2` } });
  expect(evidence.frozen).toEqual({ row: 0, column: 0, rows: 1, columns: 1 });
  expect(evidence.filter?.area).toEqual({ row: 0, column: 0, rows: 3, columns: 2 });
  expect(evidence.widths.get(0)).toBe((20 * 7 + 5) * 0.75);
  expect(totals.merges).toEqual([{ row: 0, column: 0, rows: 1, columns: 2 }]);
  expect(totals.charts).toMatchObject([
    {
      type: 'BarClustered',
      title: '按条款',
      series: [{ name: '金额', categories: { row: 1, column: 0, rows: 2, columns: 1 } }],
      source: { row: 1, column: 1, rows: 2, columns: 1 },
      props: { 'CategoryAxis.ReversePlotOrder': true, 'Legend.Visible': false },
    },
  ]);
  expect(cellAt(totals, 3, 1).look).toMatchObject({ 'Font.Bold': true, 'Top.Style': 'Continuous' });
  expect(cellAt(host.sheet(SHEET), 1, 4).look).toMatchObject({ 'Font.Color': '#7F6000' });
  expect(cellAt(host.sheet(SHEET), 1, 2).look).toEqual({});
  expect([...host.book.names, ...host.sheet(SHEET).names].every(({ visible }) => !visible)).toBe(true);
});

describe('sizes', () => {
  test('a run of 80 rows with two sheets takes few requests', async () => {
    const { port, host } = await make(80);
    await port.write(planOf(80));
    expect(host.log.length).toBeLessThanOrEqual(21);
    const first = host.log.length;
    await port.write(planOf(80));
    expect(host.log.length - first).toBeLessThanOrEqual(28);
  });

  test('large plans stay under the limits of the web, and progress is told to the end', async () => {
    const rows = 12_000;
    const { port, host } = await make(rows, 'web');
    const long = '依据'.repeat(60);
    const told: [number, number][] = [];
    const plan = planOf(rows, {
      sheets: [{ ...summary, chart: undefined, merges: [], rows: Array.from({ length: rows }, (_, i) => [`企业${i}`, long, i]) }],
    });
    const { cells } = await port.write(plan, (done, total) => told.push([done, total]));
    expect(cells).toBe(2 * (rows + 1) + 3 * rows);
    expect(told.at(-1)).toEqual([cells * 2, cells * 2]);
    expect(host.log.filter(({ error }) => error)).toEqual([]);
    expect(Math.max(...host.log.map(({ requestBytes }) => requestBytes))).toBeLessThan(3_500_000);
    expect(cellAt(host.sheet('测算汇总'), rows - 1, 1).value).toBe(long);
    expect(cellAt(host.sheet(SHEET), rows, 3).value).toBe(rows - 1 + 0.07);
  });

  test('more links than Excel can be asked for are told', async () => {
    const { port, host } = await make(1);
    const rows = Array.from({ length: 2_003 }, () => [{ value: '查看', href: `'${SHEET}'!A2` }]);
    const { problems } = await port.write(
      planOf(1, { columns: [], rowCount: 0, sheets: [{ ...summary, rows, chart: undefined, merges: [] }] }),
    );
    expect(problems.map(({ code }) => code)).toEqual(['excel/too-many-links']);
    expect([...host.sheet('测算汇总').cells.values()].filter((line) => line.get(0)?.link).length).toBe(2_000);
  });
});

test('a co-author who protects the sheet between the look and the write is no disaster', async () => {
  const { port, host } = await make(2);
  host.onRequest((count) => {
    if (count === 5) host.sheet(SHEET).protected = true;
  });
  const found = await codes(port.write(only(column([1, 2]))));
  expect(found[0]).toBe('excel/host-access-denied');
  expect(cellAt(host.sheet(SHEET), 1, 3).value).toBe('');
});
