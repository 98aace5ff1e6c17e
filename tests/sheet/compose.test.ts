import { text } from '../../src/core/lang';
import type { Problem } from '../../src/core/problem';
import { rational } from '../../src/core/rational';
import type { Explanation } from '../../src/engine/explanation';
import { Code, STATUS, type ItemOutcome, type Settlement } from '../../src/engine/outcome';
import type { Table } from '../../src/engine/table';
import { compose, type Composition } from '../../src/sheet/compose/compose';
import { recall } from '../../src/sheet/compose/memory';
import type { Mapping } from '../../src/sheet/mapping';
import type { CellValue, OwnSheet, WritePlan } from '../../src/sheet/port/port';
import { makeGrid } from '../support/grids';
import { MONEY } from '../../src/policy/units';
import { item, money, policy, RATE } from '../support/policies';

const pack = policy([money('当年设备投资额'), money('年营业收入', { grain: 'enterprise' })], {
  items: [
    item('8-equipment', {
      title: text('设备投入奖励', 'Equipment'),
      conditions: [
        {
          node: {
            op: 'compare',
            type: { kind: 'flag' },
            by: '>=',
            left: { op: 'input', type: MONEY, name: '当年设备投资额' },
            right: { op: 'literal', type: MONEY, value: rational(3_000_000), text: '300万元' },
          },
        },
      ],
      figures: ['300万元', '6%'],
      inputs: ['当年设备投资额'],
    }),
    item('11-revenue', {
      article: '(十一)',
      title: text('营收首超奖励', 'Revenue'),
      grain: 'enterprise',
      inputs: ['年营业收入'],
    }),
    item('15-first', { article: '(十五)', title: text('首台套奖励', 'First set'), grain: 'enterprise', inputs: ['首台套'] }),
    item('1-none', { article: '(一)', title: text('不涉及', 'None') }),
  ],
  articles: [
    { number: '(一)', title: text('巩固', 'One'), chapter: text('', '') },
    { number: '(八)', title: text('项目投资', 'Investment'), chapter: text('', '') },
    { number: '(十一)', title: text('壮强领航', 'Leaders'), chapter: text('', '') },
    { number: '(十五)', title: text('成果转化', 'Results'), chapter: text('', '') },
  ],
  readings: new Map([
    [
      '软件计入门槛',
      {
        key: '软件计入门槛',
        question: text('软件是否计入？', 'Does software count?'),
        article: '(八)',
        options: [
          { key: '计入', label: text('计入', 'Yes') },
          { key: '不计', label: text('不计', 'No') },
        ],
        default: '计入',
        because: text('条文如此', 'The text says so'),
      },
    ],
  ]),
});

// Sheet: header rows 2-3 (0-based 1, 2), total row 4, data rows 5-8; rows 5 and 6 belong to one enterprise.
const mapping: Mapping = {
  sheet: '汇总表',
  headerRow: 1,
  headerRows: 2,
  firstRow: 4,
  lastRow: 7,
  skipped: [{ row: 3, kind: 'total', covers: { from: 3, to: 7 } }],
  columns: {
    当年设备投资额: {
      column: 2,
      header: '设备投资额（万元）',
      label: '设备投资额',
      unit: '万元',
      unitSource: 'header',
      by: 'sheet',
    },
  },
  identity: { name: { column: 0, header: '企业名称', label: '企业名称', unit: '', unitSource: 'none', by: 'sheet' } },
  lists: [],
  declined: [],
};

const table: Table = {
  sheet: '汇总表',
  rows: 4,
  rowNumbers: Int32Array.of(5, 6, 7, 8),
  enterpriseOf: Int32Array.of(0, 0, 1, 2),
  enterprises: [
    { code: '91330602MA2D100000', name: '甲公司' },
    { code: null, name: '=乙公司' },
    { code: null, name: '丙公司' },
  ],
  regions: ['越城区', '越城区', '柯桥区', ''],
  columns: new Map([
    [
      '当年设备投资额',
      {
        kind: 'number',
        input: '当年设备投资额',
        header: '设备投资额（万元）',
        column: 2,
        state: new Uint8Array(4),
        values: new Float64Array(4),
      },
    ],
    [
      '年营业收入',
      {
        kind: 'number',
        input: '年营业收入',
        header: '年营业收入',
        column: 3,
        state: new Uint8Array(4),
        values: new Float64Array(4),
      },
    ],
  ]),
};

const outcome = (
  index: number,
  code: readonly Code[],
  amount: readonly number[],
  more: Partial<ItemOutcome> = {},
): ItemOutcome => ({
  item: pack.items[index] as ItemOutcome['item'],
  code: Uint8Array.from(code),
  amount: Float64Array.from(amount),
  ...more,
});

const { awarded, upTo, notEligible, missing, displaced, undetermined } = Code;

const settlementOf = (outcomes: readonly ItemOutcome[]): Settlement => ({
  policy: pack,
  choices: {
    year: 2025,
    readings: new Map([['软件计入门槛', '不计']]),
    parameters: new Map([['标准', { value: rational(5n, 100n), type: RATE, text: '5%', document: '绍财〔2025〕1号' }]]),
  },
  table,
  outcomes,
  firstRow: Int32Array.of(0, 2, 3),
  rankings: [],
  unchecked: [],
  totals: {
    awarded: 230_000_001 + 45_000_000 + 100,
    upTo: 50_000_000,
    counts: { awarded: 3, up_to: 1, displaced: 1, missing: 1, undetermined: 1, not_eligible: 0, not_money: 0 },
  },
});

const OUTCOMES = [
  outcome(0, [awarded, awarded, missing, notEligible], [230_000_001, 100, 0, 0]),
  outcome(1, [awarded, upTo, displaced], [45_000_000, 50_000_000, 7_000_000]),
  outcome(2, [missing, missing, missing], [0, 0, 0]),
  outcome(3, [notEligible, notEligible, notEligible, undetermined], [0, 0, 0, 0]),
];

const explain = (index: number, unit: number): Explanation => ({
  item: pack.items[index] as ItemOutcome['item'],
  unit,
  status: STATUS[OUTCOMES[index]?.code[unit] ?? 0] as Explanation['status'],
  amount: OUTCOMES[index]?.amount[unit] ?? null,
  note: text(`第${index}项第${unit}个`, `item ${index} unit ${unit}`),
  steps: [],
  missing: [],
  readings: index === 0 ? [{ key: '软件计入门槛', option: '不计' }] : [],
});

const grid = makeGrid([
  ['汇总表'],
  ['企业名称', null, '设备投资额（万元）', '年营业收入'],
  [],
  ['合计', null, 6, 7],
  ['甲公司', null, 1, 1],
  ['甲公司', null, 2, 1],
  ['=乙公司', null, 3, 5],
  ['丙公司', null, null, 4],
]);

const PROBLEMS: readonly Problem[] = [
  { code: 'info', severity: 'info', place: { sheet: '汇总表', cell: 'C5', row: 5 }, message: text('说明一', 'info one') },
  {
    code: 'bad',
    severity: 'error',
    place: { sheet: '汇总表', cell: 'C7', row: 7 },
    message: text('错误一', 'error one'),
    found: '约5',
  },
];

const input = (more: Partial<Composition> = {}): Composition => ({
  settlement: settlementOf(OUTCOMES),
  explain,
  recognition: { mapping },
  read: { projects: ['一号', '二号', '', ''], inputHash: 'ab'.repeat(32) },
  problems: PROBLEMS,
  grid,
  ownColumns: [],
  sheets: [{ name: '汇总表', visible: true, worksheet: true, protected: false }],
  lang: 'zh',
  unit: '元',
  fileName: '样例.xlsx',
  engineVersion: '0.2.0',
  now: '2025-11-22T08:00:00Z',
  ...more,
});

const plain = (cell: CellValue | undefined): unknown => (cell !== null && typeof cell === 'object' ? cell.value : (cell ?? null));
const part = (key: string): string => key.replace(/^test-2025:/, '');
const column = (plan: WritePlan, key: string) => {
  const found = plan.columns.find((c) => c.key === `test-2025:${key}`);
  if (!found) throw new Error(`no column ${key}`);
  return found;
};
const sheet = (plan: WritePlan, key: string): OwnSheet => {
  const found = plan.sheets.find((s) => s.key === `test-2025:${key}`);
  if (!found) throw new Error(`no sheet ${key}`);
  return found;
};
const rows = (own: OwnSheet): unknown[][] => own.rows.map((row) => row.map(plain));

describe('award columns', () => {
  const plan = compose(input());

  test('right of the data, from the totals row to the last data row', () => {
    expect(plan).toMatchObject({ sheet: '汇总表', headerRow: 1, headerRows: 2, firstRow: 3, rowCount: 5, dropped: [] });
    expect(plan.columns.map((c) => [part(c.key), c.column])).toEqual([
      ['item:8-equipment', 4],
      ['item:11-revenue', 5],
      ['total', 6],
      ['ceiling', 7],
      ['status', 8],
    ]);
  });

  test('header rows: the article above, the name and unit below', () => {
    expect(plan.columns.map((c) => c.header)).toEqual([
      ['（八）项目投资', '设备投入奖励（元）'],
      ['（十一）壮强领航', '营收首超奖励（元）'],
      ['测试测算（2025年）', '奖补合计（元）'],
      ['测试测算（2025年）', '另有最高额度（元）'],
      ['测试测算（2025年）', '状态'],
    ]);
    expect(column(plan, 'item:8-equipment').headerNote).toBe(
      '测试（八）项目投资\n设备投入奖励\n条件：当年设备投资额 ≥ 300万元\n条款数字：300万元、6%',
    );
  });

  test('amounts that print exactly, ceilings and others as words, totals rows summed', () => {
    expect(column(plan, 'item:8-equipment').values.map(plain)).toEqual([2300001.01, 2300000.01, 1, '缺数据', null]);
    expect(column(plan, 'item:11-revenue').values.map(plain)).toEqual([450000, 450000, null, '最高500,000.00', '不重复享受']);
    expect(column(plan, 'total').values.map(plain)).toEqual([2750001.01, 2750000.01, 1, null, null]);
    expect(column(plan, 'ceiling').values.map(plain)).toEqual([500000, null, null, 500000, null]);
    expect(column(plan, 'status').values.map(plain)).toEqual([
      '合计',
      '奖补2项',
      '奖补1项；企业奖补见第5行',
      '最高额度1项；缺数据1项',
      '不重复享受1项；待定1项',
    ]);
  });

  test('awards and ceilings carry their working', () => {
    expect(column(plan, 'item:8-equipment').values[1]).toEqual({ value: 2300000.01, note: '第0项第0个' });
    expect(column(plan, 'item:11-revenue').values[3]).toMatchObject({ note: '第1项第1个' });
    expect(column(plan, 'item:11-revenue').values[4]).not.toHaveProperty('note');
    const few = compose(input({ noteLimit: 1 }));
    expect(column(few, 'item:8-equipment').values[1]).toHaveProperty('note');
    expect(column(few, 'item:8-equipment').values[2]).toBe(1);
    expect(rows(sheet(few, 'receipt'))).toContainEqual(['单元格批注', '1 / 4（其余见“测算依据”）']);
  });

  test('in 万元', () => {
    const wan = compose(input({ unit: '万元' }));
    expect(column(wan, 'item:8-equipment').values.map(plain)).toEqual([230.000101, 230.000001, 0.0001, '缺数据', null]);
    expect(column(wan, 'item:8-equipment')).toMatchObject({ style: 'wan', header: ['（八）项目投资', '设备投入奖励（万元）'] });
    expect(plain(column(wan, 'item:11-revenue').values[3])).toBe('最高50');
  });

  test('in English', () => {
    const en = compose(input({ lang: 'en' }));
    expect(column(en, 'total').header).toEqual(['test 2025', 'Total awards (yuan)']);
    expect(column(en, 'status').values.map(plain)).toEqual([
      'Total',
      'Awarded 2',
      'Awarded 1; enterprise awards in row 5',
      'Ceiling 1; Data missing 1',
      'Displaced 1; Undetermined 1',
    ]);
  });
});

describe('a second run', () => {
  test('gives the same plan', () => expect(compose(input())).toEqual(compose(input())));

  test('in place, laid out anew from the first own column, what is gone dropped', () => {
    const wide = makeGrid([
      [],
      [null, null, '设备投资额', null, '（八）', '旧', '合计', '状态'],
      [],
      [],
      [null, null, 1, null, 5, 6, 7, '奖补1项'],
    ]);
    const plan = compose(
      input({
        grid: wide,
        ownColumns: [
          { key: 'test-2025:item:8-equipment', column: 4, row: 1, rows: 7 },
          { key: 'test-2025:item:gone', column: 5, row: 1, rows: 7 },
          { key: 'test-2025:total', column: 6, row: 1, rows: 7 },
          { key: 'test-2025:status', column: 7, row: 1, rows: 7 },
        ],
      }),
    );
    expect(plan.columns.map((c) => [part(c.key), c.column])).toEqual([
      ['item:8-equipment', 4],
      ['item:11-revenue', 5],
      ['total', 6],
      ['ceiling', 7],
      ['status', 8],
    ]);
    expect(plan.dropped).toMatchObject([{ key: 'test-2025:item:gone', column: 5 }]);
  });

  test('never over what the user wrote right of our columns', () => {
    const wide = makeGrid([
      [],
      ['企业名称', null, null, null, '（八）', '状态', '备注'],
      [],
      [],
      ['甲公司', null, null, null, 5, '奖补1项', '用户写的'],
    ]);
    const plan = compose(
      input({
        grid: wide,
        ownColumns: [
          { key: 'test-2025:item:8-equipment', column: 4, row: 1, rows: 7 },
          { key: 'test-2025:status', column: 5, row: 1, rows: 7 },
        ],
      }),
    );
    expect(plan.columns.map((c) => [part(c.key), c.column])).toEqual([
      ['item:8-equipment', 4],
      ['item:11-revenue', 7],
      ['total', 8],
      ['ceiling', 9],
      ['status', 5],
    ]);
  });

  test('a merge across the header keeps its columns', () => {
    const merged = makeGrid([[], ['企业名称', null, null, '经营'], [], [], ['甲公司', null, null, 1]], { merges: ['D2:F2'] });
    expect(compose(input({ grid: merged })).columns[0]?.column).toBe(6);
  });
});

describe('own sheets', () => {
  const plan = compose(input());

  test('names: the usual ones, those of an earlier run, or with a number', () => {
    expect(plan.sheets.map((s) => [part(s.key), s.name])).toEqual([
      ['evidence', '测算依据'],
      ['summary', '测算汇总'],
      ['problems', '数据问题'],
      ['receipt', '测算凭据'],
    ]);
    const info = { visible: true, worksheet: true, protected: false };
    const other = compose(
      input({
        sheets: [
          { name: '测算依据', ...info },
          { name: '测算依据 (2)', ...info },
          { name: '我的汇总', ...info, own: 'test-2025:summary' },
        ],
      }),
    );
    expect(other.sheets.map((s) => s.name)).toEqual(['测算依据 (3)', '我的汇总', '数据问题', '测算凭据']);
  });

  test('evidence: one row per award, ceiling and displaced award, with a link', () => {
    const evidence = sheet(plan, 'evidence');
    expect(rows(evidence)).toEqual([
      [
        '序号',
        '行号',
        '企业名称',
        '统一社会信用代码',
        '项目名称',
        '条款',
        '奖补事项',
        '状态',
        '奖补金额（元）',
        '最高额度（元）',
        '未计金额（元）',
        '计算依据',
        '采用口径',
        '单元格',
      ],
      [
        1,
        5,
        '甲公司',
        '91330602MA2D100000',
        '一号',
        '（八）',
        '设备投入奖励',
        '奖补',
        2300000.01,
        null,
        null,
        '第0项第0个',
        '软件计入门槛：不计',
        'E5',
      ],
      [2, 5, '甲公司', '91330602MA2D100000', '', '（十一）', '营收首超奖励', '奖补', 450000, null, null, '第1项第0个', '', 'F5'],
      [
        3,
        6,
        '甲公司',
        '91330602MA2D100000',
        '二号',
        '（八）',
        '设备投入奖励',
        '奖补',
        1,
        null,
        null,
        '第0项第1个',
        '软件计入门槛：不计',
        'E6',
      ],
      [4, 7, '=乙公司', '', '', '（十一）', '营收首超奖励', '最高额度', null, 500000, null, '第1项第1个', '', 'F7'],
      [5, 8, '丙公司', '', '', '（十一）', '营收首超奖励', '不重复享受', null, null, 70000, '第1项第2个', '', 'F8'],
    ]);
    expect(evidence.rows[1]?.[13]).toEqual({ value: 'E5', href: "'汇总表'!E5" });
    expect(evidence.filter).toEqual({ row: 0, column: 0, rows: 6, columns: 14 });
  });

  test('evidence splits each award where a share is given', () => {
    const split = compose(
      input({
        settlement: settlementOf([
          outcome(0, [awarded, awarded, missing, notEligible], [230_000_001, 100, 0, 0], {
            city: Float64Array.of(115_000_000, 50, 0, 0),
          }),
          ...OUTCOMES.slice(1),
        ]),
      }),
    );
    expect(rows(sheet(split, 'evidence'))[1]?.slice(8, 13)).toEqual([2300000.01, null, null, 1150000, 1150000.01]);
  });

  test('summary: totals, articles, regions and a chart over the articles', () => {
    const summary = sheet(plan, 'summary');
    const all = rows(summary);
    expect(all[3]).toEqual(['奖补合计（元）', 2750001.01]);
    expect(all[4]).toEqual(['另有最高额度（元）', 500000]);
    expect(all.slice(9, 14)).toEqual([
      [
        '条款',
        '条款名称',
        '奖补笔数',
        '企业数',
        '奖补金额（元）',
        '最高额度笔数',
        '最高额度（元）',
        '不重复享受',
        '待定',
        '缺数据',
      ],
      ['（一）', '巩固', 0, 0, 0, 0, 0, 0, 1, 0],
      ['（八）', '项目投资', 2, 1, 2300001.01, 0, 0, 0, 0, 1],
      ['（十一）', '壮强领航', 1, 1, 450000, 1, 500000, 1, 0, 0].map((v, i) => (i === 3 ? 2 : v)),
      ['合计', null, 3, 2, 2750001.01, 1, 500000, 1, 1, 1],
    ]);
    expect(all.slice(15)).toEqual([
      ['地区', '', '奖补笔数', '企业数', '奖补金额（元）', '最高额度笔数', '最高额度（元）', '不重复享受', '待定', '缺数据'],
      ['越城区', '', 3, 1, 2750001.01, 0, 0, 0, 0, 0],
      ['柯桥区', '', 0, 1, 0, 1, 500000, 0, 0, 1],
      ['（未填）', '', 0, 0, 0, 0, 0, 1, 1, 0],
      ['合计', null, 3, 2, 2750001.01, 1, 500000, 1, 1, 1],
    ]);
    expect(summary.chart?.categories).toEqual({ row: 10, column: 0, rows: 3, columns: 1 });
    expect(summary.chart?.series.map((s) => s.values)).toEqual([
      { row: 10, column: 4, rows: 3, columns: 1 },
      { row: 10, column: 6, rows: 3, columns: 1 },
    ]);
  });

  test('problems: worst first, linked', () => {
    const problems = sheet(plan, 'problems');
    expect(rows(problems).slice(1)).toEqual([
      [1, '错误', '汇总表', 'C7', '错误一', '约5', '改正后重新测算'],
      [2, '说明', '汇总表', 'C5', '说明一', '', '已按规则处理，知悉即可'],
    ]);
    expect(problems.rows[1]?.[3]).toEqual({ value: 'C7', href: "'汇总表'!C7" });
    expect(rows(sheet(compose(input({ problems: [] })), 'problems'))[1]?.[4]).toBe('没有发现问题。');
  });

  test('receipt: everything that the result depends on', () => {
    const all = rows(sheet(plan, 'receipt'));
    for (const line of [
      ['政策编号', 'test-2025'],
      ['政策包 SHA-256', '1'.repeat(64)],
      ['测算年度', '2025'],
      ['数据文件', '样例.xlsx'],
      ['数据 SHA-256', 'ab'.repeat(32)],
      ['程序版本', '0.2.0'],
      ['测算时间', '2025-11-22T08:00:00Z'],
      ['奖补合计（元）', 2750001.01],
      ['软件计入门槛', '软件是否计入？', '不计', '已改', '（八）', '条文如此'],
      ['标准', '5%', '绍财〔2025〕1号', '', '', '本次指定'],
      ['当年设备投资额', 'C', '设备投资额（万元）', '万元', '表头'],
    ])
      expect(all).toContainEqual(line);
  });

  test('receipt: the words of the reading that was taken go on in another line, and are not cut in print', () => {
    const taken = sheet(plan, 'receipt').rows.find(([first]) => first === '软件计入门槛');
    expect(taken?.[2]).toEqual({ value: '不计', style: 'wrap' });
  });
});

describe('memory', () => {
  test('comes back as it was', () => {
    const memory = recall(compose(input()).memory);
    expect(memory).toEqual({
      format: 2,
      policies: {
        'test-2025': {
          version: '1',
          time: '2025-11-22T08:00:00Z',
          file: '样例.xlsx',
          year: 2025,
          readings: { 软件计入门槛: '不计' },
          parameters: { 标准: '5%@绍财〔2025〕1号' },
          unit: '元',
          mapping,
        },
      },
    });
  });
  test.each([undefined, '', 'x', '{}', '{"format":2}', '[]'])('%p is none', (text) => expect(recall(text)).toBeUndefined());
});
