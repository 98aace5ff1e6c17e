/** Which columns hold given amounts, in which unit, and against which items: the header rows that auditors meet. */
import { findGiven, scopeOf, type GivenColumn } from '../../src/audit/given/columns';
import { givenHeader, isSplit } from '../../src/audit/given/kinds';
import { compute, recogniseSheet } from '../../src/run/run';
import { auditBook, openedGrid, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { makeGrid, type Cell } from '../support/grids';

const policy = auditPolicy();

test.each([
  [['补助金额'], 'award', ''],
  [['拟奖补金额(万元)'], 'proposed', ''],
  [['核定奖励'], 'verified', ''],
  [['奖励金额(万元)'], 'award', ''],
  [['应清算补助资金'], 'due', ''],
  [['企业申请清算资金'], 'applied', ''],
  [['申报补助资金（万元）'], 'applied', ''],
  [['批复奖补金额'], 'approved', ''],
  [['本次拨付金额（万元）'], 'paid', ''],
  [['2025年度奖补资金'], 'award', ''],
  [['奖补情况', '核定金额（元）'], 'verified', ''],
  [['设备投入奖励（万元）'], 'award', '设备投入'],
  [['市级奖励（万元）'], 'award', ''],
  [['区县奖补资金'], 'award', ''],
  [['市级技术中心奖励'], 'award', '市级技术中心'],
  [['奖补资金', '奖补金额', '计划安排'], 'proposed', ''],
  [['奖补金额（万元）', '实际到位'], 'paid', ''],
  [['设备投入奖励', '实际支出（元）'], 'paid', '设备投入'],
  [['拟支持金额（万元）'], 'proposed', ''],
  [['核定支持资金'], 'verified', ''],
  [['申请支持金额'], 'applied', ''],
  [['技改项目资金支持（万元）'], 'award', '技改项目'],
])('%j is an amount: %s', (path, kind, about) => {
  expect(givenHeader(path)).toEqual({ kind, about });
});

test.each([
  ['企业申请补助标准'],
  ['专家组核定的补助标准'],
  ['专家组核定的推广数'],
  ['剩余可兑现金额（万元）'],
  ['核减原因'],
  ['完成投资额（万元）'],
  ['上级补助'],
  ['奖励比例'],
  ['补助对象'],
  ['省级承担'],
  ['此前已支持金额'],
  ['支持比例'],
  ['支持方向'],
  ['备注'],
  ['计划安排'],
  ['实际到位'],
])('%s is none', (header) => {
  expect(givenHeader([header])).toBeUndefined();
});

test.each([
  ['省级承担'],
  ['市级承担（万元）'],
  ['区县财政分担'],
  ['市财政承担金额'],
  ['其中：市级资金（万元）'],
  ['其中:区财政补助'],
  ['其中：区级支持资金'],
  ['其中：市级'],
  ['县级承担60%'],
  ['市级承担（40%）'],
  ['区、县（市）承担'],
  ['县（市、区）财政承担'],
])('%s is a split', (header) => {
  expect(isSplit([header])).toBe(true);
  expect(givenHeader([header])).toBeUndefined();
});

test('what a level gives is a part beneath 其中, and may be an amount of its own without', () => {
  expect(isSplit(['奖补金额', '其中', '市级奖补资金（万元）'])).toBe(true);
  expect(isSplit(['市级奖补资金（万元）'])).toBe(false);
  expect(isSplit(['其中', '设备投资额（万元）'])).toBe(false);
});

const found = (headers: readonly string[], line: Line): readonly GivenColumn[] | string => {
  const { opened, computed } = auditBook(
    policy,
    ['企业名称', '设备投资额（万元）', '重点项目', '集群项目', '标准数', ...headers],
    [line, line],
  );
  const given = findGiven(opened, computed.recognition, scopeOf(computed.settlement), []);
  return given.ok ? given.value.columns : (given.problems[0]?.code ?? '');
};

const LINE: Line = { 企业名称: '甲', '设备投资额（万元）': 1000, 重点项目: '否', 集群项目: '否', 标准数: 2 };

test('of applied, verified and paid amounts the verified one is audited, against everything', () => {
  const columns = found(['申报金额（万元）', '申报奖励（万元）', '核定奖励（万元）', '本次拨付金额（万元）'], LINE);
  expect(columns).toHaveLength(1);
  expect(columns[0]).toMatchObject({ label: '核定奖励', kind: 'verified', unit: '万元', unitSource: 'header', all: true });
  expect((columns[0] as GivenColumn).items).toEqual(expect.arrayContaining(['rate', 'odd-rate', 'rounded', 'per']));
});

test('columns named like items are held against them', () => {
  const columns = found(['设备奖励（万元）', '标准奖励（元）', '奖补金额（万元）'], LINE) as readonly GivenColumn[];
  expect(columns.map(({ label, items, all, unit }) => [label, all ? 'all' : items.join(), unit])).toEqual([
    ['设备奖励', 'rate', '万元'],
    ['标准奖励', 'per', '元'],
    ['奖补金额', 'all', '万元'],
  ]);
});

test('amounts that claim nothing are not audited unasked', () => {
  expect(found(['申报奖励（万元）', '本次拨付金额（万元）'], LINE)).toBe('given-not-awards');
  expect(found(['备注'], LINE)).toBe('given-none');
  expect(found(['奖励金额（万元）', '补助金额（万元）'], LINE)).toBe('given-ambiguous');
});

test('columns that share a group of headers are told by their letters and the whole header; what was planned is audited', () => {
  const book = (last: readonly string[], unit = '（万元）') => {
    const rows: Cell[][] = [
      ['基本情况', '项目投资', null, null, '奖补资金', null, null],
      ['企业名称', '设备投资额', '重点项目', '集群项目', `奖补金额${unit}`, null, null],
      [null, '（万元）', null, null, ...last],
      [1, 1, 1, 1, 1, 0, 0],
      ['甲', 1000, '否', '否', 60, 30, 0],
      ['乙', 2000, '否', '否', 120, 60, 0],
    ];
    const opened = openedGrid(makeGrid(rows, { merges: ['B1:D1', 'E1:G1', 'E2:G2'] }));
    const recognition = recogniseSheet(opened, policy, 2025);
    if (!recognition.ok) throw new Error('recognise');
    const computed = compute(opened, recognition.value, policy, { year: 2025, readings: {}, parameters: {} });
    if (!computed.ok) throw new Error('compute');
    return {
      opened,
      recognition: recognition.value,
      scope: scopeOf(computed.value.settlement),
      rows: computed.value.settlement.table.rows,
    };
  };
  const { opened, recognition, scope, rows } = book(['计划安排', '实际到位', '实际支出']);
  expect(rows).toBe(2);
  const planned = findGiven(opened, recognition, scope, []);
  expect(planned.ok && planned.value.columns).toMatchObject([{ column: 4, label: '奖补资金·奖补金额·计划安排', unit: '万元' }]);
  expect(planned.ok && planned.value.problems.map(({ message }) => message.zh)).toEqual([
    '核对的金额列是 E 列“奖补资金 / 奖补金额（万元） / 计划安排”；F 列“奖补资金 / 奖补金额（万元） / 实际到位”、G 列“奖补资金 / 奖补金额（万元） / 实际支出”是另外的金额，未核对。',
  ]);
  const other = book(['实际到位', '实际支出', '已拨付']);
  expect(
    findGiven(other.opened, other.recognition, other.scope, []).problems.map(({ code, message }) => [code, message.zh]),
  ).toEqual([['given-not-awards', expect.stringContaining('E 列“奖补资金 / 奖补金额（万元） / 实际到位”、F 列') as string]]);
});

/** The items of each column that was asked for, `all` for everything. */
const asked = (headers: readonly string[], of = policy): readonly string[] | string => {
  const { opened, computed, columnOf } = auditBook(
    of,
    [...Object.keys(LINE), '上年营业收入（万元）', '年营业收入（万元）', ...headers],
    [{ ...LINE, '上年营业收入（万元）': 100, '年营业收入（万元）': 200 }],
  );
  const choices = headers.map((header) => ({ column: columnOf(header) }));
  const given = findGiven(opened, computed.recognition, scopeOf(computed.settlement), choices);
  return given.ok ? given.value.columns.map(({ items, all }) => (all ? 'all' : items.join())) : (given.problems[0]?.code ?? '');
};

test('a column that is asked for is held against the items that its words allow, as it is unasked', () => {
  expect(asked(['设备补助（万元）', '标准补助（万元）'])).toEqual(['rate', 'per']);
  const items = policy.items.map((item) => (item.id === 'per' ? { ...item, title: { zh: '设备标准', en: 'Standards' } } : item));
  expect(asked(['设备补助（万元）', '营收补助（万元）'], { ...policy, items })).toEqual(['rate,per', 'revenue']);
});

test('no two awards are both held against everything', () => {
  expect(asked(['人才补助（万元）', '住房补助（万元）'])).toBe('given-ambiguous');
  expect(asked(['申报奖励（万元）', '核定奖励（万元）'])).toEqual(['all', 'all']);
});

test('a column of the same kind that no item can be told for is a warning, one of another kind a note', () => {
  const headers = ['设备奖励（万元）', '人才奖励（万元）', '申报奖励（万元）'];
  const { opened, computed } = auditBook(policy, [...Object.keys(LINE), ...headers], [LINE]);
  const given = findGiven(opened, computed.recognition, scopeOf(computed.settlement), []);
  expect(given.ok && given.value.columns.map(({ label }) => label)).toEqual(['设备奖励']);
  expect(given.ok && given.value.problems.map(({ code, severity, message }) => [code, severity, message.zh])).toEqual([
    ['given-columns-missed', 'warning', expect.stringMatching(/列“人才奖励（万元）”看不出对应哪些条目/)],
    ['given-columns-left', 'info', expect.stringMatching(/列“申报奖励（万元）”是另外的金额/)],
  ]);
});

test('a column that shares an item with another is not checked, and the warning says so', () => {
  const items = policy.items.map((item) => (item.id === 'per' ? { ...item, title: { zh: '设备标准', en: 'Standards' } } : item));
  const headers = ['设备补助（万元）', '标准补助（万元）'];
  const { opened, computed } = auditBook({ ...policy, items }, [...Object.keys(LINE), ...headers], [LINE]);
  const given = findGiven(opened, computed.recognition, scopeOf(computed.settlement), []);
  expect(given.ok && given.value.columns.map(({ label, items: of }) => [label, of])).toEqual([['标准补助', ['per']]]);
  expect(given.ok && given.value.problems.map(({ code, severity, message }) => [code, severity, message.zh])).toEqual([
    ['given-columns-missed', 'warning', expect.stringMatching(/列“设备补助（万元）”看不出对应哪些条目，没有核对/)],
  ]);
});

test('a kind of amount alone is the award where nothing else claims to be', () => {
  const columns = found(['申报金额（万元）', '核定金额（万元）', '核减金额（万元）', '实际拨付（万元）'], LINE);
  expect(columns).toMatchObject([{ label: '核定金额', kind: 'verified', all: true }]);
  expect(found(['核定金额（万元）', '奖补金额（万元）'], LINE)).toMatchObject([{ label: '奖补金额' }]);
  expect(found(['核定投资金额（万元）', '申报奖励（万元）'], LINE)).toBe('given-not-awards');
});
