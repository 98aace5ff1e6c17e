/** What an audit says in English has no Chinese of the pack's: causes, and what findings are about; and in Chinese no English operators. */
import { moneyIn } from '../../src/core/money';
import { aboutText } from '../../src/audit/about';
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import { messageOf } from '../../src/audit/differences/difference-text';
import { namedIn } from '../../src/audit/verify/names';
import { auditBook, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { GIVEN, HEADERS, rateLine } from '../support/audit-rates';

const policy = auditPolicy();
const HAN = /\p{Script=Han}/u;

const run = (headers: readonly string[], lines: readonly Line[], items: readonly string[]): Audit => {
  const { opened, computed, columnOf } = auditBook(policy, headers, lines);
  const found = audit(opened, computed, { given: [{ column: columnOf(GIVEN), items }], margin: MARGIN, others: [] });
  if (!found.ok) throw new Error(found.problems.map((p) => p.message.en).join('\n'));
  return found.value;
};

test('a condition that is not met, in words of each language', () => {
  const lines = [[105, 100] as const, [130, 100] as const].map(([now, before], i): Line => ({
    企业名称: `绍兴第${i}机械有限公司`,
    '今年贡献（万元）': now,
    '去年贡献（万元）': before,
    亩均评价: 'B',
    失信: '否',
    [GIVEN]: 70_000,
  }));
  const headers = ['企业名称', '今年贡献（万元）', '去年贡献（万元）', '亩均评价', '失信', GIVEN];
  const [one] = run(headers, lines, ['growth-rate']).findings.filter(({ kind }) => kind === 'difference');
  expect(one?.causes[0]?.text).toEqual({
    zh: '条件不满足仍按满足计：（今年贡献-去年贡献） ÷ 去年贡献 ≥ 10%',
    en: 'Paid although this is not met: (Contribution now-Contribution before) ÷ Contribution before ≥ 10%',
  });
});

test('causes on a base, and what a row at a line is about', () => {
  const lines = [rateLine(0, 2_000, 2_000 * 1.13 * 600), rateLine(1, 301, 301 * 600), rateLine(2, 900, 900 * 600)];
  const { findings } = run(HEADERS, lines, ['rate']);
  const told = findings.find(({ kind }) => kind === 'difference');
  expect(told?.causes[0]?.text.en).toBe('Equipment investment was taken with 13% VAT');
  expect(told?.causes.some(({ text }) => HAN.test(text.en))).toBe(false);
  const edge = findings.find(({ kind }) => kind === 'edge');
  expect([edge && aboutText(edge, 'zh'), edge && aboutText(edge, 'en')]).toEqual(['设备奖励', 'Equipment award']);
});

test('VAT keeps its capitals within a sentence', () => {
  const difference = { row: 0, enterprise: -1, given: 100, expected: 90, most: 0 };
  const vat = { id: 'vat', weight: 1, exact: false, comesTo: 101, text: { zh: '', en: 'x' } } as const;
  expect(messageOf(difference, vat, moneyIn('万元')).en).toContain('Perhaps base with or without VAT: x');
});

test('what is missing, and another reading, have the pack’s English names', () => {
  const headers = HEADERS.filter((header) => header !== '设备投资额（万元）');
  const { findings, columns } = run(headers, [rateLine(0, 0, 600_000)], ['rate']);
  const open = findings.find(({ kind }) => kind === 'open');
  expect(open?.message.en).toContain('“Equipment award” lacks “Equipment investment”');
  expect(HAN.test(open?.message.en ?? '')).toBe(false);
  expect(columns).toHaveLength(1);
  const software = run(HEADERS, [rateLine(0, 1_000, 330_000, { '软件费（万元）': 100 })], ['software']);
  const told = software.findings.find(({ kind }) => kind === 'difference');
  expect(told?.causes[0]).toMatchObject({ id: 'reading', exact: true });
  expect(told?.causes[0]?.text.en).toBe('By another reading of “Does software count?”: yes (here: no)');
});

test('names that verify tells: a figure by its item and what it is for; what is no name of the pack’s stays', () => {
  const named = namedIn(policy);
  const of = (name: string): string | undefined =>
    named({ kind: 'choice', code: 'figure', place: {}, name, stated: null, found: null }).nameEn;
  expect(['设备奖励 封顶', '门槛口径', '叠加比例', '设备投资额'].map(of)).toEqual([
    'Equipment award, cap',
    'Inclusive?',
    'Top-up share',
    'Equipment investment',
  ]);
  expect(['B2', '某列', '某项 封顶'].map(of)).toEqual([undefined, undefined, undefined]);
});
