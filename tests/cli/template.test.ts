/** The template: filled in as its instructions say, it is recognised whole and computes. */
import ExcelJS from 'exceljs';
import { policyIds } from '../../src/run/policies';
import { folder, removeFolders, type Folder } from '../support/cli';
import { mini, MINI } from '../support/mini-pack';
import { shipped } from '../support/packs';

let at: Folder;
beforeAll(() => {
  at = folder();
  at.write('pack/mini.yaml', MINI);
});
afterAll(removeFolders);

const open = async (name: string): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(at.bytes(name).buffer as ArrayBuffer);
  return book;
};

/** The names of the columns, below the titles of their groups. */
const headers = (sheet: ExcelJS.Worksheet | undefined): string[] =>
  (sheet?.getRow(2).values as (string | undefined)[]).slice(1).map(String);

test('has a sheet to fill in, instructions and the recognitions', async () => {
  expect(await at.run('template', 'pack', '-o', 't.xlsx')).toEqual({ code: 0, stdout: '已写入：t.xlsx\n', stderr: '' });
  const book = await open('t.xlsx');
  expect(book.worksheets.map(({ name }) => name)).toEqual(['企业数据', '填写说明', '认定名称']);
  expect([...headers(book.getWorksheet('企业数据'))].sort()).toEqual(
    [
      ...[
        '企业名称',
        '统一社会信用代码',
        '所属区县',
        '项目名称',
        '荣誉认定',
        '设备投资额（万元）',
        '年营业收入（万元）',
        '最高年营业收入（万元）',
        '今年贡献（万元）',
        '去年贡献（万元）',
      ],
      ...[
        '标准数（项）',
        '建筑面积（平方米）',
        '用地面积（平方米）',
        '容积率',
        '上级补助（万元）',
        '已奖金额（万元）',
        '重点项目',
        '集群项目',
        '失信',
        '亩均评价',
      ],
    ].sort(),
  );
});

test('offers lists to choose from, and cells of text for codes', async () => {
  const sheet = (await open('t.xlsx')).getWorksheet('企业数据');
  const column = (name: string): string => sheet?.getColumn(headers(sheet).indexOf(name) + 1).letter ?? '';
  expect(sheet?.getCell(`${column('重点项目')}3`).dataValidation).toMatchObject({ type: 'list', formulae: ['"是,否"'] });
  expect(sheet?.getCell(`${column('亩均评价')}500`).dataValidation).toMatchObject({ type: 'list', formulae: ['"A,B,C,D"'] });
  expect(sheet?.getCell(`${column('统一社会信用代码')}3`).numFmt).toBe('@');
});

test('with items named holds what these need, and the rules that may bar them', async () => {
  expect((await at.run('template', 'pack', '-o', 'some.xlsx', '--items', 'per,prize-national')).code).toBe(0);
  expect(headers((await open('some.xlsx')).getWorksheet('企业数据'))).toEqual([
    '企业名称',
    '统一社会信用代码',
    '所属区县',
    '荣誉认定',
    '标准数（项）',
    '失信',
    '亩均评价',
  ]);
});

test('groups the columns by article, under merged titles, and explains each header', async () => {
  expect((await at.run('template', 'shaoxing-4151-2025', '-o', 'by.xlsx', '--articles', '八，（九）')).code).toBe(0);
  const sheet = (await open('by.xlsx')).getWorksheet('企业数据');
  const titles = (sheet?.getRow(1).values as (string | undefined)[]).slice(1);
  expect([...new Set(titles)]).toEqual([
    '基本信息',
    expect.stringMatching(/^（八）/),
    expect.stringMatching(/^（九）/),
    '限制条件和此前奖励',
  ]);
  const under = (title: string): string[] => headers(sheet).filter((_, c) => titles[c]?.startsWith(title));
  expect(under('（八）')).toContain('当年设备投资额（万元）');
  expect(under('（九）')).toContain('提前开工天数（天）');
  expect(headers(sheet)).not.toContain('年营业收入（万元）');
  headers(sheet).forEach((header, c) => {
    const prompt = sheet?.getCell(2, c + 1).dataValidation;
    expect([header, prompt?.promptTitle]).toEqual([header, header.slice(0, 32)]);
    expect(prompt?.prompt ?? '').not.toBe('');
  });
});

test('an article that the policy has not is refused with the nearest', async () => {
  const { code, stderr } = await at.run('template', 'shaoxing-4151-2025', '-o', 'x.xlsx', '--articles', '(八),(四十)');
  expect([code, at.has('x.xlsx')]).toEqual([2, false]);
  expect(stderr).toContain('该政策没有条款“四十”');
});

test('is not written over a file that is there', async () => {
  expect(await at.run('template', 'pack', '-o', 't.xlsx')).toMatchObject({ code: 3, stdout: '' });
  expect(await at.run('template', 'pack', '-o', 't.csv')).toMatchObject({ code: 2, stdout: '' });
});

test('filled in, every column is recognised and nothing is asked', async () => {
  const book = await open('t.xlsx');
  const sheet = book.getWorksheet('企业数据');
  if (!sheet) throw new Error('no sheet');
  const filled: Record<string, string | number> = {
    企业名称: '甲公司',
    项目名称: '一期',
    荣誉认定: '国家奖；三星园区（2025）',
    '设备投资额（万元）': 400,
    '标准数（项）': 2,
    容积率: 1.8,
    重点项目: '是',
    集群项目: '否',
    失信: '否',
    亩均评价: 'A',
  };
  headers(sheet).forEach((header, c) => (sheet.getCell(3, c + 1).value = filled[header] ?? null));
  at.write('filled.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
  const { code, stdout, stderr } = await at.run(
    'award',
    'filled.xlsx',
    '--policy',
    'pack',
    '--year',
    '2025',
    '--json',
    '-',
    '--all',
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { rows } = JSON.parse(stdout) as {
    rows: { items: { item: string; yuan: string | null; missing: { input: string; why: string }[] }[] }[];
  };
  const yuan = (id: string) => rows[0]?.items.find(({ item }) => item === id)?.yuan;
  expect([yuan('rate'), yuan('per'), yuan('prize-national'), yuan('star-3')]).toEqual([
    '320000.00',
    '400000.00',
    '500000.00',
    '200000.00',
  ]);
  expect(rows.flatMap(({ items }) => items.flatMap(({ missing }) => missing)).filter(({ why }) => why === 'no_column')).toEqual(
    [],
  );
});

test.each(policyIds)('of %s names each of its columns once', async (id) => {
  expect((await at.run('template', id)).code).toBe(0);
  const found = headers((await open(`${id}-template.xlsx`)).getWorksheet('企业数据'));
  expect(new Set(found).size).toBe(found.length);
  const policy = shipped(id);
  const read = new Set([...policy.items, ...policy.gates].flatMap(({ inputs }) => inputs));
  const wanted = [...policy.inputs.values()].filter(({ name, title }) => !title && read.has(name)).map(({ name }) => name);
  const names = new Set(found.map((header) => header.replace(/（[^（）]*）$/, '')));
  expect(wanted.filter((name) => !names.has(name) && !found.includes(name))).toEqual([]);
});

test.each(policyIds)('of %s, filled in, feeds every input', async (id) => {
  const book = await open(`${id}-template.xlsx`);
  const sheet = book.getWorksheet('企业数据');
  if (!sheet) throw new Error('no sheet');
  headers(sheet).forEach((header, c) => {
    const list = (sheet.getCell(3, c + 1).dataValidation as ExcelJS.DataValidation | undefined)?.formulae[0] as
      string | undefined;
    const words: Record<string, string | null> = {
      企业名称: '甲公司',
      统一社会信用代码: null,
      所属区县: '越城区',
      项目名称: '一期',
      荣誉认定: '无',
    };
    sheet.getCell(3, c + 1).value =
      header in words
        ? (words[header] ?? null)
        : list?.startsWith('"')
          ? (list.slice(1, -1).split(',').at(-1) ?? null)
          : list
            ? null
            : 1;
  });
  at.write('filled-shipped.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
  const { stdout } = await at.run(
    'award',
    'filled-shipped.xlsx',
    '--policy',
    id,
    '--year',
    shipped(id).from.slice(0, 4),
    '--json',
    '-',
  );
  const { rows, problems } = JSON.parse(stdout) as {
    rows: { items: { missing: { input: string; why: string }[] }[] }[];
    problems: { code: string }[];
  };
  const without = rows.flatMap(({ items }) =>
    items.flatMap(({ missing }) => missing.filter(({ why }) => why === 'no_column').map(({ input }) => input)),
  );
  expect([...new Set(without)]).toEqual([]);
  expect(problems.map(({ code }) => code).filter((code) => /column|unit|header/.test(code))).toEqual([]);
});

test('every item of the mini pack can be asked for alone', async () => {
  for (const { id } of mini().items)
    expect(await at.run('template', 'pack', '-o', 'one.xlsx', '-f', '--items', id)).toMatchObject({ code: 0, stderr: '' });
});
