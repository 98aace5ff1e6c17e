/** Totals beside the columns of their items: what went wrong in an item explains the total that contains it, and nothing else does. */
import { audit, MARGIN } from '../../src/audit/audit';
import { auditBook, type Line } from '../support/audit-book';
import { shipped } from '../support/packs';

const HEADERS = [
  '企业名称',
  '项目名称',
  '独立供地重大制造业项目',
  '固定资产投资额（万元）',
  '提前开工天数',
  '提前投产天数',
  '提前开工奖励（万元）',
  '提前建成投产奖励（万元）',
  '奖补合计（万元）',
];

interface Row {
  readonly wan: number;
  readonly start: number;
  readonly done: number;
  readonly sum: number;
}

/** Each project started 95 days early and was done 190 days early: 10万元 and 40万元, from 1亿元 of investment on. */
const found = (rows: readonly Row[]) => {
  const lines = rows.map(({ wan, start, done, sum }, i): Line => ({
    企业名称: `绍兴第${i}机械有限公司`,
    项目名称: `项目${i}`,
    独立供地重大制造业项目: '是',
    '固定资产投资额（万元）': wan,
    提前开工天数: 95,
    提前投产天数: 190,
    '提前开工奖励（万元）': start,
    '提前建成投产奖励（万元）': done,
    '奖补合计（万元）': sum,
  }));
  const { opened, computed } = auditBook(shipped('shaoxing-4151-2025'), HEADERS, lines);
  const made = audit(opened, computed, { given: [], margin: MARGIN, others: [] });
  if (!made.ok) throw new Error(made.problems.map(({ message }) => message.en).join('\n'));
  return made.value;
};

test('a total is explained by the items that are wrong in it', () => {
  const { findings, causes } = found([
    { wan: 12_000, start: 10, done: 40, sum: 50 },
    { wan: 12_000, start: 20, done: 40, sum: 60 },
    { wan: 9_999, start: 10, done: 40, sum: 50 },
  ]);
  const totals = findings.filter(({ kind, about }) => kind === 'difference' && about === '奖补合计');
  expect(
    totals.map(({ at, causes: [first], related }) => [at.cell, first?.id, first?.text.zh, related.map(({ cell }) => cell)]),
  ).toEqual([
    ['I3', 'carried', '由“提前开工奖励”（G3）的差异带入', ['G3']],
    ['I4', 'carried', '由“提前开工奖励”（G4）、“提前建成投产奖励”（H4）的差异带入', ['G4', 'H4']],
  ]);
  expect(totals[0]?.message.zh).toBe('给定60万元，应为50万元，多10万元。由分项差异带入：由“提前开工奖励”（G3）的差异带入。');
  // Days are not taken for ten thousands of days.
  expect(findings.flatMap((one) => one.causes.map(({ text }) => text.zh)).filter((said) => said.includes('1 万'))).toEqual([]);
  // What else would explain it still stands behind.
  expect(totals[1]?.causes.map(({ id }) => id)).toContain('threshold');
  expect(causes.find(({ id }) => id === 'carried')).toMatchObject({ exact: 2, over: 60_000_000 });
});

test('a total with an error of its own is not', () => {
  const { findings } = found([
    { wan: 12_000, start: 10, done: 40, sum: 50 },
    { wan: 12_000, start: 20, done: 40, sum: 61 },
    { wan: 12_000, start: 10, done: 40, sum: 40 },
    { wan: 12_000, start: 20, done: 40, sum: 50 },
  ]);
  const told = findings
    .filter(({ kind }) => kind === 'difference')
    .map(({ at, causes: [first] }) => [at.cell, first?.id === 'carried']);
  expect(told).toEqual([
    ['G3', false],
    ['G5', false],
    ['I3', false],
    ['I4', false],
  ]);
});
