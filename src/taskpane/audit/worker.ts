/** The desk's worker: questions come in, audits, working papers and verifications go out. It keeps the last audit, so that its paper needs no second copy of it. */
import { ProblemError, done } from '../../core/problem';
import { loadShipped } from '../../run/policies';
import { unexpected } from '../problems';
import { detach } from '../protocol';
import { paperOf, runAudit, verifyShipped, type Made } from './job';
import type { Answer, Ask } from './protocol';
import { remotePort } from './remote-port';
import { shownAudit } from './shown';

let last: Made | undefined;

const say = (answer: Answer): void => self.postMessage(answer);
const workbook = remotePort((call, method, sheet) => say({ is: 'look', call, method, sheet }));

const answer = async (question: Ask): Promise<Answer | undefined> => {
  switch (question.ask) {
    case 'audit': {
      const policy = await loadShipped(question.policy);
      if (!policy.ok) return { is: 'audited', result: policy };
      const made = await runAudit({ ...question, policy: policy.value }, (stage, now, total) =>
        say({ is: 'progress', stage, done: now, total }),
      );
      if (!made.ok) return { is: 'audited', result: made };
      last = made.value;
      const { audit, computed } = made.value;
      return { is: 'audited', result: done({ audit: shownAudit(audit), computed: detach(computed) }, made.problems) };
    }
    case 'paper':
      if (!last) throw new Error('nothing was audited yet');
      return { is: 'paper', plan: paperOf(last, question.workbook, question.said, question.options) };
    case 'verify':
      return { is: 'verified', found: await verifyShipped(workbook.port) };
    case 'looked':
      return void workbook.looked(question.call, question.value);
    case 'refused':
      return void workbook.refused(question.call, question.problems);
  }
};

const problemsOf = (error: unknown) =>
  error instanceof ProblemError ? error.problems : [unexpected(error instanceof Error ? error.message : String(error))];

self.onmessage = ({ data }: MessageEvent<Ask>): void => {
  answer(data).then(
    (said) => said && say(said),
    (error: unknown) => say({ is: 'failed', problems: problemsOf(error) }),
  );
};
