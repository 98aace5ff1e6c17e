/**
 * Computing off the screen's thread: the sheet, its recognition and what the officer wants go in, what was computed and what would be written
 * come out. A worker does it where there is one; elsewhere the same functions run here.
 */
import { done, type Result } from '../core/problem';
import type { Wanted } from '../engine/choose';
import type { Policy } from '../policy/model';
import type { Computed } from '../run/compute';
import type { Opened } from '../run/open';
import type { PlanOptions } from '../run/plan';
import type { Recognition } from '../sheet/mapping';
import type { Progress } from '../sheet/port';
import { attach, type Answer, type Ask, type Planned } from './protocol';

export interface Task {
  readonly opened: Opened;
  readonly recognition: Recognition;
  readonly policy: Policy;
  readonly wanted: Wanted;
}

export interface Computer {
  /** Undefined when it was cancelled. */
  compute(task: Task, progress: Progress): Promise<Result<Computed> | undefined>;
  /** Plans the writing of what was computed last. */
  plan(opened: Opened, computed: Computed, options: PlanOptions): Promise<Planned>;
  cancel(): void;
}

/** On this thread, for hosts without workers: a breath between the steps lets the screen draw. The engine is fetched when it is needed. */
export const inlineComputer = (): Computer => {
  const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return {
    compute: async ({ opened, recognition, policy, wanted }, progress) => {
      await breath();
      const { compute, withOverlaps } = await import('./inline');
      const result = compute(opened, recognition, policy, wanted, progress);
      return result.ok ? done(await withOverlaps(opened, result.value), result.problems) : result;
    },
    plan: async (opened, computed, options) => {
      await breath();
      const { planWrite } = await import('./inline');
      return planWrite(opened, computed, options);
    },
    cancel: () => undefined,
  };
};

/** In a worker, which keeps what it computed last. `create` makes a fresh one after a cancellation. */
export const workerComputer = (create: () => Worker): Computer => {
  let worker: Worker | undefined;
  /** What was computed last, for a worker that was made anew and knows nothing of it. */
  let last: Ask | undefined;
  let giveUp: (() => void) | undefined;

  const ask = (question: Ask, progress?: Progress): Promise<Answer | undefined> =>
    new Promise((resolve, reject) => {
      const asked = (worker ??= create());
      giveUp = () => resolve(undefined);
      asked.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.is === 'progress') progress?.(data.done, data.total);
        else if (data.is === 'failed') reject(new Error(data.message));
        else resolve(data);
      };
      asked.onerror = (event) => reject(new Error(event.message));
      asked.postMessage(question);
    });

  return {
    compute: async ({ opened, recognition, policy, wanted }, progress) => {
      const question: Ask = { ask: 'compute', policy: policy.id, opened, recognition, wanted };
      const answer = await ask(question, progress);
      if (answer?.is !== 'computed') return undefined;
      last = question;
      return answer.result.ok ? done(attach(answer.result.value, policy), answer.result.problems) : answer.result;
    },
    plan: async (opened, _computed, options) => {
      if (!worker && last) await ask(last);
      const answer = await ask({ ask: 'plan', opened, options });
      if (answer?.is !== 'planned') throw new Error('the worker gave no plan');
      return answer.planned;
    },
    cancel: () => {
      worker?.terminate();
      worker = undefined;
      giveUp?.();
    },
  };
};

export const createComputer = (): Computer =>
  typeof Worker === 'undefined' ? inlineComputer() : workerComputer(() => new Worker(new URL('./worker.ts', import.meta.url)));
