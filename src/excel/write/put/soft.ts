/** Something that the figures do not depend on: its failure is told and passed over. Being cancelled is none. */
import type { Text } from '../../../core/lang';
import type { Problem } from '../../../core/problem';
import { hostCode, meaning } from '../../errors';
import { notDressed } from '../../warnings';

export const soft = async (problems: Problem[], what: Text, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (thrown) {
    if (hostCode(thrown) === undefined) throw thrown;
    problems.push(notDressed(what, meaning(thrown)));
  }
};

/** What Excel refuses is tried once more. */
export const twice = (work: () => Promise<void>): Promise<void> =>
  work().catch((thrown: unknown) => {
    if (hostCode(thrown) === undefined) throw thrown;
    return work();
  });
