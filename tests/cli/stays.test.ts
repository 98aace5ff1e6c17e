/** A formula of the user's in a file points at a column of ours: an award that comes in between leaves that column where it is, and the result is verified. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { openXlsx } from '../../src/xlsx/open';
import { folder, removeFolders } from '../support/cli';
import { editCells } from '../support/edit-cells';
import { MINI } from '../support/mini-pack';
import { workbook } from '../support/workbooks';

afterAll(removeFolders);
jest.setTimeout(60_000);

const ROWS = [
  ['企业名称', '统一社会信用代码', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '标准数', '亩均评价', '失信'],
  ['甲公司', '91330602MA2D10000Q', '一期', 2300, '是', '是', 0, 'A', '否'],
  ['丙公司', null, '技改', 300, '否', '否', 0, 'A', '否'],
];

const places = async (bytes: Uint8Array): Promise<ReadonlyMap<string, number>> => {
  const found = await openXlsx(bytes, 'd.xlsx');
  if (!found.ok) throw new Error('not opened');
  return new Map((await found.value.ownColumns('d')).map(({ key, column }) => [key, column]));
};

const withFormula = (bytes: Uint8Array, formula: string): Uint8Array => {
  const parts = unzipSync(bytes);
  const path = 'xl/worksheets/sheet1.xml';
  const row = `<row r="9"><c r="B9"><f>${formula}</f><v>1</v></c></row></sheetData>`;
  parts[path] = strToU8(strFromU8(parts[path] ?? new Uint8Array()).replace('</sheetData>', row));
  return zipSync(parts);
};

const TOTAL = 'mini:total';

test.each([
  ['that points at the total, stays', true],
  ['that points elsewhere, leaves the usual order', false],
])('a formula %s', async (_, points) => {
  const at = folder();
  at.write('pack/mini.yaml', MINI);
  at.write('d.xlsx', await workbook({ name: 'd', rows: ROWS }));
  const award = (from: string, to: string) => at.run('award', from, '-o', to, '--policy', 'pack', '--year', '2025', '--force');
  await award('d.xlsx', 'a.xlsx');
  const before = await places(at.bytes('a.xlsx'));
  const letter = String.fromCharCode(65 + (before.get(TOTAL) ?? 0));
  const edited = editCells(at.bytes('a.xlsx'), { d: { G2: 3 } });
  at.write('b.xlsx', withFormula(edited, points ? `SUM(${letter}2:${letter}3)` : 'SUM(D2:D3)'));
  const second = await award('b.xlsx', 'c.xlsx');
  expect(second.stderr).not.toContain('换了位置');
  const after = await places(at.bytes('c.xlsx'));
  expect(after.size).toBe(before.size + 1);
  expect((after.get(TOTAL) ?? 0) - (before.get(TOTAL) ?? 0)).toBe(points ? 0 : 1);
  const verified = await at.run('verify', 'c.xlsx', '--policy', 'pack');
  expect([verified.code, verified.stdout]).toEqual([0, verified.stdout]);
});
