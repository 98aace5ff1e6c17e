/** The desk's worker, with every message through a structured clone: it finds, writes and verifies what the same functions do on the page; it looks at the workbook only through the page. */
import { ProblemError, type Problem } from '../../src/core/problem';
import { loadShipped } from '../../src/run/policies';
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import type { SheetPort } from '../../src/sheet/port/port';
import { MARGIN } from '../../src/audit/edges/margin';
import { inlineAuditor, workerAuditor, type Auditor } from '../../src/taskpane/audit/auditor';
import type { AuditTask } from '../../src/taskpane/audit/job';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';
import { fakeWorker, type FakeWorker } from '../support/fake-worker';
import { earlierBook, POLICY, seededBook } from '../support/desk-pages';

const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('refused');
  return result.value;
};

const OPTIONS = { lang: 'zh', unit: '万元', fileName: '名单.xlsx', now: '2026-01-01T00:00:00.000Z' } as const;

const worker = (): FakeWorker => fakeWorker(() => jest.requireActual('../../src/taskpane/audit/worker'));

const portOf = async (bytes: Uint8Array): Promise<XlsxFile> => value(await openXlsx(bytes, '名单.xlsx'));

const taskOn = async (port: SheetPort): Promise<AuditTask> => {
  const policy = value(await loadShipped(POLICY));
  const opened = value(await openSheet(port));
  const other = await portOf(await earlierBook());
  return {
    opened,
    mapping: {},
    policy,
    wanted: { year: 2025, readings: {}, parameters: {} },
    given: [],
    others: [{ grid: await other.read('2024年'), file: '2024年.xlsx', ownColumns: [], memory: undefined }],
    alongside: [],
    kept: undefined,
    margin: MARGIN,
    earlier: undefined,
  };
};

test('an audit and its paper are the same through the worker; progress is told in both stages', async () => {
  const port = await portOf(await seededBook());
  const task = await taskOn(port);
  const stages = new Set<string>();
  const both: readonly Auditor[] = [inlineAuditor(), workerAuditor(() => worker().worker)];
  const [here, there] = await Promise.all(
    both.map(async (auditor) => {
      const result = await auditor.audit(task, (stage) => stages.add(stage));
      if (!result) throw new Error('cancelled');
      const { audit, computed } = value(result);
      const said = audit.findings.slice(0, 2).map(({ id }) => [id, { mark: '存疑', remark: '待查' }] as const);
      return {
        audit,
        totals: computed.totals,
        recognition: computed.recognition,
        paper: await auditor.paper(await port.open(), said, OPTIONS),
        computed,
      };
    }),
  );
  expect(there?.audit).toEqual(here?.audit);
  expect(there?.totals).toEqual(here?.totals);
  expect(there?.recognition).toEqual(value(recogniseSheet(task.opened, task.policy, 2025)));
  expect(there?.recognition).toEqual(here?.recognition);
  expect(there?.paper).toEqual(here?.paper);
  expect(there?.computed.policy).toBe(task.policy);
  expect([...stages].sort()).toEqual(['causes', 'computing']);
  expect(here?.audit.findings.filter(({ kind }) => kind === 'difference').map(({ at }) => at.cell)).toEqual([
    'I3',
    'I4',
    'I5',
    'I6',
    'I7',
  ]);
  const marked = JSON.stringify(there?.paper.sheets[1]?.rows.slice(1, 4));
  expect(marked.match(/待查/g)).toHaveLength(2);
});

test('a verification looks at the workbook through the page, and is the same', async () => {
  const port = await portOf(await seededBook());
  const { opened, policy, wanted } = await taskOn(port);
  const computed = value(compute(opened, value(recogniseSheet(opened, policy, 2025)), policy, wanted));
  await port.write(planWrite(opened, computed, { ...OPTIONS, lang: 'zh' }).plan);
  const looks: string[] = [];
  const watched: SheetPort = {
    ...port,
    read: (sheet) => {
      looks.push(sheet);
      return port.read(sheet);
    },
    write: () => Promise.reject(new Error('nothing is written')),
  };
  const found = await workerAuditor(() => worker().worker).verify(watched);
  expect(found).toEqual(await inlineAuditor().verify(port));
  expect(found?.policies.map(({ policyId, differences }) => [policyId, differences])).toEqual([[POLICY, []]]);
  expect(looks).toContain('拟奖补名单');
});

test('what the workbook refuses comes back as it was said; a cancelled audit gives nothing, and the next one begins anew', async () => {
  const port = await portOf(await seededBook());
  const busy: Problem = {
    code: 'busy',
    severity: 'error',
    place: {},
    message: { zh: '正在编辑单元格', en: 'a cell is being edited' },
  };
  const refusing: SheetPort = { ...port, open: () => Promise.reject(new ProblemError([busy])) };
  const refused = workerAuditor(() => worker().worker).verify(refusing);
  await expect(refused).rejects.toMatchObject({ problems: [busy] });

  let workers = 0;
  const auditor = workerAuditor(() => {
    workers += 1;
    return worker().worker;
  });
  const task = await taskOn(port);
  const first = auditor.audit(task, () => undefined);
  auditor.cancel();
  expect(await first).toBeUndefined();
  expect((await auditor.audit(task, () => undefined))?.ok).toBe(true);
  expect(workers).toBe(2);
});
