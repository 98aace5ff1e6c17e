/** A ranking from a sheet to JSON and to its own sheet in the written workbook, and again over that workbook. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { openXlsx } from '../../src/xlsx/open';
import { folder, removeFolders, type Folder } from '../support/cli';
import { gridCell } from '../support/port-contract';
import { workbook, type Cell } from '../support/workbooks';

const ROWS: readonly (readonly Cell[])[] = [
  ['企业名称', '所属产业集群', '区内注册', '三个一批类型', '上年销售收入（万元）', '上年税收（万元）'],
  ['甲公司', '时尚轻纺', '是', '龙头', 30000, 0],
  ['乙公司', '时尚轻纺', '是', '未列入', 0, 20000],
  ['丙公司', '时尚轻纺', '是', '未列入', 5000, null],
  ['丁公司', '集群外', '是', '未列入', 90000, 9000],
  ['戊公司', '新能源', '是', '骨干', 500, 50],
];
const OPTIONS = ['--policy', 'shangyu-clusters-2017', '--year', '2017'] as const;

let at: Folder;
beforeAll(async () => {
  at = folder();
  at.write('d.xlsx', await workbook({ name: '企业', rows: ROWS }));
});
afterAll(removeFolders);

interface Ranked {
  readonly place: number;
  readonly tied: number;
  readonly enterprise: { readonly name: string };
  readonly score: string;
  readonly classes: readonly string[];
  readonly orNone: boolean;
  readonly decided: string | null;
}
interface Json {
  readonly rankings: readonly {
    readonly item: string;
    readonly provisional: boolean;
    readonly combinedAs: string;
    readonly groups: readonly {
      readonly group: string;
      readonly ranked: readonly Ranked[];
      readonly missing: readonly { readonly name: string }[];
    }[];
  }[];
}

test('the JSON has places, scores, classes and who is missing', async () => {
  const { stdout, stderr } = await at.run('award', 'd.xlsx', ...OPTIONS, '--json', '-');
  const [ranking] = (JSON.parse(stdout) as Json).rankings;
  expect(ranking).toMatchObject({ item: '3b-ranking', provisional: true, combinedAs: 'amount' });
  expect(ranking?.groups.map(({ group, ranked, missing }) => [group, ranked.length, missing.map(({ name }) => name)])).toEqual([
    ['时尚轻纺', 2, ['丙公司']],
    ['新能源新材料', 1, []],
  ]);
  const tied = { place: 1, tied: 2, score: '120000000', classes: ['龙头企业', '骨干企业'], orNone: false };
  expect(ranking?.groups[0]?.ranked).toMatchObject([
    { ...tied, enterprise: { name: '乙公司' }, decided: '未列入' },
    { ...tied, enterprise: { name: '甲公司' }, decided: '龙头企业' },
  ]);
  expect(stderr).toContain('乙公司、甲公司得分相同');
  expect(stderr).toContain('丙公司缺数据，未参加排名');
});

const listOf = async (
  file: string,
): Promise<{ readonly rows: readonly (readonly unknown[])[]; readonly sheets: readonly string[] }> => {
  const opened = await openXlsx(at.bytes(file), file);
  if (!opened.ok) throw new Error('not opened');
  const { sheets } = await opened.value.open();
  const grid = await opened.value.read('排名名单');
  return {
    sheets: sheets.map(({ name }) => name),
    rows: Array.from({ length: grid.rows }, (_, r) => grid.columns.map((_column, c) => gridCell(grid, r, c))),
  };
};

const LINES = [
  [1, '时尚轻纺', '乙公司', 0, 20000, 12000, 2, '龙头企业或骨干企业', '未列入'],
  [1, '时尚轻纺', '甲公司', 30000, 0, 12000, 2, '龙头企业或骨干企业', '龙头企业'],
  ['丙公司', '缺数据，未参加排名'],
  [1, '新能源新材料', '戊公司', 500, 50, 230, '龙头企业', '骨干企业'],
];

test('the list stands on a sheet of its own, with how it was made, and a second run writes it anew', async () => {
  expect((await at.run('award', 'd.xlsx', ...OPTIONS, '-o', 'out.xlsx')).code).toBe(0);
  const { rows, sheets } = await listOf('out.xlsx');
  expect(sheets).toContain('排名名单');
  expect(rows[0]?.[0]).toBe('“三个一批”企业排名建议三（二）3 2017');
  expect(rows[1]?.[0]).toContain('排名结果仅为建议');
  expect(rows[2]?.[0]).toBe('计分：各项原值加权相加；同分：并列；每组家数：龙头企业1–3家，骨干企业5–10家，配套企业10–20家。');
  LINES.forEach((line, i) => expect(rows[4 + i]).toEqual(expect.arrayContaining(line)));

  await at.run('award', 'out.xlsx', ...OPTIONS, '--sheet', '企业', '--reading', '同分名次=税收高者在前', '-o', 'again.xlsx');
  const again = await listOf('again.xlsx');
  expect(again.sheets).toEqual(sheets);
  expect(again.rows[2]?.[0]).toContain('同分：上年度税收高者在前');
  expect(again.rows.slice(4, 6).map((row) => [row[0], row[2]])).toEqual([
    [1, '乙公司'],
    [2, '甲公司'],
  ]);
});

test('where the sheet has lost a column, the list of an earlier run is emptied, not left standing', async () => {
  await at.run('award', 'd.xlsx', ...OPTIONS, '-o', 'first.xlsx');
  const parts = unzipSync(at.bytes('first.xlsx'));
  const shared = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
  expect(shared).toContain('上年税收（万元）');
  parts['xl/sharedStrings.xml'] = strToU8(shared.replace('上年税收（万元）', '经办人'));
  at.write('less.xlsx', zipSync(parts));
  const { stdout } = await at.run('award', 'less.xlsx', ...OPTIONS, '--sheet', '企业', '-o', 'emptied.xlsx');
  expect(stdout).toContain('已写入');
  expect((await listOf('emptied.xlsx')).rows.flat().filter((cell) => cell !== null && cell !== '')).toEqual([
    '本次测算没有排名。',
  ]);
});
