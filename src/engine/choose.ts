/** The officer's choices as texts in (year, readings, parameters), checked choices out, or every reason why not. */
import { done, failed, type Problem, type Result } from '../core/problem';
import type { Policy } from '../policy/model';
import { firstYear, isExpired } from '../policy/period';
import { expired, notInForce } from '../policy/problems';
import { enter, enterCell, figureOf, type Figure } from './enter';
import type { Choices, Entered } from './outcome';
import { cellOverridden, unknownReading, unknownReadingOption } from './problems';

export interface Wanted {
  readonly year: number;
  readonly readings: Readonly<Record<string, string>>;
  /** `50万元@文号`; the document may be left out, with a warning. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Figures that stand in the workbook: what is given in `parameters` wins over them. One that cannot be used is told and left out. */
  readonly figures?: readonly Figure[];
  readonly budget?: number;
  readonly cityShare?: Choices['cityShare'];
}

export const chooseAll = (policy: Policy, wanted: Wanted): Result<Choices> => {
  const problems: Problem[] = [];
  if (!Number.isInteger(wanted.year) || wanted.year < firstYear(policy))
    problems.push(notInForce(policy.short, wanted.year, policy.from, policy.to));
  else if (isExpired(policy, wanted.year)) problems.push(expired(policy.short, wanted.year, policy.from, policy.to));

  const readings = new Map<string, string>();
  for (const [key, option] of Object.entries(wanted.readings)) {
    const reading = policy.readings.get(key);
    const options = reading?.options.map((one) => one.key) ?? [];
    if (!reading) problems.push(unknownReading(key, [...policy.readings.keys()]));
    else if (!options.includes(option)) problems.push(unknownReadingOption(key, option, options));
    else readings.set(key, option);
  }
  const parameters = new Map<string, Entered>();
  for (const [name, source] of Object.entries(wanted.parameters)) {
    const entered = enter(policy, name, source, problems);
    if (entered) parameters.set(name, entered);
  }
  if (problems.some(({ severity }) => severity === 'error')) return failed(...problems);
  for (const figure of wanted.figures ?? []) {
    const given = wanted.parameters[figure.name];
    if (given === undefined) {
      const entered = enterCell(policy, figure, problems);
      if (entered) parameters.set(figure.name, entered);
      continue;
    }
    const { value, document } = figureOf(figure.name, given);
    if (value !== figure.value || document !== figure.document) problems.push(cellOverridden(figure, value));
  }
  return done(
    {
      year: wanted.year,
      readings,
      parameters,
      ...(wanted.budget !== undefined && { budget: wanted.budget }),
      ...(wanted.cityShare && { cityShare: wanted.cityShare }),
    },
    problems,
  );
};
