/** @jest-environment ./tests/support/dom-environment.cjs */
/** 核对底稿 written through Excel is printed as from a file: the same page, the same heights of merged rows, the same words to choose. A run that breaks off leaves those of before, and a computer without a printer loses nothing else. */
import { audit, MARGIN } from '../../src/audit/audit';
import { planAudit } from '../../src/audit/paper/plan';
import type { WritePlan } from '../../src/sheet/port/port';
import { auditBook } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { makeExcel } from '../support/excel-harness';
import type { PortHarness, Seed } from '../support/port-contract';
import { xlsxHarness } from '../support/xlsx-harness';

jest.setTimeout(60_000);

const HEADERS = ['企业名称', '设备投资额（万元）', '重点项目', '集群项目', '核定奖励（万元）'];
const LINES = Array.from({ length: 12 }, (_, i) => ({
  企业名称: `企业${i}`,
  '设备投资额（万元）': 3_000 + i,
  重点项目: '否',
  集群项目: '否',
  '核定奖励（万元）': 1_800 + i,
}));

const planned = (): WritePlan => {
  const book = auditBook(auditPolicy(), HEADERS, LINES);
  const found = audit(book.opened, book.computed, { given: [], margin: MARGIN, others: [] });
  if (!found.ok) throw new Error('refused');
  const options = { lang: 'zh', fileName: '汇总.xlsx', now: '2025-06-30T08:00:00.000Z' } as const;
  return planAudit(book.opened, book.computed, found.value, options);
};

const plan = planned();
const seed: Seed = {
  sheets: [
    { name: plan.sheet, cells: [HEADERS, ...LINES.map((line) => HEADERS.map((header) => line[header as keyof typeof line]))] },
  ],
};
const [paper, findings] = plan.sheets;
const marks = findings?.lists?.[0]?.area;
if (!paper || !findings || !marks) throw new Error('an audit writes two sheets, one with words to choose');

/** What the printer sees of both sheets. */
const printed = async (harness: PortHarness): Promise<unknown> => ({
  pages: [await harness.page(paper.name), await harness.page(findings.name)],
  heights: await Promise.all((paper.merges ?? []).map(({ row }) => harness.height(paper.name, row))),
  choices: await Promise.all(findings.rows.map((_, row) => harness.choices(findings.name, row, marks.column))),
});

test.each(['ltsc2021', 'web'] as const)('on %s as in a file', async (profile) => {
  const [excel, file] = [await makeExcel(profile)(seed), await xlsxHarness(seed)];
  expect((await excel.port.write(plan)).problems).toEqual([]);
  await file.port.write(plan);
  const seen = await printed(excel);
  expect(seen).toEqual(await printed(await file.reopen()));
  expect(seen).toMatchObject({
    pages: [
      { paper: 'A4', orientation: 'landscape', across: 1, down: undefined, titleRows: '1:1' },
      { paper: 'A4', orientation: 'landscape', across: 1, down: undefined, titleRows: '1:1' },
    ],
  });
  const { heights, choices } = seen as { heights: readonly unknown[]; choices: readonly unknown[] };
  expect(heights.filter((height) => height !== undefined).length).toBeGreaterThan(1);
  expect(choices.at(0)).toBeUndefined();
  expect(choices.at(1)).toEqual({ options: ['认可', '存疑', '更正'], strict: false });
});

test('without a printer the paper is there, and only the page setup is said to be missing', async () => {
  const usual = await makeExcel('m365')(seed);
  await usual.port.write(plan);
  const { host, port } = await makeExcel('m365')(seed);
  host.setPrinter(false);
  const { problems } = await port.write(plan);
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['excel/not-dressed', 'warning']]);
  expect(problems[0]?.message.zh).toContain('打印设置');
  for (const { name } of plan.sheets) {
    const [one, other] = [host.sheet(name), usual.host.sheet(name)];
    expect(one.page.size).toBe(0);
    for (const what of ['cells', 'widths', 'heights', 'merges', 'frozen', 'lists'] as const)
      expect([what, one[what]]).toEqual([what, other[what]]);
  }
});

test('a second audit that breaks off leaves page and words as they were', async () => {
  const english = { ...plan, sheets: [paper, { ...findings, lists: [{ area: marks, options: ['Agreed'] }] }] };
  let refused = 0;
  for (let request = 2; ; request += 4) {
    const harness = await makeExcel('m365')(seed);
    await harness.port.write(plan);
    const before = await printed(harness);
    harness.host.fail({ request, after: 0.5 });
    const outcome = await harness.port.write(english).then(
      () => 'written',
      () => 'refused',
    );
    if (outcome === 'written') break;
    refused += 1;
    expect([request, await printed(harness)]).toEqual([request, before]);
  }
  expect(refused).toBeGreaterThan(1);
});
