/** The desk's worker: questions come in, audits, working papers and verifications go out. The last audit stays here, and what it was computed from. */
import { done } from '../../core/problem';
import { loadShipped } from '../../run/policies';
import { answerOn } from '../line/line';
import { remotePort } from '../line/remote-port';
import { lookUp } from '../lookups';
import { problemsOf } from '../problems';
import { summaryOf } from '../computing/settled';
import { paperOf, runAudit, verifyShipped, type Made } from './job';
import type { Ask, News, Sent } from './protocol';
import { shownAudit } from './shown';

let last: Made | undefined;
let hear: (news: News) => void = () => undefined;

const workbook = remotePort((look) => hear(look));

const made = (): Made => {
  if (!last) throw new Error('nothing was audited yet');
  return last;
};

const answer = async (question: Ask, tell: (news: News) => void): Promise<unknown> => {
  switch (question.ask) {
    case 'audit': {
      const policy = await loadShipped(question.policy);
      if (!policy.ok) return policy;
      const result = await runAudit({ ...question, policy: policy.value }, (stage, now, total) =>
        tell({ is: 'progress', stage, done: now, total }),
      );
      if (!result.ok) return result;
      last = result.value;
      const { audit, computed } = last;
      const { recognition, problems } = computed;
      const sent: Sent = { audit: shownAudit(audit), computed: summaryOf(computed), recognition, problems };
      return done(sent, result.problems);
    }
    case 'paper':
      return paperOf(made(), question.workbook, question.said, question.options);
    case 'see':
      return lookUp(made().computed, question.name, question.particulars);
    case 'verify':
      hear = tell;
      return verifyShipped(workbook.port);
    case 'looked':
    case 'refused':
      return void workbook.answered(question);
  }
};

// Only the desk asks, in the words of its protocol.
answerOn(self, (question, tell) => answer(question as Ask, tell), problemsOf);
