/** The officer's choices as texts in (year, readings, parameters), checked choices out, or every reason why not. */
import { done, failed, type Problem, type Result } from '../core/problem';
import { compare, rational } from '../core/rational';
import { parseQuantity } from '../policy/dialect/quantities';
import type { Policy, ValueType } from '../policy/model';
import { aboveCeiling, expired, notInForce, withoutDocument } from '../policy/problems';
import { MONEY, sameDims } from '../policy/units';
import { numberText } from './explain/format';
import type { Choices, Entered } from './outcome';
import { badParameter, unknownParameter, unknownReading, unknownReadingOption } from './problems';

export interface Wanted {
  readonly year: number;
  readonly readings: Readonly<Record<string, string>>;
  /** `50万元@文号`; the document may be left out, with a warning. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly budget?: number;
  readonly cityShare?: Choices['cityShare'];
}

const example = (type: ValueType): string =>
  type.kind === 'number' && type.flavour === 'rate'
    ? '5%@文号'
    : type.kind === 'number' && type.dims['元']
      ? '50万元@文号'
      : '3@文号';

const enter = (policy: Policy, name: string, source: string, problems: Problem[]): Entered | undefined => {
  const parameter = policy.parameters.get(name);
  const ceiling = policy.items.find((item) => item.decidedBy === name);
  if (!parameter && !ceiling) {
    const known = [...policy.parameters.keys(), ...policy.items.flatMap(({ decidedBy }) => decidedBy ?? [])];
    problems.push(unknownParameter(name, known));
    return undefined;
  }
  const figure = ceiling?.amount?.decided ?? ceiling?.amount?.node;
  const type = parameter?.type ?? figure?.type ?? MONEY;
  const at = source.indexOf('@');
  const value = (at < 0 ? source : source.slice(0, at)).trim();
  const document = at < 0 ? '' : source.slice(at + 1).trim();
  const quantity = parseQuantity(value);
  const given = quantity?.type;
  const is = (wanted: ValueType): boolean =>
    given?.kind === 'number' && wanted.kind === 'number' && sameDims(given.dims, wanted.dims);
  // A ceiling on a rate may be decided as a rate, or as the amount that it came to.
  const fits =
    given?.kind === 'number' &&
    (is(type) || (ceiling !== undefined && is(MONEY))) &&
    given.flavour !== 'point' &&
    (quantity?.value.n ?? -1n) >= 0n;
  if (!quantity || !fits) {
    problems.push(badParameter(name, value, example(type)));
    return undefined;
  }
  if (parameter?.atMost && compare(quantity.value, parameter.atMost) > 0) {
    problems.push(aboveCeiling(name, value, numberText(parameter.atMost, type, 'zh')));
    return undefined;
  }
  if (figure?.op === 'literal' && is(figure.type) && compare(quantity.value, figure.value) > 0) {
    problems.push(aboveCeiling(name, value, numberText(figure.value, figure.type, 'zh')));
    return undefined;
  }
  if (!document) problems.push(withoutDocument(name));
  return { value: rational(quantity.value.n, quantity.value.d), type: quantity.type, text: value, ...(document && { document }) };
};

export const chooseAll = (policy: Policy, wanted: Wanted): Result<Choices> => {
  const problems: Problem[] = [];
  const firstYear = Number(policy.from.slice(0, 4));
  const lastYear = Number(policy.to.slice(0, 4));
  if (!Number.isInteger(wanted.year) || wanted.year < firstYear)
    problems.push(notInForce(policy.short, wanted.year, policy.from, policy.to));
  else if (wanted.year > lastYear) problems.push(expired(policy.short, wanted.year, policy.from, policy.to));

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
