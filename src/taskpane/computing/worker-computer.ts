/**
 * The pane's side of its worker: questions go one after the other. The worker keeps sheet, result and plan; cancelling ends it, and one that is made
 * anew is told again what it has to know, so that what is on the screen can still be asked about.
 */
import { ProblemError, type Problem } from '../../core/problem';
import type { Opened } from '../../run/open';
import type { PlanWanted } from './planned';
import type { Progress, SheetPort } from '../../sheet/port/port';
import type { Computer } from './computer';
import { answerTo, living } from '../line/living';
import { lookedBy } from '../line/remote-port';
import type { Line } from '../line/line';
import type { Seen, See } from '../lookups';
import { changedParts, type News, type Questions } from './protocol';
import type { Task } from './service';
import { settledBy } from './settled';

/** A result on the screen, with what it takes to make it again. */
interface Current {
  readonly task: Task;
  plan?: { readonly opened: Opened; readonly options: PlanWanted };
}

/** What a worker has. */
interface Has {
  readonly line: Line;
  sheet: Partial<Opened>;
  result?: Current;
  plan?: Current['plan'];
}

/** The worker sends problems or a message, or has broken. */
const failure = (failed: unknown): Error => {
  if (Array.isArray(failed)) return new ProblemError(failed as readonly Problem[]);
  return failed instanceof Error ? failed : new Error(String(failed));
};

export const workerComputer = (create: () => Worker): Computer => {
  const { line, end } = living(create);
  let known: Has | undefined;
  let current: Current | undefined;
  let before: Promise<unknown> = Promise.resolve();

  const worker = (): Has => {
    const now = line();
    return known?.line === now ? known : (known = { line: now, sheet: {} });
  };

  /** Undefined where the worker was ended meanwhile. */
  const ask = <K extends keyof Questions>(has: Has, name: K, particulars: Questions[K]['asked'], hear?: (news: News) => void) =>
    answerTo<Questions[K]['answer']>(
      has.line.ask({ ask: name, ...particulars }, (news) => hear?.(news as News)),
      failure,
    );

  /** A look that a worker did not live to see answered is no failure. */
  const showing =
    ({ line: to }: Has, port: SheetPort) =>
    (news: News): void => {
      if (news.is !== 'look') return;
      void lookedBy(port, news)
        .then((looked) => to.ask(looked))
        .catch(() => undefined);
    };

  const take = async (has: Has, opened: Opened): Promise<void> => {
    const parts = changedParts(has.sheet, opened);
    if (Object.keys(parts).length === 0) return;
    await ask(has, 'take', { opened: parts });
    has.sheet = opened;
  };

  const compute = async (has: Has, { opened, recognition, policy, wanted }: Task, progress?: Progress) => {
    delete has.result;
    delete has.plan;
    await take(has, opened);
    return ask(has, 'compute', { policy: policy.id, recognition, wanted }, (news) => {
      if (news.is === 'progress') progress?.(news.done, news.total);
    });
  };

  const plan = async (has: Has, { opened, options }: NonNullable<Current['plan']>) => {
    delete has.plan;
    await take(has, opened);
    return ask(has, 'plan', { options });
  };

  /** Asks a worker that has the result, as often as it takes to be answered. */
  const asking = async <T>(result: Current, question: (has: Has) => Promise<{ readonly answer: T } | undefined>): Promise<T> => {
    for (;;) {
      const has = worker();
      if (has.result !== result) {
        if (!(await compute(has, result.task))) continue;
        has.result = result;
      }
      const said = await question(has);
      if (said) return said.answer;
    }
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const now = before.then(work);
    before = now.catch(() => undefined);
    return now;
  };

  /** Asks about a sheet, of whichever worker lives to answer. */
  const about = <K extends keyof Questions>(
    opened: Opened,
    name: K,
    particulars: Questions[K]['asked'],
    hear: (has: Has) => ((news: News) => void) | undefined = () => undefined,
  ): Promise<Questions[K]['answer']> =>
    inTurn(async () => {
      for (;;) {
        const has = worker();
        await take(has, opened);
        const said = await ask(has, name, particulars, hear(has));
        if (said) return said.answer;
      }
    });

  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('nothing was computed or planned yet');
    return value;
  };

  return {
    // What goes wrong with it goes wrong again, and is told, when it is used.
    warm: (policy, opened) =>
      void inTurn(async () => {
        const has = worker();
        if (policy !== undefined) await ask(has, 'warm', { policy });
        if (opened) await take(has, opened);
      }).catch(() => undefined),
    recognise: ({ opened, policy, year, mapping }) =>
      inTurn(async () => {
        const has = worker();
        await take(has, opened);
        const said = await ask(has, 'recognise', { policy: policy.id, year, mapping });
        return said?.answer;
      }),
    compute: (task, progress) =>
      inTurn(async () => {
        const has = worker();
        const said = await compute(has, task, progress);
        if (!said) return undefined;
        const made: Current = { task };
        if (said.answer.ok) [has.result, current] = [made, made];
        const see: See = (name, ...particulars) =>
          inTurn(async () => {
            if (current !== made) return undefined;
            return { seen: (await asking(made, (at) => ask(at, 'see', { name, particulars }))) as Seen<typeof name> };
          });
        return settledBy(said.answer, task, see);
      }),
    plan: (opened, options) =>
      inTurn(() => {
        const result = there(current);
        const made = { opened, options };
        return asking(result, async (has) => {
          const said = await plan(has, made);
          if (said) has.plan = result.plan = made;
          return said;
        });
      }),
    whole: () =>
      inTurn(() => {
        const made = there(current?.plan);
        return asking(there(current), async (has) => {
          if (has.plan !== made && !(await plan(has, made))) return undefined;
          has.plan = made;
          return ask(has, 'whole', {});
        });
      }),
    misplaced: (opened, policy, mapping) => about(opened, 'misplaced', { policy, mapping }),
    marks: (opened, { id: policy }, mapping, lang) => about(opened, 'marks', { policy, mapping, lang }),
    undo: (port, opened, policy, mapping) => about(opened, 'undo', { policy, mapping }, (has) => showing(has, port)),
    cancel: end,
  };
};
