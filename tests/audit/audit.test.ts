/** The audit as a whole: doubles, edges, sums and splits on one sheet, and opinions that outlive the next audit. */
import { rational } from '../../src/core/rational';
import { audit, MARGIN, type Audit, type AuditOptions } from '../../src/audit/audit';
import type { Finding, FindingKind } from '../../src/audit/finding';
import { readMarks } from '../../src/audit/marks';
import { findingsSheet } from '../../src/audit/paper/findings-sheet';
import { planAudit } from '../../src/audit/paper/plan';
import type { CellValue, WritePlan } from '../../src/sheet/port/port';
import { openXlsx } from '../../src/xlsx/open';
import { keptMarks } from '../../src/audit/paper/plan';
import { auditBook, type AuditBook, type Line } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { makeGrid } from '../support/grids';
import { workbook } from '../support/workbooks';

const policy = auditPolicy();
const HEADERS = [
  '企业名称',
  '所属乡镇',
  '项目名称',
  '设备投资额（万元）',
  '重点项目',
  '集群项目',
  '核定奖励（万元）',
  '省级承担（万元）',
  '市级承担（万元）',
];
const line = (name: string, project: string, wan: number, given: number, more: Line = {}): Line => ({
  企业名称: name,
  所属乡镇: '马山街道',
  项目名称: project,
  '设备投资额（万元）': wan,
  重点项目: '否',
  集群项目: '否',
  '核定奖励（万元）': given,
  '省级承担（万元）': given / 2,
  '市级承担（万元）': given / 2,
  ...more,
});
const total = (wan: number, given: number): Line => ({ 企业名称: '合计', '设备投资额（万元）': wan, '核定奖励（万元）': given });

const LINES: readonly Line[] = [
  line('甲公司', '一期', 1000, 60),
  line('乙公司', '一期', 30_000, 1_800),
  line('丙公司', '技改', 302, 18.12),
  line('丁公司', '技改', 500, 30, { '市级承担（万元）': 14 }),
  line('戊公司', '搬迁', 299.5, 17.97, { 所属乡镇: '斗门街道' }),
];

const run = (book: AuditBook, more: Partial<AuditOptions> = {}): Audit => {
  const result = audit(book.opened, book.computed, {
    given: [{ column: book.columnOf('核定奖励（万元）'), items: ['rate'] }],
    margin: MARGIN,
    others: [],
    ...more,
  });
  if (!result.ok) throw new Error(result.problems.map((p) => p.message.en).join('\n'));
  return result.value;
};

const of = (found: Audit, kind: FindingKind): readonly Finding[] => found.findings.filter((one) => one.kind === kind);

test('differences have a cell, an amount and a cause in words', () => {
  const found = run(auditBook(policy, HEADERS, LINES));
  expect(of(found, 'difference').map(({ at, message }) => [at.cell, message.zh])).toEqual([
    ['G3', '给定1,800万元，应为1,500万元，多300万元。上限未执行：没有执行上限1,500万元。'],
    ['G6', expect.stringMatching(/^给定17.97万元，应为0元，多17.97万元。未达到条件：/)],
  ]);
  expect(found.causes.map(({ id, exact, over, under }) => [id, exact, over, under])).toEqual([
    ['cap', 1, 300_000_000, 0],
    ['threshold', 1, 17_970_000, 0],
  ]);
});

test('a row just above a line says what one yuan less would pay', () => {
  const book = auditBook(policy, HEADERS, LINES);
  expect(of(run(book), 'edge').map(({ at, enterprise, given, expected }) => [at.cell, enterprise, given, expected])).toEqual([
    ['D4', '丙公司', 18_120_000, 0],
  ]);
  expect(of(run(book), 'edge')[0]?.message.zh).toBe(
    '“设备投资额”为302万元，只比界限300万元多2万元（0.67%）：现为18.12万元，低于界限则为0元，相差18.12万元。',
  );
  expect(of(run(book, { margin: rational(1, 1_000) }), 'edge')).toEqual([]);
  expect(of(run(book, { margin: rational(0) }), 'edge')).toEqual([]);
});

test('nothing else is due in the paper for a row at a line, nor a difference', () => {
  const found = run(auditBook(policy, HEADERS, LINES));
  const [titles = [], ...rows] = findingsSheet('明细', 'key', found, 'zh', '元').rows.map((cells) =>
    cells.map((cell) => (typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell)),
  );
  const at = (row: readonly unknown[] | undefined, title: string): unknown => row?.[titles.indexOf(title)];
  const edge = rows.find((row) => at(row, '单元格') === 'D4');
  expect(['给定金额（元）', '应为金额（元）', '差额（元）'].map((title) => at(edge, title))).toEqual([181_200, null, null]);
});

test('parts after 其中 are held against the award as parts that somebody bears are', () => {
  const headers = HEADERS.map((one) => ({ 省级承担: '其中：省级资金', 市级承担: '市级资金' })[one.replace(/（.*/, '')] ?? one);
  const lines = LINES.map((line) => Object.fromEntries(HEADERS.map((one, i) => [headers[i] ?? one, line[one] ?? null])));
  expect(
    of(run(auditBook(policy, headers, lines)), 'split').map(({ at, enterprise, difference }) => [
      at.cell,
      enterprise,
      difference,
    ]),
  ).toEqual([['H5', '丁公司', -1_000_000]]);
});

test.each([
  ['其中：省级', '市级'],
  ['省级财政', '县（市）财政'],
  ['省级承担40%', '市级承担60%'],
  ['市级承担', '区、县（市）承担'],
  ['市级补助40%', '区级补助60%'],
])('parts headed %s and %s are held against the award that most of them add up to', (first, second) => {
  const headers = HEADERS.map((one) => ({ 省级承担: first, 市级承担: second })[one.replace(/（.*/, '')] ?? one);
  const lines = LINES.map((line) => Object.fromEntries(HEADERS.map((one, i) => [headers[i] ?? one, line[one] ?? null])));
  expect(of(run(auditBook(policy, headers, lines)), 'split').map(({ at }) => at.cell)).toEqual(['H5']);
  // The same headers over something else: nothing adds up, so nothing is said.
  const [a, b] = [headers[HEADERS.indexOf('省级承担（万元）')] ?? '', headers[HEADERS.indexOf('市级承担（万元）')] ?? ''];
  const other = lines.map((line) => ({ ...line, [a]: 1, [b]: 2 }));
  if (!first.includes('承担')) expect(of(run(auditBook(policy, headers, other)), 'split')).toEqual([]);
});

test('rows of another year are open, right or wrong; a list of one other year is warned of', () => {
  const listed = (years: readonly number[]): Audit =>
    run(
      auditBook(
        policy,
        ['年份', ...HEADERS],
        LINES.map((line, i) => ({ ...line, 年份: years[i] ?? 2025 })),
      ),
    );
  const mixed = listed([2024, 2024]);
  expect(of(mixed, 'open').map(({ at, message }) => [at.cell, message.zh])).toEqual([
    ['H2', '“年份”写的是 2024，按 2025 年度核对不能判断。请按 2024 年度另行核对。'],
    ['H3', '“年份”写的是 2024，按 2025 年度核对不能判断。请按 2024 年度另行核对。'],
  ]);
  expect(of(mixed, 'difference').map(({ at }) => at.cell)).toEqual(['H6']);
  expect(mixed.columns[0]?.comparison).toMatchObject({ given: 5, agreeing: 2 });
  expect(mixed.problems.map(({ code }) => code)).toContain('rows-of-other-years');
  const whole = listed([2024, 2024, 2024, 2024, 2024]);
  expect(of(whole, 'open')).toEqual([]);
  expect(whole.problems.map(({ code }) => code)).toContain('list-of-other-year');
  expect(listed([]).problems.map(({ code }) => code)).not.toContain('list-of-other-year');
});

test('other sheets with the audited columns are named', () => {
  const book = auditBook(policy, HEADERS, LINES);
  const beside = (sheet: string, header: string) => {
    const { grid } = auditBook(policy, HEADERS, LINES, {}, (one) => one).opened;
    const strings = grid.strings.map((one) => (one.startsWith('核定奖励') ? header : one));
    return { ...grid, sheet, strings };
  };
  const own = HEADERS.find((one) => one.startsWith('核定奖励')) ?? '';
  const { problems } = run(book, { sheets: [beside('柯桥区', own), beside('往年', '备注')] });
  const told = problems.filter(({ code }) => code === 'sheets-not-audited');
  expect(told.map(({ message }) => message.zh)).toEqual([
    `只核对了工作表“${book.opened.grid.sheet}”。“柯桥区”也有“${own}”，没有核对；请逐个选定（命令行用 --sheet）后再核对。`,
  ]);
  expect(run(book).problems.filter(({ code }) => code === 'sheets-not-audited')).toEqual([]);
});

test('parts that do not add up to the award, and totals that do not add up', () => {
  const sum = 60 + 1_800 + 18.12 + 30 + 17.97;
  const wan = 1000 + 30_000 + 302 + 500 + 299.5;
  const found = run(auditBook(policy, HEADERS, [...LINES, total(wan, sum + 5)]));
  expect(of(found, 'split').map(({ at, enterprise, difference }) => [at.cell, enterprise, difference])).toEqual([
    ['H5', '丁公司', -1_000_000],
  ]);
  expect(of(found, 'total').map(({ at, difference }) => [at.cell, difference])).toEqual([['G7', 5_000_000]]);
  expect(found.reconciliation).toMatchObject({ rows: 5, enterprises: 5, projects: 5, checked: 2, holding: 1 });
  expect(found.reconciliation.towns).toEqual([
    { town: '马山街道', rows: 4, enterprises: 4, given: [1_908_120_000], expected: [1_608_120_000], open: [0] },
    { town: '斗门街道', rows: 1, enterprises: 1, given: [17_970_000], expected: [0], open: [0] },
  ]);
  expect(of(run(auditBook(policy, HEADERS, [...LINES, total(wan, sum)])), 'total')).toEqual([]);
});

test('totals of every column of amounts are checked, and those of shares and averages are not', () => {
  const headers = [...HEADERS, '其中：本年（万元）', '增长率'];
  const lines = LINES.map((one) => ({ ...one, '其中：本年（万元）': 7, 增长率: 3 }));
  const sums = { ...total(31_000 + 1101.5, 1926.09), '省级承担（万元）': 963.045, '其中：本年（万元）': 28, 增长率: 3 };
  const found = run(auditBook(policy, headers, [...lines, sums]));
  expect(of(found, 'total').map(({ at, message }) => [at.cell, message.zh])).toEqual([
    ['J7', '合计写的是28万元，第 2 至 6 行相加是35万元，少7万元。差的正好是 J6：合计的范围漏了末尾的行。'],
  ]);
  expect(found.reconciliation).toMatchObject({ checked: 4, holding: 3 });
});

test('what was paid before and what is paid now are held against the award', () => {
  const headers = [...HEADERS, '已预拨（万元）', '本次拨付（万元）'];
  const lines = LINES.map((one, i) => {
    const given = Number(one['核定奖励（万元）']);
    return { ...one, '已预拨（万元）': given / 2, '本次拨付（万元）': i === 1 ? given : given / 2 };
  });
  const told = of(run(auditBook(policy, headers, lines)), 'split').filter(({ at }) => at.cell.startsWith('K'));
  expect(told.map(({ at, message }) => [at.cell, message.zh])).toEqual([
    ['K3', '此前已拨900万元，加上本次拨付共2,700万元，“核定奖励”是1,800万元，多900万元。本次拨付没有扣除此前已拨的。'],
  ]);
  // Another year's payments add up to nothing.
  const other = lines.map((one) => ({ ...one, '已预拨（万元）': 11, '本次拨付（万元）': 3 }));
  expect(of(run(auditBook(policy, headers, other)), 'split').filter(({ at }) => at.cell.startsWith('K'))).toEqual([]);
});

test('columns that look like parts and add up to nothing are named', () => {
  const headers = HEADERS.map((one) => ({ 省级承担: '省级财政', 市级承担: '区、县（市）财政' })[one.replace(/（.*/, '')] ?? one);
  const lines = LINES.map((line) => Object.fromEntries(HEADERS.map((one, i) => [headers[i] ?? one, line[one] ?? null])));
  const unread = (some: readonly Line[]) =>
    run(auditBook(policy, headers, some)).problems.flatMap(({ code, message }) => (code === 'splits-unread' ? [message.zh] : []));
  expect(unread(lines)).toEqual([]);
  expect(unread(lines.map((line) => ({ ...line, 省级财政: 1 })))).toEqual([
    expect.stringContaining('I “区、县（市）财政” 像是各级分担的部分'),
  ]);
});

const plain = (cell: CellValue | undefined): string | number | null =>
  cell === null || cell === undefined ? null : typeof cell === 'object' ? cell.value : cell;

const planOf = (book: AuditBook, found: Audit, lang: 'zh' | 'en' = 'zh'): WritePlan =>
  planAudit(book.opened, book.computed, found, { lang, fileName: '汇总.xlsx', now: '2025-06-30T08:00:00.000Z' });

test('an audit writes two sheets of its own and nothing on the user’s', () => {
  const book = auditBook(policy, HEADERS, LINES);
  const plan = planOf(book, run(book));
  expect(plan.columns).toEqual([]);
  expect(plan.sheets.map(({ name }) => name)).toEqual(['核对底稿', '核对底稿·明细']);
  const paper = plan.sheets[0]?.rows.map((row) => row.map(plain)) ?? [];
  const flat = paper.flat().filter((cell) => cell !== null);
  for (const said of ['一、核对结果', '二、差异按原因', '四、勾稽', '五、线索', '六、方法与版本', 'mini 1.0.0  SHA-256'])
    expect(flat.some((cell) => String(cell).startsWith(said))).toBe(true);
  expect(paper).toContainEqual(['上限未执行', 'G3', null, null, 1, 0, 300, 0]);
  const english = planOf(book, run(book), 'en').sheets.flatMap(({ rows }) => rows.flat().map(plain));
  expect(english).toContain('Cap not applied');
});

test.each(['zh', 'en'] as const)('opinions and remarks are read back by the next audit and kept (%s)', (lang) => {
  const book = auditBook(policy, HEADERS, LINES);
  const rows = (planOf(book, run(book), lang).sheets[1]?.rows ?? []).map((row) => row.map(plain));
  const [head = []] = rows;
  const [mark, remark] = [head.indexOf(lang === 'zh' ? '核对意见' : 'Opinion'), head.indexOf(lang === 'zh' ? '备注' : 'Remark')];
  const written = rows.map((row, r) =>
    row.map((cell, c) =>
      r === 1 && c === mark ? (lang === 'zh' ? '存疑' : 'Doubtful') : r === 2 && c === remark ? '已与企业核实' : cell,
    ),
  );
  const kept = readMarks(makeGrid(written));
  const again = run(book, { kept });
  expect(again.findings.slice(0, 2).map((one) => [one.mark, one.remark])).toEqual([
    ['存疑', ''],
    ['', '已与企业核实'],
  ]);
  expect(again.problems.filter(({ code }) => code === 'marked-finding-changed')).toEqual([]);
  // Rows that moved keep theirs; a finding that is gone keeps its opinion below the others; one that changed says so.
  const moved = run(
    auditBook(policy, HEADERS, [
      line('己公司', '新建', 400, 24),
      ...LINES.slice(0, 1),
      line('乙公司', '一期', 30_000, 1_900),
      ...LINES.slice(2, 4),
    ]),
    { kept },
  );
  expect(moved.findings.find(({ enterprise }) => enterprise === '乙公司')).toMatchObject({ mark: '存疑', row: 4 });
  expect(moved.resolved.map((one) => [one.enterprise, one.remark])).toEqual([['戊公司', '已与企业核实']]);
  expect(moved.problems.map(({ code }) => code)).toContain('marked-finding-changed');
});

test('a workbook that was audited keeps its opinions through the file', async () => {
  const book = auditBook(policy, HEADERS, LINES);
  const bytes = await workbook({
    name: '汇总表',
    rows: [[...HEADERS], ...LINES.map((l) => HEADERS.map((h) => (l[h] ?? null) as string | number | null))],
  });
  const opened = await openXlsx(bytes, '汇总.xlsx');
  if (!opened.ok) throw new Error('open');
  const plan = planOf(book, run(book));
  await opened.value.write({
    ...plan,
    sheets: plan.sheets.map((sheet, i) =>
      i === 1 ? { ...sheet, rows: sheet.rows.map((row, r) => (r === 1 ? [...row.slice(0, -2), '认可', '见附件'] : row)) } : sheet,
    ),
  });
  const again = await openXlsx(await opened.value.save(), '汇总.xlsx');
  if (!again.ok) throw new Error('open');
  const kept = await keptMarks(again.value, await again.value.open(), policy);
  expect([...(kept?.values() ?? [])].map(({ mark, remark }) => [mark, remark])).toEqual([['认可', '见附件']]);
});
