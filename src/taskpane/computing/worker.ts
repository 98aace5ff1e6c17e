/** The worker of the pane: questions come in, what they ask for goes out. The sheet, the result and the plan stay here. */
import { ProblemError } from '../../core/problem';
import { lookback } from '../../run/lookback';
import type { Opened } from '../../run/open';
import { loadShipped } from '../../run/policies';
import { NOT_STALE } from '../../sheet/record/stale';
import { answerOn } from '../line/line';
import { remotePort } from '../line/remote-port';
import type { Ask, News } from './protocol';
import type { Recognised } from './question';
import { recogniseNow } from './recognised';
import { createService } from './service';

const service = createService();
let sheet: Partial<Opened> = {};
let hear: (news: News) => void = () => undefined;

const workbook = remotePort((look) => hear(look));

/** What was taken in parts is whole by the time that it is needed: the pane tells first. */
const opened = (): Opened => sheet as Opened;

const answer = async (question: Ask, tell: (news: News) => void): Promise<unknown> => {
  switch (question.ask) {
    case 'warm':
      return void (await loadShipped(question.policy));
    case 'take':
      return void (sheet = { ...sheet, ...question.opened });
    case 'recognise': {
      const policy = await loadShipped(question.policy);
      if (!policy.ok) return { found: policy, rows: 0, expired: NOT_STALE, left: undefined } satisfies Recognised;
      return recogniseNow({ opened: opened(), policy: policy.value, year: question.year, mapping: question.mapping });
    }
    case 'compute': {
      const { recognition, wanted } = question;
      const policy = await loadShipped(question.policy);
      if (!policy.ok) return policy;
      return service.compute({ opened: opened(), recognition, policy: policy.value, wanted }, (done, total) =>
        tell({ is: 'progress', done, total }),
      );
    }
    case 'plan':
      return service.plan(opened(), question.options);
    case 'whole':
      return service.whole();
    case 'misplaced':
      return lookback.misplaced(opened(), question.policy, question.mapping);
    case 'marks': {
      const policy = await loadShipped(question.policy);
      return policy.ok ? lookback.marks(opened(), policy.value, question.mapping, question.lang) : undefined;
    }
    case 'undo':
      hear = tell;
      return lookback.undo(workbook.port, opened(), question.policy, question.mapping);
    case 'looked':
    case 'refused':
      return void workbook.answered(question);
    case 'see':
      return service.see(question.name, question.particulars);
  }
};

// Only the pane asks, in the words of its protocol.
answerOn(
  self,
  (question, tell) => answer(question as Ask, tell),
  (error) => (error instanceof ProblemError ? error.problems : error instanceof Error ? error.message : String(error)),
);
