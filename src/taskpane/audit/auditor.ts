/**
 * Auditing off the screen's thread: a sheet and the auditor's choices go in, what was found, the working paper and verifications come out.
 * A worker does it where there is one; elsewhere the same functions run here.
 */
import type { AuditPlanOptions } from '../../audit/paper/plan';
import type { Said } from '../../audit/opinions';
import type { Verification } from '../../audit/verify/verify';
import { done, type Problem, type Result } from '../../core/problem';
import type { SheetPort, Workbook, WritePlan } from '../../sheet/port/port';
import { failureOver } from '../problems';
import { answerTo, living } from '../line/living';
import { lookedBy } from '../line/remote-port';
import type { See, Seen } from '../lookups';
import type { Settled } from '../computing/settled';
import type { AuditTask, Made, Staged } from './job';
import type { News, Questions, Sent } from './protocol';
import { shownAudit, type ShownAudit } from './shown';

export interface Audited {
  readonly audit: ShownAudit;
  readonly computed: Settled;
  /** Of the data. */
  readonly problems: readonly Problem[];
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

const auditedBy = (result: Result<Sent>, { policy }: AuditTask, see: See): Result<Audited> => {
  if (!result.ok) return result;
  const { audit, computed, recognition, problems } = result.value;
  return done({ audit, problems, computed: { ...computed, policy, recognition, see } }, result.problems);
};

/** On this thread. */
export const inlineAuditor = (): Auditor => {
  let last: Made | undefined;
  return {
    audit: async (task, tell) => {
      const { lookUp, runAudit, summaryOf } = await import('./job');
      const made = await runAudit(task, tell);
      if (!made.ok) return made;
      last = made.value;
      const { audit, computed } = last;
      const see: See = (name, ...particulars) =>
        Promise.resolve(last === made.value ? { seen: lookUp(computed, name, particulars) as Seen<typeof name> } : undefined);
      const { recognition, problems } = computed;
      const sent = { audit: shownAudit(audit), computed: summaryOf(computed), recognition, problems };
      return auditedBy(done(sent, made.problems), task, see);
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
  const { line, end } = living(create);
  let latest: AuditTask | undefined;

  const ask = <K extends keyof Questions>(name: K, particulars: Questions[K]['asked'], hear?: (news: News) => void) =>
    answerTo<Questions[K]['answer']>(
      line().ask({ ask: name, ...particulars }, (news) => hear?.(news as News)),
      failureOver,
    );

  return {
    audit: async (task, tell) => {
      const { policy, opened, ...rest } = task;
      latest = undefined;
      // Nothing of an audit looks at what runs kept.
      const said = await ask('audit', { policy: policy.id, opened: { ...opened, record: [] }, ...rest }, (news) => {
        if (news.is === 'progress') tell(news.stage, news.done, news.total);
      });
      if (said?.answer.ok) latest = task;
      const see: See = async (name, ...particulars) => {
        const seen = latest === task ? await ask('see', { name, particulars }) : undefined;
        return seen && { seen: seen.answer as Seen<typeof name> };
      };
      return said && auditedBy(said.answer, task, see);
    },
    paper: async (workbook, said, options) => {
      const paper = await ask('paper', { workbook, said, options });
      if (!paper) throw new Error('the worker gave no paper');
      return paper.answer;
    },
    verify: async (port) => {
      const asking = line();
      const answered = async (news: News): Promise<void> => {
        if (news.is !== 'look') return;
        await asking.ask(await lookedBy(port, news));
      };
      // A look that a worker did not live to see answered is no failure; any other ends the verification with it.
      const found = await ask('verify', {}, (news) => void answered(news).catch(() => undefined));
      return found?.answer;
    },
    cancel: () => {
      latest = undefined;
      end();
    },
  };
};

export const createAuditor = (): Auditor =>
  typeof Worker === 'undefined' ? inlineAuditor() : workerAuditor(() => new Worker(new URL('./worker.ts', import.meta.url)));
