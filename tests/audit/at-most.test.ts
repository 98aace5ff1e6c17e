/** Missing numbers and lists: an amount above every cap is wrong whatever they say, and a recognition that nobody wrote down is tried as held and not held. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import { auditBook, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';

const GIVEN = '核定奖励（万元）';

const run = (lines: readonly Line[], items: readonly string[]): Audit => {
  const headers = [...new Set(lines.flatMap((one) => Object.keys(one)))];
  const book = auditBook(auditPolicy(), headers, lines);
  const made = audit(book.opened, book.computed, {
    given: [{ column: book.columnOf(GIVEN), items }],
    margin: MARGIN,
    others: [],
  });
  if (!made.ok) throw new Error(made.problems.map((p) => p.message.en).join('\n'));
  return made.value;
};

const told = ({ findings }: Audit) => findings.filter(({ kind }) => kind === 'difference' || kind === 'open');

describe('a blank base', () => {
  const line = (name: string, wan: number | null, given: number): Line => ({
    企业名称: name,
    '设备投资额（万元）': wan,
    重点项目: '否',
    集群项目: '否',
    [GIVEN]: given,
  });
  const RIGHT = line('甲公司', 1000, 60);

  test('leaves what the cap allows open, and makes what is above it a difference', () => {
    const made = run([RIGHT, line('乙公司', null, 1500), line('丙公司', null, 1600)], ['rate']);
    expect(told(made).map(({ kind, at, given, expected, difference }) => [kind, at.cell, given, expected, difference])).toEqual([
      ['difference', 'E4', 1_600_000_000, 1_500_000_000, 100_000_000],
      ['open', 'E3', 1_500_000_000, null, null],
    ]);
    const [one] = told(made);
    expect(one?.causes[0]).toMatchObject({ id: 'cap', exact: false });
    expect(one?.message.zh).toContain('应为最高1,500万元，多100万元');
    expect(one?.message.en).toContain('whatever it is, this is above the cap');
  });

  test('counts what other rows of the enterprise without an amount may be due', () => {
    const two = (given: number): readonly Line[] => [
      RIGHT,
      { ...line('乙公司', null, given), 项目名称: '一期' },
      { 企业名称: '乙公司', 项目名称: '二期', '设备投资额（万元）': null, 重点项目: '否', 集群项目: '否', [GIVEN]: null },
    ];
    expect(told(run(two(1600), ['rate'])).filter(({ kind }) => kind === 'difference')).toEqual([]);
    expect(told(run(two(3100), ['rate'])).filter(({ kind }) => kind === 'difference')).toHaveLength(1);
  });

  test('of an item without a cap is open whatever was given', () => {
    expect(told(run([RIGHT, line('乙公司', null, 1_000_000)], ['odd-rate'])).map(({ kind }) => kind)).toContain('open');
    expect(told(run([line('乙公司', null, 1_000_000)], ['rate', 'odd-rate'])).map(({ kind }) => kind)).toEqual(['open']);
  });
});

describe('a list of recognitions that is blank', () => {
  const line = (name: string, said: string | null, given: number): Line => ({
    企业名称: name,
    荣誉认定: said,
    失信: '否',
    亩均评价: 'B',
    [GIVEN]: given,
  });
  const RIGHT = line('甲公司', '2025年国家奖', 50);

  test('is right or wrong under each', () => {
    const made = run([RIGHT, line('乙公司', null, 50), line('丙公司', null, 70)], ['prize-national']);
    expect(told(made).map(({ kind, at, given, expected }) => [kind, at.cell, given, expected])).toEqual([
      ['difference', 'E4', 70_000_000, 50_000_000],
      ['open', 'E3', 50_000_000, null],
    ]);
    expect(told(made)[1]?.message.zh).toContain('“国家奖”为“当年认定”时应为50万元（与给定相符）');
  });
});
