/** Award cells that somebody has changed by hand, decisions of officers, and the way back: over files, through the command line. */
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';
import { folder, removeFolders, type Folder } from '../support/cli';
import { MINI } from '../support/mini-pack';
import { gridCell } from '../support/port-contract';
import { workbook } from '../support/workbooks';
import { textParts, typed } from '../support/xlsx-harness';

const HEAD = [
  '企业名称',
  '统一社会信用代码',
  '项目名称',
  '设备投资额（万元）',
  '重点项目',
  '集群项目',
  '标准数',
  '亩均评价',
  '失信',
];
const ROWS: readonly (readonly (string | number | null)[])[] = [
  HEAD,
  ['甲公司', '91330602MA2D10000Q', '一期', 2300, '是', '是', 3, 'A', '否'],
  ['甲公司', '91330602MA2D10000Q', '二期', 30000, '是', '是', 3, 'A', '否'],
  ['乙公司', null, '一期', 299.99, '否', '否', 0, 'B', '否'],
  ['丙公司', null, '技改', 300, '否', '否', null, 'A', '否'],
];
const OPTIONS = ['--policy', 'pack', '--year', '2025', '--unit', '元', '--force'] as const;

let at: Folder;
beforeEach(async () => {
  at = folder();
  at.write('pack/mini.yaml', MINI);
  at.write('d.xlsx', await workbook({ name: 'd', rows: ROWS }));
});
afterAll(removeFolders);
jest.setTimeout(60_000);

const open = async (file: string): Promise<XlsxFile> => {
  const found = await openXlsx(at.bytes(file), file);
  if (!found.ok) throw new Error(found.problems.map(({ message }) => message.zh).join());
  return found.value;
};

/** Column of the equipment awards, in letters. */
const column = async (file: string, key = 'mini:item:rate'): Promise<number> =>
  (await (await open(file)).ownColumns('d')).find((one) => one.key === key)?.column ?? -1;
const letters = (n: number): string => String.fromCharCode(65 + n);
const value = async (file: string, row: number, key = 'mini:item:rate'): Promise<unknown> =>
  gridCell(await (await open(file)).read('d'), row, await column(file, key));
const edit = async (file: string, row: number, to: number | string, key = 'mini:item:rate'): Promise<string> => {
  const address = `${letters(await column(file, key))}${row + 1}`;
  at.write(file, typed(at.bytes(file), 'd', address, to));
  return address;
};
const award = (from: string, to: string, ...more: readonly string[]) => at.run('award', from, '-o', to, ...OPTIONS, ...more);
const sheetText = async (file: string, name: string): Promise<string> => (await (await open(file)).read(name)).strings.join('\n');

test('an edited cell is kept and told; asked for, it is replaced', async () => {
  await award('d.xlsx', 'a.xlsx');
  expect(await value('a.xlsx', 1)).toBe(2_300_000);
  const address = await edit('a.xlsx', 1, 2_000_000);
  const kept = await award('a.xlsx', 'b.xlsx');
  expect(kept.code).toBe(0);
  expect(kept.stderr).toContain(`d!${address}`);
  expect(kept.stderr).toContain('人工改为“2000000”，上次写入的是“2300000”');
  expect(await value('b.xlsx', 1)).toBe(2_000_000);
  expect(await sheetText('b.xlsx', '数据问题')).toContain('人工改为“2000000”');
  // Kept once, it is asked about again.
  expect((await award('b.xlsx', 'c.xlsx')).stderr).toContain('人工改为“2000000”');
  await award('c.xlsx', 'e.xlsx', '--edited', 'replace');
  expect(await value('e.xlsx', 1)).toBe(2_300_000);
  expect((await award('e.xlsx', 'f.xlsx')).stderr).not.toContain('人工改为');
});

test('what nobody has changed is never told as changed', async () => {
  await award('d.xlsx', 'a.xlsx');
  const again = await award('a.xlsx', 'b.xlsx');
  expect(again.stderr).not.toContain('人工');
  expect(textParts(at.bytes('b.xlsx'))['xl/worksheets/sheet1.xml']).toBe(
    textParts(at.bytes('a.xlsx'))['xl/worksheets/sheet1.xml'],
  );
});

test('a decision has a reason, stands in receipt, evidence and totals, and survives re-runs', async () => {
  await award('d.xlsx', 'a.xlsx');
  await edit('a.xlsx', 1, 2_000_000);
  expect((await award('a.xlsx', 'x.xlsx', '--edited', 'decide')).code).toBe(2);
  const total = (await value('a.xlsx', 1, 'mini:total')) as number;
  await award('a.xlsx', 'b.xlsx', '--edited', 'decide=专家评审核减');
  for (const file of ['b.xlsx', 'c.xlsx']) {
    expect(await value(file, 1)).toBe(2_000_000);
    expect(await value(file, 1, 'mini:total')).toBe(total - 300_000);
    for (const sheet of ['测算凭据', '测算依据']) expect(await sheetText(file, sheet)).toContain('专家评审核减');
    expect(await sheetText(file, '测算依据')).toContain('人工核定');
    const again = await award(file, 'c.xlsx', '--json', 'c.json');
    expect(again.stderr).not.toContain('人工改为');
    expect(at.read('c.json')).toContain('"2000000.00"');
  }
  const explained = (file: string) =>
    at.run('explain', file, '--row', '2', '--item', 'rate', '--policy', 'pack', '--year', '2025');
  const { stdout } = await explained('b.xlsx');
  expect(stdout).toContain('结果：人工核定 200万元（测算为奖补 230万元）');
  expect(stdout).toMatch(
    /人工核定：200万元\n {2}测算：奖补 230万元\n {2}核定理由：专家评审核减\n {2}核定日期：\d{4}-\d\d-\d\d\n {2}出处：测算凭据\n/,
  );
  // Another row has no decision.
  expect(
    (await at.run('explain', 'b.xlsx', '--row', '3', '--item', 'rate', '--policy', 'pack', '--year', '2025')).stdout,
  ).not.toContain('人工核定');
  // The figures change: the decision stays, and is to be reviewed.
  at.write('d2.xlsx', typed(at.bytes('c.xlsx'), 'd', 'D2', 4600));
  const later = await award('d2.xlsx', 'e.xlsx');
  expect(later.stderr).toContain('请复核该核定');
  expect(await value('e.xlsx', 1)).toBe(2_000_000);
  expect((await explained('e.xlsx')).stdout).toMatch(/测算：奖补 460万元\n {2}核定时的测算：奖补 230万元\n/);
});

test('a sum cannot be decided: it is kept', async () => {
  await award('d.xlsx', 'a.xlsx');
  await edit('a.xlsx', 1, 1, 'mini:total');
  const ran = await award('a.xlsx', 'b.xlsx', '--edited', 'decide=试试');
  expect(ran.stderr).toContain('只有某一事项的奖补单元格可以作为人工核定');
  expect(await value('b.xlsx', 1, 'mini:total')).toBe(1);
});

test('undo of a first run leaves the file as it was; of a second one, what the first had written', async () => {
  await award('d.xlsx', 'a.xlsx');
  expect((await at.run('undo', 'a.xlsx', '-o', 'u.xlsx')).code).toBe(0);
  const plain = await open('u.xlsx');
  expect((await plain.open()).sheets.map(({ name }) => name)).toEqual(['d']);
  expect((await plain.open()).memory).toBeUndefined();
  const [before, after] = [await (await open('d.xlsx')).read('d'), await plain.read('d')];
  for (let row = 0; row < 6; row += 1)
    for (let c = 0; c < 30; c += 1) expect(gridCell(after, row, c)).toEqual(gridCell(before, row, c));
  expect((await at.run('undo', 'u.xlsx', '-o', 'v.xlsx')).code).toBe(2);

  at.write('a2.xlsx', typed(at.bytes('a.xlsx'), 'd', 'D2', 4600));
  await award('a2.xlsx', 'b.xlsx');
  expect(await value('b.xlsx', 1)).toBe(4_600_000);
  const undone = await at.run('undo', 'b.xlsx', '-o', 'w.xlsx');
  expect([undone.code, undone.stderr]).toEqual([0, '']);
  expect(await value('w.xlsx', 1)).toBe(2_300_000);
  expect(gridCell(await (await open('w.xlsx')).read('d'), 1, 3)).toBe(4600);
  for (const name of ['测算依据', '测算汇总', '测算凭据'])
    expect(await sheetText('w.xlsx', name)).toBe(await sheetText('a.xlsx', name));
  expect((await (await open('w.xlsx')).open()).memory).toBe((await (await open('a.xlsx')).open()).memory);
  // Once only.
  expect((await at.run('undo', 'w.xlsx', '-o', 'z.xlsx')).stderr).toContain('没有可撤销的测算');
});

test('undo lists what was changed since, and goes on only when told to', async () => {
  await award('d.xlsx', 'a.xlsx');
  const address = await edit('a.xlsx', 1, 5);
  at.write('a.xlsx', typed(at.bytes('a.xlsx'), '测算依据', 'B2', 77));
  const refused = await at.run('undo', 'a.xlsx', '-o', 'u.xlsx');
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(`d!${address}`);
  expect(refused.stderr).toContain('测算依据!B2');
  expect(refused.stderr).toContain('--discard');
  expect(at.has('u.xlsx')).toBe(false);
  expect((await at.run('undo', 'a.xlsx', '-o', 'u.xlsx', '--discard')).code).toBe(0);
});

test('an undo gives back the change that a run had been told to replace', async () => {
  await award('d.xlsx', 'a.xlsx');
  await edit('a.xlsx', 1, 1234.5);
  await award('a.xlsx', 'b.xlsx', '--edited', 'replace');
  expect(await value('b.xlsx', 1)).toBe(2_300_000);
  await at.run('undo', 'b.xlsx', '-o', 'c.xlsx');
  expect(await value('c.xlsx', 1)).toBe(1234.5);
});
