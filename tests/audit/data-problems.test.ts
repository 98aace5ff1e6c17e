/** What of the data could not be taken stands in the working paper, and a cell that holds no amount is open: the paper is read without the program's messages. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import { planAudit } from '../../src/audit/paper/plan';
import { findGiven, scopeOf } from '../../src/audit/given/columns';
import { auditBook, type AuditBook, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { mini } from '../support/mini-pack';

const policy = auditPolicy();
const CODE = '91330602MA2D10000Q';
const HEADERS = ['序号', '单位详细名称', '统一社会信用代码', '设备投资额（万元）', '重点项目', '集群项目', '奖励金额(万元)'];
const line = (name: string, code: string | null, wan: number, given: number | string): Line => ({
  序号: 1,
  单位详细名称: name,
  统一社会信用代码: code,
  '设备投资额（万元）': wan,
  重点项目: '否',
  集群项目: '否',
  '奖励金额(万元)': given,
});
const run = (book: AuditBook, items: readonly string[] = ['rate']): Audit => {
  const found = audit(book.opened, book.computed, {
    given: [{ column: book.columnOf('奖励金额(万元)'), items }],
    margin: MARGIN,
    others: [],
  });
  if (!found.ok) throw new Error(found.problems.map((p) => p.message.en).join('\n'));
  return found.value;
};
const paper = (book: AuditBook, found: Audit): readonly string[] =>
  (planAudit(book.opened, book.computed, found, { lang: 'zh', fileName: 'x', now: '' }).sheets[0]?.rows ?? []).map((row) =>
    row.map((cell) => (typeof cell === 'object' && cell !== null && 'value' in cell ? String(cell.value ?? '') : '')).join('|'),
  );

test('an amount that is none counts as open, says what stands there, and the paper lists it', () => {
  const book = auditBook(policy, HEADERS, [
    line('绍兴甲机械有限公司', null, 1000, 60),
    line('绍兴乙机械有限公司', null, 2000, '约120'),
  ]);
  const found = run(book);
  expect(found.columns[0]?.comparison).toMatchObject({ given: 1, agreeing: 1, unreadable: [1], open: [{ row: 1, given: null }] });
  expect(found.findings.map(({ kind, at, message }) => [kind, at.cell, message.zh])).toEqual([
    ['open', 'G3', '“约120”不是金额，无法核对。请改为数字。'],
  ]);
  const rows = paper(book, found);
  const from = rows.findIndex((row) => row.startsWith('七、数据问题'));
  expect(from).toBeGreaterThan(0);
  expect(rows.slice(from).some((row) => row.startsWith('G3|'))).toBe(true);
});

test('an amount that is refused in words is nothing paid: right where nothing is due, a difference where something is', () => {
  const found = run(
    auditBook(policy, HEADERS, [
      line('绍兴甲机械有限公司', null, 1000, 60),
      line('绍兴乙机械有限公司', null, 2000, '不予奖补'),
      line('绍兴丙机械有限公司', null, 10, '不予支持'),
    ]),
  );
  expect(found.columns[0]?.comparison).toMatchObject({ unreadable: [], open: [], agreeing: 2 });
  expect(found.findings.map(({ kind, at }) => [kind, at.cell])).toEqual([['difference', 'G3']]);
});

test('a sound sheet says that there is nothing', () => {
  const book = auditBook(policy, HEADERS, [line('绍兴甲机械有限公司', null, 1000, 60)]);
  expect(paper(book, run(book)).some((row) => row.includes('没有需要处理的数据问题'))).toBe(true);
});

test('one code with two names on one sheet is told, each row by its own name', () => {
  const book = auditBook(policy, HEADERS, [
    line('绍兴甲机械有限公司', CODE, 1000, 60),
    line('绍兴丁纺织有限公司', CODE, 2000, 120),
  ]);
  expect(run(book).findings.map(({ about, at, enterprise }) => [about, at.cell, enterprise])).toEqual([
    ['同一代码两个名称', 'B3', '绍兴丁纺织有限公司'],
  ]);
});

test('what is open for want of a figure names the figure', () => {
  const book = auditBook(
    mini(),
    ['企业名称', '年营业收入（万元）', '最高年营业收入（万元）', '奖励金额(万元)'],
    [{ 企业名称: '绍兴甲机械有限公司', '年营业收入（万元）': 120_000, '最高年营业收入（万元）': 90_000, '奖励金额(万元)': 30 }],
  );
  expect(run(book, ['tiers']).findings.map(({ kind, message }) => [kind, message.zh])).toEqual([
    ['open', expect.stringContaining('十亿档奖励')],
  ]);
});

test('a column without header and data is no column of amounts', () => {
  const { opened, computed } = auditBook(policy, HEADERS, [line('绍兴甲机械有限公司', null, 1000, 60)]);
  expect(findGiven(opened, computed.recognition, scopeOf(computed.settlement), [{ column: 10 }])).toMatchObject({
    ok: false,
    problems: [{ code: 'given-empty', place: { name: 'K' } }],
  });
});
