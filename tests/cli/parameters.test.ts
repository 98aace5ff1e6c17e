/** 政策参数: written by a run, filled in by the officer, read on the next run; checked cell by cell, and never written over. */
import ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { columnNumber } from '../../src/sheet/port/own-names';
import { openXlsx } from '../../src/xlsx/open';
import { folder, removeFolders, type Folder } from '../support/cli';
import { DISTRICT } from '../support/district-pack';
import { MINI } from '../support/mini-pack';
import { gridCell } from '../support/port-contract';
import { workbook } from '../support/workbooks';

const ROWS = [
  ['企业名称', '项目名称', '设备投资额（万元）', '上级补助（万元）', '标准数', '亩均评价', '失信', '荣誉认定'],
  ['甲公司', '一期', 2300, 100, 3, 'A', '否', '国家奖'],
  ['乙公司', '一期', 150, 50, 0, 'B', '否', '无'],
] as const;

const HEADER = ['政策编号', '条款', '名称', '用于', '填写内容', '上限', '数值', '单位', '依据文号', '文件日期', '说明'];

let at: Folder;
beforeAll(async () => {
  at = folder();
  at.write('city/mini.yaml', MINI);
  at.write('district/district.yaml', DISTRICT);
  at.write('d.xlsx', await workbook({ name: 'd', rows: ROWS }));
});
afterAll(removeFolders);

const award = (file: string, policy: string, ...more: readonly string[]) =>
  at.run('award', file, '--policy', policy, '--year', '2025', '--unit', '元', ...more);

const cells = async (name: string, sheet: string) => {
  const file = await openXlsx(at.bytes(name), name);
  if (!file.ok) throw new Error(file.problems[0]?.code);
  const grid = await file.value.read(sheet);
  return Array.from({ length: grid.rows }, (_, row) => grid.columns.map((_column, c) => gridCell(grid, row, c) ?? ''));
};

/** Opens a result as an officer would, with a library that shares nothing with ours. */
const edit = async (from: string, to: string, work: (sheet: ExcelJS.Worksheet) => void): Promise<void> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(at.bytes(from)) as unknown as ArrayBuffer);
  const sheet = book.getWorksheet('政策参数');
  if (!sheet) throw new Error('no sheet');
  work(sheet);
  at.write(to, new Uint8Array(await book.xlsx.writeBuffer()));
};

const rowOf = (sheet: ExcelJS.Worksheet, name: string): number => {
  let found = 0;
  sheet.eachRow((row, number) => {
    if (row.getCell(3).value === name) found = number;
  });
  if (found === 0) throw new Error(`no row ${name}`);
  return found;
};

interface Receipt {
  readonly parameters: readonly object[];
}
const receipt = async (file: string, policy = 'city', ...more: readonly string[]): Promise<Receipt> =>
  (JSON.parse((await award(file, policy, '--json', '-', ...more)).stdout) as { receipt: Receipt }).receipt;

describe('a run', () => {
  beforeAll(async () => {
    await award('d.xlsx', 'city', '-o', 'run.xlsx');
  });

  test('writes a row for each figure that its items need, with article, unit, ceiling and use', async () => {
    const rows = await cells('run.xlsx', '政策参数');
    expect(rows[0]).toEqual(HEADER);
    expect(rows.slice(1)).toEqual([
      ['mini', '（二）', '叠加比例', '叠加', '比例', '50%', '', '%', '', '', ''],
      ['mini', '（二）', 'ceiling', '最高', '核定的金额', '100万元', '', '万元', '', '', ''],
      ['mini', '（二）', 'share-ceiling', '不超过30%', '核定的比例', '30%', '', '%', '', '', ''],
    ]);
  });

  test('reads what was filled in: the amount is computed, and stands with document, date and cell', async () => {
    await edit('run.xlsx', 'filled.xlsx', (sheet) => {
      const row = sheet.getRow(rowOf(sheet, '叠加比例'));
      row.getCell(7).value = 25;
      row.getCell(9).value = '测财〔2025〕3号';
      row.getCell(10).value = new Date(Date.UTC(2025, 2, 1));
      row.getCell(10).numFmt = 'yyyy-mm-dd';
      const decided = sheet.getRow(rowOf(sheet, 'ceiling'));
      decided.getCell(7).value = '80万元';
      decided.getCell(9).value = '会议纪要1号';
      decided.getCell(10).value = '2025年5月6日';
    });
    const { code, stderr } = await award('filled.xlsx', 'city', '-o', 'again.xlsx');
    // The library that edits here drops names that lead to no cell, and so what tells our sheets from changed ones: each is kept.
    const lines = stderr.split('\n').filter((line) => line !== '');
    expect([code, lines.length, lines.filter((line) => !line.includes('留存1'))]).toEqual([0, 4, []]);
    expect((await receipt('filled.xlsx')).parameters).toEqual([
      { name: '叠加比例', value: '25%', document: '测财〔2025〕3号', date: '2025-03-01', sheet: '政策参数', cell: 'G2' },
      { name: 'ceiling', value: '80万元', document: '会议纪要1号', date: '2025-05-06', sheet: '政策参数', cell: 'G3' },
    ]);
    const written = await cells('again.xlsx', '测算凭据');
    expect(written).toContainEqual(
      expect.arrayContaining(['叠加比例', '25%', '测财〔2025〕3号', '（二）', '2025-03-01', '政策参数!G2']),
    );
    const [header, first, second] = await cells('again.xlsx', 'd');
    const column = header?.indexOf('叠加（元）') ?? -1;
    expect([first?.[column], second?.[column]]).toEqual([250_000, 125_000]);
    expect(first?.[header?.lastIndexOf('最高（元）') ?? -1]).toBe(800_000);
  });

  test('explains with the document and its date', async () => {
    const { stdout } = await at.run(
      'explain',
      'filled.xlsx',
      '--policy',
      'city',
      '--year',
      '2025',
      '--row',
      '2',
      '--item',
      'match',
    );
    expect(stdout).toContain('25%（测财〔2025〕3号 2025-03-01）');
  });

  test('leaves the sheet as it is when every row is there', async () => {
    const part = async (name: string): Promise<unknown> => await cells(name, '政策参数');
    expect(await part('again.xlsx')).toEqual(await part('filled.xlsx'));
  });

  test('does not remember what stands on the sheet: a figure that is taken away is gone', async () => {
    await edit('again.xlsx', 'emptied.xlsx', (sheet) => {
      sheet.getRow(rowOf(sheet, '叠加比例')).getCell(7).value = null;
    });
    const { stderr } = await award('emptied.xlsx', 'city');
    expect(stderr).toBe('');
    expect((await receipt('emptied.xlsx')).parameters).toEqual([expect.objectContaining({ name: 'ceiling' })]);
  });

  test('--set wins, and says so where the sheet has another figure', async () => {
    const { stderr } = await award('filled.xlsx', 'city', '--set', '叠加比例=20%@另文');
    expect(stderr).toBe('filled.xlsx:政策参数!G2 提醒：“叠加比例”按本次指定的 20% 测算，“政策参数”G2所填的 25% 未采用。\n');
    expect((await receipt('filled.xlsx', 'city', '--set', '叠加比例=20%@另文')).parameters).toContainEqual({
      name: '叠加比例',
      value: '20%',
      document: '另文',
    });
  });
});

/** Cells of a sheet set in its XML: everything else of the file stays, hidden names too, which the other library loses. */
const setCells = (from: string, to: string, cellsXml: Readonly<Record<string, string>>): void => {
  const parts = unzipSync(at.bytes(from));
  const text = (part: string): string => strFromU8(parts[part] ?? new Uint8Array());
  const id = /<sheet [^>]*name="政策参数"[^>]*r:id="(\w+)"/.exec(text('xl/workbook.xml'))?.[1] ?? '';
  const target = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(text('xl/_rels/workbook.xml.rels'))?.[0] ?? '';
  const part = `xl/${/Target="(?:\/xl\/)?([^"]+)"/.exec(target)?.[1] ?? ''}`;
  let xml = text(part);
  for (const [address, content] of Object.entries(cellsXml)) {
    const row = /\d+/.exec(address)?.[0] ?? '';
    const column = columnNumber(address.replace(/\d+/, ''));
    xml = xml.replace(
      new RegExp(`(<row [^>]*\\br="${row}"[^>]*>)(.*?)(</row>)`, 's'),
      (_, open: string, inner: string, close: string) => {
        const found = inner.match(/<c [^>]*?(?:\/>|>.*?<\/c>)/gs) ?? [];
        const at2 = (cell: string): number => columnNumber(/ r="([A-Z]+)/.exec(cell)?.[1] ?? 'A');
        const others = found.filter((cell) => at2(cell) !== column);
        return open + [...others, content].sort((x, y) => at2(x) - at2(y)).join('') + close;
      },
    );
    if (!xml.includes(content)) throw new Error(`${address} was not set`);
  }
  at.write(to, zipSync({ ...parts, [part]: strToU8(xml) }));
};

const say = (address: string, value: string): string => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;

test('rows of a second policy go below; what the officer wrote stays to the byte, formulas too', async () => {
  await award('d.xlsx', 'city', '-o', 'first.xlsx');
  const mine = {
    G2: '<c r="G2"><f>20+5</f><v>25</v></c>',
    I2: say('I2', '某文'),
    M2: say('M2', '我的备注'),
    G4: say('G4', '20%'),
  };
  setCells('first.xlsx', 'mine.xlsx', mine);
  const { code, stderr } = await award('mine.xlsx', 'district', '-o', 'both.xlsx');
  expect({ code }).toEqual({ code: 0 });
  expect(stderr).not.toContain('政策参数');
  const [before, after] = [await cells('mine.xlsx', '政策参数'), await cells('both.xlsx', '政策参数')];
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.slice(before.length)).toEqual([
    ['mini-district', '第一条', '区级补助比例', '区级定额补助', '比例', '10%', '', '%', '', '', '由区财政局确定', '', ''],
  ]);
  const xml = Object.values(unzipSync(at.bytes('both.xlsx'))).map((bytes) => strFromU8(bytes));
  for (const cell of Object.values(mine)) expect(xml.some((text) => text.includes(cell))).toBe(true);
  expect((await receipt('both.xlsx', 'city')).parameters).toEqual([
    { name: '叠加比例', value: '25%', document: '某文', sheet: '政策参数', cell: 'G2' },
    { name: 'share-ceiling', value: '20%', document: null, sheet: '政策参数', cell: 'G4' },
  ]);
  // Nothing is left to add: a run of either policy leaves the sheet alone.
  await award('both.xlsx', 'city', '-o', 'third.xlsx');
  expect(await cells('third.xlsx', '政策参数')).toEqual(after);
});

describe('a row that cannot be used is told with its cell, and the rest goes on', () => {
  const CASES: readonly (readonly [string, (row: ExcelJS.Row, sheet: ExcelJS.Worksheet) => void, string])[] = [
    ['words', (row) => (row.getCell(7).value = '两成'), '政策参数!G2 “叠加比例”的数值“两成”无法识别，未采用。'],
    ['another unit', (row) => (row.getCell(7).value = '5万元'), '政策参数!G2 参数“叠加比例”的值“5万元”无法识别，应形如 5%。'],
    [
      'more than the article allows',
      (row) => (row.getCell(7).value = 60),
      '政策参数!G2 “叠加比例”填的是 60%，超过条款规定的上限 50%。',
    ],
    [
      'a fraction that could be two rates',
      (row) => (row.getCell(7).value = 0.25),
      '政策参数!G2 “叠加比例”填的是 0.25，单位是“%”：是 0.25%，还是 25%？未采用。',
    ],
    ['a negative figure', (row) => (row.getCell(7).value = -5), '政策参数!G2 参数“叠加比例”的值“-5%”无法识别'],
    ['an error', (row) => (row.getCell(7).value = { error: '#N/A' }), '政策参数!G2 “叠加比例”的数值“#N/A”无法识别'],
    [
      'no policy',
      (row) => ((row.getCell(7).value = 25), (row.getCell(1).value = null)),
      '政策参数!A2 这一行填了数值，但没有政策编号',
    ],
    [
      'a policy that there is not',
      (row) => ((row.getCell(7).value = 25), (row.getCell(1).value = 'minni')),
      '政策参数!A2 没有编号为“minni”的政策，这一行未采用。是否想写“mini”？',
    ],
    [
      'a name that there is not',
      (row) => ((row.getCell(7).value = 25), (row.getCell(3).value = '叠加比列')),
      '政策参数!G2 没有参数或待核定条目“叠加比列”。是否想写“叠加比例”？',
    ],
    [
      'two figures',
      (row, sheet) => {
        row.getCell(7).value = 25;
        const other = sheet.getRow(9);
        [1, 3, 8].forEach((c) => (other.getCell(c).value = row.getCell(c).value));
        other.getCell(7).value = 30;
      },
      '政策参数!G9 “叠加比例”填了两个不同的数值（G2 和本格），都没有采用。',
    ],
  ];

  test.each(CASES)('%s', async (_, spoil, message) => {
    await award('d.xlsx', 'city', '-o', 'base.xlsx', '-f');
    await edit('base.xlsx', 'bad.xlsx', (sheet) => {
      spoil(sheet.getRow(rowOf(sheet, '叠加比例')), sheet);
      const decided = sheet.getRow(rowOf(sheet, 'ceiling'));
      decided.getCell(7).value = 80;
      decided.getCell(9).value = '纪要';
    });
    const { code, stderr } = await award('bad.xlsx', 'city', '-o', 'bad-out.xlsx', '-f');
    expect(stderr).toContain(message);
    expect(code).toBe(1);
    expect((await receipt('bad.xlsx')).parameters).toEqual([
      { name: 'ceiling', value: '80万元', document: '纪要', sheet: '政策参数', cell: 'G3' },
    ]);
  });

  test('a percentage by its format is what it shows', async () => {
    await award('d.xlsx', 'city', '-o', 'base.xlsx', '-f');
    await edit('base.xlsx', 'percent.xlsx', (sheet) => {
      const cell = sheet.getRow(rowOf(sheet, '叠加比例')).getCell(7);
      cell.value = 0.125;
      cell.numFmt = '0.0%';
      sheet.getRow(rowOf(sheet, '叠加比例')).getCell(10).value = '去年';
    });
    const { code, stderr } = await award('percent.xlsx', 'city');
    expect(code).toBe(0);
    expect(stderr).toContain('政策参数!I2 提醒：参数“叠加比例”没有注明依据文号，已照所填数值测算。请在“政策参数”I2填写文号。');
    expect(stderr).toContain('政策参数!J2 提醒：“叠加比例”的文件日期“去年”不是日期');
    expect((await receipt('percent.xlsx')).parameters).toEqual([
      expect.objectContaining({ name: '叠加比例', value: '12.5%', document: null }),
    ]);
  });

  test('a sheet that has lost its header is told and left as it is', async () => {
    await award('d.xlsx', 'city', '-o', 'base.xlsx', '-f');
    await edit('base.xlsx', 'headless.xlsx', (sheet) => {
      sheet.getRow(1).getCell(7).value = '我的数';
      sheet.getRow(2).getCell(7).value = 25;
    });
    const { code, stderr } = await award('headless.xlsx', 'city', '-o', 'headless-out.xlsx');
    expect(code).toBe(1);
    expect(stderr).toContain('headless.xlsx:政策参数 工作表“政策参数”前几行没有同时含“政策编号”“名称”“数值”的表头');
    expect(await cells('headless-out.xlsx', '政策参数')).toEqual(await cells('headless.xlsx', '政策参数'));
  });
});

test('a sheet of that name and header that somebody brought along is read, and never written', async () => {
  at.write(
    'brought.xlsx',
    await workbook(
      {
        name: '政策参数',
        rows: [
          ['名称', '政策编号', '数值'],
          ['叠加比例', 'mini', '25%'],
        ],
      },
      { name: 'd', rows: ROWS },
    ),
  );
  const { stderr } = await award('brought.xlsx', 'city', '-o', 'brought-out.xlsx');
  expect(stderr).toContain('没有注明依据文号');
  expect(await cells('brought-out.xlsx', '政策参数')).toEqual(await cells('brought.xlsx', '政策参数'));
  expect((await receipt('brought.xlsx')).parameters).toEqual([
    expect.objectContaining({ name: '叠加比例', value: '25%', cell: 'C2' }),
  ]);
});

describe('cesuan parameters', () => {
  test('writes the template with every figure that the policy takes', async () => {
    const { code, stdout } = await at.run('parameters', 'city', '-o', 'new.xlsx');
    expect({ code }).toEqual({ code: 0 });
    expect(stdout).toContain('已写入：new.xlsx');
    const names = (await cells('new.xlsx', '政策参数')).slice(1).map((row) => row[2]);
    expect(names).toEqual(expect.arrayContaining(['叠加比例', '十亿档奖励', 'ceiling', 'share-ceiling']));
    expect(names).not.toContain('年度费率');
    expect((await cells('new.xlsx', '企业数据'))[1]?.[0]).toBe('企业名称');
  });

  test('adds it to a copy of a workbook, once, and a run reads it there', async () => {
    await at.run('parameters', 'city', '--in', 'd.xlsx', '-o', 'with.xlsx', '--items', 'match');
    expect((await cells('with.xlsx', '政策参数')).slice(1).map((row) => row[2])).toEqual(['叠加比例']);
    expect(await cells('with.xlsx', 'd')).toEqual(await cells('d.xlsx', 'd'));
    const { stdout, code } = await at.run('parameters', 'city', '--in', 'with.xlsx', '-o', 'none.xlsx', '--items', 'match');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '没有要补充的参数行，未写出文件。\n' });
    expect(at.has('none.xlsx')).toBe(false);
    await at.run('parameters', 'district', '--in', 'with.xlsx', '-o', 'more.xlsx');
    expect((await cells('more.xlsx', '政策参数')).slice(1).map((row) => row[2])).toEqual(['叠加比例', '区级补助比例']);
  });
});
