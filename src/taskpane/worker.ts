/** The worker of the pane: questions come in, computed results and plans go out. It keeps the last result, so that a plan needs no second copy of it. */
import { done } from '../core/problem';
import { loadShipped } from '../run/policies';
import { withOverlaps } from '../run/overlaps';
import { compute, planWrite, type Computed } from '../run/run';
import { detached, type Answer, type Ask } from './protocol';

let last: Computed | undefined;

const say = (answer: Answer): void => self.postMessage(answer);

const answer = async (question: Ask): Promise<Answer> => {
  if (question.ask === 'plan') {
    if (!last) return { is: 'failed', message: 'nothing was computed yet' };
    const { settlement: _settlement, ...planned } = planWrite(question.opened, last, question.options);
    return { is: 'planned', planned };
  }
  const { opened, recognition, wanted } = question;
  const policy = await loadShipped(question.policy);
  if (!policy.ok) return { is: 'computed', result: policy };
  const alone = compute(opened, recognition, policy.value, wanted, (done, total) => say({ is: 'progress', done, total }));
  const result = alone.ok ? done(await withOverlaps(opened, alone.value), alone.problems) : alone;
  if (result.ok) last = result.value;
  return { is: 'computed', result: detached(result) };
};

self.onmessage = ({ data }: MessageEvent<Ask>): void => {
  answer(data).then(say, (error: unknown) =>
    say({ is: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
};
