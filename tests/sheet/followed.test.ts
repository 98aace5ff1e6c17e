/** The columns of an earlier run, by their headers, on a sheet in which they have moved, gone or come twice. */
import type { Mapping, MappedColumn } from '../../src/sheet/mapping';
import { followedMapping } from '../../src/sheet/record/followed';
import { rowMarks } from '../../src/sheet/record/row-marks';
import type { RunRecord } from '../../src/sheet/record/run-record';
import { makeGrid } from '../support/grids';

const at = (column: number, header: string): MappedColumn => ({
  ...{ column, header, label: header, unit: '', unitSource: 'none', by: 'sheet' },
});

const BEFORE = makeGrid([
  ['企业名称', '设备投资额', '软件费', '检测费'],
  ['甲公司', 100, 20, 3],
  ['乙公司', 200, 40, 6],
]);
const MAPPING: Mapping = {
  ...{ sheet: '表', headerRow: 0, headerRows: 1, firstRow: 1, lastRow: 2, skipped: [], lists: [], declined: [] },
  identity: { name: at(0, '企业名称') },
  columns: { 设备: at(1, '设备投资额'), 软件: at(2, '软件费'), 检测: at(3, '检测费') },
};
const record = { written: { firstRow: 1, headerRow: 0 }, rows: rowMarks(BEFORE, MAPPING, 1, 2) } as RunRecord;

const now = (headers: readonly string[]): Record<string, number | undefined> => {
  const grid = makeGrid([headers, ['甲公司', 1, 2, 3], ['乙公司', 4, 5, 6]]);
  const award = { key: 'award', column: 9, row: 0, rows: 3 };
  const { columns } = followedMapping(grid, MAPPING, [award], record, [award]);
  return Object.fromEntries(Object.keys(MAPPING.columns).map((name) => [name, columns[name]?.column]));
};

test.each([
  ['as they were', ['企业名称', '设备投资额', '软件费', '检测费'], [1, 2, 3]],
  ['two changed places', ['企业名称', '软件费', '设备投资额', '检测费'], [2, 1, 3]],
  ['one renamed stays where it was', ['企业名称', '设备投资（万元）', '软件费', '检测费'], [1, 2, 3]],
  ['one deleted, so that another stands there: it is gone', ['企业名称', '软件费', '检测费'], [undefined, 1, 2]],
  ['a header that stands twice tells nothing', ['企业名称', '设备投资额', '软件费', '软件费'], [1, 2, 3]],
])('%s', (_what, headers, [设备, 软件, 检测]) => expect(now(headers)).toEqual({ 设备, 软件, 检测 }));
