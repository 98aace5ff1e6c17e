/**
 * Computing off the screen's thread: the sheet, its recognition and what the officer wants go in; what it comes to comes out, and answers to what
 * the screen asks of it. A worker does it where there is one; elsewhere the same functions run here.
 */
import type { Result } from '../../core/problem';
import type { Lookback } from '../../run/lookback';
import type { Opened } from '../../run/open';
import type { Progress, WritePlan } from '../../sheet/port/port';
import { breath } from '../../core/breath';
import type { Seen, See } from '../lookups';
import type { Planned, PlanWanted } from './planned';
import type { Asked, Recognised } from './question';
import type { Service, Task } from './service';
import { settledBy, type Settled } from './settled';
import { workerComputer } from './worker-computer';

export type { Task };

/** What is asked of records is answered whatever else is asked meanwhile. */
export interface Computer extends Lookback {
  /** What is about to be needed, a policy or a sheet that was read, is there by the time that somebody waits. */
  warm(policy: string | undefined, opened: Opened | undefined): void;
  /** What the columns are; undefined where it was ended before. */
  recognise(asked: Asked): Promise<Recognised | undefined>;
  /** Undefined when it was cancelled. */
  compute(task: Task, progress: Progress): Promise<Result<Settled> | undefined>;
  /** Plans the writing of what was computed last. */
  plan(opened: Opened, options: PlanWanted): Promise<Planned>;
  /** All of what was planned last. */
  whole(): Promise<WritePlan>;
  cancel(): void;
}

/** On this thread, for hosts without workers: a breath between the steps lets the screen draw. The engine is fetched when it is needed. */
export const inlineComputer = (): Computer => {
  let fetched: Promise<Service> | undefined;
  let latest: Task | undefined;
  const service = (): Promise<Service> => (fetched ??= import('./inline').then(({ createService }) => createService()));
  const looking = async (): Promise<Lookback> => {
    await breath();
    return (await import('./inline')).lookback;
  };
  return {
    warm: () => undefined,
    recognise: async (asked) => (await import('./inline')).recogniseNow(asked),
    compute: async (task, progress) => {
      await breath();
      const made = await service();
      const result = await made.compute(task, progress);
      if (result.ok) latest = task;
      const see: See = (name, ...particulars) =>
        Promise.resolve(latest === task ? { seen: made.see(name, particulars) as Seen<typeof name> } : undefined);
      return settledBy(result, task, see);
    },
    plan: async (opened, options) => {
      await breath();
      return (await service()).plan(opened, options);
    },
    whole: async () => (await service()).whole(),
    misplaced: async (...asked) => (await looking()).misplaced(...asked),
    marks: async (...asked) => (await looking()).marks(...asked),
    undo: async (...asked) => (await looking()).undo(...asked),
    cancel: () => undefined,
  };
};

export const createComputer = (): Computer =>
  typeof Worker === 'undefined' ? inlineComputer() : workerComputer(() => new Worker(new URL('./worker.ts', import.meta.url)));
