/** How much work it is to tell what has become of a run: each row and each cell is looked at a fixed number of times, however many there are. */
import type { Mapping } from '../../src/sheet/mapping';
import { ownKey } from '../../src/sheet/own-keys';
import { alignRows } from '../../src/sheet/record/align';
import { findEdits } from '../../src/sheet/record/edits';
import { rowMarks } from '../../src/sheet/record/row-marks';
import type { RunRecord } from '../../src/sheet/record/run-record';
import { markStale } from '../../src/sheet/record/stale';
import { makeGrid } from '../support/grids';

const POLICY = 'mini';
const STATUS = ownKey(POLICY, 'status');
const ROWS = 500;

/** The same list, with each look at one of its entries counted. */
const counted = <T extends object>(list: T): { readonly list: T; readonly looks: () => number } => {
  let n = 0;
  const get = (of: T, name: string | symbol): unknown => {
    if (typeof name === 'string' && /^\d+$/.test(name)) n += 1;
    const found: unknown = Reflect.get(of, name);
    return typeof found === 'function' ? (found as () => unknown).bind(of) : found;
  };
  return { list: new Proxy(list, { get }), looks: () => n };
};

const column = (at: number, label: string) => ({
  column: at,
  header: label,
  label,
  unit: '' as const,
  unitSource: 'none' as const,
  by: 'sheet' as const,
});
const mapping: Mapping = {
  sheet: '汇总表',
  headerRow: 0,
  headerRows: 1,
  firstRow: 1,
  lastRow: ROWS,
  skipped: [],
  columns: { 投资额: column(1, '投资额') },
  identity: { name: column(0, '企业名称') },
  lists: [],
  declined: [],
};
const gridOf = (figure: (row: number) => number) =>
  makeGrid([['企业名称', '投资额', '状态'], ...Array.from({ length: ROWS }, (_, i) => [`企业${i}`, figure(i), '已奖励'])]);
const own = [{ key: STATUS, column: 2, row: 0, rows: ROWS + 1 }];
const grid = gridOf((row) => row);
const record: RunRecord = {
  at: '2025-06-30T08:00:00Z',
  rows: rowMarks(grid, mapping, 1, ROWS),
  before: null,
  written: {
    sheet: '汇总表',
    headerRow: 0,
    headerRows: 1,
    firstRow: 1,
    rowCount: ROWS,
    sheets: [],
    memory: '',
    columns: [
      {
        key: STATUS,
        column: 2,
        header: ['状态'],
        width: 10,
        style: 'text',
        values: new Array<string>(ROWS).fill('已奖励'),
      },
    ],
  },
};

afterEach(() => jest.restoreAllMocks());

test.each([
  ['all of one enterprise, all alike', () => [7, 7] as const],
  ['all of one enterprise, each with figures of its own', (i: number) => [7, i] as const],
  ['all of others', (i: number) => [i + 1, i] as const],
])('rows are found again in a few looks at each: %s', (_what, rowOf) => {
  const rows = Array.from({ length: ROWS }, (_, i) => rowOf(i));
  const keys = counted(rows.map(([key]) => key));
  const then = { keys: keys.list, inputs: rows.map(([, input]) => input) };
  const turned = [...rows].reverse();
  const at = alignRows(then, { keys: turned.map(([key]) => key), inputs: turned.map(([, input]) => input) });
  expect(new Set(at).size).toBe(ROWS);
  expect(keys.looks()).toBeLessThan(ROWS * 6);
});

test('where nobody has changed a cell of ours, each is looked at once', () => {
  const kinds = counted(grid.columns[2]?.kinds ?? new Uint8Array());
  const columns = grid.columns.map((one, i) => (i === 2 ? { ...one, kinds: kinds.list } : one));
  expect(findEdits({ ...grid, columns }, own, record, mapping)).toEqual({ edits: [], misplaced: false });
  // And its header.
  expect(kinds.looks()).toBe(ROWS + 1);
});

test('marks are put on record without a search for each row', () => {
  const searched = jest.spyOn(Int32Array.prototype, 'indexOf');
  const plan = markStale(
    gridOf((row) => row + 1),
    own,
    POLICY,
    { [POLICY]: record },
    mapping,
    '',
    'zh',
  );
  expect(plan?.columns[0]?.values).toHaveLength(ROWS);
  expect(searched).not.toHaveBeenCalled();
});
