/** What other policies have paid on other sheets: taken from there where it can be told whose it is, and said where it cannot. */
import { paidElsewhere, type SheetElsewhere } from '../../src/audit/doubles/elsewhere';
import { shipped } from '../../src/run/overlaps';
import { loadShipped } from '../../src/run/policies';
import { openSheet, recogniseSheet } from '../../src/run/run';
import { compute } from '../../src/run/run';
import { recall } from '../../src/sheet/compose/memory';
import { folder, removeFolders } from '../support/cli';
import { portOn } from '../support/rows-port';

afterAll(removeFolders);

const CITY = 'shaoxing-4151-2025';
const COUNTY = 'shangyu-clusters-2017';
const LIST = [
  '企业名称,上年度亩均评价,荣誉资质',
  '甲公司,A,国家级企业技术中心（2025）',
  '乙公司,A,国家级工业设计中心（2025）',
].join('\n');

/** The county's result, in a workbook of its own. */
const county = async (): Promise<SheetElsewhere> => {
  const at = folder();
  at.write('区.csv', LIST);
  const { code } = await at.run('award', '区.csv', '-p', COUNTY, '-y', '2025', '-o', '区.xlsx');
  expect(code).toBe(0);
  const port = await portOn(at.bytes('区.xlsx'));
  const { memory } = await port.open();
  return { grid: await port.read('区'), file: '区.xlsx', ownColumns: await port.ownColumns('区'), memory: recall(memory) };
};

const against = async (sheets: readonly SheetElsewhere[], load = shipped, audited = CITY) => {
  const at = folder();
  at.write('市.csv', LIST);
  await at.run('award', '市.csv', '-p', audited, '-y', '2025', '-o', '市.xlsx');
  const opened = await openSheet(await portOn(at.bytes('市.xlsx')));
  const policy = await loadShipped(audited);
  if (!opened.ok || !policy.ok) throw new Error('not opened');
  const recognition = recogniseSheet(opened.value, policy.value, 2025);
  if (!recognition.ok) throw new Error('not recognised');
  const computed = compute(opened.value, recognition.value, policy.value, { year: 2025, readings: {}, parameters: {} });
  if (!computed.ok) throw new Error('not computed');
  return paidElsewhere(computed.value.settlement, computed.value.read.projects, sheets, load);
};

test('claims stand on the row of the same enterprise', async () => {
  const { others, problems } = await against([await county()]);
  expect(problems).toEqual([]);
  expect(others.map(({ id, year }) => [id, year])).toEqual([[COUNTY, 2025]]);
  expect(others[0]?.claims.map(({ row, fen, elsewhere }) => [row, fen, elsewhere])).toEqual([
    [1, 100_000_000, { sheet: '区', file: '区.xlsx' }],
    [2, 100_000_000, { sheet: '区', file: '区.xlsx' }],
  ]);
});

test('a workbook that has lost its memory is named, with what would be right', async () => {
  const { memory: _, ...lost } = await county();
  const { others, problems } = await against([{ ...lost, memory: undefined }]);
  expect(others).toEqual([]);
  expect(problems).toMatchObject([
    { code: 'elsewhere-no-memory', severity: 'warning', place: { file: '区.xlsx', sheet: '区', name: COUNTY } },
  ]);
  expect(problems[0]?.message.zh).toMatch(/工作表“区”有“上虞集群”的测算列.*没有留下那次测算的年度和单位.*请/);
});

/** With a cell of its header written over. */
const overwritten = async (from: string, to: string): Promise<SheetElsewhere> => {
  const sheet = await county();
  return { ...sheet, grid: { ...sheet.grid, strings: sheet.grid.strings.map((one) => (one === from ? to : one)) } };
};

test('a sheet whose rows cannot be told is named, with the reason', async () => {
  const { others, problems } = await against([await overwritten('企业名称', '备注一')]);
  expect(others).toEqual([]);
  expect(problems).toMatchObject([{ code: 'elsewhere-not-recognised', place: { file: '区.xlsx', sheet: '区' } }]);
  expect(problems[0]?.message.zh).toMatch(/认不出各行是哪家企业.*没有认出企业名称或统一社会信用代码的列/);
  const bare = await county();
  const empty = { ...bare, grid: { ...bare.grid, strings: bare.grid.strings.map(() => '') } };
  expect((await against([empty])).problems.map(({ code }) => code)).toEqual(['elsewhere-not-recognised']);
});

test('a policy that is not at hand is named where only it would know of the matter; the audited one is no other', async () => {
  const none = () => Promise.resolve(undefined);
  // The city's articles name the county's, so the city knows without the county's policy what is one matter.
  expect((await against([await county()], none)).others).toHaveLength(1);
  const at = folder();
  at.write('名单.csv', LIST);
  await at.run('award', '名单.csv', '-p', CITY, '-y', '2025', '-o', '名单.xlsx');
  const port = await portOn(at.bytes('名单.xlsx'));
  const { memory } = await port.open();
  const city = { grid: await port.read('名单'), ownColumns: await port.ownColumns('名单'), memory: recall(memory) };
  const { others, problems } = await against([city], none, COUNTY);
  expect([others, problems.map(({ code }) => code)]).toEqual([[], ['elsewhere-policy-unknown']]);
  expect((await against([city], shipped, COUNTY)).others).toHaveLength(1);
  expect(await against([{ ...city, memory: undefined }])).toEqual({ others: [], problems: [] });
});
