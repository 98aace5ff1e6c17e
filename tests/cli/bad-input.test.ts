/** Inputs that cannot be worked on: refused whole, with the reason, exit code 2, and nothing written. Each line of stderr is held word by word. */
import { compoundFile, workbook, zipBomb, type Cell } from '../support/workbooks';
import { folder, removeFolders, type Folder } from '../support/cli';
import { MINI, miniText } from '../support/mini-pack';

let at: Folder;
beforeAll(async () => {
  at = folder();
  at.write('pack/mini.yaml', MINI);
  const sheets = async (name: string, rows: readonly (readonly Cell[])[]) =>
    at.write(name, await workbook({ name: '汇总', rows }));
  const header = ['企业名称', '统一社会信用代码', '设备投资额（万元）', '重点项目'];
  await sheets('good.xlsx', [header, ['甲公司', '91330602MA2D10000X', 300, '是']]);
  at.write('page.xlsx', '<html><table><tr><td>企业名称</td></tr></table></html>');
  at.write('text.xlsx', '企业名称,设备投资额\n甲公司,300\n');
  at.write('cut.xlsx', at.bytes('good.xlsx').slice(0, 2000));
  at.write('nothing.xlsx', '');
  at.write('old.xls', compoundFile('Workbook'));
  at.write('secret.xlsx', compoundFile('EncryptedPackage'));
  at.write('word.doc', compoundFile('WordDocument'));
  at.write('renamed.csv', compoundFile('Workbook'));
  at.write('bomb.xlsx', zipBomb());
  await sheets('empty.xlsx', []);
  await sheets('notes.xlsx', [['会议纪要'], ['一、听取了情况汇报。'], ['二、研究了下步工作。']]);
  await sheets('two.xlsx', [
    header,
    ['甲公司', null, 300, '是'],
    [null],
    ['单位名称', '税号', '年营业收入（万元）', '集群项目'],
    ['乙公司', null, 400, '是'],
  ]);
  await sheets('clauses.xlsx', [
    ['序号', '项目', '政策条款', '责任科室', '联系人', '联系电话'],
    [1, '设备奖励', '按设备投资额的6%奖励', '投资科', '张三', '88000000'],
    [2, '园区奖励', '最高100万元', '园区科', '李四', '88000001'],
  ]);
  await sheets('form.xlsx', [
    ['项目申报表'],
    ['企业名称', '甲公司'],
    ['统一社会信用代码', '91330602MA2D10000X'],
    ['法定代表人', '张三'],
    ['联系电话', '88000000'],
    ['设备投资额（万元）', 300],
    ['重点项目', '是'],
  ]);
  await sheets('header-only.xlsx', [header]);
  await sheets('other.xlsx', [
    ['企业名称', '所属区县', '备注'],
    ['甲公司', '越城区', '无'],
    ['乙公司', '柯桥区', '无'],
  ]);
  at.write('quotes.csv', '企业名称,设备投资额（万元）\n甲公司,300\n"乙公司,400\n丙公司,500\n');
  at.write('bytes.csv', Uint8Array.from([0xff, 0xff, 0xff, 0x41]));
  at.write('broken.json', '[{"企业名称": "甲公司",\n "设备投资额（万元）": 3OO}]');
  at.write('object.json', '{"企业名称": "甲公司"}');
  at.write('nested.json', '[{"企业名称": "甲公司", "设备投资额（万元）": {"金额": 300}}]');
  at.write('none.json', '[]');
  at.write('broken/mini.yaml', miniText(['pays: 7万元', 'pays: 7平方米']));
  at.write('yaml/mini.yaml', 'policy: [\n  a: 1\n');
  at.write('bare/readme.txt', '');
});
afterAll(removeFolders);

const FILES: readonly (readonly [name: string, file: string, stderr: string])[] = [
  ['no such file', 'goood.xlsx', 'goood.xlsx 找不到文件“goood.xlsx”。是否想写“good.xlsx”？'],
  ['a folder', 'pack', 'pack “pack”是文件夹，不是文件。'],
  ['an empty file', 'nothing.xlsx', 'nothing.xlsx “nothing.xlsx”是空文件。'],
  [
    'a web page',
    'page.xlsx',
    'page.xlsx “page.xlsx”不是 .xlsx 工作簿：它是网页（HTML），只是扩展名像表格。请用 Excel 或 WPS 打开后另存为“Excel 工作簿（.xlsx）”',
  ],
  [
    'a text',
    'text.xlsx',
    'text.xlsx “text.xlsx”不是 .xlsx 工作簿：它像是文本或 CSV。请用 Excel 或 WPS 打开后另存为“Excel 工作簿（.xlsx）”',
  ],
  ['an old .xls', 'old.xls', 'old.xls “old.xls”是旧版 .xls 格式（Excel 97-2003）。请用 Excel 或 WPS 另存为 .xlsx 后再试'],
  [
    'an old .xls under another name',
    'renamed.csv',
    'renamed.csv “renamed.csv”是旧版 .xls 格式（Excel 97-2003）。请用 Excel 或 WPS 另存为 .xlsx 后再试',
  ],
  [
    'an encrypted workbook',
    'secret.xlsx',
    'secret.xlsx “secret.xlsx”设有打开密码。请先在 Excel 或 WPS 中取消密码（文件→信息→保护工作簿→用密码进行加密，清空密码）后另存',
  ],
  [
    'another Office file',
    'word.doc',
    'word.doc “word.doc”不是 .xlsx 工作簿：它是旧版 Office 文件（如 .doc、.ppt 或 .msg）。请用 Excel 或 WPS 打开后另存为“Excel 工作簿（.xlsx）”',
  ],
  ['an empty sheet', 'empty.xlsx', 'empty.xlsx:汇总 工作表“汇总”是空的。请选择有企业数据的工作表。'],
  ['an empty list', 'none.json', 'none.json:none 工作表“none”是空的。请选择有企业数据的工作表。'],
  ['a header and no rows', 'header-only.xlsx', 'header-only.xlsx:汇总!第1行 工作表“汇总”第 1 行是表头，但下面没有数据行。'],
  [
    'a quotation mark that is not closed',
    'quotes.csv',
    'quotes.csv:3 引号不成对，从这一行起无法分清各列。请改正引号，或在 Excel 中另存为 .xlsx。',
  ],
  [
    'bytes of no encoding',
    'bytes.csv',
    'bytes.csv “bytes.csv”的文字编码既不是 UTF-8 也不是 GB18030（GBK）。请在 Excel 中另存为“CSV UTF-8”或 .xlsx。',
  ],
  [
    'an object instead of a list',
    'object.json',
    'object.json $是object。JSON 输入应为对象数组，每个对象一行，键为表头文字，值为文字、数字、true/false、null 或由它们组成的数组。',
  ],
  [
    'an object in a cell',
    'nested.json',
    'nested.json $[0].设备投资额（万元）是object。JSON 输入应为对象数组，每个对象一行，键为表头文字，值为文字、数字、true/false、null 或由它们组成的数组。',
  ],
];

const OUTPUTS = ['-o', 'out.xlsx', '--json', 'out.json'] as const;

describe('refused with one line', () => {
  test.each(FILES)('%s', async (_, file, stderr) => {
    const before = at.names();
    expect(await at.run('award', file, '--policy', 'pack', '--year', '2025', ...OUTPUTS)).toEqual({
      code: 2,
      stdout: '',
      stderr: `${stderr}\n`,
    });
    expect(at.names()).toEqual(before);
  });
});

const BEGINNINGS: readonly (readonly [name: string, file: string, begins: string])[] = [
  ['a workbook cut off', 'cut.xlsx', 'cut.xlsx “cut.xlsx”已损坏：'],
  ['a zip bomb', 'bomb.xlsx', 'bomb.xlsx “bomb.xlsx”超出可处理的范围：'],
  ['no header', 'notes.xlsx', 'notes.xlsx:汇总 在工作表“汇总”前 3 行没有找到表头。'],
  ['two headers', 'two.xlsx', 'two.xlsx:汇总!第4行 工作表“汇总”像是有两张表：第 1 行和第 4 行都是表头。'],
  ['a register of clauses', 'clauses.xlsx', 'clauses.xlsx:汇总!第1行 工作表“汇总”是政策条款清单'],
  ['a form for one enterprise', 'form.xlsx', 'form.xlsx:汇总 工作表“汇总”是单个企业的填报表'],
  ['no column that the policy reads', 'other.xlsx', 'other.xlsx:汇总!第1行 表头中没有一列是该政策要用的数据'],
  ['JSON that is none', 'broken.json', 'broken.json:2 不是有效的 JSON：'],
];

describe('refused with the place and the reason', () => {
  test.each(BEGINNINGS)('%s', async (_, file, begins) => {
    const before = at.names();
    const { code, stdout, stderr } = await at.run('award', file, '--policy', 'pack', '--year', '2025', ...OUTPUTS);
    expect({ code, stdout, lines: stderr.trimEnd().split('\n').length, begins: stderr.slice(0, begins.length) }).toEqual({
      code: 2,
      stdout: '',
      lines: 1,
      begins,
    });
    expect(at.names()).toEqual(before);
  });

  test('the header may be chosen where there are two', async () => {
    const { code, stdout } = await at.run('award', 'two.xlsx', '--policy', 'pack', '--year', '2025', '--header', '4');
    expect(code).toBe(0);
    expect(stdout).toContain('two.xlsx › 汇总：1 行，1 家企业');
  });

  test('in English where asked', async () => {
    const { stderr } = await at.run('award', 'old.xls', '--policy', 'pack', '--year', '2025', '--lang', 'en');
    expect(stderr).toBe('old.xls "old.xls" is in the old .xls format (Excel 97-2003). Save it as .xlsx in Excel or WPS first\n');
  });
});

describe('packs of one’s own', () => {
  const run = (pack: string) => at.run('award', 'good.xlsx', '--policy', pack, '--year', '2025');
  test.each([
    [
      'a pack that does not load',
      'broken',
      `broken/mini.yaml:${MINI.split('\n').findIndex((line) => line.includes('pays: 7万元')) + 1} [growth-rate] `,
    ],
    ['a pack that is no YAML', 'yaml', 'yaml/mini.yaml:'],
    ['a folder without packs', 'bare', 'bare 文件夹“bare”中没有 .yaml 文件。'],
    ['a file', 'pack/mini.yaml', 'pack/mini.yaml “pack/mini.yaml”是文件；政策包是一个装有 YAML 文件的文件夹，请给出文件夹。'],
    ['a folder that is not there', './none', './none 找不到政策包文件夹“./none”。'],
  ])('%s is refused', async (_, pack, begins) => {
    const { code, stdout, stderr } = await run(pack);
    expect({ code, stdout, begins: stderr.slice(0, begins.length) }).toEqual({ code: 2, stdout: '', begins });
  });
  test('an unknown sheet is refused, with those that are there', async () => {
    expect(await at.run('award', 'good.xlsx', '--policy', 'pack', '--year', '2025', '--sheet', '汇总表')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'good.xlsx:汇总表 工作簿中没有工作表“汇总表”。是否想写“汇总”？现有：汇总。\n',
    });
  });
});
