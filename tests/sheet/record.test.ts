/** Rows of an earlier run found again, cells changed by hand, results out of date: each after sorting, inserting, deleting, renaming, and typing. */
import type { MappedColumn, Mapping } from '../../src/sheet/mapping';
import { ownKey } from '../../src/sheet/own-keys';
import type { CellValue, OwnColumnAt } from '../../src/sheet/port/port';
import { alignRows, byPosition } from '../../src/sheet/record/align';
import { findEdits, unknownEdits, type Edit } from '../../src/sheet/record/edits';
import { rowMarks, type RowMarks } from '../../src/sheet/record/row-marks';
import { unpackedRecords, type RunRecord } from '../../src/sheet/record/run-record';
import { findStale, isStale, markStale, staleText } from '../../src/sheet/record/stale';
import { makeGrid, type Cell } from '../support/grids';

describe('alignRows', () => {
  /** `a1 b2`: who, and what figures; `-` names nobody. */
  const marks = (text: string): RowMarks => {
    const words = text.split(' ').filter(Boolean);
    return {
      keys: words.map((word) => (word.startsWith('-') ? 0 : word.charCodeAt(0))),
      inputs: words.map((word) => Number(word.slice(1))),
    };
  };
  const aligned = (then: string, now: string): readonly number[] => [...alignRows(marks(then), marks(now))];

  test.each([
    ['nothing has changed', 'a1 b2 c3', 'a1 b2 c3', [0, 1, 2]],
    ['the rows were sorted', 'a1 b2 c3', 'c3 a1 b2', [2, 0, 1]],
    ['sorted, and a figure changed', 'a1 b2 c3', 'c9 a1 b2', [2, 0, 1]],
    ['a row was put in', 'a1 b2', 'a1 n7 b2', [0, -1, 1]],
    ['a row was taken out', 'a1 b2 c3', 'a1 c3', [0, 2]],
    ['all rows are gone', 'a1 b2', '', []],
    ['there were none', '', 'a1 b2', [-1, -1]],
    ['a row was renamed: it stands between the same neighbours', 'a1 b2 c3', 'a1 x2 c3', [0, 1, 2]],
    ['the first row was renamed', 'a1 b2', 'x1 b2', [0, 1]],
    ['a renamed row among sorted ones is no row of before', 'a1 b2 c3', 'c3 x2 a1', [2, -1, 0]],
    ['a row that names nobody keeps its place', 'a1 -2 c3', 'a1 -2 c3', [0, 1, 2]],
    ['two rows of one enterprise: the one with the same figures first', 'a1 a2', 'a2 a1', [1, 0]],
    ['two rows of one enterprise, one changed', 'a1 a2', 'a2 a9', [1, 0]],
    ['two rows quite alike keep their order', 'a1 a1 b2', 'b2 a1 a1', [2, 0, 1]],
    ['one more of two alike is new', 'a1 b2', 'a1 b2 a1', [0, 1, -1]],
  ])('%s', (_what, then, now, expected) => {
    expect(aligned(then, now)).toEqual(expected);
  });

  test('no row of before is given twice, whatever was done', () => {
    const shuffled = (seed: number, rows: readonly string[]): readonly string[] =>
      rows
        .map((row, i) => [Math.imul(seed * 31 + i, 2_654_435_761) >>> 0, row] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, row]) => row);
    const rows = Array.from({ length: 40 }, (_, i) => `${i % 5 === 4 ? '-' : String.fromCharCode(97 + (i % 7))}${i % 11}`);
    for (let seed = 1; seed <= 50; seed += 1) {
      const now = shuffled(seed, rows).filter((_, i) => (i * seed) % 9 !== 0);
      const found = aligned(rows.join(' '), [...now, 'z1', '-3'].join(' ')).filter((row) => row >= 0);
      expect(new Set(found).size).toBe(found.length);
    }
  });

  test('by position: row by row, and nothing beyond what was there', () => {
    expect([...byPosition(marks('a1 b2'), marks('c3 a1 b2'))]).toEqual([0, 1, -1]);
  });
});

const column = (at: number, label: string): MappedColumn => ({
  column: at,
  header: label,
  label,
  unit: '',
  unitSource: 'none',
  by: 'sheet',
});

const POLICY = 'mini';
const [AWARD, STATUS] = [ownKey(POLICY, 'a'), ownKey(POLICY, 'status')];
const HEADER: readonly Cell[] = ['企业名称', '投资额', '奖励', '状态'];
type Line = readonly [name: string | null, investment: Cell, award?: Cell, status?: Cell];
const LINES: readonly Line[] = [
  ['甲', 100, 5, '已奖励'],
  ['乙', 200, 10.07, '已奖励'],
  ['丙', null, null, '缺数据'],
];

const mappingOf = (rows: number, change: Partial<Mapping> = {}): Mapping => ({
  sheet: '汇总表',
  headerRow: 0,
  headerRows: 1,
  firstRow: 1,
  lastRow: rows,
  skipped: [],
  columns: { 投资额: column(1, '投资额') },
  identity: { name: column(0, '企业名称') },
  lists: [],
  declined: [],
  ...change,
});

const gridOf = (lines: readonly Line[], header = HEADER, above = 0) =>
  makeGrid([
    ...Array.from({ length: above }, () => []),
    header,
    ...lines.map((line) => Array.from(line, (cell) => cell ?? null)),
  ]);

/** As a run wrote it over LINES. */
const record: RunRecord = {
  at: '2025-06-30T08:00:00Z',
  rows: rowMarks(gridOf(LINES), mappingOf(3), 1, 3),
  before: null,
  written: {
    sheet: '汇总表',
    headerRow: 0,
    headerRows: 1,
    firstRow: 1,
    rowCount: 3,
    sheets: [],
    memory: '',
    columns: [
      {
        key: AWARD,
        column: 2,
        header: ['奖励'],
        width: 10,
        style: 'money',
        values: LINES.map(([, , award]) => award as CellValue),
      },
      {
        key: STATUS,
        column: 3,
        header: ['状态'],
        width: 10,
        style: 'text',
        values: LINES.map(([, , , status]) => status as CellValue),
      },
    ],
  },
};
const ownAt = (rows: number, row = 0): readonly OwnColumnAt[] => [
  { key: AWARD, column: 2, row, rows: rows + 1 },
  { key: STATUS, column: 3, row, rows: rows + 1 },
];
const replaced = (i: number, line: Line): readonly Line[] => LINES.map((one, at) => (at === i ? line : one));

describe('findEdits', () => {
  const edits = (lines: readonly Line[], header = HEADER) =>
    findEdits(gridOf(lines, header), ownAt(lines.length), record, mappingOf(lines.length));
  const brief = ({ key, row, written, found }: Edit) => [key, row, written, found];

  test('as written, nothing is an edit; nor is what a spreadsheet keeps of a number', () => {
    expect(edits(LINES)).toEqual({ misplaced: false, edits: [] });
    expect(edits(replaced(1, ['乙', 200, 10.070000000000002, '已奖励'])).edits).toEqual([]);
  });

  test.each([
    ['another amount', 1, ['乙', 200, 11, '已奖励'], [AWARD, 2, 10.07, 11]],
    ['one 分 more', 1, ['乙', 200, 10.08, '已奖励'], [AWARD, 2, 10.07, 10.08]],
    ['an amount taken out', 0, ['甲', 100, null, '已奖励'], [AWARD, 1, 5, null]],
    ['an amount where none was', 2, ['丙', null, 3, '缺数据'], [AWARD, 3, null, 3]],
    ['the number as a text', 0, ['甲', 100, '5', '已奖励'], [AWARD, 1, 5, '5']],
    ['a zero for a blank', 2, ['丙', null, 0, '缺数据'], [AWARD, 3, null, 0]],
    ['a status', 0, ['甲', 100, 5, '不同意'], [STATUS, 1, '已奖励', '不同意']],
  ] as const)('%s is one', (_what, i, line, expected) => {
    expect(edits(replaced(i, line)).edits.map(brief)).toEqual([expected]);
  });

  test('a formula in our cell is one, even where it comes to the same', () => {
    const grid = gridOf(LINES);
    const columns = grid.columns.map((one, i) => (i === 2 ? { ...one, formulas: Uint8Array.from([0, 0, 1, 0]) } : one));
    const found = findEdits({ ...grid, columns }, ownAt(3), record, mappingOf(3)).edits;
    expect(found.map(({ row, formula, found: value }) => [row, formula, value])).toEqual([[2, true, 10.07]]);
  });

  test('rows sorted with our columns are none', () => {
    expect(edits([...LINES].reverse())).toEqual({ misplaced: false, edits: [] });
  });

  test('rows sorted without our columns: no edits, but figures beside others', () => {
    const apart = [...LINES]
      .reverse()
      .map(([name, investment], i): Line => [name, investment, LINES[i]?.[2] ?? null, LINES[i]?.[3] ?? null]);
    expect(edits(apart)).toEqual({ misplaced: true, edits: [] });
  });

  test('an edit in a sorted sheet is told where it stands now, against what was written for that row', () => {
    const found = edits([
      ['丙', null, null, '缺数据'],
      ['乙', 200, 99, '已奖励'],
      ['甲', 100, 5, '已奖励'],
    ]);
    expect(found.misplaced).toBe(false);
    expect(found.edits.map(brief)).toEqual([[AWARD, 2, 10.07, 99]]);
  });

  test('a row put in with an amount typed beside it is one; a blank one is none', () => {
    const before: readonly Line[] = [...LINES.slice(0, 1), ['丁', 7, null, null], ...LINES.slice(1)];
    expect(edits(before).edits).toEqual([]);
    const typed = before.map((line, i): Line => (i === 1 ? ['丁', 7, 1, null] : line));
    expect(edits(typed).edits.map(brief)).toEqual([[AWARD, 2, null, 1]]);
  });

  test('a header: renamed is one, numbered by a table is none', () => {
    expect(edits(LINES, ['企业名称', '投资额', '奖励2', '状态']).edits).toEqual([]);
    const found = edits(LINES, ['企业名称', '投资额', '补助', '状态']).edits;
    expect(found.map(({ header, ...edit }) => [header, ...brief({ header, ...edit })])).toEqual([
      [true, AWARD, 0, '奖励', '补助'],
    ]);
  });

  test('after rows put in above the table, everything is told by where it is now', () => {
    const grid = gridOf(replaced(1, ['乙', 200, 11, '已奖励']), HEADER, 2);
    const found = findEdits(grid, ownAt(3, 2), record, mappingOf(5, { headerRow: 2, firstRow: 3 }));
    expect(found.edits.map(brief)).toEqual([[AWARD, 4, 10.07, 11]]);
  });

  test('a column of ours that is gone cannot have been edited', () => {
    const [, status] = ownAt(3);
    if (!status) throw new Error('two columns');
    const grid = gridOf(replaced(0, ['甲', 100, 77, '已奖励']));
    expect(findEdits(grid, [status], record, mappingOf(3)).edits).toEqual([]);
    expect(findEdits(grid, [], record, mappingOf(3))).toEqual({ edits: [], misplaced: false });
  });

  test('without a record, every cell of ours with content may be somebody’s', () => {
    const found = unknownEdits(gridOf(LINES), ownAt(3), 1);
    expect(found.map(({ key, row, written }) => [key, row, written])).toEqual([
      [AWARD, 1, undefined],
      [AWARD, 2, undefined],
      [STATUS, 1, undefined],
      [STATUS, 2, undefined],
      [STATUS, 3, undefined],
    ]);
  });
});

describe('findStale', () => {
  const stale = (lines: readonly Line[], change: Partial<Mapping> = {}) => {
    const { rows, gone } = findStale(gridOf(lines), ownAt(Math.min(3, lines.length)), record, mappingOf(lines.length, change));
    return [rows.map(({ row, why }) => `${row} ${why}`), gone];
  };

  test.each([
    ['nothing changed', LINES, [[], 0]],
    ['sorted', [...LINES].reverse(), [[], 0]],
    ['only our own cells were edited', replaced(0, ['甲', 100, 99, '改']), [[], 0]],
    ['a figure changed', replaced(1, ['乙', 201]), [['2 changed'], 0]],
    ['a blank was filled in', replaced(2, ['丙', 0]), [['3 changed'], 0]],
    ['a figure was taken out', replaced(0, ['甲', null]), [['1 changed'], 0]],
    ['the number became a text', replaced(0, ['甲', '100']), [['1 changed'], 0]],
    [
      'sorted, and a figure changed',
      [
        ['丙', null],
        ['乙', 200],
        ['甲', 101],
      ],
      [['3 changed'], 0],
    ],
    ['renamed', replaced(1, ['乙公司', 200]), [['2 changed'], 0]],
    ['a row put in below', [...LINES, ['丁', 7]], [['4 new'], 0]],
    ['an empty row put in below', [...LINES, [null, null]], [[], 0]],
    ['a row emptied', replaced(1, [null, null]), [['2 changed'], 0]],
    ['a row taken out', LINES.slice(0, 2), [[], 1]],
  ] as const)('%s', (_what, lines, expected) => {
    expect(stale(lines)).toEqual(expected);
  });

  test('a totals row is no data', () => {
    const total: Line = ['合计', 300];
    expect(stale([...LINES, total])).toEqual([['4 new'], 0]);
    expect(stale([...LINES, total], { skipped: [{ row: 4, kind: 'total' }] })).toEqual([[], 0]);
  });

  test('another unit of the same figures changes every row that has one', () => {
    expect(stale(LINES, { columns: { 投资额: { ...column(1, '投资额'), unit: '万元' } } })).toEqual([
      ['1 changed', '2 changed'],
      0,
    ]);
  });

  test('a column that the user has moved counts as the same', () => {
    const moved = makeGrid([
      ['投资额', '企业名称', '奖励', '状态'],
      ...LINES.map(([name, investment, award, status]) => [investment, name, award ?? null, status ?? null]),
    ]);
    const mapping = mappingOf(3, { columns: { 投资额: column(0, '投资额') }, identity: { name: column(1, '企业名称') } });
    expect(findStale(moved, ownAt(3), record, mapping)).toEqual({ rows: [], gone: 0 });
  });

  test('without columns of ours nothing can be out of date', () => {
    expect(isStale(findStale(gridOf(LINES), [], record, mappingOf(3)))).toBe(false);
  });

  test('said in both languages, with what is there', () => {
    const rows = [
      { row: 1, why: 'changed' },
      { row: 2, why: 'new' },
      { row: 3, why: 'new' },
    ] as const;
    expect(staleText({ rows, gone: 1 })).toEqual({
      zh: '已过期：1 行数据已改、2 行新增、1 行已不在',
      en: 'Out of date: 1 row changed, 2 rows added, 1 row gone',
    });
    expect(staleText({ rows: [], gone: 2 }).en).toBe('Out of date: 2 rows gone');
  });
});

describe('markStale', () => {
  const memory = '{"a":1}';
  const mark = (lines: readonly Line[], header = HEADER, from: RunRecord = record) =>
    markStale(gridOf(lines, header), ownAt(3), POLICY, { [POLICY]: from }, mappingOf(lines.length), memory, 'zh');

  test('nothing to mark, no record, no status column: no plan', () => {
    expect(mark(LINES)).toBeUndefined();
    const changed = replaced(0, ['甲', 7]);
    expect(markStale(gridOf(changed), ownAt(3), 'another', { [POLICY]: record }, mappingOf(3), memory, 'zh')).toBeUndefined();
    expect(
      markStale(gridOf(changed), ownAt(3).slice(0, 1), POLICY, { [POLICY]: record }, mappingOf(3), memory, 'zh'),
    ).toBeUndefined();
  });

  test('only the status is written: the row that changed and the header say so, all else stays', () => {
    const plan = mark(replaced(1, ['乙', 201, 10.07, '已奖励']));
    expect(plan).toMatchObject({ headerRow: 0, firstRow: 1, rowCount: 3, sheets: [], dropped: [], memory });
    expect(plan?.columns.map(({ key, header, values }) => [key, header, values])).toEqual([
      [STATUS, ['状态（已过期：1 行数据已改）'], ['已奖励', { value: '已过期；已奖励', style: 'warning' }, '缺数据']],
    ]);
  });

  test('marks are on record, so that they are no edits; marking again says it once', () => {
    const lines = replaced(1, ['乙', 201, 10.07, '已奖励']);
    const first = mark(lines);
    const kept = unpackedRecords([first?.record ?? ''])[POLICY];
    if (!kept) throw new Error('the marks are on record');
    const header = ['企业名称', '投资额', '奖励', '状态（已过期：1 行数据已改）'];
    const after = replaced(1, ['乙', 201, 10.07, '已过期；已奖励']);
    expect(findEdits(gridOf(after, header), ownAt(3), kept, mappingOf(3)).edits).toEqual([]);
    expect(mark(after, header, kept)?.columns[0]).toMatchObject({
      header: ['状态（已过期：1 行数据已改）'],
      values: ['已奖励', { value: '已过期；已奖励' }, '缺数据'],
    });
  });

  test('figures that are put back: their marks go, and with the last one the header says nothing', () => {
    const both: readonly Line[] = [
      ['甲', 101, 5, '已奖励'],
      ['乙', 200, 10.07, '已奖励'],
      ['丙', 7, null, '缺数据'],
    ];
    const kept = unpackedRecords([mark(both)?.record ?? ''])[POLICY];
    if (!kept) throw new Error('the marks are on record');
    const header = ['企业名称', '投资额', '奖励', '状态（已过期：2 行数据已改）'];
    const one: readonly Line[] = [
      ['甲', 101, 5, '已过期；已奖励'],
      ['乙', 200, 10.07, '已奖励'],
      ['丙', null, null, '已过期；缺数据'],
    ];
    expect(mark(one, header, kept)?.columns[0]).toMatchObject({
      header: ['状态（已过期：1 行数据已改）'],
      values: [{ value: '已过期；已奖励', style: 'warning' }, '已奖励', { value: '缺数据', style: 'warning' }],
    });
    const none = mark([['甲', 100, 5, '已过期；已奖励'], ...one.slice(1)], header, kept);
    expect(none?.columns[0]).toMatchObject({
      header: ['状态'],
      values: ['已奖励', '已奖励', { value: '缺数据', style: 'warning' }],
    });
    const after = unpackedRecords([none?.record ?? ''])[POLICY];
    expect(after && mark(LINES, HEADER, after)).toBeUndefined();
    expect(after && findEdits(gridOf(LINES), ownAt(3), after, mappingOf(3)).edits).toEqual([]);
  });

  test('what somebody has typed into the status stays, on changed rows and on others', () => {
    const plan = mark([
      ['甲', 101, 5, '我的备注'],
      ['乙', 200, 10.07, '待议'],
      ['丙', null, null, '缺数据'],
    ]);
    expect(plan?.columns[0]?.values).toEqual([{ value: '我的备注', keep: true }, { value: '待议', keep: true }, '缺数据']);
  });

  test('after sorting, the mark stands beside the enterprise that changed', () => {
    const plan = mark([
      ['丙', null, null, '缺数据'],
      ['甲', 100, 5, '已奖励'],
      ['乙', 201, 10.07, '已奖励'],
    ]);
    expect(plan?.columns[0]?.values).toEqual(['缺数据', '已奖励', { value: '已过期；已奖励', style: 'warning' }]);
    // On record the marks are by the rows of the run.
    const kept = unpackedRecords([plan?.record ?? ''])[POLICY]?.written.columns.find(({ key }) => key === STATUS);
    expect(kept?.values).toEqual(['已奖励', { value: '已过期；已奖励', style: 'warning' }, '缺数据']);
  });
});
