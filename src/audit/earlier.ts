/** An earlier document whose figures somebody may have gone on using: its policy and the year of the audit in; the policy with the choices of the year that is tried, by the defaults of its readings, out. */
import { done, type Result } from '../core/problem';
import { chooseAll } from '../engine/choose';
import type { Choices } from '../engine/outcome';
import type { Policy } from '../policy/model';

export interface Earlier {
  readonly policy: Policy;
  readonly choices: Choices;
}

/** The last year of a policy that is not after the year before. */
export const yearBefore = ({ from, to }: Pick<Policy, 'from' | 'to'>, year: number): number => {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4))) as [number, number];
  return Math.max(first, Math.min(last, year - 1));
};

/** `stated`: the year, where one was named. */
export const earlierOf = (policy: Policy, year: number, stated: number | undefined): Result<Earlier> => {
  const chosen = chooseAll(policy, { year: stated ?? yearBefore(policy, year), readings: {}, parameters: {} });
  return chosen.ok ? done({ policy, choices: chosen.value }) : chosen;
};
