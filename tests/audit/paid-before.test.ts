/** 此前已奖金额, and not for what: nobody is accused by it and nothing that depends on it passes as right. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import { saysOnlyBefore } from '../../src/audit/differences/paid-before';
import { auditBook } from '../support/audit-book';
import { shipped } from '../support/packs';

const policy = shipped('shaoxing-4151-2025');
const GIVEN = '拟奖补金额（万元）';
const GIANT = '国家级专精特新“小巨人”企业';

const run = (
  rows: readonly (readonly [title: string, before: number | null, given: number | null])[],
  header = '此前已奖金额（万元）',
): Audit => {
  const { opened, computed, columnOf } = auditBook(
    policy,
    ['企业名称', '荣誉认定', header, GIVEN],
    rows.map(([title, before, given], i) => ({
      企业名称: `绍兴第${i}机械有限公司`,
      荣誉认定: title,
      [header]: before,
      [GIVEN]: given,
    })),
  );
  const made = audit(opened, computed, { given: [{ column: columnOf(GIVEN) }], margin: MARGIN, others: [] });
  if (!made.ok) throw new Error(made.problems.map((p) => p.message.en).join('\n'));
  return made.value;
};
const told = ({ findings }: Audit): readonly string[] =>
  findings.filter(({ kind }) => kind === 'difference' || kind === 'open').map(({ kind, row }) => `${kind} ${row}`);

test('what it may decide about is open, with the amounts; what it does not is judged as ever', () => {
  const made = run([
    // Of one recognition 140万元 would be due, of another 150万元.
    [GIANT, 10, 140],
    [GIANT, 10, 150],
    [GIANT, 10, 145],
    [GIANT, 0, 150],
    [GIANT, null, 150],
    [GIANT, 10, null],
    // Nothing is deducted from what has one grade alone.
    ['省级节水型企业', 10, 10],
  ]);
  expect(told(made)).toEqual(['difference 7', 'open 2', 'open 3', 'open 4']);
  const [first] = made.findings.filter(({ kind }) => kind === 'open');
  expect(first?.message.zh).toBe(
    '“此前已奖金额”写有10万元，但没有写明是哪一项认定的，没有扣除：不扣应为150万元，按所属认定扣除后可少至140万元。',
  );
  expect(made.problems.filter(({ code }) => code === 'paid-before-unread')).toMatchObject([
    { severity: 'warning', message: { zh: expect.stringContaining('有 3 处金额可能因此不同') as string } },
  ]);
  expect(made.problems.find(({ code }) => code === 'paid-before-unread')?.message.zh).toContain('“专精特新此前已奖金额”');
});

test('of several awards nobody knows from which it is deducted, nor which of an enterprise’s rows has it, nor what it comes to where data is missing', () => {
  const both = `${GIANT}、省级智能工厂`;
  // 150 and 50万元 are due: from either, 50 or 150万元 is left of them by an earlier 180.
  const made = run([
    [both, 180, 20],
    [both, 180, 50],
    [both, 180, 150],
    [both, 500, 50],
    [both, 180, 201],
  ]);
  expect(told(made)).toEqual(['difference 6', 'open 2', 'open 3', 'open 4', 'open 5']);
  const rows = [
    { 企业名称: '绍兴甲机械有限公司', 荣誉认定: GIANT, 此前: null, 拟奖: 140 },
    { 企业名称: '绍兴甲机械有限公司', 荣誉认定: null, 此前: 10, 拟奖: null },
  ].map((row) => ({ 企业名称: row.企业名称, 荣誉认定: row.荣誉认定, '此前已奖金额（万元）': row.此前, [GIVEN]: row.拟奖 }));
  const book = auditBook(policy, ['企业名称', '荣誉认定', '此前已奖金额（万元）', GIVEN], rows);
  const second = audit(book.opened, book.computed, { given: [{ column: book.columnOf(GIVEN) }], margin: MARGIN, others: [] });
  if (!second.ok) throw new Error('refused');
  expect(told(second.value)).toEqual(['open 2']);
});

test('an award less what was paid before stands on the row that has it, whatever is wrong on another row', () => {
  // 100万元 are due to the project on the first row; 150 less 10万元 to the enterprise, on the second.
  const contest = '2025年国家中小企业创新创业大赛一等奖';
  const headers = ['企业名称', '项目名称', '荣誉认定', '此前已奖金额（万元）', GIVEN];
  const rows = [
    [contest, null, 101],
    [GIANT, 10, 140],
  ].map(([title, before, given], i) => ({
    企业名称: '绍兴甲机械有限公司',
    项目名称: `项目${i}`,
    荣誉认定: title ?? null,
    '此前已奖金额（万元）': before ?? null,
    [GIVEN]: given ?? null,
  }));
  const book = auditBook(policy, headers, rows);
  const made = audit(book.opened, book.computed, { given: [{ column: book.columnOf(GIVEN) }], margin: MARGIN, others: [] });
  if (!made.ok) throw new Error('refused');
  expect(told(made.value)).toEqual(['difference 2', 'open 3']);
  const [first, second] = made.value.findings;
  expect(first?.message.zh).toContain('给定101万元，应为100万元');
  expect(second?.message.zh).toContain('不扣应为150万元，按所属认定扣除后可少至140万元');
});

test('a column for the recognition is read and decides', () => {
  const made = run(
    [
      [GIANT, 10, 140],
      [GIANT, 10, 150],
      ['省级节水型企业', null, 10],
    ],
    '专精特新此前已奖金额（万元）',
  );
  expect(told(made)).toEqual(['difference 3']);
});

test.each([
  ['此前已奖金额', true],
  ['以前年度已奖补资金', true],
  ['企业已享受奖励金额', true],
  ['历年累计奖补', true],
  ['绿色工厂已奖金额', false],
  ['已拨付资金', false],
  ['奖补金额', false],
  ['上年营业收入', false],
  ['此前', false],
])('%s says only that something was paid before: %s', (label, yes) => {
  expect(saysOnlyBefore(label)).toBe(yes);
});
