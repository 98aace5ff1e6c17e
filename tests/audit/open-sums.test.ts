/** Places that cannot be checked are in no sum: not of the column, nor of a region or an item, in the paper, the pane's values and JSON alike. */
import { audit, MARGIN, type Audit } from '../../src/audit/audit';
import { text } from '../../src/core/lang';
import { planAudit } from '../../src/audit/paper/plan';
import { auditJson } from '../../src/cli/audit/audit-json';
import { shownAudit } from '../../src/taskpane/audit/shown';
import { auditBook, type AuditBook, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';

const GIVEN = '核定奖励（万元）';
const HEADERS = ['企业名称', '所属乡镇', '设备投资额（万元）', '重点项目', '集群项目', GIVEN];
const line = (name: string, town: string, wan: number, key: string | null, given: number): Line => ({
  企业名称: name,
  所属乡镇: town,
  '设备投资额（万元）': wan,
  重点项目: key,
  集群项目: '否',
  [GIVEN]: given,
});
// Whether 乙 and 丁 are 重点项目 nobody says.
const LINES = [
  line('甲公司', '马山', 1000, '否', 61),
  line('乙公司', '马山', 1000, null, 60),
  line('丙公司', '斗门', 2000, '否', 120),
  line('丁公司', '斗门', 500, null, 40),
];

const run = (): { readonly book: AuditBook; readonly made: Audit } => {
  const book = auditBook(auditPolicy(), HEADERS, LINES);
  const made = audit(book.opened, book.computed, {
    given: [{ column: book.columnOf(GIVEN), items: ['rate'] }],
    margin: MARGIN,
    others: [],
  });
  if (!made.ok) throw new Error(made.problems.map((p) => p.message.en).join('\n'));
  return { book, made: made.value };
};

test('the sums of a column, a region and an item leave open places out and count them', () => {
  const { made } = run();
  expect(
    made.findings.filter(({ kind }) => kind === 'open').map(({ at, expected, difference }) => [at.cell, expected, difference]),
  ).toEqual([
    ['F3', null, null],
    ['F5', null, null],
  ]);
  const [column] = shownAudit(made).columns;
  expect(column).toMatchObject({ sumGiven: 181_000_000, sumExpected: 180_000_000, sumOpen: 100_000_000, open: 2 });
  expect(made.reconciliation.towns.map(({ town, given, expected, open }) => [town, given, expected, open])).toEqual([
    ['马山', [61_000_000], [60_000_000], [1]],
    ['斗门', [120_000_000], [120_000_000], [1]],
  ]);
  expect(
    made.reconciliation.items.map(({ item, awards, given, expected, open }) => [item, awards, given, expected, open]),
  ).toEqual([['rate', 2, 181_000_000, 180_000_000, 2]]);
});

test('paper and JSON say the same', () => {
  const { book, made } = run();
  const json = JSON.parse(
    [...auditJson({ audit: made, computed: book.computed, lang: 'zh', file: 'a.xlsx', fileSha256: '', now: '' })].join(''),
  ) as {
    readonly columns: readonly object[];
    readonly findings: readonly { readonly kind: string; readonly due: string | null; readonly difference: string | null }[];
    readonly reconciliation: { readonly towns: readonly object[]; readonly items: readonly object[] };
  };
  expect(json.columns[0]).toMatchObject({ sumGiven: '1810000.00', sumDue: '1800000.00', sumOpen: '1000000.00', open: 2 });
  expect(json.findings.filter(({ kind }) => kind === 'open').map(({ due, difference }) => [due, difference])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(json.reconciliation.towns[1]).toMatchObject({ given: ['1200000.00'], due: ['1200000.00'], open: [1] });
  expect(json.reconciliation.items[0]).toMatchObject({ given: '1810000.00', due: '1800000.00', open: 2 });

  // Texts and cells tell the column's unit; English has one unit.
  const paper = (lang: 'zh' | 'en'): string =>
    JSON.stringify(planAudit(book.opened, book.computed, made, { lang, fileName: 'a.xlsx', now: '' }).sheets);
  const texts = paper('zh');
  expect(texts).toContain('“核定奖励”无法核对的 2 处（给定共100万元）不计入给定合计和应为合计。');
  expect(texts).toContain('“无法核对”的各处不计入给定、应为和差额，其处数另列。');
  expect(texts).toContain('给定合计（万元）');
  expect(texts).toContain('{"value":181,"style":"wan"}');
  expect(texts).not.toContain('（元）');
  expect(paper('en')).toContain('{"value":1810000,"style":"money"}');
});

test('what comes near is told in the unit of the message beside it', () => {
  const { book, made } = run();
  const near = { id: 'rounding', weight: 50, text: text('取整', 'Rounded'), exact: false, comesTo: 60_003_000 } as const;
  const findings = made.findings.map((one) => (one.kind === 'difference' ? { ...one, causes: [near, near] } : one));
  const plan = planAudit(book.opened, book.computed, { ...made, findings }, { lang: 'zh', fileName: 'a.xlsx', now: '' });
  expect(JSON.stringify(plan)).toContain('（接近：60.003万元）');
});
