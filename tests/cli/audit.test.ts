/** `cesuan audit` from the outside: what it prints, writes and refuses. */
import { openXlsx } from '../../src/xlsx/open';
import { AUDIT_PACK } from '../support/audit-pack';
import { DISTRICT } from '../support/district-pack';
import { folder, removeFolders, type Folder } from '../support/cli';
import { workbook } from '../support/workbooks';

const HEADERS = ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '申报金额（万元）', '核定奖励（万元）'];
const ROWS = [
  HEADERS,
  ['甲公司', '一期', 1000, '否', '否', 90, 60],
  ['乙公司', '一期', 26000, '否', '否', 2000, 1560],
  ['丙公司', '技改', 500, '是', '是', 50, 40],
];
const OPTIONS = ['--policy', 'pack', '--year', '2025'] as const;

let at: Folder;
beforeAll(async () => {
  at = folder();
  at.write('pack/mini.yaml', AUDIT_PACK);
  at.write('d.xlsx', await workbook({ name: '汇总', rows: ROWS }));
  at.write(
    'county.xlsx',
    await workbook({
      name: '县级',
      rows: [
        ['单位名称', '项目名称', '补助金额（万元）'],
        ['甲 公司', '一期', 20],
      ],
    }),
  );
  at.write('empty.xlsx', await workbook({ name: '说明', rows: [['无']] }));
});
afterAll(removeFolders);

test('it prints what differs and why, and says so by its exit code', async () => {
  const { code, stdout } = await at.run('audit', 'd.xlsx', ...OPTIONS, '--given', '核定奖励=rate');
  expect(code).toBe(1);
  expect(stdout).toContain('“核定奖励”（万元，对应 rate 条目）：有金额 3 行，一致 1，不符 2，无法核对 0');
  expect(stdout).toMatch(/上限未执行 +1/);
  expect(stdout).toMatch(/G4 +丙公司 +40\.00 +50\.00 +-10\.00 +取了较低的加点，应取最高一项/);
  const english = await at.run('audit', 'd.xlsx', ...OPTIONS, '--given', '核定奖励=rate', '--lang', 'en');
  expect(english.stdout).toContain('Cap not applied');
  expect(english.stdout).not.toMatch(/多给|原因/);
});

test('a workbook with the working paper, and JSON with every finding', async () => {
  const { code, stderr } = await at.run(
    'audit',
    'd.xlsx',
    ...OPTIONS,
    '--given',
    'G=rate@万元',
    '-o',
    'out.xlsx',
    '--json',
    'out.json',
    '--with',
    'county.xlsx',
    '--with',
    'empty.xlsx',
  );
  expect(code).toBe(1);
  expect(stderr).toContain('empty.xlsx 提醒：没有认出企业名单');
  const opened = await openXlsx(at.bytes('out.xlsx'), 'out.xlsx');
  expect(opened.ok && (await opened.value.open()).sheets.map(({ name, own }) => [name, own])).toEqual([
    ['汇总', undefined],
    ['核对底稿', 'mini:audit'],
    ['核对底稿·明细', 'mini:audit-findings'],
  ]);
  const json = JSON.parse(at.read('out.json')) as {
    readonly columns: readonly object[];
    readonly findings: readonly {
      readonly kind: string;
      readonly cell: string;
      readonly difference: string | null;
      readonly related: readonly object[];
      readonly causes: readonly { readonly cause: string; readonly exact: boolean }[];
    }[];
  };
  expect(json.columns).toEqual([
    expect.objectContaining({
      column: 'G',
      kind: 'verified',
      items: ['rate'],
      given: 3,
      agreeing: 1,
      differing: 2,
      sumGiven: '16600000.00',
      sumDue: '16100000.00',
    }),
  ]);
  expect(
    json.findings
      .filter(({ kind }) => kind === 'difference')
      .map(({ cell, difference, causes }) => [cell, difference, causes[0]?.cause, causes[0]?.exact]),
  ).toEqual([
    ['G3', '600000.00', 'cap', true],
    ['G4', '-100000.00', 'points', true],
  ]);
  expect(json.findings.filter(({ kind }) => kind === 'double').map(({ cell, related }) => [cell, related])).toEqual([
    ['B2', [{ sheet: '县级', cell: 'B2', file: 'county.xlsx' }]],
  ]);
});

test.each([
  [['--given', '核定奖=rate'], '核定奖'],
  [['--given', '核定奖励=rat'], '没有条目“rat”。是否想写“rate”？'],
  [['--given', '核定奖励=rate@元元'], '@万元'],
  [['--margin', '5'], '0% 至 100%'],
  [['--given', '核定奖励=rate', '--with', 'nowhere.xlsx'], 'nowhere.xlsx'],
])('%j is refused', async (argv, said) => {
  const { code, stderr } = await at.run('audit', 'd.xlsx', ...OPTIONS, ...argv);
  expect(code).toBe(2);
  expect(stderr).toContain(said);
});

describe('two policies for one matter', () => {
  const RELATED = `
relations:
  - { id: equipment, article: (一), title: 设备投资, en: Equipment, policy: mini-district, policy name: 区, policy name-en: District, grain: 项目, items: [rate], theirs: { equipment: 第一条 } }
`;
  const BOTH = ['--policy', 'city,district', '--year', '2021', '--given', '核定奖励=rate'] as const;
  beforeAll(() => {
    at.write('city/mini.yaml', AUDIT_PACK.replace(/from: \S+/, 'from: 2020-01-01') + RELATED);
    at.write('district/district.yaml', DISTRICT);
  });

  test('what both pay is told with both amounts, and nothing is held against the second', async () => {
    const { code, stdout } = await at.run('audit', 'd.xlsx', ...BOTH, '-o', 'both.xlsx', '--json', 'both.json');
    expect(code).toBe(1);
    const { findings, receipt } = JSON.parse(at.read('both.json')) as {
      readonly findings: readonly {
        readonly kind: string;
        readonly cell: string;
        readonly about: string;
        readonly message: string;
      }[];
      readonly receipt: { readonly alongside: readonly object[] };
    };
    expect(stdout).toContain('疑似重复 3');
    expect(stdout).toContain('同时对照“测试区政策”：只查两项政策都奖的同一事项');
    const doubles = findings.filter(({ about }) => about.startsWith('两项政策同一事项'));
    expect(doubles.map(({ cell }) => cell)).toEqual(['G2', 'G3', 'G4']);
    expect(doubles[1]?.message).toContain('“区”第一条“区级设备补助”200万元');
    expect(doubles[1]?.message).toContain('1,500万元');
    expect(findings.filter(({ kind }) => kind === 'difference').map(({ cell }) => cell)).toEqual(['G3', 'G4']);
    expect(receipt.alongside).toEqual([{ id: 'mini-district', year: 2021 }]);
    const opened = await openXlsx(at.bytes('both.xlsx'), 'both.xlsx');
    const grid = opened.ok ? await opened.value.read('核对底稿') : undefined;
    expect(grid?.strings.some((said) => said.startsWith('同时对照的政策：测试区政策（2021 年度）'))).toBe(true);
    expect(grid?.strings).toContain('两项政策同一事项');
  });

  test('where the list says that nothing was paid, nothing was paid twice', async () => {
    const rows = [HEADERS, ['甲公司', '一期', 1000, '否', '否', 90, 0], ['乙公司', '二期', 2000, '否', '否', 90, 120]];
    at.write('none.xlsx', await workbook({ name: '汇总', rows }));
    await at.run('audit', 'none.xlsx', ...BOTH, '--json', 'none.json');
    const { findings } = JSON.parse(at.read('none.json')) as {
      readonly findings: readonly { readonly kind: string; readonly cell: string }[];
    };
    expect(findings.filter(({ kind }) => kind === 'double').map(({ cell }) => cell)).toEqual(['G3']);
  });

  test('policies without a matter in common are told, whichever is audited', async () => {
    const { stderr } = await at.run('audit', 'd.xlsx', '--policy', 'pack,district', '--year', '2025', '--given', '核定奖励=rate');
    expect(stderr).toContain('没有登记哪些条目是同一事项');
    at.write('none.csv', '企业名称,已奖金额（万元）,核定奖励（万元）\n甲公司,3,5\n');
    const none = await at.run('audit', 'none.csv', '--policy', 'pack,district', '--year', '2025', '--given', '核定奖励');
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('〔区〕表头中没有一列');
    const turned = await at.run(
      'audit',
      'd.xlsx',
      '--policy',
      'district,city',
      '--year',
      '2021',
      '--given',
      '核定奖励=equipment',
    );
    expect(turned.stdout).toContain('疑似重复 3');
  });
});

test('amounts applied for are not audited unasked', async () => {
  at.write('applied.xlsx', await workbook({ name: '汇总', rows: ROWS.map((row) => row.slice(0, 6)) }));
  const { code, stderr } = await at.run('audit', 'applied.xlsx', ...OPTIONS);
  expect(code).toBe(2);
  expect(stderr).toContain('用 --given 列名[=条目] 指定');
});

test('amounts by the figures of an earlier policy are told as such', async () => {
  // Of the same name as the one that is audited.
  const before = AUDIT_PACK.replaceAll('6%', '5%')
    .replace(/from: .*/, 'from: 2021-01-01')
    .replace(/to: .*/, 'to: 2023-12-31');
  expect(before).not.toBe(AUDIT_PACK);
  at.write('before/mini.yaml', before);
  at.write(
    'old.xlsx',
    await workbook({
      name: '汇总',
      rows: [HEADERS, ['甲公司', '一期', 1013, '否', '否', 90, 50.65], ['乙公司', '一期', 2017, '否', '否', 200, 121.02]],
    }),
  );
  const { stdout } = await at.run('audit', 'old.xlsx', ...OPTIONS, '--given', '核定奖励=rate', '--earlier', 'before');
  expect(stdout).toMatch(/G2 +甲公司 +50\.65 +60\.78 +-10\.13 +按测试政策（2021–2023）2023 年的标准计/);
  expect(stdout).toContain('一致 1，不符 1');
  const wrong = await at.run('audit', 'old.xlsx', ...OPTIONS, '--earlier', 'nowhere');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('nowhere');
});
