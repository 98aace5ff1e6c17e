/** Several policies on one sheet: in one command or one after the other, each keeps its columns, sheets, memory and totals to itself. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { address } from '../../src/sheet/cells';
import { recall } from '../../src/sheet/compose/memory';
import { openXlsx } from '../../src/xlsx/open';
import { folder, removeFolders, type Folder } from '../support/cli';
import { DISTRICT } from '../support/district-pack';
import { MINI } from '../support/mini-pack';
import { shipped } from '../support/packs';
import { gridCell } from '../support/port-contract';
import { workbook } from '../support/workbooks';

const ROWS = [
  ['企业名称', '项目名称', '设备投资额（万元）', '重点项目', '集群项目', '标准数', '亩均评价', '失信'],
  ['甲公司', '一期', 2300, '是', '是', 3, 'A', '否'],
  ['甲公司', '二期', 300, '否', '否', 3, 'A', '否'],
  ['乙公司', '一期', 150, '否', '否', 0, 'B', '否'],
] as const;

let at: Folder;
beforeAll(async () => {
  at = folder();
  at.write('city/mini.yaml', MINI);
  at.write('district/district.yaml', DISTRICT);
  at.write('d.xlsx', await workbook({ name: 'd', rows: ROWS }));
  at.write('d.csv', ROWS.map((row) => row.join(',')).join('\r\n'));
});
afterAll(removeFolders);

const award = (file: string, policy: string, ...more: readonly string[]) =>
  at.run('award', file, '--policy', policy, '--year', '2025', '--unit', '元', ...more);

const opened = async (name: string) => {
  const file = await openXlsx(at.bytes(name), name);
  if (!file.ok) throw new Error(file.problems[0]?.code);
  const book = await file.value.open();
  const grid = await file.value.read('d');
  const own = await file.value.ownColumns('d');
  return {
    memory: recall(book.memory),
    sheets: book.sheets.map(({ name: sheet, own: key }) => [sheet, key] as const),
    /** The cells of each own column by its key, header first. */
    columns: Object.fromEntries(
      own.map(({ key, column }) => [key, Array.from({ length: grid.rows }, (_, row) => gridCell(grid, row, column))]),
    ),
    places: Object.fromEntries(own.map(({ key, column }) => [key, column])),
    cells: async (sheet: string) => {
      const found = await file.value.read(sheet);
      return Array.from({ length: found.rows }, (_, row) => found.columns.map((_column, c) => gridCell(found, row, c)));
    },
  };
};

const of = <T>(columns: Readonly<Record<string, T>>, policy: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(columns).filter(([key]) => key.startsWith(`${policy}:`)));

describe.each(['d.xlsx', 'd.csv'])('two policies in one command on %s', (file) => {
  const out = `both-${file}.xlsx`;
  let code: number;
  let stdout: string;
  let stderr: string;
  beforeAll(async () => ({ code, stdout, stderr } = await award(file, 'city,district', '-o', out)));

  test('each has its table, with its own totals', () => {
    expect({ code }).toEqual({ code: 0 });
    expect(stdout).toContain('测试政策  mini 1.0.0  2025 年度');
    expect(stdout).toContain('测试区政策  mini-district 1.0.0  2025 年度');
    expect(stdout.match(/已写入/g)).toHaveLength(1);
    expect(stderr).toContain('“区”政策自 2017-01-01 起至 2021-12-31 止，已经到期，2025 年的结果仅供参考。');
  });

  test('columns, headers and values of each stand apart', async () => {
    const { columns, places } = await opened(out);
    expect(of(columns, 'mini-district')).toMatchObject({
      'mini-district:item:equipment': ['区·区级设备补助（元）', 1_150_000, 150_000, 75_000],
      'mini-district:item:standards': ['区·区级标准奖励（元）', 300_000, null, null],
      'mini-district:total': ['区·奖补合计（元）', 1_450_000, 150_000, 75_000],
    });
    expect(of(columns, 'mini')['mini:item:rate']).toEqual(['测·设备奖励（元）', 2_300_000, 180_000, null]);
    expect(of(columns, 'mini')['mini:item:per']?.[1]).toBe(600_000);
    expect(new Set(Object.values(places)).size).toBe(Object.keys(places).length);
  });

  test('sheets of each stand apart, with its own totals', async () => {
    const { sheets, cells, columns } = await opened(out);
    expect(sheets.filter(([, key]) => key?.includes(':')).map(([name, key]) => [name, key])).toEqual([
      ['测算依据·测', 'mini:evidence'],
      ['测算汇总·测', 'mini:summary'],
      ['数据问题·测', 'mini:problems'],
      ['测算凭据·测', 'mini:receipt'],
      ['测算依据·区', 'mini-district:evidence'],
      ['测算汇总·区', 'mini-district:summary'],
      ['数据问题·区', 'mini-district:problems'],
      ['测算凭据·区', 'mini-district:receipt'],
    ]);
    const total = (await cells('测算汇总·区')).find(([label]) => label === '奖补合计（元）')?.[1];
    expect(total).toBe(1_675_000);
    const city = (await cells('测算汇总·测')).find(([label]) => label === '奖补合计（元）')?.[1];
    const cells1 = columns['mini:total']?.slice(1).filter((value) => typeof value === 'number');
    expect(city).toBe(cells1?.reduce((a, b) => a + b, 0));
    expect((await cells('测算凭据·区')).some((row) => row.includes('mini-district'))).toBe(true);
    const ended = '“区”政策自 2017-01-01 起至 2021-12-31 止，已经到期，2025 年的结果仅供参考。';
    for (const sheet of ['测算凭据·区', '测算汇总·区']) expect((await cells(sheet)).flat()).toContain(ended);
    for (const sheet of ['测算凭据·测', '测算汇总·测']) expect(JSON.stringify(await cells(sheet))).not.toContain('已经到期');
    expect(stdout.split(ended)).toHaveLength(2);
  });
});

test('JSON has each policy whole, as it is when computed alone', async () => {
  const json = async (policy: string): Promise<object> =>
    JSON.parse((await award('d.xlsx', policy, '--json', '-')).stdout) as object;
  const [city, district, both] = [await json('city'), await json('district'), await json('city,district')];
  expect(both).toEqual({ policies: [city, district] });
  expect([city, district]).toMatchObject([{ receipt: { year: 2025 } }, { receipt: { year: 2025, expired: '2021-12-31' } }]);
  expect((city as { receipt: object }).receipt).not.toHaveProperty('expired');
  expect(await json('district，city')).toEqual({ policies: [district, city] });
});

describe('one policy after the other', () => {
  beforeAll(async () => {
    await award('d.xlsx', 'city', '-o', 'one.xlsx', '--reading', '门槛口径=不含', '--set', '叠加比例=20%@某文');
    await award('one.xlsx', 'district', '-o', 'two.xlsx', '--reading', '标准口径=不计');
  });

  test('the second leaves the columns, sheets and memory of the first as they are', async () => {
    const [one, two] = [await opened('one.xlsx'), await opened('two.xlsx')];
    expect(of(two.columns, 'mini')).toEqual(one.columns);
    expect(of(two.places, 'mini')).toEqual(one.places);
    expect(two.memory?.policies.mini).toEqual(one.memory?.policies.mini);
    expect(two.memory?.policies['mini-district']).toMatchObject({ year: 2025, readings: { 标准口径: '不计' }, parameters: {} });
    expect(two.sheets.map(([name]) => name)).toEqual([
      ...one.sheets.map(([name]) => name),
      '测算依据·区',
      '测算汇总·区',
      '数据问题·区',
      '测算凭据·区',
    ]);
    for (const sheet of ['测算依据', '测算汇总', '数据问题', '测算凭据'])
      expect(await two.cells(sheet)).toEqual(await one.cells(sheet));
  });

  test('a run of the first again updates its own part alone, and reminds of its own choices alone', async () => {
    const two = await opened('two.xlsx');
    const { stderr, code } = await award('two.xlsx', 'city', '-o', 'three.xlsx');
    expect(code).toBe(0);
    expect(stderr).toContain('“门槛口径=不含”');
    expect(stderr).not.toContain('标准口径');
    const three = await opened('three.xlsx');
    expect(of(three.columns, 'mini-district')).toEqual(of(two.columns, 'mini-district'));
    expect(of(three.places, 'mini-district')).toEqual(of(two.places, 'mini-district'));
    expect(three.memory?.policies['mini-district']).toEqual(two.memory?.policies['mini-district']);
    expect(three.memory?.policies.mini?.readings).toEqual({});
    expect(three.sheets).toEqual(two.sheets);
    expect(three.columns['mini:item:rate']).toEqual(['测·设备奖励（元）', 2_300_000, 180_000, null]);
    expect(two.columns['mini:item:rate']).toEqual(['设备奖励（元）', 2_300_000, null, null]);
  });
});

describe('options for one of several', () => {
  test('a reading, a figure and a column go to the policy that knows the name', async () => {
    const { code, stdout } = await award(
      'd.xlsx',
      'city,district',
      '--json',
      '-',
      '--reading',
      '标准口径=不计',
      '--set',
      '区级补助比例=2%@区文1号',
    );
    expect(code).toBe(0);
    const { policies } = JSON.parse(stdout) as {
      policies: readonly { receipt: { readings: { key: string; option: string }[]; parameters: object[] } }[];
    };
    expect(policies[0]?.receipt.parameters).toEqual([]);
    expect(policies[1]?.receipt.parameters).toEqual([{ name: '区级补助比例', value: '2%', document: '区文1号' }]);
    expect(policies[1]?.receipt.readings).toContainEqual({ key: '标准口径', option: '不计', default: false });
  });

  test('what none of them knows is said', async () => {
    const { code, stderr } = await award('d.xlsx', 'city,district', '--reading', '标准口经=不计');
    expect(code).toBe(2);
    expect(stderr).toContain('没有口径“标准口经”');
  });

  test('a year before either of them is refused, and names the policy and its period', async () => {
    const { code, stderr } = await at.run('award', 'd.xlsx', '--policy', 'district,city', '--year', '2021');
    expect(code).toBe(2);
    expect(stderr).toBe('cesuan: “测”政策自 2025-01-01 起至 2026-12-31 止，2021 年尚未施行。请改用期限内的年度。\n');
  });

  test('a dated figure is the one of the year, and a year after all of them has none', async () => {
    const over = async (year: string): Promise<unknown> => {
      const { stdout } = await at.run('explain', 'd2.xlsx', '--policy', 'city', '--year', year, '--row', '2', '--item', 'over');
      return stdout;
    };
    at.write(
      'd2.xlsx',
      await workbook({
        name: 'd',
        rows: [
          ['企业名称', '年营业收入（万元）', '失信', '亩均评价'],
          ['甲公司', 110000, '否', 'A'],
        ],
      }),
    );
    expect(await over('2025')).toContain('结果：奖补 500万元');
    expect(await over('2026')).toContain('结果：奖补 625万元');
    expect(await over('2027')).toContain('结果：待定');
  });

  test('a policy named twice, and several for an explanation', async () => {
    expect((await award('d.xlsx', 'city,./city')).stderr).toContain('政策“mini”给了两次');
    const explained = await at.run(
      'explain',
      'd.xlsx',
      '--policy',
      'city',
      '-p',
      'district',
      '--year',
      '2025',
      '--row',
      '2',
      '--item',
      'rate',
    );
    expect(explained).toMatchObject({ code: 2, stdout: '' });
    expect(explained.stderr).toContain('--policy 请只给一个');
  });

  test('without a year the years of each are named', async () => {
    const { stderr } = await at.run('award', 'd.xlsx', '--policy', 'city,district');
    expect(stderr).toContain('“测”自 2025-01-01');
    expect(stderr).toContain('“区”自 2017-01-01');
  });
});

describe('double benefit', () => {
  const RELATION = `
relations:
  - { id: equipment, article: 附则(五), title: 设备投资, en: Equipment, policy: mini-district, policy name: 区, policy name-en: District, grain: 项目, items: [rate, share-ceiling], theirs: { equipment: 第一条 } }
  - { id: standards, article: 附则(五), title: 标准, en: Standards, policy: mini-district, policy name: 区, policy name-en: District, items: [per], theirs: { standards: 第二条 } }
`;
  beforeAll(() => {
    at.write('city2/mini.yaml', `${MINI}${RELATION}`);
  });
  const told = async (name: string, sheet: string) =>
    (await cellsOf(name, sheet)).filter((row) => String(row[4]).includes('同一事项'));
  const cellsOf = async (name: string, sheet: string): Promise<readonly (readonly unknown[])[]> =>
    (await opened(name)).cells(sheet);
  const PERIODS =
    '两项政策的执行期限不重叠（“区”2017-01-01 至 2021-12-31，“测”2025-01-01 至 2026-12-31）；“区”在 2025 年已经到期，其结果仅供参考。';

  test('computed in one command: told once, at the later policy, with both cells, items, amounts and articles', async () => {
    const { code, stderr, stdout } = await award('d.xlsx', 'city2,district', '-o', 'double.xlsx');
    expect({ code }).toEqual({ code: 0 });
    const { columns, places } = await opened('double.xlsx');
    const cell = (key: string, row: number): string => address(row - 1, places[key] ?? -1);
    const rows = await told('double.xlsx', '数据问题·区');
    // Two equipment items against one on both projects of 甲公司, the ceiling alone on 乙公司’s, and the standards once.
    expect(rows.map((row) => row[3])).toEqual([
      cell('mini-district:item:equipment', 2),
      cell('mini-district:item:equipment', 2),
      cell('mini-district:item:equipment', 3),
      cell('mini-district:item:equipment', 3),
      cell('mini-district:item:equipment', 4),
      cell('mini-district:item:standards', 2),
    ]);
    expect(rows[0]?.[4]).toBe(
      `甲公司的同一事项（设备投资）在两项政策中都有奖补：“区”第一条“区级设备补助”115万元（第2行），` +
        `“测”（一）“设备奖励”230万元（${cell('mini:item:rate', 2)}）。按“测”附则（五）不重复享受；两笔都按各自条款计列，没有删减，请核定享受哪一笔。${PERIODS}`,
    );
    expect(rows[1]?.[4]).toContain('“不超过30%”最高 90万元');
    expect(rows[5]?.[4]).toContain('“标准”60万元');
    expect(await told('double.xlsx', '数据问题·测')).toEqual([]);
    expect(stderr.match(/在两项政策中都有奖补/g)).toHaveLength(6);
    // Nothing is taken away.
    expect(columns['mini-district:total']).toEqual(['区·奖补合计（元）', 1_450_000, 150_000, 75_000]);
    expect(stdout).toContain('1,675,000.00');
  });

  test('without a workbook it is told by the rows', async () => {
    const { stdout } = await award('d.xlsx', 'district,city2', '--json', '-');
    const { policies } = JSON.parse(stdout) as {
      policies: readonly { problems: readonly { code: string; item?: string; row?: number }[] }[];
    };
    const double = policies.map(({ problems }) => problems.filter(({ code }) => code === 'double-benefit'));
    expect(double[0]).toEqual([]);
    expect(double[1]?.map(({ item, row }) => [item, row])).toEqual([
      ['rate', 2],
      ['share-ceiling', 2],
      ['rate', 3],
      ['share-ceiling', 3],
      ['share-ceiling', 4],
      ['per', 2],
    ]);
  });

  test('one after the other: read from the columns that stand on the sheet, in whatever unit', async () => {
    await at.run('award', 'd.xlsx', '--policy', 'district', '--year', '2021', '--unit', '万元', '-o', 'district.xlsx');
    const { stderr, code } = await award('district.xlsx', 'city2', '-o', 'later.xlsx');
    expect({ code }).toEqual({ code: 0 });
    const { places } = await opened('later.xlsx');
    const theirs = address(1, places['mini-district:item:equipment'] ?? -1);
    expect(stderr).toContain(`“测”（一）“设备奖励”230万元（第2行），“区”第一条“equipment”115万元（${theirs}）。`);
    expect(await told('later.xlsx', '数据问题·测')).toHaveLength(6);
  });

  test('a policy whose relations name no other on the sheet has nothing to tell', async () => {
    const { stderr } = await award('d.xlsx', 'city2', '-o', 'alone.xlsx');
    expect(stderr).not.toContain('同一事项');
  });
});

describe('the relations of shipped policies', () => {
  const all = readdirSync(join(__dirname, '..', '..', 'src', 'policies'), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => shipped(name));
  const found = all.flatMap((policy) => policy.relations.map((relation) => ({ policy, relation })));

  test('绍兴 knows what 上虞 pays for the same matters', () => {
    expect(found.filter(({ relation }) => relation.policy === 'shangyu-clusters-2017').length).toBeGreaterThan(10);
  });

  test.each(found.map(({ policy, relation }) => [`${policy.id} ${relation.id}`, { policy, relation }] as const))(
    '%s: the other policy has these items, at these articles, of this grain',
    (_, { policy, relation }) => {
      const other = all.find(({ id }) => id === relation.policy);
      expect(other?.short).toEqual(relation.name);
      const theirs = Object.entries(relation.theirs).map(([id]) => [id, other?.items.find((item) => item.id === id)?.article]);
      expect(Object.fromEntries(theirs)).toEqual(relation.theirs);
      expect(policy.articles.some(({ number }) => number === relation.article)).toBe(true);
      const items = [
        ...policy.items.filter(({ id }) => relation.items.includes(id)),
        ...(other?.items ?? []).filter(({ id }) => id in relation.theirs),
      ];
      if (relation.grain === 'project') expect(items.map(({ grain }) => grain)).toEqual(items.map(() => 'project'));
      for (const { amount } of items) expect(amount).toBeDefined();
    },
  );
});
