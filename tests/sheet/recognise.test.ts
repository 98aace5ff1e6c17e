import type { Problem } from '../../src/core/problem';
import { recognise } from '../../src/sheet/recognise/recognise';
import { makeGrid, type Cell } from '../support/grids';
import { choice, count, flag, money, policy, rate, title } from '../support/policies';

const pack = policy([
  money('当年设备投资额', { aliases: ['设备投资额', '设备投资', '设备投入'], not: ['专用设备投资额', '完成投资额'] }),
  money('固定资产投资', { aliases: ['固定资产投资额'] }),
  money('工控软件及信息系统购置费用'),
  money('年营业收入', { aliases: ['营业收入'], grain: 'enterprise' }),
  money('上年营业收入', { grain: 'enterprise' }),
  rate('投资完成比重'),
  count('竣工项目数'),
  flag('列入市重点工业项目计划'),
  title('省级智能工厂'),
  title('市级智能工厂'),
]);

const codes = (problems: readonly Problem[]): string[] => problems.map((p) => p.code);

const found = (rows: readonly (readonly Cell[])[], merges: readonly string[] = [], options = {}) => {
  const result = recognise(makeGrid(rows, { merges }), pack, options);
  if (!result.ok) throw new Error(result.problems.map((p) => p.message.zh).join('\n'));
  return { ...result.value, problems: result.problems };
};

const refusal = (rows: readonly (readonly Cell[])[], merges: readonly string[] = []): readonly Problem[] => {
  const result = recognise(makeGrid(rows, { merges }), pack);
  if (result.ok) throw new Error(`recognised: ${JSON.stringify(result.value.mapping)}`);
  return result.problems;
};

describe('the eight header rows of real lists', () => {
  test('1: unit in the line above, the total row first', () => {
    const r = found(
      [
        ['2019年度新能源汽车推广应用补助资金清算表'],
        ['', '', '', '', '', '', '', '单位:万元'],
        ['序号', '申报单位', '申报项目名称', '所在县区', '补助金额', '省级承担', '市级承担', '备注'],
        ['合计', null, null, null, 300, 100, 200, null],
        [1, '甲科技有限公司', '一号项目', '越城区', 100, 40, 60, null],
        [2, '乙机械有限公司', '二号项目', '柯桥区', 200, 60, 140, null],
      ],
      ['A1:H1'],
    );
    expect(r.mapping).toMatchObject({ headerRow: 2, headerRows: 1, firstRow: 4, lastRow: 5 });
    expect(r.mapping.skipped).toEqual([{ row: 3, kind: 'total', covers: { from: 3, to: 5 } }]);
    expect(r.mapping.identity).toMatchObject({ name: { column: 1 }, project: { column: 2 }, region: { column: 3 } });
    expect(r.mapping.columns).toEqual({});
    expect(codes(r.problems)).toEqual(['no-input-columns']);
  });

  test('2: four columns, the unit in half-width brackets', () => {
    const r = found([
      ['序号', '乡镇', '单位详细名称', '奖励金额(万元)'],
      [1, '钱清街道', '甲厂', 5],
      [2, '杨汛桥街道', '乙厂', 10],
      ['合计', null, null, 15],
    ]);
    expect(r.mapping).toMatchObject({
      headerRow: 0,
      firstRow: 1,
      lastRow: 2,
      identity: { name: { column: 2 }, region: { column: 1 } },
    });
    expect(r.mapping.skipped).toEqual([{ row: 3, kind: 'total', covers: { from: 1, to: 3 } }]);
  });

  test('3: every cell written as text', () => {
    const r = found([
      [
        '地区',
        '序号',
        '车辆生产企业',
        '车辆型号',
        '企业申报推广数',
        '企业申请补助标准',
        '企业申请清算资金',
        '专家组核定的推广数',
        '专家组核定的补助标准',
        '应清算补助资金',
        '核减原因',
      ],
      ['杭州市', '1', '甲汽车有限公司', 'HQ7001', '100', '1.8', '180', '98', '1.8', '176.4', '无'],
      ['杭州市', '2', '乙客车有限公司', 'JK6108', '20', '9', '180', '20', '9', '180', '无'],
      ['合计', '', '', '', '120', '', '360', '118', '', '356.4', ''],
    ]);
    expect(r.mapping).toMatchObject({
      headerRow: 0,
      headerRows: 1,
      firstRow: 1,
      lastRow: 2,
      identity: { name: { column: 2 }, region: { column: 0 } },
    });
    expect(r.mapping.skipped.map((s) => s.row)).toEqual([3]);
  });

  test('4, its sub-names and a unit in one row below names, and hints as text', () => {
    const r = found(
      [
        ['奖补资金情况表'],
        ['基本情况', null, '项目投资', '奖补资金', null, null],
        ['企业名称', '所属区县', '设备投资额', '奖补金额', null, null],
        [null, null, '（万元）', '计划安排', '实际到位', '实际支出'],
        ['1', '1', '1', '1', '1', '0'],
        ['甲科技有限公司', '越城区', 100, 6, 3, 0],
        ['乙机械有限公司', '柯桥区', 200, 12, 6, 0],
      ],
      ['A1:F1', 'A2:B2', 'D2:F2', 'D3:F3'],
    );
    expect(r.mapping).toMatchObject({ headerRow: 1, headerRows: 3, firstRow: 5, lastRow: 6 });
    expect(r.mapping.columns).toMatchObject({ 当年设备投资额: { column: 2, unit: '万元', unitSource: 'row' } });
    expect(r.headers.slice(3).map(({ header }) => header)).toEqual([
      '奖补资金 / 奖补金额 / 计划安排',
      '奖补资金 / 奖补金额 / 实际到位',
      '奖补资金 / 奖补金额 / 实际支出',
    ]);
    expect(r.problems.filter(({ code }) => code === 'hint-row')).toMatchObject([
      {
        severity: 'warning',
        place: { row: 5 },
        message: { zh: expect.stringMatching(/^第 5 行只有 1 和 0，没有企业名称.*请在该行填上企业名称。$/) as string },
      },
    ]);
  });

  test('4: four header rows, the last a row of 1/0 hints', () => {
    const r = found(
      [
        ['项目资金安排情况表'],
        ['基本情况', null, null, '设备投资', null, null, '备注'],
        ['序号', '企业名称', '项目名称', '设备投资额（万元）', null, null, null],
        [null, null, null, '计划安排', '实际到位', '当年完成', null],
        [0, 1, 1, 1, 1, 1, 0],
        [1, '甲科技有限公司', '一号项目', 100, 80, 60, null],
        [2, '乙机械有限公司', '二号项目', 200, 180, 160, null],
      ],
      ['A1:G1', 'A2:C2', 'D2:F2', 'D3:F3', 'A3:A4', 'B3:B4', 'C3:C4', 'G2:G4'],
    );
    expect(r.mapping).toMatchObject({
      headerRow: 1,
      headerRows: 3,
      firstRow: 5,
      lastRow: 6,
      identity: { name: { column: 1 }, project: { column: 2 } },
    });
    expect(r.mapping.columns).toEqual({
      当年设备投资额: {
        column: 5,
        header: '设备投资 / 设备投资额（万元） / 当年完成',
        label: '设备投资·设备投资额·当年完成',
        unit: '万元',
        unitSource: 'header',
        by: 'sheet',
      },
    });
  });

  test('5: units in full-width brackets, 其中 and look-alikes', () => {
    const r = found([
      [
        '市区名称',
        '园区名称',
        '年份',
        '竣工项目数',
        '签约投资额（万元）',
        '完成投资额（万元）',
        '其中：固定资产投资（万元）',
        '设备投资（万元）',
        '投资完成比重（完成/签约，小数形式）',
        '所属产业链群',
      ],
      ['越城区', '甲产业园', 2024, 3, 1000, 800, 600, 400, 0.8, '集成电路'],
      ['柯桥区', '乙产业园', 2024, 2, 500, 400, 300, 200, 0.8, '现代纺织'],
    ]);
    expect(r.mapping.identity).toMatchObject({ name: { column: 1 }, region: { column: 0 }, year: { column: 2 } });
    expect(r.mapping.columns).toMatchObject({
      当年设备投资额: { column: 7, unit: '万元' },
      固定资产投资: { column: 6, unit: '万元' },
      竣工项目数: { column: 3 },
      投资完成比重: { column: 8, unit: '小数' },
    });
    expect(r.matches.find((m) => m.input === '固定资产投资')).toMatchObject({
      confidence: 0.82,
      reason: { zh: expect.stringContaining('其中') },
    });
  });

  test('6: payouts by document: no enterprise, nothing to compute, said so', () => {
    const r = found([
      ['序号', '文件名称', '分项名称', '补助金额（万元）', '剩余可兑现金额（万元）', '本次拨付金额（万元）', '操作'],
      [1, '若干政策', '设备补助', 100, 40, 60, '查看'],
    ]);
    expect(codes(r.problems)).toEqual(['no-identity', 'no-input-columns']);
  });

  test.each([
    ['奖励事项', '设备投入奖励'],
    ['奖补事项', '智能制造奖励'],
    ['认定类别', '首次认定'],
  ])('what %s says denies no recognition', (header, said) => {
    const r = found([
      ['序号', '园区运营单位', header, '拟奖补金额（万元）'],
      [1, '甲科技有限公司', said, 50],
    ]);
    expect(r.mapping.identity).toMatchObject({ name: { column: 1 } });
    expect(r.mapping.lists).toEqual([]);
  });
  test('7: a year column and one recognition per row', () => {
    const r = found([
      ['年份', '认定类型', '批次', '公司名称', '市', '区', '拟奖补金额(万元)', '备注'],
      [2025, '省级智能工厂', '第一批', '甲科技有限公司', '绍兴市', '越城区', 50, null],
    ]);
    expect(r.mapping).toMatchObject({
      identity: { name: { column: 3 }, region: { column: 5 }, year: { column: 0 } },
      lists: [{ column: 1 }],
    });
  });

  test('8: a register of clauses is refused with its words', () => {
    const [problem] = refusal([
      ['序号', '项目', '政策条款', '责任科室', '联系人', '联系电话'],
      [1, '设备补助', '第八条', '投资科', '张三', '0575-1'],
    ]);
    expect(problem).toMatchObject({ code: 'clause-register', place: { sheet: '汇总表', row: 1 } });
    expect(problem?.message.zh).toBe(
      '工作表“汇总表”是政策条款清单（表头有：政策条款、责任科室），不是企业数据，无法测算。请选择一行一个企业或项目的工作表。',
    );
  });
});

describe('header rows', () => {
  test('two rows with merges and a group title typed without merging', () => {
    const r = found(
      [
        ['序号', '企业名称', '项目投资（万元）', null, '营业收入(亿元)', null],
        [null, null, '设备\n投资额', '其中:工控软件及信息系统购置费用', '2025年', '2024年'],
        [1, '甲厂', 100, 10, 1, 1],
      ],
      [],
      { year: 2025 },
    );
    expect(r.mapping).toMatchObject({ headerRow: 0, headerRows: 2, firstRow: 2 });
    expect(r.mapping.columns).toMatchObject({
      当年设备投资额: { column: 2, header: '项目投资（万元） / 设备投资额', label: '设备投资额', unit: '万元' },
      工控软件及信息系统购置费用: { column: 3, unit: '万元' },
      年营业收入: { column: 4, label: '营业收入·2025年', unit: '亿元' },
      上年营业收入: { column: 5, label: '营业收入·2024年', unit: '亿元' },
    });
  });

  test.each([
    ['设备投资额（万元）', '万元', 'header'],
    ['设备投资额(万元)', '万元', 'header'],
    ['设备投资额\n(单位：元)', '元', 'header'],
    ['设备投资额：亿元', '亿元', 'header'],
    ['设备投资额/千元', '千元', 'header'],
    ['“设备投资额”【 万元 】', '万元', 'header'],
    ['３、2025年设备投资额（人民币万元）', '万元', 'header'],
    ['设备投资额', '万元', 'usual'],
  ])('%s is 设备投资额 in %s', (header, unit, source) => {
    const r = found(
      [
        ['企业名称', header],
        ['甲厂', 1],
      ],
      [],
      { year: 2025 },
    );
    expect(r.mapping.columns).toMatchObject({ 当年设备投资额: { column: 1, unit, unitSource: source } });
    expect(codes(r.problems)).toEqual(source === 'usual' ? ['unit-assumed'] : []);
  });

  test('a unit in a row of its own, beside the line, and in the next column', () => {
    expect(
      found([
        ['企业名称', '设备投资额', '营业收入'],
        [null, '元', '亿元'],
        ['甲厂', 1, 2],
      ]).mapping,
    ).toMatchObject({
      headerRows: 2,
      columns: { 当年设备投资额: { unit: '元', unitSource: 'row' }, 年营业收入: { unit: '亿元' } },
    });
    expect(
      found([
        ['汇总表', null, '单位：', '元'],
        ['企业名称', '设备投资额', '备注', '电话'],
        ['甲厂', 1, null, null],
      ]).mapping.columns,
    ).toMatchObject({ 当年设备投资额: { unit: '元', unitSource: 'line' } });
    expect(
      found([
        ['企业名称', '设备投资额', '单位'],
        ['甲厂', 1, '元'],
        ['乙厂', 1, '元'],
      ]).mapping.columns,
    ).toMatchObject({ 当年设备投资额: { unit: '元', unitSource: 'next' } });
  });

  test.each([
    '专用设备投资额',
    '完成投资额（万元）',
    '设备投资额（%）',
    '累计设备投资额',
    '2023年设备投资额',
    '计划设备投资额',
    '批复设备投资额',
    '设备投资额占比',
  ])('%s is not 设备投资额', (header) => {
    const r = found(
      [
        ['企业名称', '序号', header],
        ['甲厂', 1, 1],
      ],
      [],
      { year: 2025 },
    );
    expect(r.mapping.columns).toEqual({});
  });

  test('whose figure it is may stand before it: the verified one is taken before the one applied for, and told', () => {
    const take = (...headers: string[]) => {
      const r = found([
        ['地区', '车辆生产企业', ...headers],
        ['绍兴', '甲厂', ...headers.map((_, i) => i + 1)],
      ]);
      return [r.mapping.columns['当年设备投资额']?.header, codes(r.problems).filter((code) => code !== 'unit-assumed')];
    };
    expect(take('企业申报设备投资额', '专家组核定的设备投资额')).toEqual(['专家组核定的设备投资额', ['claimed-column']]);
    expect(take('企业申报的设备投资额')).toEqual(['企业申报的设备投资额', ['claimed-column']]);
    expect(take('专家组核定的设备投资额', '设备投资额')).toEqual(['设备投资额', []]);
    expect(take('核定设备投资额', '审定设备投资额')).toEqual([undefined, ['ambiguous-column', 'no-input-columns']]);
  });

  test('the value of another level does not match a recognition', () => {
    const r = found([
      ['企业名称', '是否市级智能工厂', '省级智能工厂（培育）', '智能工厂'],
      ['甲厂', '是', '否', '是'],
    ]);
    expect(Object.keys(r.mapping.columns)).toEqual(['市级智能工厂']);
  });

  test('column numbers below the header are no data', () => {
    expect(
      found([
        ['序号', '企业名称', '设备投资额(万元)'],
        ['甲', 1, 2],
        [1, '某公司', 3],
      ]).mapping,
    ).toMatchObject({ firstRow: 2 });
  });

  test('a table that does not begin in A1', () => {
    const result = recognise(
      makeGrid(
        [
          ['企业名称', '设备投资额（万元）'],
          ['甲厂', 1],
        ],
        { firstRow: 5, firstColumn: 3 },
      ),
      pack,
    );
    expect(result.ok && result.value.mapping).toMatchObject({
      headerRow: 5,
      firstRow: 6,
      lastRow: 6,
      identity: { name: { column: 3 } },
      columns: { 当年设备投资额: { column: 4 } },
    });
  });
});

describe('never a pick', () => {
  test('two columns for one input', () => {
    const r = found([
      ['企业名称', '设备投资额(万元)', '设备投资额(万元)'],
      ['甲厂', 1, 2],
    ]);
    expect(r.mapping.columns).toEqual({});
    expect(r.problems[0]).toMatchObject({ code: 'ambiguous-column', place: { cell: 'B1', name: '当年设备投资额' } });
    expect(r.problems[0]?.message.zh).toContain('B 列“设备投资额(万元)”、C 列“设备投资额(万元)”');
    expect(r.suggestions.find((s) => s.input === '当年设备投资额')?.alternatives.map((a) => a.column)).toEqual([1, 2]);
  });

  test('the same leaf under two groups', () => {
    const r = found([
      ['企业名称', '申报数（万元）', '核定数（万元）'],
      [null, '设备投资额', '设备投资额'],
      ['甲厂', 1, 2],
      ['乙厂', 1, 2],
    ]);
    expect(codes(r.problems)).toContain('ambiguous-column');
  });

  test('one column given to two inputs by the officer', () => {
    const rows = [
      ['企业名称', '设备投资额(万元)', '营业收入(万元)'],
      ['甲厂', 1, 2],
    ];
    const r = found(rows, [], { choices: { columns: { 固定资产投资: 1, 当年设备投资额: 1 } } });
    expect(r.mapping.columns).toEqual({ 年营业收入: expect.objectContaining({ column: 2 }) });
    expect(r.problems[0]).toMatchObject({ code: 'column-mapped-twice', place: { cell: 'B1' } });
  });

  test('the officer chooses, declines and sets a unit', () => {
    const rows = [
      ['企业名称', '设备投资额(万元)', '设备投资额(万元)', '营业收入'],
      ['甲厂', 1, 2, 3],
    ];
    const r = found(rows, [], { choices: { columns: { 当年设备投资额: 2, 年营业收入: 3 }, units: { 年营业收入: '亿元' } } });
    expect(r.mapping.columns).toMatchObject({
      当年设备投资额: { column: 2, by: 'officer' },
      年营业收入: { column: 3, unit: '亿元', unitSource: 'officer' },
    });
    expect(r.problems).toEqual([]);
    const none = found(rows, [], { choices: { columns: { 年营业收入: null } } });
    expect(none.mapping).toMatchObject({ declined: ['年营业收入'] });
    expect(none.mapping.columns['年营业收入']).toBeUndefined();
    const bad = found(rows, [], { choices: { columns: { 年营业收入: 3 }, units: { 年营业收入: '亩' } } });
    expect(codes(bad.problems)).toContain('unit-not-fit');
  });
});

describe('remembered', () => {
  const first = [
    ['企业名称', '设备投入', '营业收入(万元)'],
    ['甲厂', 1, 2],
  ];
  test('columns that moved are found again by their header, with the unit the officer set', () => {
    const { mapping } = found(first, [], { choices: { columns: { 当年设备投资额: 1 }, units: { 当年设备投资额: '元' } } });
    const moved = [
      ['序号', '营业收入(万元)', '企业名称', '设备投入'],
      [1, 2, '甲厂', 1],
    ];
    const r = found(moved, [], { remembered: JSON.parse(JSON.stringify(mapping)) });
    expect(r.mapping.columns).toMatchObject({
      当年设备投资额: { column: 3, unit: '元', unitSource: 'officer' },
      年营业收入: { column: 1 },
    });
    expect(r.problems).toEqual([]);
  });
  test('a column that is gone is reported', () => {
    const { mapping } = found(first);
    const r = found(
      [
        ['企业名称', '营业收入(万元)'],
        ['甲厂', 2],
      ],
      [],
      { remembered: mapping },
    );
    expect(codes(r.problems)).toEqual(['remembered-column-gone']);
  });
});

describe('rows', () => {
  test('subtotals per group, outline numbering, notes at the end', () => {
    const r = found([
      ['序号', '企业名称', '设备投资额（万元）'],
      ['一', '越城区', 30],
      [1, '甲厂', 10],
      [2, '乙厂', 20],
      ['二', '柯桥区', 40],
      [3, '丙厂', 40],
      [null, '合  计', 70],
      [null, null, null],
      ['注：本表由经信局汇总。', null, null],
      ['制表人：', '张三', null],
    ]);
    expect(r.mapping).toMatchObject({ firstRow: 2, lastRow: 5 });
    expect(r.mapping.skipped).toEqual([
      { row: 1, kind: 'subtotal', covers: { from: 2, to: 3 } },
      { row: 4, kind: 'subtotal', covers: { from: 5, to: 5 } },
      { row: 6, kind: 'total', covers: { from: 1, to: 6 } },
    ]);
  });

  test('小计 after each group and a total without a word', () => {
    const r = found([
      ['区县', '企业名称', '设备投资额（万元）'],
      ['越城区', '甲厂', 10],
      ['越城区', '乙厂', 20],
      ['越城区小计', null, 30],
      ['柯桥区', '丙厂', 40],
      ['小计', null, 40],
      [null, null, 70],
    ]);
    expect(r.mapping.lastRow).toBe(4);
    expect(r.mapping.skipped).toMatchObject([
      { row: 3, kind: 'subtotal', covers: { from: 1, to: 2 } },
      { row: 5, kind: 'subtotal', covers: { from: 4, to: 4 } },
      { row: 6, kind: 'total' },
    ]);
  });

  test('小计 only below enterprises with several rows, one of them wrong', () => {
    const rows = (second: number): Cell[][] => [
      ['序号', '企业名称', '项目名称', '设备投资额（万元）', '研发费用（万元）'],
      [1, '甲厂', '一期', 13, 4],
      [2, '乙厂', '一期', 20, 2],
      [null, null, '二期', 30, 3],
      [null, '小计', null, 50, 5],
      [3, '丙厂', '一期', 40, 4],
      [4, '丁厂', '一期', 50, 5],
      [null, null, '二期', 60, 6],
      [null, null, '三期', 70, 7],
      [null, '小计', null, second, 18],
      [5, '戊厂', '一期', 80, 8],
      [null, null, '二期', 90, 9],
      [null, '小计', null, 170, 17],
    ];
    for (const second of [180, 181])
      expect(found(rows(second)).mapping.skipped).toEqual([
        { row: 4, kind: 'subtotal', covers: { from: 2, to: 3 } },
        { row: 9, kind: 'subtotal', covers: { from: 6, to: 8 } },
        { row: 12, kind: 'subtotal', covers: { from: 10, to: 11 } },
      ]);
  });

  test('a subtotal of a region that leaves its first row out is none of what is left', () => {
    const { skipped } = found([
      ['区县', '企业名称', '设备投资额（万元）'],
      ['越城区', '甲厂', 10],
      ['越城区', '乙厂', 20],
      ['越城区', '丁厂', 30],
      ['小计', null, 50],
      ['柯桥区', '丙厂', 45],
      ['小计', null, 45],
    ]).mapping;
    expect(skipped[0]).toEqual({ row: 4, kind: 'subtotal', covers: { from: 1, to: 3 } });
  });

  test('an enterprise whose name has 合计 or 总计 in it is no total', () => {
    const r = found([
      ['企业名称', '设备投资额（万元）'],
      ['合计科技有限公司', 10],
      ['绍兴总计公司', 20],
    ]);
    expect(r.mapping.skipped).toEqual([]);
  });

  test('汇总 is a total: Excel writes it on the totals row of a table', () => {
    const of = (label: string, sum: number): readonly unknown[] =>
      found([
        ['企业名称', '设备投资额（万元）'],
        ['甲厂', 10],
        ['乙厂', 20],
        [label, sum],
      ]).mapping.skipped;
    for (const sum of [30, 31]) expect(of('汇总', sum)).toEqual([{ row: 3, kind: 'total', covers: { from: 1, to: 3 } }]);
    expect(of('汇总科技', 30)).toEqual([]);
  });

  test('a total that does not add up is still a total, to be reported on reading', () => {
    const r = found([
      ['企业名称', '设备投资额（万元）'],
      ['甲厂', 10],
      ['乙厂', 20],
      ['合计', 31],
    ]);
    expect(r.mapping).toMatchObject({ lastRow: 2, skipped: [{ row: 3, kind: 'total' }] });
  });

  test('a row without a name that equals the one above stays data', () => {
    const r = found([
      ['企业名称', '设备投资额（万元）'],
      ['甲厂', 10],
      [null, 10],
      ['乙厂', 5],
    ]);
    expect(r.mapping.skipped).toEqual([]);
  });

  test('a header repeated on each page is skipped', () => {
    const header = ['企业名称', '统一社会信用代码', '设备投资额（万元）'];
    const r = found([header, ['甲厂', 'x', 10], header, ['乙厂', 'y', 20]]);
    expect(r.mapping.skipped).toEqual([{ row: 2, kind: 'header' }]);
    expect(codes(r.problems)).toEqual(['repeated-header']);
  });
});

describe('refused', () => {
  test('an empty sheet', () => expect(codes(refusal([]))).toEqual(['empty-sheet']));
  test('a sheet of prose', () =>
    expect(codes(refusal([['关于印发若干政策的通知'], ['各区、县人民政府：'], ['现印发给你们。']]))).toEqual(['no-header']));
  test('a header and nothing below', () => expect(codes(refusal([['企业名称', '设备投资额（万元）']]))).toEqual(['no-data']));
  test('two tables, one below the other', () => {
    const problems = refusal([
      ['企业名称', '统一社会信用代码', '设备投资额（万元）'],
      ['甲厂', 'x', 1],
      [null, null, null],
      ['企业名称', '项目名称', '营业收入（万元）'],
      ['乙厂', 'y', 2],
    ]);
    expect(problems[0]).toMatchObject({ code: 'two-headers', place: { row: 4 } });
    expect(problems[0]?.message.zh).toContain('第 1 行和第 4 行');
  });
  test('two tables, of which the second shares nothing but enterprises with the first', () => {
    const problems = refusal([
      ['企业名称', '项目名称', '设备投资额（万元）', '固定资产投资（万元）'],
      ['甲厂', 'x', 1, 2],
      [null, null, null, null],
      ['单位详细名称', '乡镇', '奖励金额（万元）', '备注'],
      ['乙厂', '道墟街道', 2, null],
    ]);
    expect(problems[0]).toMatchObject({ code: 'two-headers', place: { row: 4 } });
  });
  test('not a line for signatures, nor a word in a row of data', () => {
    const r = found([
      ['企业名称', '项目名称', '设备投资额（万元）'],
      ['甲厂', 'x', 1],
      ['申报单位', 'y', 2],
      ['丙厂', 'z', 3],
      ['申报单位', '（盖章）', null],
    ]);
    expect(r.mapping.lastRow).toBeGreaterThanOrEqual(3);
  });
  test.each([
    [
      ['申报单位', '（盖章）'],
      ['负责人', '（签字）'],
    ],
    [
      ['申报单位', '负责人'],
      ['（盖章）', '（签字）'],
    ],
    [
      ['补助单位', '市经信局'],
      ['审核单位', '市财政局'],
    ],
  ])('not a block of labels below the list: %j', (first, second) => {
    const r = found([
      ['企业名称', '项目名称', '设备投资额（万元）'],
      ['甲厂', 'x', 1],
      [null, null, null],
      [...first, null],
      [...second, null],
    ]);
    expect(r.mapping.lastRow).toBeGreaterThanOrEqual(1);
  });
  test('the officer says which of two tables', () => {
    const r = found(
      [
        ['企业名称', '统一社会信用代码', '设备投资额（万元）'],
        ['甲厂', 'x', 1],
        ['企业名称', '项目名称', '营业收入（万元）'],
        ['乙厂', 'y', 2],
      ],
      [],
      { choices: { header: { row: 0, rows: 1 } } },
    );
    expect(r.mapping).toMatchObject({ firstRow: 1, lastRow: 1 });
  });
  test('two tables side by side', () => {
    expect(
      codes(
        refusal([
          ['企业名称', '设备投资额（万元）', null, '企业名称', '设备投资额（万元）'],
          ['甲厂', 1, null, '乙厂', 2],
        ]),
      ),
    ).toEqual(['two-headers']);
  });
  test('a form with labels and values', () => {
    const [problem] = refusal([
      ['企业基本情况表', null, null, null],
      ['企业名称', '甲公司', '统一社会信用代码', '9133'],
      ['法定代表人', '张三', '联系电话', '1'],
      ['设备投资额', 100, '固定资产投资', 5],
      ['营业收入', 3, '备注', ''],
    ]);
    expect(problem?.code).toBe('label-form');
    expect(problem?.message.zh).toContain('A 列自上而下是：企业名称、法定代表人、设备投资额');
  });
});

test('own columns are not looked at', () => {
  const r = found(
    [
      ['企业名称', '设备投资额（万元）', '设备投资额（万元）'],
      ['甲厂', 1, 2],
    ],
    [],
    { ignore: [2] },
  );
  expect(r.mapping.columns).toMatchObject({ 当年设备投资额: { column: 1 } });
});

describe('units that headers say and data cannot be in', () => {
  const rows = [
    ['企业名称', '营业收入（万元）', '设备投资额（亩）'],
    ['甲公司', 1, 15],
    ['乙公司', 2, 30],
  ];

  test('the column is not taken, and the unit is told as the reason', () => {
    const r = found(rows);
    expect(Object.keys(r.mapping.columns)).toEqual(['年营业收入']);
    expect(r.problems.filter(({ code }) => code === 'unit-mismatch')).toMatchObject([
      { severity: 'warning', place: { cell: 'C1', name: '当年设备投资额' }, found: '设备投资额（亩）' },
    ]);
  });

  test('a column that the officer names is not read in the usual unit against its header', () => {
    const r = found(rows, [], { choices: { columns: { 当年设备投资额: 2 } } });
    expect(Object.keys(r.mapping.columns)).toEqual(['年营业收入']);
    expect(r.problems.filter(({ code }) => code === 'unit-not-fit')).toMatchObject([
      { severity: 'error', place: { cell: 'C1', name: '当年设备投资额' }, found: '亩' },
    ]);
    expect(codes(r.problems)).not.toContain('unit-assumed');
  });

  test('unless the officer names the unit too', () => {
    const r = found(rows, [], { choices: { columns: { 当年设备投资额: 2 }, units: { 当年设备投资额: '万元' } } });
    expect(r.mapping.columns['当年设备投资额']).toMatchObject({ column: 2, unit: '万元', unitSource: 'officer' });
  });
});

describe('years that headers name', () => {
  const graded = policy([
    choice('上年度亩均评价', ['A', 'D'], { aliases: ['亩均评价'] }),
    money('当年设备投资额', { aliases: ['设备投资额', '设备投资'] }),
    money('年营业收入', { aliases: ['营业收入'] }),
    money('上年营业收入'),
    money('历史最高年营业收入', { aliases: ['最高年营业收入'] }),
    title('省级智能工厂'),
  ]);
  const read = (headers: readonly string[], year = 2025, choices = {}) => {
    const result = recognise(
      makeGrid([
        ['企业名称', ...headers],
        ['甲公司', ...headers.map(() => 1)],
      ]),
      graded,
      { year, choices },
    );
    if (!result.ok) throw new Error(result.problems.map((p) => p.message.zh).join('\n'));
    const columns = Object.fromEntries(
      Object.entries(result.value.mapping.columns).map(([input, { header }]) => [input, header]),
    );
    return { columns, problems: result.problems.filter(({ code }) => code === 'year-mismatch') };
  };

  test.each([
    ['2025年亩均评价', 'B1', '2025', '上年度亩均评价', '2024'],
    ['2025年度亩均评价', 'B1', '2025', '上年度亩均评价', '2024'],
    ['2023年亩均评价', 'B1', '2023', '上年度亩均评价', '2024'],
    ['当年亩均评价', 'B1', '2025', '上年度亩均评价', '2024'],
    ['本年度亩均评价', 'B1', '2025', '上年度亩均评价', '2024'],
    ['2024年设备投资额（万元）', 'B1', '2024', '当年设备投资额', '2025'],
  ])('%s is of another year than the one wanted: told, not taken', (header, cell, said, input, meant) => {
    const { columns, problems } = read([header]);
    expect(columns).toEqual({});
    expect(problems).toMatchObject([{ severity: 'warning', place: { cell, name: input }, found: header }]);
    const { zh, en } = problems[0]?.message ?? { zh: '', en: '' };
    for (const part of [said, meant, input]) expect([zh.includes(part), en.includes(part)]).toEqual([true, true]);
  });

  test.each([
    ['2024年亩均评价', '上年度亩均评价'],
    ['上年亩均评价', '上年度亩均评价'],
    ['亩均评价', '上年度亩均评价'],
    ['2025年设备投资额（万元）', '当年设备投资额'],
    ['2025年营业收入（万元）', '年营业收入'],
    ['2024年营业收入（万元）', '上年营业收入'],
  ])('%s is taken for %s when 2025 is settled', (header, input) => {
    const { columns, problems } = read([header]);
    expect(columns).toEqual({ [input]: header });
    expect(problems.filter(({ place }) => place.name === input)).toEqual([]);
  });

  test('what another year has settles the same header otherwise', () => {
    expect(read(['2025年亩均评价'], 2026).columns).toEqual({ 上年度亩均评价: '2025年亩均评价' });
  });

  test('columns of several years: each to its own, and nothing to tell', () => {
    const { columns, problems } = read(['2023年营业收入（万元）', '2024年营业收入（万元）', '2025年营业收入（万元）']);
    expect(columns).toEqual({ 上年营业收入: '2024年营业收入（万元）', 年营业收入: '2025年营业收入（万元）' });
    expect(problems).toEqual([]);
  });

  test('a best value of earlier years may stand under any year, and a title is taken with its own', () => {
    expect(read(['2024年最高年营业收入（万元）', '2024年省级智能工厂']).problems).toEqual([]);
    expect(read(['2024年省级智能工厂']).columns).toEqual({ 省级智能工厂: '2024年省级智能工厂' });
  });

  test('what the officer has chosen is taken, whatever year it names', () => {
    const { columns, problems } = read(['2025年亩均评价'], 2025, { columns: { 上年度亩均评价: 1 } });
    expect(columns).toEqual({ 上年度亩均评价: '2025年亩均评价' });
    expect(problems).toEqual([]);
  });
});

describe('其中：…', () => {
  const row = (header: string): readonly (readonly Cell[])[] => [
    ['企业名称', '项目总投资（万元）', header],
    ['甲公司', 100, 60],
  ];

  test('a part taken for an input is told with what it is a part of', () => {
    const r = found(row('其中：设备投资（万元）'));
    expect(r.mapping.columns).toMatchObject({ 当年设备投资额: { column: 2 } });
    expect(r.problems).toMatchObject([
      { code: 'part-column', severity: 'warning', place: { cell: 'C1', name: '当年设备投资额' } },
    ]);
    expect(r.problems[0]?.message.zh).toContain('“项目总投资（万元）”');
  });

  test('a part that is the input by its own name is no question', () => {
    expect(found(row('其中：当年设备投资额（万元）')).problems).toEqual([]);
  });

  test('nor is a part that the officer has chosen', () => {
    expect(found(row('其中：设备投资（万元）'), [], { choices: { columns: { 当年设备投资额: 2 } } }).problems).toEqual([]);
  });
});
