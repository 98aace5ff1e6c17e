/**
 * What every `SheetPort` must do, as a suite: a way to make a workbook from plain cells goes in, tests come out.
 * An adapter calls `sheetPortContract('name', make)` in a test file of its own.
 */
import { packRecord, unpackRecord } from '../../src/sheet/port/own-record';
import type { Area, Grid, NumberFormat, OwnSheet, SheetPort, WritePlan } from '../../src/sheet/port/port';
import { Kind } from '../../src/sheet/port/port';
import { ProblemError } from '../../src/core/problem';

/** A cell of the workbook that a test starts from. */
export type SeedCell =
  | null
  | number
  | string
  | boolean
  | { readonly error: string }
  | { readonly formula: string; readonly result: number | string }
  | { readonly number: number; readonly format: string };

export interface SeedSheet {
  readonly name: string;
  /** Rows of cells; the first lies at `at` (A1 by default). */
  readonly cells: readonly (readonly SeedCell[])[];
  readonly at?: { readonly row: number; readonly column: number };
  readonly merges?: readonly Area[];
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
  readonly protected?: boolean;
  readonly hidden?: boolean;
}

export interface Seed {
  readonly sheets: readonly SeedSheet[];
  /** Name of the active sheet; the first by default. */
  readonly active?: string;
}

/** What stands in a cell, asked of the host itself and not of the port under test. */
export interface SeenCell {
  readonly value: number | string | boolean | null;
  readonly formula?: string;
  /** The number format code, `General` when there is none. */
  readonly format?: string;
  readonly note?: string;
  /** Target of a link inside the workbook, without `#`: `'Sheet'!A1`. */
  readonly href?: string;
}

/** How a sheet comes out of a printer. */
export interface SeenPage {
  readonly paper: string | undefined;
  readonly orientation: string | undefined;
  /** Pages across and down that it is fitted to; undefined for as many as it takes. */
  readonly across: number | undefined;
  readonly down: number | undefined;
  /** Rows repeated on every page: `1:2`. */
  readonly titleRows: string | undefined;
  /** Rows that begin a page by what was set. */
  readonly pages: readonly number[];
}

/** The words that a cell offers. */
export interface SeenChoices {
  readonly options: readonly string[];
  /** Nothing else is taken. */
  readonly strict: boolean;
}

export interface PortHarness {
  readonly port: SheetPort;
  page(sheet: string): Promise<SeenPage>;
  choices(sheet: string, row: number, column: number): Promise<SeenChoices | undefined>;
  /** In points, where it was set. */
  height(sheet: string, row: number): Promise<number | undefined>;
  cell(sheet: string, row: number, column: number): Promise<SeenCell>;
  sheetNames(): Promise<readonly string[]>;
  /** The same workbook, saved and opened again where the host has files; a fresh port on it in any case. */
  reopen(): Promise<PortHarness>;
  /** Puts a value into a cell as a user would. */
  type(sheet: string, row: number, column: number, value: number | string): Promise<void>;
}

export interface HostAbilities {
  readonly notes: boolean;
  readonly links: boolean;
}

const refused = async (work: Promise<unknown>): Promise<ProblemError> => {
  const reason: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(reason).toBeInstanceOf(ProblemError);
  const error = reason as ProblemError;
  expect(error.problems.length).toBeGreaterThan(0);
  for (const problem of error.problems) {
    expect(problem.message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(problem.message.en).not.toMatch(/[\u4e00-\u9fff]{20}/);
  }
  return error;
};

/** What a grid says about one cell of the sheet, in plain values. */
export const gridCell = (
  grid: Grid,
  row: number,
  column: number,
): number | string | boolean | null | { readonly error: string } => {
  const at = grid.columns[column - grid.firstColumn];
  const i = row - grid.firstRow;
  if (!at || i < 0 || i >= grid.rows) return null;
  const value = at.values[i] ?? 0;
  switch (at.kinds[i]) {
    case Kind.number:
      return value;
    case Kind.text:
      return grid.strings[value] ?? '';
    case Kind.flag:
      return value === 1;
    case Kind.error:
      return { error: grid.strings[value] ?? '' };
    default:
      return null;
  }
};

const formatAt = (grid: Grid, row: number, column: number): NumberFormat | undefined =>
  grid.columns[column - grid.firstColumn]?.formats[row - grid.firstRow];

const ledger: SeedSheet = {
  name: '项目 2025',
  cells: [
    ['设备投入明细', null, null],
    ['企业名称', '统一社会信用代码', '设备投资额（万元）'],
    ['甲公司', '91330600MA2XXXXX0A', 2300],
    ['乙公司', '91330600MA2XXXXX1B', 300.5],
    ['丙公司', '91330600MA2XXXXX2C', null],
  ],
};

const evidence = (name = '测算依据'): OwnSheet => ({
  key: 'evidence',
  name,
  widths: [20, 14],
  freeze: { rows: 1, columns: 0 },
  filter: { row: 0, column: 0, rows: 3, columns: 2 },
  rows: [
    [
      { value: '企业名称', style: 'header' },
      { value: '奖励金额（元）', style: 'header' },
    ],
    [
      { value: '甲公司', href: `'项目 2025'!D3` },
      { value: 2300000.01, style: 'money' },
    ],
    ['=1+1', null],
  ],
});

const planOf = (change: Partial<WritePlan> = {}): WritePlan => ({
  sheet: '项目 2025',
  headerRow: 1,
  headerRows: 1,
  firstRow: 2,
  rowCount: 3,
  columns: [
    {
      key: '8-equipment',
      column: 3,
      header: ['（八）设备投入（元）'],
      headerNote: '4151（八）',
      width: 16,
      style: 'money',
      values: [{ value: 2300000.01, note: '设备投资额 2,300万元 ×（6%+4个百分点）= 230万元' }, 0.07, null],
    },
    {
      key: 'status',
      column: 4,
      header: ['状态'],
      width: 10,
      style: 'text',
      values: ['已奖励', '=HYPERLINK("x")', '914403001922038216'],
    },
  ],
  dropped: [],
  sheets: [evidence()],
  memory: '{"policy":"shaoxing-4151","标题":"<甲 & 乙>"}',
  ...change,
});

/** Runs the suite against one adapter. `make` builds a workbook that holds the seed and nothing of ours. */
export const sheetPortContract = (
  name: string,
  make: (seed: Seed) => Promise<PortHarness>,
  can: HostAbilities = { notes: true, links: true },
): void => {
  const book = (...sheets: SeedSheet[]): Promise<PortHarness> => make({ sheets: sheets.length ? sheets : [ledger] });

  describe(`SheetPort contract: ${name}`, () => {
    describe('open', () => {
      test('lists the sheets in order, with visibility, protection and the active one', async () => {
        const { port } = await make({
          sheets: [ledger, { name: '名单', cells: [['x']], protected: true }, { name: '参数', cells: [['x']], hidden: true }],
          active: '名单',
        });
        const { sheets, active, memory } = await port.open();
        expect(sheets.map(({ name: n, visible, worksheet, protected: p, own }) => [n, visible, worksheet, p, own])).toEqual([
          ['项目 2025', true, true, false, undefined],
          ['名单', true, true, true, undefined],
          ['参数', false, true, false, undefined],
        ]);
        expect(active).toBe('名单');
        expect(memory).toBeUndefined();
      });
    });

    describe('read', () => {
      test('cells keep their kinds: number, text, flag, error, blank; text of digits stays text', async () => {
        const { port } = await book({
          name: 'S',
          cells: [
            ['a', 1.5, true],
            [false, { error: '#N/A' }, '00123'],
            [null, -2, ' x '],
          ],
        });
        const grid = await port.read('S');
        expect([grid.firstRow, grid.firstColumn, grid.rows, grid.columns.length]).toEqual([0, 0, 3, 3]);
        const rows = [0, 1, 2].map((r) => [0, 1, 2].map((c) => gridCell(grid, r, c)));
        expect(rows).toEqual([
          ['a', 1.5, true],
          [false, { error: '#N/A' }, '00123'],
          [null, -2, ' x '],
        ]);
      });

      test('the grid begins at the first cell with a value', async () => {
        const { port } = await book({
          name: 'S',
          at: { row: 4, column: 2 },
          cells: [
            ['a', 1],
            ['b', 2],
          ],
        });
        const grid = await port.read('S');
        expect([grid.firstRow, grid.firstColumn, grid.rows, grid.columns.length]).toEqual([4, 2, 2, 2]);
        expect(gridCell(grid, 5, 3)).toBe(2);
      });

      test('an empty sheet is a grid without cells', async () => {
        const { port } = await book({ name: 'S', cells: [] });
        const grid = await port.read('S');
        expect([grid.rows, grid.columns.length]).toEqual([0, 0]);
      });

      test('formats tell dates, percentages and text apart; formulas are marked and give their results', async () => {
        const { port } = await book({
          name: 'S',
          cells: [
            [
              { number: 45658, format: 'yyyy-mm-dd' },
              { number: 0.12, format: '0.00%' },
              { number: 5, format: '@' },
              7,
              { formula: 'D1*2', result: 14 },
            ],
          ],
        });
        const grid = await port.read('S');
        expect([0, 1, 2, 3].map((c) => formatAt(grid, 0, c))).toEqual([1, 2, 3, 0]);
        expect([0, 1, 2, 3, 4].map((c) => gridCell(grid, 0, c))).toEqual([45658, 0.12, 5, 7, 14]);
        expect([3, 4].map((c) => grid.columns[c]?.formulas?.[0] ?? 0)).toEqual([0, 1]);
      });

      test('merges, hidden rows and hidden columns are told in rows and columns of the sheet', async () => {
        const merge = { row: 2, column: 1, rows: 1, columns: 2 };
        const { port } = await book({
          name: 'S',
          at: { row: 2, column: 1 },
          cells: [
            ['a', null, 'b'],
            [1, 2, 3],
            [4, 5, 6],
          ],
          merges: [merge],
          hiddenRows: [3],
          hiddenColumns: [2],
        });
        const grid = await port.read('S');
        expect(grid.merges).toEqual([merge]);
        expect(grid.hiddenRows).toEqual([3]);
        expect(grid.hiddenColumns).toEqual([2]);
        expect(gridCell(grid, 3, 2)).toBe(2);
      });

      test('an unknown sheet is refused', async () => {
        const { port } = await book();
        await refused(port.read('没有这张表'));
      });
    });

    describe('write', () => {
      test('values, headers and texts arrive exactly; a text is never a formula', async () => {
        const harness = await book();
        const receipt = await harness.port.write(planOf());
        // A host without notes says so, and nothing else.
        expect(receipt.problems.map(({ severity }) => severity)).toEqual(can.notes ? [] : ['warning']);
        const again = await harness.reopen();
        const value = async (row: number, column: number): Promise<unknown> => (await again.cell('项目 2025', row, column)).value;
        expect(await value(1, 3)).toBe('（八）设备投入（元）');
        expect(await value(2, 3)).toBe(2300000.01);
        expect(await value(3, 3)).toBe(0.07);
        expect(await value(4, 3)).toBeNull();
        expect(await value(3, 4)).toBe('=HYPERLINK("x")');
        expect((await again.cell('项目 2025', 3, 4)).formula).toBeUndefined();
        expect(await value(4, 4)).toBe('914403001922038216');
        expect((await again.cell('项目 2025', 2, 3)).format).toMatch(/#,##0\.00/);
      });

      test("the user's cells are untouched", async () => {
        const harness = await book();
        const before = await harness.port.read('项目 2025');
        await harness.port.write(planOf());
        const after = await (await harness.reopen()).port.read('项目 2025');
        for (let row = 0; row < 5; row += 1)
          for (let column = 0; column < 3; column += 1)
            expect(gridCell(after, row, column)).toEqual(gridCell(before, row, column));
      });

      test('our columns, sheets and memory are found again', async () => {
        const harness = await book();
        await harness.port.write(planOf());
        const { port } = await harness.reopen();
        const { sheets, memory } = await port.open();
        expect(memory).toBe('{"policy":"shaoxing-4151","标题":"<甲 & 乙>"}');
        expect(sheets.map(({ name: n, own }) => [n, own])).toEqual([
          ['项目 2025', undefined],
          ['测算依据', 'evidence'],
        ]);
        expect([...(await port.ownColumns('项目 2025'))].sort((a, b) => a.column - b.column)).toEqual([
          { key: '8-equipment', column: 3, row: 1, rows: 4 },
          { key: 'status', column: 4, row: 1, rows: 4 },
        ]);
        expect(await port.ownColumns('测算依据')).toEqual([]);
      });

      test('an own sheet holds its rows, and a text there is no formula either', async () => {
        const harness = await book();
        await harness.port.write(planOf());
        const again = await harness.reopen();
        expect((await again.cell('测算依据', 1, 1)).value).toBe(2300000.01);
        const cell = await again.cell('测算依据', 2, 0);
        expect([cell.value, cell.formula]).toEqual(['=1+1', undefined]);
        if (can.links) expect((await again.cell('测算依据', 1, 0)).href).toBe(`'项目 2025'!D3`);
      });

      test('own sheets are printed on A4, as wide as the page, with their title rows on every page', async () => {
        const harness = await book();
        const paper: OwnSheet = { ...evidence('核对底稿'), key: 'paper', print: { titleRows: 2, portrait: true, pages: [2, 3] } };
        const receipt = await harness.port.write(planOf({ sheets: [evidence(), paper] }));
        expect(receipt.problems.filter(({ code }) => code === 'excel/not-dressed')).toEqual([]);
        const again = await harness.reopen();
        const a4 = { paper: 'A4', across: 1, down: undefined };
        expect(await again.page('测算依据')).toEqual({ ...a4, orientation: 'landscape', titleRows: undefined, pages: [] });
        expect(await again.page('核对底稿')).toEqual({ ...a4, orientation: 'portrait', titleRows: '1:2', pages: [2, 3] });
        // The page follows the next run, and a sheet with repeated rows is still found as ours.
        const { print: _print, ...turned } = paper;
        await again.port.write(planOf({ sheets: [{ ...turned, print: { titleRows: 1 } }] }));
        const third = await again.reopen();
        expect(await third.page('核对底稿')).toEqual({ ...a4, orientation: 'landscape', titleRows: '1:1', pages: [] });
        expect((await third.port.open()).sheets.find(({ own }) => own === 'paper')?.name).toBe('核对底稿');
      });

      test('a text that runs over merged cells has the height that it needs', async () => {
        const harness = await book();
        const long = '方法：逐行重算，与给定金额比较到分。'.repeat(6);
        const sheet: OwnSheet = {
          ...evidence(),
          rows: [[{ value: '一行', style: 'wrap' }], [{ value: long, style: 'wrap' }]],
          merges: [
            { row: 0, column: 0, rows: 1, columns: 2 },
            { row: 1, column: 0, rows: 1, columns: 2 },
          ],
          filter: undefined,
        };
        await harness.port.write(planOf({ sheets: [sheet] }));
        const again = await harness.reopen();
        // 216 letters in 34 across.
        expect(await again.height('测算依据', 1)).toBe(7 * 16);
        expect(await again.height('测算依据', 0)).toBeUndefined();
        await again.port.write(planOf({ sheets: [{ ...sheet, rows: [[{ value: long, style: 'wrap' }], ['短']] }] }));
        const third = await again.reopen();
        expect([await third.height('测算依据', 0), await third.height('测算依据', 1)]).toEqual([7 * 16, undefined]);
      });

      test('cells offer the words of this run and take others; those of an earlier run are gone', async () => {
        const harness = await book();
        const at = { column: 1, rows: 1, columns: 1 };
        const offering = (row: number, ...options: string[]): OwnSheet => ({
          ...evidence(),
          lists: [{ area: { ...at, row }, options }],
        });
        await harness.port.write(planOf({ sheets: [offering(1, '认可', '存疑', '更正')] }));
        const second = await harness.reopen();
        expect(await second.choices('测算依据', 1, 1)).toEqual({ options: ['认可', '存疑', '更正'], strict: false });
        expect(await second.choices('测算依据', 0, 1)).toBeUndefined();
        await second.port.write(planOf({ sheets: [offering(2, 'Agreed', 'Doubtful')] }));
        const third = await second.reopen();
        expect(await third.choices('测算依据', 1, 1)).toBeUndefined();
        expect(await third.choices('测算依据', 2, 1)).toEqual({ options: ['Agreed', 'Doubtful'], strict: false });
        await third.port.write(planOf());
        expect(await (await third.reopen()).choices('测算依据', 2, 1)).toBeUndefined();
      });

      if (can.notes)
        test('notes stand on header and award, and a second run replaces them', async () => {
          const harness = await book();
          expect((await harness.port.write(planOf())).notes).toBe(2);
          const second = await harness.reopen();
          expect((await second.cell('项目 2025', 1, 3)).note).toBe('4151（八）');
          const [award, status] = planOf().columns;
          if (!award || !status) throw new Error('the plan has two columns');
          await second.port.write(planOf({ columns: [{ ...award, values: [1, { value: 2, note: '新的说明' }, 3] }, status] }));
          const third = await second.reopen();
          expect((await third.cell('项目 2025', 2, 3)).note).toBeUndefined();
          expect((await third.cell('项目 2025', 3, 3)).note).toBe('新的说明');
          expect((await third.cell('项目 2025', 1, 3)).note).toBe('4151（八）');
          const told = (await third.port.notes?.('项目 2025')) ?? [];
          expect([...told].sort((a, b) => a.row - b.row)).toEqual([
            { row: 1, column: 3, text: '4151（八）', ours: true },
            { row: 3, column: 3, text: '新的说明', ours: true },
          ]);
          expect(await third.port.notes?.('测算依据')).toEqual([]);
        });

      test('a second run works in place: same columns, same sheets, new values', async () => {
        const harness = await book();
        await harness.port.write(planOf());
        const second = await harness.reopen();
        const [award, status] = planOf().columns;
        if (!award || !status) throw new Error('the plan has two columns');
        await second.port.write(
          planOf({
            columns: [{ ...award, values: [1.25, null, 3] }, status],
            sheets: [{ ...evidence(), rows: [[{ value: '只剩一行', style: 'header' }]], filter: undefined }],
            memory: 'b',
          }),
        );
        const third = await second.reopen();
        expect([
          (await third.cell('项目 2025', 2, 3)).value,
          (await third.cell('项目 2025', 3, 3)).value,
          (await third.cell('项目 2025', 4, 3)).value,
        ]).toEqual([1.25, null, 3]);
        expect(await third.sheetNames()).toEqual(['项目 2025', '测算依据']);
        expect((await third.cell('测算依据', 0, 0)).value).toBe('只剩一行');
        expect((await third.cell('测算依据', 1, 0)).value).toBeNull();
        expect((await third.port.open()).memory).toBe('b');
        expect((await third.port.ownColumns('项目 2025')).length).toBe(2);
      });

      test('fewer rows leave nothing of the earlier run behind', async () => {
        const harness = await book();
        await harness.port.write(planOf());
        const second = await harness.reopen();
        const columns = planOf().columns.map((column) => ({ ...column, values: column.values.slice(0, 1) }));
        await second.port.write(planOf({ columns, rowCount: 1 }));
        const third = await second.reopen();
        expect((await third.cell('项目 2025', 2, 3)).value).toBe(2300000.01);
        expect((await third.cell('项目 2025', 3, 3)).value).toBeNull();
        expect((await third.cell('项目 2025', 4, 4)).value).toBeNull();
      });

      test('dropped columns are emptied and forgotten', async () => {
        const harness = await book();
        await harness.port.write(planOf());
        const second = await harness.reopen();
        const [award] = planOf().columns;
        if (!award) throw new Error('the plan has two columns');
        await second.port.write(planOf({ columns: [award], dropped: [{ key: 'status', column: 4 }] }));
        const third = await second.reopen();
        expect(await third.port.ownColumns('项目 2025')).toEqual([{ key: '8-equipment', column: 3, row: 1, rows: 4 }]);
        for (const row of [1, 2, 3, 4]) expect((await third.cell('项目 2025', row, 4)).value).toBeNull();
      });

      test('what a run keeps of itself comes back whole, however long, and an empty one takes it away', async () => {
        const harness = await book();
        expect(await harness.port.record()).toEqual([]);
        // Noise, so that it takes several parts however well it is packed.
        let seed = 1;
        const long = Array.from({ length: 600_000 }, () => {
          seed = (seed * 48_271) % 2_147_483_647;
          return String.fromCharCode(33 + (seed % 90));
        }).join('');
        await harness.port.write(planOf({ record: packRecord(`甲${long}`) }));
        const second = await harness.reopen();
        expect(unpackRecord(await second.port.record()) === `甲${long}`).toBe(true);
        await second.port.write(planOf());
        expect(unpackRecord(await second.port.record()) === `甲${long}`).toBe(true);
        await second.port.write(planOf({ record: packRecord('{"短":1}') }));
        const third = await second.reopen();
        expect(unpackRecord(await third.port.record())).toBe('{"短":1}');
        await third.port.write(planOf({ record: '', memory: '' }));
        const last = await third.reopen();
        expect(await last.port.record()).toEqual([]);
        expect((await last.port.open()).memory).toBeUndefined();
      }, 60_000);

      test('a cell that is to be kept stays as the user has made it', async () => {
        const harness = await book();
        await harness.port.write(planOf());
        await harness.type('项目 2025', 2, 3, 99.5);
        await harness.type('项目 2025', 3, 4, '另议');
        const second = await harness.reopen();
        const columns = planOf().columns.map((column, c) => ({
          ...column,
          values: column.values.map((value, row) => (row === c ? { value: 1, keep: true as const } : value)),
        }));
        await second.port.write(planOf({ columns }));
        const third = await second.reopen();
        expect((await third.cell('项目 2025', 2, 3)).value).toBe(99.5);
        expect((await third.cell('项目 2025', 3, 3)).value).toBe(0.07);
        expect((await third.cell('项目 2025', 3, 4)).value).toBe('另议');
        expect((await third.cell('项目 2025', 2, 4)).value).toBe('已奖励');
      });

      test('an undo takes sheets and columns away, and leaves nothing of ours', async () => {
        const harness = await book();
        await harness.port.write(planOf({ record: 'r' }));
        const second = await harness.reopen();
        const dropped = planOf().columns.map(({ key, column }) => ({ key, column }));
        const { problems } = await second.port.write(
          planOf({ columns: [], dropped, sheets: [], removed: ['evidence'], memory: '', record: '' }),
        );
        expect(problems).toEqual([]);
        const third = await second.reopen();
        expect(await third.sheetNames()).toEqual(['项目 2025']);
        expect(await third.port.ownColumns('项目 2025')).toEqual([]);
        const { sheets, memory } = await third.port.open();
        expect([sheets.length, memory, await third.port.record()]).toEqual([1, undefined, []]);
        for (const row of [1, 2, 3, 4])
          for (const column of [3, 4]) expect((await third.cell('项目 2025', row, column)).value).toBeNull();
        expect((await third.cell('项目 2025', 2, 2)).value).toBe(2300);
      });

      test("a sheet of ours that a formula of the user's points to is emptied, not deleted", async () => {
        const harness = await book(ledger, { name: '引用', cells: [[{ formula: '测算依据!B2*2', result: 0 }]] });
        await harness.port.write(planOf());
        const second = await harness.reopen();
        const { problems } = await second.port.write(
          planOf({
            columns: [],
            dropped: planOf().columns.map(({ key, column }) => ({ key, column })),
            sheets: [],
            removed: ['evidence'],
            memory: '',
          }),
        );
        expect(problems.map(({ code, severity }) => [code.replace(/^\w+\//, ''), severity])).toEqual([
          ['sheet-emptied', 'warning'],
        ]);
        const third = await second.reopen();
        expect(await third.sheetNames()).toEqual(['项目 2025', '引用', '测算依据']);
        expect((await third.cell('测算依据', 1, 1)).value).toBeNull();
        expect((await third.port.open()).sheets.at(-1)?.own).toBe('evidence');
      });

      test('two header rows are both written', async () => {
        const harness = await book({
          name: '项目 2025',
          cells: [
            ['企业', '投资'],
            ['名称', '万元'],
            ['甲', 1],
            ['乙', 2],
          ],
        });
        const plan = planOf({
          headerRow: 0,
          headerRows: 2,
          firstRow: 2,
          rowCount: 2,
          columns: [{ key: 'a', column: 2, header: ['奖补', '金额'], width: 12, style: 'money', values: [1, 2] }],
        });
        await harness.port.write(plan);
        const again = await harness.reopen();
        expect([(await again.cell('项目 2025', 0, 2)).value, (await again.cell('项目 2025', 1, 2)).value]).toEqual([
          '奖补',
          '金额',
        ]);
      });

      test('the awards of two sheets live side by side', async () => {
        const other = { ...ledger, name: '项目 2024' };
        const harness = await book(ledger, other);
        await harness.port.write(planOf());
        await harness.port.write(planOf({ sheet: '项目 2024' }));
        const again = await harness.reopen();
        expect((await again.port.ownColumns('项目 2025')).length).toBe(2);
        expect((await again.port.ownColumns('项目 2024')).length).toBe(2);
        expect((await again.cell('项目 2025', 2, 3)).value).toBe(2300000.01);
      });

      test('blocks of 1,499, 1,500 and 1,501 rows arrive whole', async () => {
        for (const count of [1499, 1500, 1501]) {
          const cells = [['企业名称', '金额'], ...Array.from({ length: count }, (_, i) => [`企业${i}`, i])];
          const harness = await book({ name: '项目 2025', cells });
          const values = Array.from({ length: count }, (_, i) => (i === count - 1 ? null : i + 0.25));
          await harness.port.write(
            planOf({
              headerRow: 0,
              firstRow: 1,
              rowCount: count,
              sheets: [],
              columns: [{ key: 'a', column: 2, header: ['奖补'], width: 12, style: 'money', values }],
            }),
          );
          const grid = await (await harness.reopen()).port.read('项目 2025');
          expect(Array.from({ length: count }, (_, i) => gridCell(grid, i + 1, 2))).toEqual(values);
        }
      });
    });

    describe('rows that go below what the user filled in', () => {
      const rowsAt = (harness: PortHarness, count: number): Promise<unknown[][]> =>
        Promise.all(
          Array.from({ length: count }, (_, row) =>
            Promise.all([0, 1].map(async (column) => (await harness.cell('政策参数', row, column)).value)),
          ),
        );
      const fresh: OwnSheet = {
        key: 'parameters',
        name: '政策参数',
        widths: [10, 10],
        freeze: { rows: 1, columns: 0 },
        rows: [
          ['名称', '数值'],
          ['比例', '25%'],
        ],
      };
      const below: OwnSheet = { ...fresh, below: 2, rows: [['金额', null]] };

      test('are added, and every cell of before stays', async () => {
        const first = await book();
        await first.port.write(planOf({ sheets: [fresh] }));
        const second = await first.reopen();
        await second.port.write(planOf({ sheets: [below] }));
        const third = await second.reopen();
        expect(await rowsAt(third, 3)).toEqual([
          ['名称', '数值'],
          ['比例', '25%'],
          ['金额', null],
        ]);
        expect((await third.port.open()).sheets.find(({ own }) => own === 'parameters')?.name).toBe('政策参数');
        // A run that has nothing to add does not mention the sheet, and it stays ours.
        await third.port.write(planOf({ sheets: [] }));
        expect(await rowsAt(await third.reopen(), 3)).toEqual(await rowsAt(third, 3));
      });

      test('are refused where somebody has written there meanwhile', async () => {
        const first = await book();
        await first.port.write(planOf({ sheets: [{ ...fresh, rows: [...fresh.rows, ['我的', null]] }] }));
        const second = await first.reopen();
        await refused(second.port.write(planOf({ sheets: [below] })));
        expect((await rowsAt(await second.reopen(), 3))[2]).toEqual(['我的', null]);
      });
    });

    describe('refuses whole, and leaves the workbook as it was', () => {
      const untouched = async (harness: PortHarness, plan: WritePlan): Promise<ProblemError> => {
        const error = await refused(harness.port.write(plan));
        const again = await harness.reopen();
        const { sheets, memory } = await again.port.open();
        expect(memory).toBeUndefined();
        expect(sheets.some((sheet) => sheet.own !== undefined)).toBe(false);
        expect(await again.port.ownColumns('项目 2025')).toEqual([]);
        expect((await again.cell('项目 2025', 2, 4)).value).toBeNull();
        return error;
      };

      test("when something of the user's stands where a column would go", async () => {
        const cells = ledger.cells.map((row, i) => (i === 3 ? [...row, '备注'] : row));
        const harness = await book({ ...ledger, cells });
        const error = await untouched(harness, planOf());
        expect(error.problems[0]?.place).toMatchObject({ sheet: '项目 2025', cell: 'D4' });
        expect((await harness.cell('项目 2025', 3, 3)).value).toBe('备注');
      });

      test("when a formula of the user's stands there, even an empty one", async () => {
        const cells = ledger.cells.map((row, i) => (i === 3 ? [...row, { formula: 'IF(C4>0,"","")', result: '' }] : row));
        await untouched(await book({ ...ledger, cells }), planOf());
      });

      test('when the sheet is protected', async () => {
        await untouched(await book({ ...ledger, protected: true }), planOf());
      });

      test('when merged cells are in the way', async () => {
        await untouched(await book({ ...ledger, merges: [{ row: 2, column: 3, rows: 2, columns: 1 }] }), planOf());
      });

      test("when a sheet of the user's has the name of one of ours", async () => {
        const harness = await book(ledger, { name: '测算依据', cells: [['用户的表']] });
        await untouched(harness, planOf());
        expect((await harness.cell('测算依据', 0, 0)).value).toBe('用户的表');
      });

      test('when the sheet does not exist', async () => {
        await untouched(await book(), planOf({ sheet: '没有这张表' }));
      });

      test('when the user has typed below our column and the next run would reach there', async () => {
        const harness = await book({ ...ledger, cells: [...ledger.cells, ['丁公司', 'x', 4]] });
        await harness.port.write(planOf());
        await harness.type('项目 2025', 5, 3, 99);
        const columns = planOf().columns.map((column) => ({ ...column, values: [...column.values, 5] }));
        await refused(harness.port.write(planOf({ columns, rowCount: 4 })));
        expect((await harness.cell('项目 2025', 5, 3)).value).toBe(99);
        expect((await harness.cell('项目 2025', 2, 3)).value).toBe(2300000.01);
      });
    });
  });
};
