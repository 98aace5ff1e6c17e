/** Opinions on their way from the pane to the working paper: kept in the workbook's memory, overtaken by what is written on the sheet later, gone from the memory once they are on the sheet. */
import { audit, MARGIN } from '../../src/audit/audit';
import type { Finding } from '../../src/audit/finding';
import type { KeptMark, KeptMarks } from '../../src/audit/marks';
import { NOTHING_SAID, opinionOn, opinionsIn, rememberOpinions, withOpinions, type Said } from '../../src/audit/opinions';
import { keptMarks, planAudit } from '../../src/audit/paper/plan';
import { memoryWith, recall } from '../../src/sheet/compose/memory';
import { openXlsx } from '../../src/xlsx/open';
import { auditBook } from '../support/audit-book';
import { auditPolicy } from '../support/audit-pack';
import { workbook } from '../support/workbooks';

const policy = auditPolicy();
const HEADERS = ['企业名称', '设备投资额（万元）', '重点项目', '集群项目', '核定奖励（万元）'];
const book = auditBook(policy, HEADERS, [
  { 企业名称: '甲公司', '设备投资额（万元）': 30_000, 重点项目: '否', 集群项目: '否', '核定奖励（万元）': 1_800 },
]);
const found = (kept?: KeptMarks) => {
  const made = audit(book.opened, book.computed, { given: [], margin: MARGIN, others: [], ...(kept && { kept }) });
  if (!made.ok) throw new Error('refused');
  return made.value;
};
const [finding] = found().findings as [Finding];
const doubtful: Said = { mark: '存疑', remark: '待查凭证' };
const onSheet = (said: Said): KeptMark => ({ ...said, shown: opinionOn(finding, said, NOTHING_SAID).shown as KeptMark['shown'] });

test('what was said is in the memory, beside what runs remember, and taken out again', () => {
  const opinions = { [finding.id]: opinionOn(finding, doubtful, NOTHING_SAID) };
  const memory = rememberOpinions(undefined, policy.id, opinions);
  expect(opinionsIn(memory, policy.id)).toEqual(opinions);
  expect(opinionsIn(memory, 'another')).toEqual({});
  // A run's section comes and goes beside it.
  expect(opinionsIn(memoryWith(recall(memory), 'another', undefined), policy.id)).toEqual(opinions);
  expect(rememberOpinions(memory, policy.id, {})).toBe('');
  expect(rememberOpinions('{"format":1}', policy.id, {})).toBe('{"format":1}');
});

test('an opinion of the memory stands until the sheet says something new', () => {
  const before: Said = { mark: '认可', remark: '' };
  const opinions = { [finding.id]: opinionOn(finding, doubtful, before) };
  const kept = (said: Said | undefined) =>
    withOpinions(said && new Map([[finding.id, onSheet(said)]]), opinions)?.get(finding.id);
  expect(kept(before)).toMatchObject(doubtful);
  expect(kept({ mark: '更正', remark: '已退回' })).toMatchObject({ mark: '更正', remark: '已退回' });
  // Taken back in the pane: nothing is left of it.
  expect(
    withOpinions(new Map([[finding.id, onSheet(before)]]), { [finding.id]: opinionOn(finding, NOTHING_SAID, before) }),
  ).toBeUndefined();
});

test('a finding carries it, and the paper that is written takes it out of the memory', async () => {
  const opened = await openXlsx(await workbook({ name: '汇总', rows: [HEADERS] }), '审计.xlsx');
  if (!opened.ok) throw new Error('refused');
  const port = opened.value;
  const opinions = { [finding.id]: opinionOn(finding, doubtful, NOTHING_SAID), gone: opinionOn(finding, doubtful, NOTHING_SAID) };
  const empty = {
    ...planAudit(book.opened, book.computed, found(), { lang: 'zh', fileName: 'x', now: '' }),
    sheet: '汇总',
  };
  await port.write({ ...empty, sheets: [], memory: rememberOpinions(undefined, policy.id, opinions) });

  const at = await port.open();
  const kept = await keptMarks(port, at, policy);
  const marked = found(kept);
  expect(marked.findings[0]).toMatchObject(doubtful);
  expect(marked.resolved.map(({ id, remark }) => [id, remark])).toEqual([['gone', '待查凭证']]);

  await port.write({
    ...planAudit({ ...book.opened, workbook: at }, book.computed, marked, { lang: 'zh', fileName: 'x', now: '' }),
    sheet: '汇总',
  });
  const after = await port.open();
  expect(after.memory ?? '').toBe('');
  expect([...((await keptMarks(port, after, policy)) ?? [])].map(([id, { mark }]) => [id, mark])).toEqual([
    [finding.id, '存疑'],
    ['gone', '存疑'],
  ]);
});
