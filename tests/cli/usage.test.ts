/** Wrong command lines: each gets one line per fault on stderr, exit code 2, and nothing else happens. */
import { policyIds } from '../../src/run/policies';
import { folder, removeFolders, type Folder } from '../support/cli';
import { MINI } from '../support/mini-pack';

let at: Folder;
beforeAll(() => {
  at = folder();
  at.write('pack/mini.yaml', MINI);
  at.write('a.csv', '企业名称,设备投资额（万元）,重点项目\n甲公司,300,是\n');
});
afterAll(removeFolders);

const AWARD = ['award', 'a.csv', '--policy', 'pack', '--year', '2025'] as const;

const CASES: readonly (readonly [name: string, argv: readonly string[], stderr: string])[] = [
  [
    'no command',
    [],
    'cesuan: 请给出命令：award、explain、audit、verify、policies、catalogue、check、template、parameters、undo。用法见 cesuan --help。',
  ],
  [
    'an unknown command',
    ['awrad'],
    'cesuan: 没有命令“awrad”。是否想写“award”？可用：award、explain、audit、verify、policies、catalogue、check、template、parameters、undo。',
  ],
  ['an unknown option', [...AWARD, '--polcy', 'x'], 'cesuan: 没有选项“--polcy”。是否想写“--policy”？'],
  [
    'an unknown option like no other',
    [...AWARD, '--zzzzzzzz'],
    'cesuan: 没有选项“--zzzzzzzz”。可用的选项见 cesuan award --help。',
  ],
  ['an unknown option before the command', ['--verbose', 'policies'], 'cesuan: 没有选项“--verbose”。是否想写“--version”？'],
  [
    'an option without its value',
    ['award', 'a.csv', '--year', '2025', '--policy'],
    'cesuan: 选项“--policy”后面缺少 ID。值以“-”开头时请写成 --policy=ID。',
  ],
  [
    'an option whose value is the next option',
    [...AWARD, '--json', '--all'],
    'cesuan: 选项“--json”后面缺少 OUT.json|-。值以“-”开头时请写成 --json=OUT.json|-。',
  ],
  ['a value where there is none', [...AWARD, '--all=yes'], 'cesuan: 选项“--all”不带值，却写了“yes”。'],
  ['an option given twice', [...AWARD, '--year', '2026'], 'cesuan: 选项“--year”给了两次，且不一致：“2025”和“2026”。请只留一个。'],
  ['no input', ['award', '--policy', 'pack', '--year', '2025'], 'cesuan: 缺少 IN。用法见 cesuan award --help。'],
  ['two inputs', [...AWARD, 'b.csv'], 'cesuan: 多出了“b.csv”。路径中有空格时请加引号；用法见 cesuan award --help。'],
  ['no policy', ['award', 'a.csv', '--year', '2025'], `cesuan: 命令 award 需要 --policy ID。可用：${policyIds.join('、')}。`],
  [
    'an unknown policy',
    ['award', 'a.csv', '--policy', 'shaoxing-4151-2052', '--year', '2025'],
    `cesuan: 没有政策“shaoxing-4151-2052”。是否想写“shaoxing-4151-2025”？可用：${policyIds.join('、')}。`,
  ],
  [
    'no year',
    ['award', 'a.csv', '--policy', 'pack'],
    'cesuan: 请用 --year 指定测算年度：该政策自 2025-01-01 起至 2026-12-31 止，可用 2025 年至 2026 年。',
  ],
  [
    'a year that is none',
    ['award', 'a.csv', '--policy', 'pack', '--year', '25'],
    'cesuan: 选项“--year”的值“25”不对，应为四位年份，如 2025。',
  ],
  [
    'a year before the policy',
    ['award', 'a.csv', '--policy', 'pack', '--year', '2024'],
    'cesuan: “测”政策自 2025-01-01 起至 2026-12-31 止，2024 年尚未施行。请改用期限内的年度。',
  ],
  ['an unknown reading', [...AWARD, '--reading', '门槛口经=含'], 'cesuan: 没有口径“门槛口经”。是否想写“门槛口径”？'],
  [
    'an unknown option of a reading',
    [...AWARD, '--reading', '门槛口径=包含'],
    'cesuan: 口径“门槛口径”没有选项“包含”。是否想写“含”？可选：含、不含。',
  ],
  [
    'a reading without an option',
    [...AWARD, '--reading', '门槛口径'],
    'cesuan: 选项“--reading”的值“门槛口径”不对，应为 KEY=OPTION 的形式。',
  ],
  [
    'a reading twice',
    [...AWARD, '--reading', '门槛口径=含', '--reading', '门槛口径=不含'],
    'cesuan: --reading 中的“门槛口径”给了两次，请只留一个。',
  ],
  ['an unknown parameter', [...AWARD, '--set', '叠加比率=5%@文'], 'cesuan: 没有参数或待核定条目“叠加比率”。是否想写“叠加比例”？'],
  [
    'a parameter of another unit',
    [...AWARD, '--set', '叠加比例=5万元@文'],
    'cesuan: 参数“叠加比例”的值“5万元”无法识别，应形如 5%@文号。',
  ],
  [
    'a parameter above its ceiling',
    [...AWARD, '--set', '叠加比例=60%@文'],
    'cesuan: “叠加比例”填的是 60%，超过条款规定的上限 50%。',
  ],
  ['a unit of amounts that is none', [...AWARD, '--unit', '亿元'], 'cesuan: 选项“--unit”的值“亿元”不对，应为元或万元。'],
  ['a language that is none', [...AWARD, '--lang', 'fr'], 'cesuan: 选项“--lang”的值“fr”不对，应为 zh 或 en。'],
  [
    'a budget without a unit',
    [...AWARD, '--budget', '500'],
    'cesuan: 选项“--budget”的值“500”不对，应为带单位的金额，如 500万元。',
  ],
  [
    'a share above 100%',
    [...AWARD, '--city-share', '140%'],
    'cesuan: 选项“--city-share”的值“140%”不对，应为0% 至 100% 之间的比例，如 40%。',
  ],
  [
    'a header that is no row',
    [...AWARD, '--header', '0'],
    'cesuan: 选项“--header”的值“0”不对，应为行号，如 3，或 3:2（第 3 行起共 2 行，至多 4 行）。',
  ],
  [
    'an unknown input',
    [...AWARD, '--map', '设备投资=B'],
    'cesuan: --map 中的“设备投资”不是该政策要用的数据项。是否想写“设备投资额”？全部数据项见 cesuan catalogue。',
  ],
  [
    'a column that is not there',
    [...AWARD, '--map', '设备投资额=设备投资金额'],
    'cesuan: 给“设备投资额”指定的列“设备投资金额”不存在。是否想写“设备投资额”？请写列名（表头文字）或列号（如 F）。',
  ],
  [
    'a column without a header',
    [...AWARD, '--map', '设备投资额=H'],
    'a.csv:a 给“设备投资额”指定的 H 列没有表头，请改选有列名的列。',
  ],
  [
    'a unit that an input cannot have',
    [...AWARD, '--map', '设备投资额=B@平方米'],
    'a.csv:a!B1 “设备投资额”的单位不能是“平方米”，应为 万元 一类的单位；按没有这一列处理。',
  ],
  [
    'a column for two inputs',
    [...AWARD, '--map', '设备投资额=B', '--map', '年营业收入=设备投资额（万元）'],
    'cesuan: --map 把“B”列同时给了“设备投资额”和“年营业收入”。一列只能对应一项。',
  ],
  [
    'an input twice',
    [...AWARD, '--map', '设备投资额=B', '--map', '设备投资额=C'],
    'cesuan: “设备投资额”用 --map 指定了两次，请只留一个。',
  ],
  [
    'a sheet of a file without sheets',
    [...AWARD, '--sheet', '汇总'],
    'a.csv “a.csv”不是工作簿，没有工作表，不能用 --sheet “汇总”。',
  ],
  [
    'an output with another ending',
    [...AWARD, '-o', 'out.csv'],
    'out.csv 输出文件“out.csv”的扩展名应为 .xlsx，否则 Excel 打不开。',
  ],
  ['the same output twice', [...AWARD, '-o', 'o.xlsx', '--json', './o.xlsx'], 'o.xlsx 两个输出是同一个文件“o.xlsx”。'],
  [
    'an unknown item',
    ['explain', ...AWARD.slice(1), '--row', '2', '--item', 'rates'],
    'cesuan: 该政策没有条目“rates”。是否想写“rate”？全部条目见 cesuan catalogue。',
  ],
  [
    'neither row nor item',
    ['explain', ...AWARD.slice(1)],
    'cesuan: 命令 explain 需要 --row N。\ncesuan: 命令 explain 需要 --item ID。',
  ],
  [
    'a row that is none',
    ['explain', ...AWARD.slice(1), '--row', 'B2', '--item', 'rate'],
    'cesuan: 选项“--row”的值“B2”不对，应为工作表的行号，如 12。',
  ],
  [
    'a row without data',
    ['explain', ...AWARD.slice(1), '--row', '1', '--item', 'rate'],
    'a.csv:a!第1行 工作表“a”第 1 行不是数据行；数据行在第 2 行至第 2 行之间（合计行、分组行除外）。',
  ],
  [
    'a template with an unknown item',
    ['template', 'pack', '--items', 'rate,perr'],
    'cesuan: 该政策没有条目“perr”。是否想写“per”？全部条目见 cesuan catalogue。',
  ],
  [
    'help for an unknown command',
    ['help', 'polices'],
    'cesuan: 没有命令“polices”。是否想写“policies”？可用：award、explain、audit、verify、policies、catalogue、check、template、parameters、undo。',
  ],
];

test.each(CASES.map(([name, argv, stderr]) => [name, { argv, stderr }] as const))('%s', async (_, { argv, stderr }) => {
  const before = at.names();
  expect(await at.run(...argv)).toEqual({ code: 2, stdout: '', stderr: `${stderr}\n` });
  expect(at.names()).toEqual(before);
});

test('all faults of the arguments are told at once', async () => {
  const { stderr } = await at.run('award', 'a.csv', '--year', 'x', '--unit', '亿元', '--header', 'y', '--reading', 'z');
  expect(stderr.trimEnd().split('\n')).toHaveLength(4);
});

describe('the language', () => {
  const run = (env: Record<string, string>, ...argv: string[]) => at.runWith(env, ...argv).then(({ stderr }) => stderr);
  test('is Chinese where nothing says otherwise', async () => expect(await run({ LANG: 'C.UTF-8' }, 'x')).toContain('没有命令'));
  test('is the environment’s', async () => expect(await run({ LANG: 'en_US.UTF-8' }, 'x')).toContain('There is no command'));
  test('LC_ALL goes before LANG', async () =>
    expect(await run({ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'x')).toContain('没有命令'));
  test('--lang goes before the environment, after and before the command', async () => {
    expect(await run({ LANG: 'zh_CN.UTF-8' }, 'x', '--lang', 'en')).toContain('There is no command');
    expect(await run({ LANG: 'en_US.UTF-8' }, '--lang=zh', 'x')).toContain('没有命令');
  });
});
