/** Award columns that were written as formulas are audited and verified like values; a constant typed over one of them is named. */
import { columnLetters } from '../../src/sheet/port/own-names';
import { openXlsx } from '../../src/xlsx/open';
import { DISTRICT } from '../support/district-pack';
import { folder, removeFolders, type Folder } from '../support/cli';
import { editCells } from '../support/edit-cells';
import { MINI } from '../support/mini-pack';
import { gridCell } from '../support/port-contract';
import { workbook } from '../support/workbooks';
import { textParts } from '../support/xlsx-harness';

const HEADERS = ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '标准数'];
const ROWS = [
  HEADERS,
  ...Array.from({ length: 12 }, (_, i) => [`${'甲乙丙丁戊己庚辛壬癸子丑'[i] ?? ''}公司`, '一期', 1013 + 977 * i, '否', '否', 0]),
];
const AWARD = ['--year', '2025', '--formulas'] as const;

interface Report {
  readonly columns: readonly { readonly header: string; readonly items: readonly string[]; readonly agreeing: number }[];
  readonly findings: readonly {
    readonly kind: string;
    readonly cell: string;
    readonly message: string;
    readonly causes: readonly { readonly cause: string; readonly exact: boolean }[];
  }[];
}

let at: Folder;
beforeAll(async () => {
  at = folder();
  at.write('city/mini.yaml', MINI);
  at.write('district/district.yaml', DISTRICT.replace('to: 2021-12-31', 'to: 2026-12-31'));
  at.write('d.xlsx', await workbook({ name: '汇总', rows: ROWS }));
  expect((await at.run('award', 'd.xlsx', '-p', 'city', ...AWARD, '-o', 'f.xlsx')).code).toBe(0);
});
afterAll(removeFolders);

const cellOf = async (file: string, header: string, row: number): Promise<string> => {
  const opened = await openXlsx(at.bytes(file), file);
  if (!opened.ok) throw new Error(`${file} cannot be opened`);
  const grid = await opened.value.read('汇总');
  const column = grid.columns.findIndex((_, c) => gridCell(grid, 0, c) === header);
  if (column < 0) throw new Error(`no column ${header}`);
  expect(grid.columns[column]?.formulas?.[row - 1 - grid.firstRow]).toBe(2);
  return `${columnLetters(column)}${row}`;
};

const audited = async (file: string, policy = 'city'): Promise<Report & { readonly code: number; readonly stderr: string }> => {
  const { code, stderr } = await at.run('audit', file, '-p', policy, '-y', '2025', '--json', 'a.json', '-f');
  return { ...(JSON.parse(at.read('a.json')) as Report), code, stderr };
};

test.each(['设备奖励', '设备奖励（万元）'])('%s, which an earlier run wrote, can be asked for by its header', async (header) => {
  const { code, stdout, stderr } = await at.run('audit', 'f.xlsx', '-p', 'city', '-y', '2025', '--given', header);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.match(/^“.*$/gm)).toEqual([expect.stringMatching(/^“设备奖励”（万元，对应 rate 条目）：有金额 12 行，一致 12/)]);
});

test('a column of the list is meant before one of ours of the same name, and a name that neither has is refused', async () => {
  const rows = ROWS.map((row, i) => [...row, i === 0 ? '设备奖励（万元）' : 60]);
  at.write('named.xlsx', await workbook({ name: '汇总', rows }));
  await at.run('award', 'named.xlsx', '-p', 'city', '--year', '2025', '-o', 'beside.xlsx');
  const run = await at.run('audit', 'beside.xlsx', '-p', 'city', '-y', '2025', '--given', '设备奖励', '--json', '-');
  expect((JSON.parse(run.stdout) as { columns: readonly { column: string }[] }).columns.map(({ column }) => column)).toEqual([
    'G',
  ]);
  const wrong = await at.run('audit', 'f.xlsx', '-p', 'city', '-y', '2025', '--given', '设备奖厉');
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('是否想写“设备奖励”？')]);
});

const differences = ({ findings }: Report) => findings.filter(({ kind }) => kind === 'difference');

test('formulas agree, and the working paper goes beside them', async () => {
  const { code, columns, findings } = await audited('f.xlsx');
  expect(columns.map(({ items }) => items[0])).toEqual(expect.arrayContaining(['rate', 'odd-rate']));
  expect(columns.find(({ items }) => items[0] === 'odd-rate')?.agreeing).toBe(12);
  expect(differences({ columns, findings })).toEqual([]);
  expect(code).toBe(0);
  const { code: written, stderr } = await at.run('audit', 'f.xlsx', '-p', 'city', '-y', '2025', '-o', 'paper.xlsx');
  expect([written, stderr]).toEqual([0, '']);
  // The formulas are as they were, and the result is still what was computed.
  await cellOf('paper.xlsx', '设备奖励（万元）', 13);
  expect((await at.run('verify', 'paper.xlsx', '-p', 'city')).code).toBe(0);
});

test('a constant typed over a formula is named, by audit and by verify', async () => {
  const cell = await cellOf('f.xlsx', '设备奖励（万元）', 6);
  at.write('typed.xlsx', editCells(at.bytes('f.xlsx'), { 汇总: { [cell]: 300 } }));
  const { code, findings } = await audited('typed.xlsx');
  expect(code).toBe(1);
  const [found, ...others] = findings.filter((one) => one.kind === 'difference' && one.cell === cell);
  expect(others).toEqual([]);
  expect(found?.causes[0]).toMatchObject({ cause: 'typed-over', exact: true });
  expect(found?.message).toContain('公式被改成固定数');
  const verified = await at.run('verify', 'typed.xlsx', '-p', 'city');
  expect(verified.code).toBe(1);
  expect(verified.stdout).toContain(`汇总!${cell}`);
});

test('constants in a user’s column of formulas are told where they still agree', async () => {
  const rows = ROWS.map((row, i) => [...row, i === 0 ? '核定奖励（万元）' : Math.round((row[2] as number) * 6) / 100]);
  const bytes = await workbook({ name: '汇总', rows });
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const files = unzipSync(bytes);
  const part = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(files[part] as Uint8Array).replace(/<c r="G(\d+)"([^>]*)><v>/g, (whole, row: string, rest: string) =>
    row === '4' || row === '9' ? whole : `<c r="G${row}"${rest}><f>ROUND(C${row}*6%,2)</f><v>`,
  );
  at.write('own.xlsx', zipSync({ ...files, [part]: strToU8(xml) }));
  const { stdout, stderr } = await at.run('audit', 'own.xlsx', '-p', 'city', '-y', '2025', '--given', '核定奖励=rate');
  expect(stdout).toContain('一致 12，不符 0');
  expect(stderr).toContain('“核定奖励（万元）”一列是公式，G4、G9却是固定数');
});

test('a second policy is run, audited and undone beside the formulas of the first', async () => {
  const both = await at.run('award', 'f.xlsx', '-p', 'district', ...AWARD, '--set', '区级补助比例=5%@某文', '-o', 'both.xlsx');
  expect([both.code, both.stderr]).toEqual([0, expect.not.stringContaining('不会覆盖')]);
  await cellOf('both.xlsx', '设备奖励（万元）', 13);
  await cellOf('both.xlsx', '区·区级设备补助（万元）', 13);
  const { code, findings, columns } = await audited('both.xlsx', 'city');
  expect(differences({ columns, findings })).toEqual([]);
  expect(code).toBe(0);
  const undone = await at.run('undo', 'both.xlsx', '-o', 'undone.xlsx');
  expect([undone.code, undone.stderr]).toEqual([0, '']);
  await cellOf('undone.xlsx', '设备奖励（万元）', 13);
});

test('undone after a run with another figure of 政策参数: the formulas of before, over the figures of before', async () => {
  const fill = (from: string, to: string, percent: number): string =>
    at.write(to, editCells(at.bytes(from), { 政策参数: { G2: percent, I2: '某文〔2025〕1号' } }));
  const award = async (from: string, to: string, ...more: readonly string[]): Promise<void> => {
    const ran = await at.run('award', from, '-p', 'district', '--year', '2025', ...more, '-o', to);
    expect([ran.code, ran.stderr]).toEqual([0, expect.not.stringContaining('不会覆盖')]);
  };
  // Each shared formula has a number of its own, which a later writing counts on.
  const sheetsOf = (file: string): readonly (readonly [string, string])[] =>
    Object.entries(textParts(at.bytes(file))).flatMap(([name, xml]) =>
      name.startsWith('xl/worksheets/sheet') ? [[name, xml.replace(/ si="\d+"/g, '')] as const] : [],
    );
  await award('d.xlsx', 'open.xlsx');
  fill('open.xlsx', 'five.xlsx', 5);
  await award('five.xlsx', 'formulas.xlsx', '--formulas');
  await cellOf('formulas.xlsx', '区级定额补助（万元）', 13);
  fill('formulas.xlsx', 'eight.xlsx', 8);
  for (const more of [['--formulas'], []]) {
    await award('eight.xlsx', 'again.xlsx', ...more, '-f');
    const undone = await at.run('undo', 'again.xlsx', '-o', 'back.xlsx', '-f');
    expect([undone.code, undone.stderr]).toEqual([0, '']);
    await cellOf('back.xlsx', '区级定额补助（万元）', 13);
    const before = new Map(sheetsOf('eight.xlsx'));
    expect(before.size).toBeGreaterThan(4);
    expect(
      sheetsOf('back.xlsx')
        .filter(([name, xml]) => before.get(name) !== xml)
        .map(([name]) => name),
    ).toEqual([]);
  }
  // Rows that were sorted since: values, beside whom they are of, and a word about it.
  const rows = { A3: '丙公司', C3: 2967, A4: '乙公司', C4: 1990 };
  at.write('sorted.xlsx', editCells(at.bytes('again.xlsx'), { 汇总: rows }));
  const undone = await at.run('undo', 'sorted.xlsx', '-o', 'values.xlsx');
  expect([undone.code, undone.stderr]).toEqual([0, expect.stringContaining('有 36 格原是公式，撤销后写回的是当时算出的数值')]);
  const opened = await openXlsx(at.bytes('values.xlsx'), 'values.xlsx');
  if (!opened.ok) throw new Error('not opened');
  const grid = await opened.value.read('汇总');
  expect([2, 3].map((row) => [gridCell(grid, row, 0), gridCell(grid, row, 7)])).toEqual([
    ['丙公司', 148.35],
    ['乙公司', 99.5],
  ]);
  expect(grid.columns.some(({ formulas }) => formulas?.some((one) => one > 0))).toBe(false);
});
