/** What the officer chose, looked up: the option of a reading, the value of a parameter in the settled year. */
import { PRIOR_AWARD, UNCHECKED_GATE } from '../policy/conventions';
import type { Rational } from '../core/rational';
import type { Policy } from '../policy/model';
import type { Choices } from './outcome';

export const readingOption = (policy: Policy, choices: Choices, key: string): string =>
  choices.readings.get(key) ?? policy.readings.get(key)?.default ?? '';

/** The entered value, or the dated one in force on the last day of the settled year (the first, where the year is cut short); undefined when nobody has set it. */
export const resolveParameter = (policy: Policy, choices: Choices, name: string): Rational | undefined => {
  const entered = choices.parameters.get(name);
  if (entered) return entered.value;
  const year = String(choices.year);
  return policy.parameters.get(name)?.values.findLast(({ from, to }) => from.slice(0, 4) <= year && year <= to.slice(0, 4))
    ?.value;
};

export const computesUncheckedGates = (policy: Policy, choices: Choices): boolean =>
  readingOption(policy, choices, UNCHECKED_GATE) === '先行测算并提示';
export const estimatesPriorAwards = (policy: Policy, choices: Choices): boolean =>
  readingOption(policy, choices, PRIOR_AWARD) === '按现行标准推算';
