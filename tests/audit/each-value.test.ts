/** A yes or no that nobody filled in: what is wrong whatever it says is a difference, what is right under one value is told so. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import type { Finding } from '../../src/audit/finding';
import { auditBook, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';

const GIVEN = '核定奖励（万元）';
const HEADERS = ['企业名称', '所属乡镇', '设备投资额（万元）', '重点项目', '集群项目', GIVEN];
// 6%, two points more for 重点项目, 1,500 at most.
const line = (name: string, wan: number, key: string | null, given: number | null): Line => ({
  企业名称: name,
  所属乡镇: '马山',
  '设备投资额（万元）': wan,
  重点项目: key,
  集群项目: '否',
  [GIVEN]: given,
});

const run = (lines: readonly Line[], headers: readonly string[] = HEADERS): Audit => {
  const book = auditBook(auditPolicy(), headers, lines);
  const made = audit(book.opened, book.computed, {
    given: [{ column: book.columnOf(GIVEN), items: ['rate'] }],
    margin: MARGIN,
    others: [],
  });
  if (!made.ok) throw new Error(made.problems.map((p) => p.message.en).join('\n'));
  return made.value;
};

const told = (made: Audit): readonly Finding[] => made.findings.filter(({ kind }) => kind === 'difference' || kind === 'open');

const RIGHT = [line('甲公司', 1000, '否', 60), line('乙公司', 1000, '是', 80)];

test('right under one value stays open, and says under which', () => {
  const [one, ...others] = told(run([...RIGHT, line('丙公司', 2000, null, 120)]));
  expect(others).toEqual([]);
  expect(one).toMatchObject({ kind: 'open', expected: null, difference: null });
  expect(one?.message.zh).toBe('表中没有写明：“重点项目”为“否”时应为120万元（与给定相符），“重点项目”为“是”时应为160万元。');
  expect(one?.message.en).toMatch(
    /^The sheet does not say: .+ if “Key project” is “no” \(as given\), .+ if “Key project” is “yes”\.$/,
  );
});

test('wrong under every value is a difference with the nearest', () => {
  const made = run([
    ...RIGHT,
    line('丙公司', 2000, null, 130),
    line('丁公司', 2000, null, 1200),
    line('戊公司', 30_000, null, 1800),
  ]);
  expect(told(made).map(({ kind, at, given, expected, difference }) => [kind, at.cell, given, expected, difference])).toEqual([
    ['difference', 'F4', 130_000_000, 120_000_000, 10_000_000],
    ['difference', 'F5', 1_200_000_000, 160_000_000, 1_040_000_000],
    ['difference', 'F6', 1_800_000_000, 1_500_000_000, 300_000_000],
  ]);
  const [, ten, cap] = told(made);
  expect(ten?.causes[0]?.text.zh).toBe('是应有金额的 10 倍（小数点错一位）（设“重点项目”为“否”）');
  expect(ten?.message.zh).toMatch(/表中没有写明：“重点项目”为“否”时应为120万元，“重点项目”为“是”时应为160万元。$/);
  // Whatever it says, no more than the cap.
  expect(cap?.causes[0]).toMatchObject({ id: 'cap', exact: true });
  expect(cap?.message.zh).not.toContain('没有写明');
});

test('right under every value is right', () => {
  const made = run([...RIGHT, line('丙公司', 30_000, null, 1500)]);
  expect(told(made)).toEqual([]);
  expect(made.columns[0]).toMatchObject({ sumGiven: 1_640_000_000, sumExpected: 1_640_000_000, sumOpen: 0 });
});

test('a whole column that is missing is asked in the same way', () => {
  const without = HEADERS.filter((header) => header !== '重点项目');
  const made = run([line('甲公司', 1000, null, 60), line('乙公司', 2000, null, 150)], without);
  expect(told(made).map(({ kind, at, expected }) => [kind, at.cell, expected])).toEqual([
    ['difference', 'E3', 160_000_000],
    ['open', 'E2', null],
  ]);
});

test('sums have what was held against, and leave out what stays open', () => {
  const made = run([...RIGHT, line('丙公司', 2000, null, 130), line('丁公司', 2000, null, 160)]);
  expect(made.columns[0]).toMatchObject({ sumGiven: 270_000_000, sumExpected: 260_000_000, sumOpen: 160_000_000 });
  expect(made.reconciliation.towns[0]).toMatchObject({ given: [270_000_000], expected: [260_000_000], open: [1] });
  expect(made.reconciliation.items[0]).toMatchObject({ given: 270_000_000, expected: 260_000_000, open: 1 });
});

test('rows of one enterprise may say different things: with two that are silent nothing is told as wrong', () => {
  const two = [line('丙公司', 2000, null, 120), line('丙公司', 3000, null, 999)];
  expect(told(run([...RIGHT, ...two])).map(({ kind }) => kind)).toEqual(['open', 'open']);
});
