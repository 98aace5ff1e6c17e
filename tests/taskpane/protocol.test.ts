/** A run through the pane's worker, every message through a structured clone: it comes to what it comes to on the page, and what changes hands is counted. */
import type { Policy } from '../../src/policy/model';
import { loadShipped } from '../../src/run/policies';
import { openSheet, recogniseSheet, type Opened, type PlanOptions } from '../../src/run/run';
import { inlineComputer, type Computer } from '../../src/taskpane/computing/computer';
import { MOST } from '../../src/taskpane/line/pieces';
import type { See } from '../../src/taskpane/lookups';
import type { Task } from '../../src/taskpane/computing/service';
import { workerComputer } from '../../src/taskpane/computing/worker-computer';
import { fakeWorker, type FakeWorker, type Sent } from '../support/fake-worker';
import { portOf, type Row } from '../support/rows-port';
import { samplePort } from '../support/sample';

const options: PlanOptions = { lang: 'zh', unit: '元', fileName: 'sample.xlsx', now: '2026-01-01T00:00:00.000Z' };

const value = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false } | undefined): T => {
  if (!result?.ok) throw new Error('refused');
  return result.value;
};

let policy: Policy;
beforeAll(async () => {
  policy = value(await loadShipped('shaoxing-4151-2025'));
});

const taskOn = (opened: Opened): Task => ({
  opened,
  recognition: value(recogniseSheet(opened, policy, 2025)),
  policy,
  wanted: { year: 2025, readings: {}, parameters: {} },
});

const inWorker = (): { readonly computer: Computer; readonly made: FakeWorker[] } => {
  const made: FakeWorker[] = [];
  const create = (): Worker => {
    const one = fakeWorker(() => jest.requireActual('../../src/taskpane/computing/worker'));
    made.push(one);
    return one.worker;
  };
  return { computer: workerComputer(create), made };
};

const nothing = (): void => undefined;

/** One of each question that the screen asks. */
const looked = async (see: See, item: number): Promise<unknown> =>
  Promise.all([
    see('at', '申报汇总', 8),
    see('find', '公司'),
    see('itemsAt', '申报汇总', 8),
    see('next', undefined, 'displaced', 1),
    see('paid', item, 0, 20),
    see('problems', 0, 30),
    see('row', 3),
    see('working', 3, item, []),
  ]);

test('sums, answers to questions and the plan are those of the page', async () => {
  const opened = value(await openSheet(await samplePort()));
  const task = taskOn(opened);
  const item = policy.items.findIndex(({ id }) => id === '8-equipment');
  const [there, here] = await Promise.all(
    [inWorker().computer, inlineComputer()].map(async (computer) => {
      const steps: number[] = [];
      const { see, ...summary } = value(await computer.compute(task, (done) => steps.push(done)));
      const seen = await looked(see, item);
      const planned = await computer.plan(opened, options);
      const whole = await computer.whole();
      const formulas = await computer.plan(opened, { ...options, formulas: true });
      return { steps, summary, seen, planned, whole, formulas, wholeFormulas: await computer.whole() };
    }),
  );
  expect(there).toEqual(here);
  expect(there?.steps.length).toBeGreaterThan(0);
  expect(there?.summary.policy).toBe(policy);
  expect(there?.planned.formulas).toBeUndefined();
  expect(there?.formulas.formulas?.length).toBeGreaterThan(0);
  expect(there?.wholeFormulas.cellNames?.length).toBeGreaterThan(0);
  expect(there?.whole.columns.map(({ key, column }) => ({ key, column }))).toEqual(there?.planned.plan.columns);
});

const HEADER: Row = [
  '企业名称',
  '项目名称',
  '设备投资额（万元）',
  '列入市重点工业项目计划',
  '列入三化改造重点项目计划',
  '属于415X核心区或协同区项目',
];
const rowsOf = (n: number): readonly Row[] => [
  HEADER,
  ...Array.from({ length: n }, (_, i): Row => [
    `第${i + 1}企业有限公司`,
    '一期',
    200 + (i % 3000),
    i % 2 ? '是' : '否',
    '否',
    '否',
  ]),
];

const sum = (all: readonly Sent[], of: (one: Sent) => number): number => all.reduce((so, one) => so + of(one), 0);
const largest = (all: readonly Sent[]): number => Math.max(...all.map(({ weight }) => weight));
/** Call number, path and the like of a message. */
const AROUND = 12;

/** What changes hands in each step of a run on so many rows. */
const counted = async (rows: number) => {
  const opened = value(await openSheet(await portOf(rowsOf(rows))));
  const { computer, made } = inWorker();
  const during = async (doing: () => Promise<unknown>): Promise<readonly Sent[]> => {
    const from = made[0]?.sent.length ?? 0;
    await doing();
    return made[0]?.sent.slice(from) ?? [];
  };
  let see: See | undefined;
  const compute = async (): Promise<void> => {
    ({ see } = value(await computer.compute(taskOn(opened), nothing)));
  };
  return {
    bytes: sum(
      opened.grid.columns.map(({ kinds, values, formats, formulas }) => ({
        to: 'worker',
        weight: 0,
        transferred: kinds.byteLength + values.byteLength + formats.byteLength + (formulas?.byteLength ?? 0),
      })),
      ({ transferred }) => transferred,
    ),
    computing: await during(compute),
    again: await during(compute),
    looking: await during(() => (see ? looked(see, 9) : Promise.reject(new Error('not computed')))),
    planning: await during(() => computer.plan(opened, options)),
    writing: await during(() => computer.whole()),
  };
};

test('columns are handed over once and never cloned; messages have a largest size, whatever the sheet has; the screen is told as much of many rows as of few', async () => {
  const [few, many] = [await counted(300), await counted(3_000)];
  for (const run of [few, many]) {
    expect(sum(run.computing, ({ transferred }) => transferred)).toBe(run.bytes);
    for (const step of [run.again, run.looking, run.planning, run.writing])
      expect(sum(step, ({ transferred }) => transferred)).toBe(0);
    for (const step of [run.computing, run.again, run.looking, run.planning, run.writing])
      expect(largest(step)).toBeLessThanOrEqual(MOST + AROUND);
  }
  expect(many.bytes).toBeGreaterThan(9 * few.bytes);
  const told = (step: readonly Sent[]): number => sum(step, ({ weight }) => weight);
  const toPage = (step: readonly Sent[]): number => told(step.filter(({ to }) => to === 'page'));
  // Progress is news of the same few numbers; sums are longer by the digits that they are told in, and no more.
  for (const step of ['computing', 'again', 'looking', 'planning'] as const)
    expect([step, toPage(many[step])]).toEqual([step, toPage(few[step])]);
  expect(told(many.again)).toBe(told(few.again));
  expect(many.writing.length).toBeGreaterThan(few.writing.length);
  const tell = (run: typeof many) =>
    (['computing', 'again', 'looking', 'planning', 'writing'] as const).map(
      (step) => `${step}: ${run[step].length} messages, ${told(run[step])} cells cloned, largest ${largest(run[step])}`,
    );
  process.stdout.write(`3,000 rows, ${many.bytes} bytes handed over\n${tell(many).join('\n')}\n`);
});
