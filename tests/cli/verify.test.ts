/** `cesuan verify`: a result that nobody touched is identical; whatever is changed in it, or under it, is found and called by its kind. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { folder, removeFolders, type Folder } from '../support/cli';
import { DISTRICT } from '../support/district-pack';
import { editCells, type Edits } from '../support/edit-cells';
import { MINI } from '../support/mini-pack';
import { gridCell } from '../support/port-contract';
import { workbook } from '../support/workbooks';
import { openXlsx } from '../../src/xlsx/open';
import { columnLetters } from '../../src/sheet/port/own-names';

const ROWS = [
  [
    '企业名称',
    '项目名称',
    '设备投资额（万元）',
    '上级补助（万元）',
    '重点项目',
    '标准数',
    '亩均评价',
    '失信',
    '荣誉认定',
    '集群项目',
  ],
  ['甲公司', '一期', 2300, 100, '是', 3, 'A', '否', '国家奖；省奖', '否'],
  ['甲公司', '二期', 300, 0, '否', 3, 'A', '否', '国家奖', '否'],
  ['乙公司', '一期', 1234.567, 50, '否', 0, 'B', '否', '无', '否'],
] as const;

let at: Folder;

const award = (file: string, policy: string, out: string, ...more: readonly string[]) =>
  at.run('award', file, '--policy', policy, '--year', '2025', '-o', out, ...more);

beforeAll(async () => {
  at = folder();
  at.write('city/mini.yaml', MINI);
  at.write('district/district.yaml', DISTRICT);
  at.write(
    'newer/mini.yaml',
    MINI.replace('version: 1.0.0', 'version: 1.1.0').replace('rate: 6%', 'rate: 7%').replace('6%, 2个', '7%, 2个'),
  );
  at.write('data.xlsx', await workbook({ name: '数据', rows: ROWS }));
  const { code } = await award(
    'data.xlsx',
    'city',
    'r.xlsx',
    '--reading',
    '门槛口径=不含',
    '--set',
    '叠加比例=20%@某文',
    '--budget',
    '9000万元',
    '--city-share',
    '40%',
  );
  expect(code).toBe(0);
});
afterAll(removeFolders);

interface Found {
  readonly kind: string;
  readonly code: string;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly name: string;
  readonly enterprise: string | null;
  readonly stated: string | null;
  readonly found: string | null;
  readonly yuan: string | null;
}

interface Json {
  readonly identical: boolean;
  readonly policies: readonly {
    readonly policy: string;
    readonly identical: boolean;
    readonly changed: readonly string[];
    readonly compared: number;
    readonly differences: readonly Found[];
  }[];
}

const verify = async (file: string, policy = 'city'): Promise<{ readonly code: number; readonly json: Json }> => {
  const { code, stdout } = await at.run('verify', file, '--policy', policy, '--json', '-');
  return { code, json: JSON.parse(stdout) as Json };
};

const edited = (edits: Edits, name = 'edited.xlsx', from = 'r.xlsx'): string => at.write(name, editCells(at.bytes(from), edits));

const sheetOf = async (file: string, sheet: string) => {
  const opened = await openXlsx(at.bytes(file), file);
  if (!opened.ok) throw new Error(opened.problems[0]?.code);
  return opened.value.read(sheet);
};

/** The address of an own column's cell, by its header; or of what stands right of a label. */
const awardCell = async (header: string, row: number): Promise<string> => {
  const grid = await sheetOf('r.xlsx', '数据');
  const column = grid.columns.findIndex((_, c) => gridCell(grid, 0, c) === header);
  return `${columnLetters(column)}${row}`;
};

const rowOfLabel = async (file: string, sheet: string, label: string): Promise<number> => {
  const grid = await sheetOf(file, sheet);
  return Array.from({ length: grid.rows }, (_, r) => gridCell(grid, r, 0)).indexOf(label) + 1;
};

test('a result that nobody touched is identical', async () => {
  const { code, json } = await verify('r.xlsx');
  expect(json.policies[0]?.differences).toEqual([]);
  expect(json).toMatchObject({ identical: true, policies: [{ policy: 'mini', changed: [] }] });
  expect(json.policies[0]?.compared).toBeGreaterThan(100);
  expect(code).toBe(0);
  const { stdout, code: shown } = await at.run('verify', 'r.xlsx', '-p', 'city');
  expect(shown).toBe(0);
  expect(stdout).toMatch(/一致：重算 3 行，\d+ 个结果单元格全部相同。/);
});

test('from an English run in yuan, too', async () => {
  await award('data.xlsx', 'city', 'en.xlsx', '--lang', 'en', '--set', '叠加比例=20%@Doc');
  const { code, json } = await verify('en.xlsx');
  expect(json.policies[0]?.differences).toEqual([]);
  expect(code).toBe(0);
});

test('a changed award is found, with both amounts, and called a changed result', async () => {
  const cell = await awardCell('设备奖励（万元）', 2);
  const file = edited({ 数据: { [cell]: 200 } });
  const { code, json } = await verify(file);
  expect(code).toBe(1);
  expect(json.policies[0]).toMatchObject({ identical: false, changed: ['result'] });
  expect(json.policies[0]?.differences).toEqual([
    expect.objectContaining({
      code: 'award',
      sheet: '数据',
      cell,
      enterprise: '甲公司',
      stated: '200',
      found: '184',
      yuan: '160000.00',
    }),
  ]);
  const { stdout } = await at.run('verify', file, '-p', 'city');
  expect(stdout).toContain('不一致：改动了结果单元格。数据、政策包、程序和选择都与凭据相同，不同的结果单元格是测算之后改动的。');
  expect(stdout).toContain(`数据!${cell} 甲公司，设备奖励（万元）：表中 200，重算 184，相差 +16万元`);
  const english = await at.run('verify', file, '-p', 'city', '--lang', 'en');
  expect(english.stdout).toContain('Different: result cells changed.');
});

test('an amount that was deleted, and one changed by less than a 分, are found', async () => {
  const [gone, nearly] = [await awardCell('设备奖励（万元）', 2), await awardCell('奖补合计（万元）', 2)];
  const total = gridCell(
    await sheetOf('r.xlsx', '数据'),
    1,
    (await sheetOf('r.xlsx', '数据')).columns.findIndex((_, c) => `${columnLetters(c)}2` === nearly),
  );
  const { json } = await verify(edited({ 数据: { [gone]: null, [nearly]: Number(total) + 0.0000001 } }));
  expect(json.policies[0]?.differences.map(({ cell, found }) => [cell, found])).toEqual(
    expect.arrayContaining([
      [gone, '184'],
      [nearly, JSON.stringify(total)],
    ]),
  );
  expect(json.policies[0]?.differences).toHaveLength(2);
});

test('the header of an award column that names another unit is found; what a table adds to it is none of ours', async () => {
  const cell = await awardCell('设备奖励（万元）', 1);
  const { code, json } = await verify(edited({ 数据: { [cell]: '设备奖励（元）' } }));
  expect(code).toBe(1);
  expect(json.policies[0]).toMatchObject({
    changed: ['result'],
    differences: [{ code: 'header', cell, stated: '设备奖励（元）', found: '设备奖励（万元）' }],
  });
  expect((await verify(edited({ 数据: { [cell]: '设备奖励（万元）2' } }))).json.identical).toBe(true);
});

test('a problem that the data have is found where its sheet tells it otherwise, tells it no more, or is gone', async () => {
  at.write(
    'odd.xlsx',
    await workbook({ name: '数据', rows: [...ROWS, ['丙公司', '一期', '约3万', 0, '否', 0, 'A', '否', '无', '否']] }),
  );
  // Written, with a cell that could not be read.
  expect((await award('odd.xlsx', 'city', 'odd-r.xlsx', '--set', '叠加比例=20%@某文')).code).toBe(1);
  expect((await verify('odd-r.xlsx')).json.identical).toBe(true);
  const grid = await sheetOf('odd-r.xlsx', '数据问题');
  const row = Array.from({ length: grid.rows }, (_, r) => gridCell(grid, r, 5)).indexOf('约3万') + 1;
  expect(row).toBeGreaterThan(1);
  for (const edits of [
    { 数据问题: { [`E${row}`]: '无需处理' } },
    { 数据问题: { [`E${row}`]: null } },
    { 数据问题: { [`B${row}`]: '说明' } },
  ]) {
    const { code, json } = await verify(edited(edits, 'odd-e.xlsx', 'odd-r.xlsx'));
    expect([code, json.policies[0]?.changed]).toEqual([1, ['result']]);
    expect(json.policies[0]?.differences).toEqual([
      expect.objectContaining({ code: 'problem', sheet: '数据问题', found: expect.stringContaining('约3万') as string }),
    ]);
  }
  // A remark of somebody's beside it changes nothing.
  expect((await verify(edited({ 数据问题: { H1: '已阅' } }, 'odd-e.xlsx', 'odd-r.xlsx'))).json.identical).toBe(true);
});

test('cells of the evidence, the summary and the receipt are results, too', async () => {
  const total = await rowOfLabel('r.xlsx', '测算凭据', '奖补合计（万元）');
  const sum = await rowOfLabel('r.xlsx', '测算汇总', '奖补合计（万元）');
  const { json } = await verify(
    edited({ 测算依据: { C2: '丙公司', I2: 1 }, 测算汇总: { [`B${sum}`]: 5 }, 测算凭据: { [`B${total}`]: 6 } }),
  );
  expect(json.policies[0]?.changed).toEqual(['result']);
  expect(json.policies[0]?.differences.map(({ sheet, cell }) => `${sheet ?? ''}!${cell ?? ''}`).sort()).toEqual(
    ['测算依据!C2', '测算依据!I2', `测算凭据!B${total}`, `测算汇总!B${sum}`].sort(),
  );
});

describe('changed data', () => {
  test('are found by their cell, and so is what follows from it', async () => {
    const { code, json } = await verify(edited({ 数据: { C2: 2400 } }));
    expect(code).toBe(1);
    const [policy] = json.policies;
    expect(policy?.changed).toEqual(['input', 'result']);
    const input = policy?.differences.filter(({ kind }) => kind === 'input') ?? [];
    expect(input.map(({ code: what }) => what)).toEqual(['input-hash', 'input-cell']);
    expect(input[1]).toMatchObject({ sheet: '数据', cell: 'C2', found: '2400' });
    const cell = await awardCell('设备奖励（万元）', 2);
    expect(policy?.differences).toContainEqual(expect.objectContaining({ code: 'award', cell, stated: '184', found: '192' }));
  });

  test('that change no award are found all the same', async () => {
    const { json } = await verify(edited({ 数据: { B4: '三期' } }));
    expect(json.policies[0]?.differences).toContainEqual(expect.objectContaining({ code: 'input-cell', cell: 'B4' }));
    expect(json.policies[0]?.differences.some(({ code }) => code === 'award')).toBe(false);
  });

  test('in several rows and columns are told as what may have been changed', async () => {
    const { json } = await verify(edited({ 数据: { C2: 2400, D4: 60 } }));
    const perhaps = json.policies[0]?.differences.filter(({ code }) => code === 'input-cell-perhaps').map(({ cell }) => cell);
    expect(perhaps).toEqual(['C2', 'D2', 'C4', 'D4']);
  });

  test('a changed header or unit is found', async () => {
    const { json } = await verify(edited({ 数据: { C1: '设备投资额（元）' } }));
    expect(json.policies[0]?.changed).toContain('input');
    expect(json.policies[0]?.differences).toContainEqual(
      expect.objectContaining({ code: 'input-header', stated: '设备投资额（万元）', found: '设备投资额（元）' }),
    );
  });
});

test('another version of the pack is found, and what it would pay', async () => {
  const { code, json } = await verify('r.xlsx', 'newer');
  expect(code).toBe(1);
  const [policy] = json.policies;
  expect(policy?.changed).toEqual(['policy', 'result']);
  expect(policy?.differences.filter(({ kind }) => kind === 'policy')).toEqual([
    expect.objectContaining({ code: 'receipt-version', stated: '1.0.0', found: '1.1.0' }),
    expect.objectContaining({ code: 'receipt-sha256' }),
  ]);
  expect(policy?.differences).toContainEqual(
    expect.objectContaining({ cell: await awardCell('设备奖励（万元）', 2), stated: '184', found: '207' }),
  );
});

test('another version of the program is found', async () => {
  const row = await rowOfLabel('r.xlsx', '测算凭据', '程序版本');
  const { code, json } = await verify(edited({ 测算凭据: { [`B${row}`]: '0.0.9' } }));
  expect(code).toBe(1);
  expect(json.policies[0]?.differences).toEqual([expect.objectContaining({ kind: 'engine', cell: `B${row}`, stated: '0.0.9' })]);
});

describe('changed choices', () => {
  test('a reading and a figure of the receipt that the workbook remembers otherwise', async () => {
    const [reading, figure, budget] = await Promise.all(
      ['门槛口径', '叠加比例', '预算（万元）'].map((label) => rowOfLabel('r.xlsx', '测算凭据', label)),
    );
    const { code, json } = await verify(
      edited({ 测算凭据: { [`C${reading ?? 0}`]: '含', [`B${figure ?? 0}`]: '30%', [`B${budget ?? 0}`]: 8000 } }),
    );
    expect(code).toBe(1);
    expect(json.policies[0]?.differences.filter(({ kind }) => kind === 'choice')).toEqual([
      expect.objectContaining({ code: 'reading', cell: `C${reading ?? 0}`, name: '门槛口径', stated: '含', found: '不含' }),
      expect.objectContaining({ code: 'parameter', name: '叠加比例', stated: '30%@某文', found: '20%@某文' }),
      expect.objectContaining({ code: 'budget', stated: '8000', found: '9000' }),
    ]);
  });

  test('in English, readings and figures have their English names', async () => {
    const [reading, figure] = await Promise.all(['门槛口径', '叠加比例'].map((label) => rowOfLabel('r.xlsx', '测算凭据', label)));
    const file = edited({ 测算凭据: { [`C${reading ?? 0}`]: '含', [`B${figure ?? 0}`]: '30%' } });
    const { stdout } = await at.run('verify', file, '--policy', 'city', '--lang', 'en');
    expect(stdout).toContain('Inclusive?: the receipt differs');
    expect(stdout).toContain('Top-up share: the receipt differs');
    // What the workbook's own cells say stays as it stands there.
    expect(stdout.split('\n').filter((line) => /(?:门槛口径|叠加比例): /.test(line))).toEqual([]);
  });

  test('a figure on the sheet of parameters that is no longer the one of the run', async () => {
    await award('data.xlsx', 'city', 'blank.xlsx');
    const row = await rowByName('blank.xlsx', '叠加比例');
    edited({ 政策参数: { [`G${row}`]: 20, [`I${row}`]: '某文' } }, 'filled.xlsx', 'blank.xlsx');
    await award('filled.xlsx', 'city', 'figures.xlsx');
    expect((await verify('figures.xlsx')).json.policies[0]?.differences).toEqual([]);
    const { code, json } = await verify(edited({ 政策参数: { [`G${row}`]: 25 } }, 'other.xlsx', 'figures.xlsx'));
    expect(code).toBe(1);
    expect(json.policies[0]?.differences).toEqual([
      expect.objectContaining({
        kind: 'choice',
        sheet: '政策参数',
        cell: `G${row}`,
        name: '叠加比例',
        stated: '20%@某文',
        found: '25%@某文',
      }),
    ]);
  });

  const rowByName = async (file: string, name: string): Promise<number> => {
    const grid = await sheetOf(file, '政策参数');
    return Array.from({ length: grid.rows }, (_, r) => gridCell(grid, r, 2)).indexOf(name) + 1;
  };
});

describe('two policies', () => {
  beforeAll(async () => {
    await award('data.xlsx', 'city,district', 'both.xlsx');
    await award('data.xlsx', 'city', 'first.xlsx');
    await award('first.xlsx', 'district', 'then.xlsx');
  });

  test.each(['both.xlsx', 'then.xlsx'])('are verified one by one: %s', async (file) => {
    const { code, json } = await verify(file, 'city,district');
    expect(json.policies.map(({ policy, differences }) => [policy, differences])).toEqual([
      ['mini', []],
      ['mini-district', []],
    ]);
    expect(code).toBe(0);
  });

  test('a change to the result of one leaves the other identical', async () => {
    const grid = await sheetOf('both.xlsx', '数据');
    const column = grid.columns.findIndex((_, c) => gridCell(grid, 0, c) === '区·奖补合计（万元）');
    const { code, json } = await verify(
      edited({ 数据: { [`${columnLetters(column)}2`]: 1 } }, 'one.xlsx', 'both.xlsx'),
      'city,district',
    );
    expect(json.policies.map(({ changed }) => changed)).toEqual([[], ['result']]);
    expect(code).toBe(1);
  });

  test('the other is verified where the pack of one is missing, and that is said', async () => {
    const { code, stdout, stderr } = await at.run('verify', 'both.xlsx', '-p', 'city');
    expect(code).toBe(2);
    expect(stdout).toContain('一致');
    expect(stderr).toContain('both.xlsx:测算凭据·区 凭据所说的政策“mini-district”（版本 1.0.0）不在随附的政策之中。');
  });
});

describe('a workbook that', () => {
  test('has no receipt is refused', async () => {
    expect(await at.run('verify', 'data.xlsx')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('data.xlsx 工作簿中没有“测算凭据”表') as string,
    });
  });

  test('is none is refused', async () => {
    at.write('x.csv', '企业名称\n甲\n');
    expect((await at.run('verify', 'x.csv')).code).toBe(2);
  });

  test('has lost what it remembered, as some programs do on saving, is verified from the receipt alone', async () => {
    const files = unzipSync(at.bytes('r.xlsx'));
    const part = Object.keys(files).find((name) => strFromU8(files[name] as Uint8Array).includes('urn:cesuan:memory">'));
    if (part === undefined) throw new Error('nothing is remembered');
    files[part] = strToU8('<memory xmlns="urn:cesuan:memory"></memory>');
    at.write('resaved.xlsx', zipSync(files));
    const opened = await openXlsx(at.bytes('resaved.xlsx'), 'resaved.xlsx');
    expect(opened.ok && (await opened.value.open()).memory).toBe('');
    const { code, json } = await verify('resaved.xlsx');
    expect(json.policies[0]?.differences).toEqual([]);
    expect(code).toBe(0);
  });
});

test('the JSON goes into a file beside the text', async () => {
  const { code, stdout } = await at.run('verify', 'r.xlsx', '-p', 'city', '--json', 'verified.json');
  expect(code).toBe(0);
  expect(stdout).toContain('一致');
  expect(stdout).toContain('已写入：verified.json');
  expect(JSON.parse(at.read('verified.json'))).toMatchObject({ identical: true });
});
