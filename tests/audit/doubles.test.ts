/** What may have been paid twice: by code, by name, by project, by invoice, across rows and lists; and who is never mistaken for another. */
import { doublesOf } from '../../src/audit/doubles/doubles';
import { invoicesIn } from '../../src/audit/doubles/invoices';
import { nameCore, nearNames, nearPairs } from '../../src/audit/doubles/names';
import type { Entry } from '../../src/audit/doubles/roster';

let row = 1;
const entry = (name: string, more: Partial<Entry> = {}): Entry => {
  row += 1;
  return {
    sheet: '汇总',
    row,
    cell: `B${row}`,
    code: null,
    name,
    project: '',
    projectCell: `C${row}`,
    invoices: [],
    fen: 100,
    ...more,
  };
};
const invoice = (number: string, code = ''): Pick<Entry, 'invoices'> => ({
  invoices: [{ number, code, cell: `H${row + 1}` }],
});

const about = (own: readonly Entry[], others: readonly Entry[] = []): readonly string[] =>
  doublesOf(own, others).map((one) => `${one.about} ${one.at.cell} ${one.related[0]?.file ?? ''}${one.related[0]?.cell}`);

const A = '91330602MA2D10000Q';

test('the same project of an enterprise, by code or by name, on two rows', () => {
  row = 1;
  expect(
    about([
      entry('甲公司', { code: A, project: '一期技改' }),
      entry('甲 公司', { code: A, project: '一期（技改）' }),
      entry('乙公司', { project: '一期技改' }),
    ]),
  ).toEqual(['同一项目 C3 C2']);
});

test('a row that is known to be paid nothing doubles nothing', () => {
  row = 1;
  expect(about([entry('甲公司', { project: '一期' }), entry('甲公司', { project: '一期', fen: 0 })])).toEqual([]);
});

test('a project in other words is a lead where enterprise and amount are the same; phases are projects of their own', () => {
  row = 1;
  const named = (project: string, more: Partial<Entry> = {}): Entry => entry('甲公司', { code: A, project, ...more });
  expect(
    about(
      [
        named('恒泽机械生产线技术改造项目1期'),
        named('恒泽机械生产线技改项目1期'),
        named('恒泽机械生产线技改项目2期'),
        named('恒泽机械生产线 技改 项目1期', { fen: 200 }),
        named('数字化车间'),
      ],
      [named('恒泽机械生产线的技改项目2期', { file: '去年.xlsx' }), entry('乙公司', { project: '恒泽机械生产线之技改项目1期' })],
    ),
  ).toEqual(['同一项目 C5 C3', '项目名称相近、金额相同 C3 C2', '项目名称相近、金额相同 C4 去年.xlsxC7']);
});

test('an invoice number twice, of whatever enterprise', () => {
  row = 1;
  expect(
    about([
      entry('甲公司', { project: '一', ...invoice('25332000000123456789') }),
      entry('丁公司', { project: '二', ...invoice('25332000000123456789') }),
    ]),
  ).toEqual(['发票号码 H3 H2']);
});

test('a number under two codes is two invoices; without a code on one side it is told as a lead', () => {
  row = 1;
  const own = [
    entry('甲公司', { project: '一', ...invoice('12345678', '3300191130') }),
    entry('乙公司', { project: '二', ...invoice('12345678', '3300201130') }),
  ];
  expect(about(own)).toEqual([]);
  const same = entry('丙公司', { project: '三', ...invoice('12345678', '3300201130') });
  expect(doublesOf([...own, same], []).map(({ at, message }) => [at.cell, message.zh.slice(0, 7)])).toEqual([
    ['H4', '同一发票号码也'],
  ]);
  const bare = entry('丁公司', { project: '四', ...invoice('12345678') });
  expect(doublesOf([own[0] as Entry, bare], []).map(({ message }) => message.zh)).toEqual([
    expect.stringContaining('一方没有发票代码，请核对是否同一张发票') as string,
  ]);
});

test.each([
  ['00123456', ['123456']],
  ['NO12345678', ['12345678']],
  ['12345678、12345679 12345680', ['12345678', '12345679', '12345680']],
  ['7001009-7001012', ['7001009', '7001010', '7001011', '7001012']],
  ['7001009～12', ['7001009', '7001010', '7001011', '7001012']],
  ['00000998至00001001', ['998', '999', '1000', '1001']],
  ['12345678-01', ['12345678-01']],
  ['10000000-99999999', ['10000000-99999999']],
  ['3300191130-12345678', ['3300191130 12345678']],
  ['无', []],
])('invoices in %s', (written, wanted) => {
  expect(invoicesIn(written).map(({ code, number }) => (code === '' ? number : `${code} ${number}`))).toEqual(wanted);
});

test('another list, another workbook, another year', () => {
  row = 1;
  const own = [entry('甲公司', { project: '一期' }), entry('乙公司')];
  const others = [
    entry('甲公司', { project: '一期', file: '2024年.xlsx', sheet: '兑现' }),
    entry('乙公司', { file: '县级.xlsx', sheet: '名单' }),
    entry('丙公司', { file: '县级.xlsx', sheet: '名单' }),
  ];
  expect(about(own, others)).toEqual(['同一项目 C2 2024年.xlsxC4', '另一张表的同一企业 B3 县级.xlsxB5']);
});

test('a list without projects is held against one that has them, whichever is audited', () => {
  row = 1;
  const own = [entry('甲公司', { project: '一期' }), entry('甲公司', { project: '二期' }), entry('乙公司', { project: '扩建' })];
  const others = [entry('甲公司', { file: '2024年.xlsx' }), entry('乙公司', { project: '新建', file: '2024年.xlsx' })];
  expect(about(own, others)).toEqual(['另一张表的同一企业 B2 2024年.xlsxB5']);
  expect(about([entry('乙公司')], others)).toEqual(['另一张表的同一企业 B7 2024年.xlsxB6']);
});

const B = '91330681MA2D20000X';

describe('a list of names alone against one with codes', () => {
  const published = { file: '公示.xlsx', sheet: '名单' };

  test('is matched by the code that the name has elsewhere, and it says how', () => {
    row = 1;
    const own = [entry('绍兴甲公司', { code: A, project: '年产十万台智能装备技改' }), entry('乙公司')];
    const others = [
      entry('绍兴 甲公司', { ...published, project: '年产十万台智能装备技改' }),
      entry('乙公司', { ...published, code: B }),
      entry('绍兴甲公司', published),
    ];
    expect(about(own, others)).toEqual([
      '同一项目 C2 公示.xlsxC4',
      '另一张表的同一企业 B2 公示.xlsxB6',
      '另一张表的同一企业 B3 公示.xlsxB5',
    ]);
    expect(doublesOf(own, others)[0]?.message.zh).toContain('（一方无代码，按名称对上）');
    expect(doublesOf([own[0] as Entry], [{ ...(others[0] as Entry), code: A }])[0]?.message.zh).not.toContain('按名称对上');
  });

  test('whichever of them is audited', () => {
    row = 1;
    expect(about([entry('甲公司', { project: '一期' })], [entry('甲公司', { ...published, code: A, project: '一期' })])).toEqual([
      '同一项目 C2 公示.xlsxC3',
    ]);
  });

  test('a code that is known from a third list connects names', () => {
    row = 1;
    const own = [entry('华丰公司', { project: '一期' })];
    const others = [
      entry('华丰公司', { ...published, code: A, project: '旧', fen: 0 }),
      entry('华丰股份公司', { file: '2024年.xlsx', code: A, project: '一期' }),
    ];
    expect(about(own, others)).toContain('同一项目 C2 2024年.xlsxC4');
  });

  test('a name of two codes is told as a lead, and neither as the same nor as another enterprise', () => {
    row = 1;
    const project = '年产十万台智能装备技改';
    const own = [entry('甲公司', { code: A, project }), entry('甲公司', { code: B, project: '别的项目' })];
    const others = [entry('甲公司', { ...published, project })];
    expect(about(own, others)).toEqual(['同名企业 B2 公示.xlsxB4']);
    expect(doublesOf(own, others)[0]?.message.zh).toContain('请先核对是否同一企业');
  });

  test('names nearly the same are still told where one has no code anywhere, and not where both have one', () => {
    row = 1;
    const own = [entry('绍兴华丰精密机械有限公司', { code: A })];
    const near = entry('绍兴华丰精密机械股份有限公司', published);
    expect(about(own, [near])).toEqual(['名称相近 B2 公示.xlsxB3']);
    expect(about(own, [near, { ...near, code: B, sheet: '代码', fen: 0 }])).toEqual([]);
  });
});

test('one code under two names', () => {
  row = 1;
  expect(about([entry('甲公司', { code: A, project: '一' }), entry('丁公司', { code: A, project: '二' })])).toEqual([
    '同一代码两个名称 B3 B2',
  ]);
});

test('names that are nearly one are told, unless both have sound codes', () => {
  row = 1;
  const one = entry('绍兴华丰精密机械有限公司', { code: A });
  const two = entry('绍兴华丰精密机械股份有限公司');
  expect(about([one, two])).toEqual(['名称相近 B3 B2']);
  expect(about([one, { ...two, code: '91330681MA2D20000X' }])).toEqual([]);
});

test('one project under two names that are nearly one is told once', () => {
  row = 1;
  const project = '年产十万台智能装备技改项目';
  const own = [entry('绍兴华丰精密机械有限公司', { project, fen: 700 })];
  const last = entry('绍兴市华丰精密机械厂', { project, fen: 650, file: '去年.xlsx' });
  const [one, ...more] = doublesOf(own, [last]);
  expect(more).toEqual([]);
  expect(one).toMatchObject({
    about: '同一项目，企业名称相近',
    at: { cell: 'C2' },
    related: [{ file: '去年.xlsx', cell: 'C3' }],
  });
  expect(one?.message.zh).toContain('“绍兴华丰精密机械有限公司”与“绍兴市华丰精密机械厂”只差地名或组织形式');
  // Another enterprise, and the same names with other projects, are told as what they are.
  expect(about(own, [entry('杭州金瑞化工有限公司', { project })])).toEqual(['同一项目两家申报 C2 C4']);
  expect(about(own, [{ ...last, project: '信息化改造项目二期工程' }])).toEqual(['名称相近 B2 去年.xlsxB3']);
});

test.each([
  ['浙江绍兴华丰机械有限公司', '绍兴市华丰机械厂', 'form'],
  ['绍兴华丰精密机械有限公司', '绍兴华丰精蜜机械有限公司', 'near'],
  ['绍兴华丰精密机械有限公司', '绍兴华丰精密机械有', 'cut'],
  ['浙江华丰精密机械有限公司', '华丰精密机械股份有限公司', 'form'],
  ['绍兴华丰精密机械有限公司', '绍兴华丰精密机械...', 'form'],
  ['绍兴华丰精密机械有限公司', '绍兴华丰精密机械...', 'form'],
  ['绍兴华丰精密机械有限公司', '绍兴华丰精密机械有限公司（盖章）', 'form'],
  ['绍兴第一精密机械有限公司', '绍兴第二精密机械有限公司', undefined],
  ['绍兴东方精密机械有限公司', '绍兴西方精密机械有限公司', undefined],
  ['绍兴华丰精密机械有限公司', '绍兴华瑞精密机械有限公司', 'brand'],
  ['绍兴华丰精密机械有限公司', '绍兴金瑞化工有限公司', undefined],
])('%s and %s: %s', (a, b, why) => {
  expect(nearNames([a, b])[0]?.why).toBe(why);
});

test('firms that differ by a letter of their brand are told only where something else agrees', () => {
  row = 1;
  const other = { project: '一期', fen: 250 };
  expect(about([entry('绍兴华丰精密机械有限公司'), entry('绍兴华锋精密机械有限公司', other)])).toEqual([]);
  expect(about([entry('绍兴华丰精密机械有限公司'), entry('绍兴华锋精密机械有限公司')])).toEqual(['名称相近 B5 B4']);
});

test('the core of a name', () => {
  expect(nameCore('浙江省绍兴市华丰精密机械（集团）有限责任公司')).toBe('华丰精密机械');
});

test('of fifty thousand names few pairs are looked at', () => {
  const names = Array.from(
    { length: 50_000 },
    (_, i) =>
      `绍兴${String.fromCodePoint(0x4e00 + (i % 5_000), 0x5000 + Math.floor(i / 10), 0x6000 + ((i * 7) % 3_000))}机械有限公司`,
  );
  const looked = (count: number): number => {
    let pairs = 0;
    nearPairs(names.slice(0, count).map(nameCore), () => (pairs += 1));
    return pairs;
  };
  // A pair for each name or so, where all pairs would be 1,250,000,000.
  expect(looked(50_000)).toBeLessThan(2 * 50_000);
  expect(looked(50_000)).toBeGreaterThan(0);
});
