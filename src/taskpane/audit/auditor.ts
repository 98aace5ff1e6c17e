/**
 * Auditing off the screen's thread: a sheet and the auditor's choices go in, what was found, the working paper and verifications come out.
 * A worker does it where there is one; elsewhere the same functions run here.
 */
import type { AuditPlanOptions } from '../../audit/paper/plan';
import type { Said } from '../../audit/opinions';
import type { Verification } from '../../audit/verify/verify';
import { done, ProblemError, type Result } from '../../core/problem';
import type { Computed } from '../../run/run';
import type { SheetPort, Workbook, WritePlan } from '../../sheet/port';
import { unexpected } from '../problems';
import { attach } from '../protocol';
import type { AuditTask, Made, Staged } from './job';
import { look, type Answer, type Ask } from './protocol';
import { shownAudit, type ShownAudit } from './shown';

export interface Audited {
  readonly audit: ShownAudit;
  readonly computed: Computed;
}

export interface Auditor {
  /** Undefined when it was cancelled. */
  audit(task: AuditTask, tell: Staged): Promise<Result<Audited> | undefined>;
  /** Of the last audit. */
  paper(workbook: Workbook, said: readonly (readonly [id: string, said: Said])[], options: AuditPlanOptions): Promise<WritePlan>;
  /** Undefined when it was cancelled. */
  verify(port: SheetPort): Promise<Verification | undefined>;
  cancel(): void;
}

/** On this thread. */
export const inlineAuditor = (): Auditor => {
  let last: Made | undefined;
  return {
    audit: async (task, tell) => {
      const { runAudit } = await import('./job');
      const made = await runAudit(task, tell);
      if (!made.ok) return made;
      last = made.value;
      return done({ audit: shownAudit(made.value.audit), computed: made.value.computed }, made.problems);
    },
    paper: async (workbook, said, options) => {
      const { paperOf } = await import('./job');
      if (!last) throw new Error('nothing was audited yet');
      return paperOf(last, workbook, said, options);
    },
    verify: async (port) => (await import('./job')).verifyShipped(port),
    cancel: () => undefined,
  };
};

/** In a worker, which keeps what it found last. `create` makes a fresh one after a cancellation. */
export const workerAuditor = (create: () => Worker): Auditor => {
  let worker: Worker | undefined;
  let giveUp: (() => void) | undefined;

  const ask = (question: Ask, tell?: Staged, port?: SheetPort): Promise<Answer | undefined> =>
    new Promise((resolve, reject) => {
      const asked = (worker ??= create());
      giveUp = () => resolve(undefined);
      const looked = (call: number, looking: Promise<unknown>): void => {
        looking.then(
          (value) => asked.postMessage({ ask: 'looked', call, value } satisfies Ask),
          (error: unknown) => {
            const said = error instanceof Error ? error.message : String(error);
            const problems = error instanceof ProblemError ? error.problems : [unexpected(said)];
            asked.postMessage({ ask: 'refused', call, problems } satisfies Ask);
          },
        );
      };
      asked.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.is === 'progress') tell?.(data.stage, data.done, data.total);
        else if (data.is === 'failed') reject(new ProblemError(data.problems));
        else if (data.is !== 'look') resolve(data);
        else if (port) looked(data.call, look(port, data.method, data.sheet));
      };
      asked.onerror = (event) => reject(new Error(event.message));
      asked.postMessage(question);
    });

  return {
    audit: async ({ policy, ...task }, tell) => {
      const answer = await ask({ ask: 'audit', policy: policy.id, ...task }, tell);
      if (answer?.is !== 'audited') return undefined;
      const { result } = answer;
      if (!result.ok) return result;
      return done({ audit: result.value.audit, computed: attach(result.value.computed, policy) }, result.problems);
    },
    paper: async (workbook, said, options) => {
      const answer = await ask({ ask: 'paper', workbook, said, options });
      if (answer?.is !== 'paper') throw new Error('the worker gave no paper');
      return answer.plan;
    },
    verify: async (port) => {
      const answer = await ask({ ask: 'verify' }, undefined, port);
      return answer?.is === 'verified' ? answer.found : undefined;
    },
    cancel: () => {
      worker?.terminate();
      worker = undefined;
      giveUp?.();
    },
  };
};

export const createAuditor = (): Auditor =>
  typeof Worker === 'undefined' ? inlineAuditor() : workerAuditor(() => new Worker(new URL('./worker.ts', import.meta.url)));
