/** A number that nobody wrote down, and an amount that is right if it is nothing: open as before, and it is said. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import { auditBook, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';

const GIVEN = '核定奖励（万元）';
const line = (name: string, software: number | null | undefined, given: number): Line => ({
  企业名称: name,
  '设备投资额（万元）': 1000,
  ...(software !== undefined && { '软件费（万元）': software }),
  [GIVEN]: given,
});

const run = (lines: readonly Line[]): Audit => {
  const headers = [...new Set(lines.flatMap((one) => Object.keys(one)))];
  const book = auditBook(auditPolicy(), headers, lines, { readings: { 软件口径: '计入' } });
  const made = audit(book.opened, book.computed, {
    given: [{ column: book.columnOf(GIVEN), items: ['software'] }],
    margin: MARGIN,
    others: [],
  });
  if (!made.ok) throw new Error(made.problems.map((p) => p.message.en).join('\n'));
  return made.value;
};

const open = ({ findings }: Audit) =>
  findings.map(({ kind, enterprise, message }) => [kind, enterprise, /按 0 计时应为(\S+?)，/.exec(message.zh)?.[1]]);

test('what is right with 0 in the place of a blank says so and stays open', () => {
  const made = run([line('甲公司', 100, 33), line('乙公司', null, 30), line('丙公司', null, 31)]);
  expect(open(made)).toEqual([
    ['open', '乙公司', '30万元'],
    ['open', '丙公司', undefined],
  ]);
  const [one] = made.findings;
  expect(one?.message.zh).toContain('缺“软件费”。“软件费”按 0 计时应为30万元，与给定相符；空白不等于 0，请核实。');
  expect(one?.message.en).toContain('With “Software” as 0 it would be 300,000 yuan, as given; a blank is not 0, so check it.');
  expect([one?.expected, one?.difference, one?.causes]).toEqual([null, null, []]);
});

test('so does what has no column, and a row that says 0 is no blank', () => {
  expect(open(run([line('甲公司', undefined, 30), line('乙公司', undefined, 20)]))).toEqual([
    ['open', '甲公司', '30万元'],
    ['open', '乙公司', undefined],
  ]);
  expect(open(run([line('甲公司', 0, 30)]))).toEqual([]);
});
