/** Asking what the columns are while everything goes on: the last question counts, answers of before are left, and what goes wrong is told. */
import { loadShipped } from '../../src/run/policies';
import type { SheetPort } from '../../src/sheet/port/port';
import { inlineComputer, type Computer } from '../../src/taskpane/computing/computer';
import type { Asked, Recognised } from '../../src/taskpane/computing/question';
import { recogniseNow } from '../../src/taskpane/computing/recognised';
import { createRun, type RunOptions, type RunStore } from '../../src/taskpane/state/run-store';
import { samplePort } from '../support/sample';

const POLICY = 'shaoxing-4151-2025';
const INPUT = '当年设备投资额';

interface Question {
  readonly asked: Asked;
  readonly answer: (said?: Recognised) => void;
  readonly refuse: (why: Error) => void;
}

/** A computer that is asked and answers when the test says so. */
const late = (): { readonly computer: Computer; readonly questions: Question[] } => {
  const questions: Question[] = [];
  const computer: Computer = {
    ...inlineComputer(),
    recognise: (asked) =>
      new Promise((resolve, refuse) => questions.push({ asked, answer: (said = recogniseNow(asked)) => resolve(said), refuse })),
  };
  return { computer, questions };
};

const until = (holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => (holds() ? resolve() : void setTimeout(look, 5));
    look();
  });

const options = (computer: Computer): RunOptions => ({
  lang: 'zh',
  policy: POLICY,
  fileName: () => 'x.xlsx',
  now: () => new Date('2026-01-15T00:00:00Z'),
  createComputer: () => computer,
});

const started = async () => {
  const { computer, questions } = late();
  const run = createRun(await samplePort(), options(computer));
  const stop = run.start();
  await until(() => questions.length === 1 && run.state().busy === undefined);
  return { run, questions, stop };
};

beforeAll(async () => void (await loadShipped(POLICY)));

const columnOf = (run: RunStore): number | undefined => {
  const { recognised } = run.state();
  return recognised?.ok ? recognised.value.mapping.columns[INPUT]?.column : undefined;
};

test('while it is asked the pane says so and has no columns; the answer brings them', async () => {
  const { run, questions } = await started();
  expect(run.state().recognising).toBe(true);
  expect(run.state().recognised).toBeUndefined();
  questions[0]?.answer();
  await until(() => !run.state().recognising);
  expect(columnOf(run)).toBeGreaterThan(0);
});

test('the answer to a question that another has followed is left, in whichever order they come', async () => {
  const { run, questions } = await started();
  run.actions.map({ columns: { [INPUT]: null } });
  expect(questions).toHaveLength(2);
  questions[1]?.answer();
  await until(() => !run.state().recognising);
  questions[0]?.answer();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(run.state().recognised?.ok).toBe(true);
  expect(columnOf(run)).toBeUndefined();
});

test('of the same sheet and policy the columns of before stay until the answer comes; computing waits for it', async () => {
  const { run, questions } = await started();
  questions[0]?.answer();
  await until(() => !run.state().recognising);
  run.actions.map({ columns: { [INPUT]: null } });
  expect(columnOf(run)).toBeGreaterThan(0);
  run.actions.compute();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(run.state().computed).toBeUndefined();
  questions[1]?.answer();
  await until(() => run.state().computed !== undefined);
  expect(run.state().computed?.recognition.mapping.columns[INPUT]).toBeUndefined();
});

test('reading the same again asks nothing', async () => {
  const { run, questions } = await started();
  questions[0]?.answer();
  await until(() => !run.state().recognising);
  run.actions.open();
  await until(() => run.state().busy === undefined);
  expect(run.state().recognising).toBe(false);
  expect(questions).toHaveLength(1);
});

test('of a workbook with results neither: only where somebody has touched the data, also where it is what it was', async () => {
  const port = await samplePort();
  const first = createRun(port, options(inlineComputer()));
  first.start();
  for (const [act, done] of [
    ['compute', () => first.state().computed],
    ['plan', () => first.state().plan],
    ['write', () => first.state().written],
  ] as const) {
    await until(() => first.state().recognised?.ok === true && first.state().busy === undefined);
    first.actions[act]();
    await until(() => done() !== undefined);
  }
  let touch: Parameters<NonNullable<SheetPort['onChange']>>[0] = () => undefined;
  const { computer, questions } = late();
  const run = createRun(
    { ...port, onChange: (listener) => Promise.resolve(void (touch = listener)).then(() => () => undefined) },
    options(computer),
  );
  run.start();
  await until(() => questions.length === 1 && run.state().busy === undefined);
  questions[0]?.answer();
  await until(() => !run.state().recognising);
  expect(run.state().left).toEqual({ undoable: true });
  const reread = async (): Promise<void> => {
    run.actions.open();
    await until(() => run.state().busy === undefined);
  };
  await reread();
  expect(questions).toHaveLength(1);
  const { sheet } = run.state().opened?.grid ?? { sheet: '' };
  touch({ sheet, area: { row: 4, column: columnOf(run) ?? 0, rows: 1, columns: 1 }, moved: false });
  expect(run.state().expired.rows).toHaveLength(1);
  await reread();
  expect(questions).toHaveLength(2);
  questions[1]?.answer();
  await until(() => !run.state().recognising);
  expect(run.state().expired.rows).toEqual([]);
});

test('what goes wrong is told, and the next reading asks again', async () => {
  const { run, questions } = await started();
  questions[0]?.refuse(new Error('out of memory'));
  await until(() => run.state().failure.length > 0);
  expect(run.state().failure[0]?.message.zh).toContain('out of memory');
  expect(run.state().recognising).toBe(false);
  run.actions.open();
  await until(() => questions.length === 2);
  questions[1]?.answer();
  await until(() => columnOf(run) !== undefined);
});

test('a worker that was ended is asked again, but not for a pane that is closed', async () => {
  const { computer, questions } = late();
  const ended: Computer = {
    ...computer,
    recognise: (asked) => {
      const said = computer.recognise(asked);
      return Promise.race([said, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 20))]);
    },
  };
  const run = createRun(await samplePort(), options(ended));
  const stop = run.start();
  await until(() => questions.length >= 2);
  stop();
  const asked = questions.length;
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(questions.length).toBe(asked);
});
