/** One figure that another document sets, as somebody gave it, in; the checked figure out, or what is wrong with it. */
import { text, type Text } from '../core/lang';
import type { Place, Problem } from '../core/problem';
import { compare, rational } from '../core/rational';
import type { Policy, ValueType } from '../policy/model';
import { aboveCeiling, withoutDocument } from '../policy/problems';
import { MONEY, sameDims } from '../policy/units';
import { parseEntered } from './entered';
import { bothNumbers } from './explain/format';
import type { Entered } from './outcome';
import { badParameter, cellWithoutDocument, unknownParameter } from './problems';

/** A figure in a cell of the workbook: where it stands, and where its document belongs. */
export interface Figure {
  readonly name: string;
  /** With its unit: `50万元`. */
  readonly value: string;
  readonly document: string;
  /** ISO date of the document. */
  readonly date?: string;
  readonly at: Place;
  readonly documentAt: Place;
}

/** `50万元@文号`, typed in for a name. */
export const figureOf = (name: string, source: string): Omit<Figure, 'at' | 'documentAt'> => {
  const at = source.indexOf('@');
  return {
    name,
    value: (at < 0 ? source : source.slice(0, at)).trim(),
    document: at < 0 ? '' : source.slice(at + 1).trim(),
  };
};

/** How a figure of the type may be written. */
export const exampleOf = (type: ValueType): Text => {
  if (type.kind !== 'number') return text('', '');
  if (type.flavour) return text('5%', '5%');
  return type.dims['元'] ? text('50万元', '500,000 yuan') : text('3', '3');
};

/** What may be entered under a name: a parameter of the policy, or the decision under an item's ceiling. */
export const enterable = (
  policy: Policy,
  name: string,
): { readonly type: ValueType; readonly atMost: Text | undefined; readonly ceiling: boolean } | undefined => {
  const parameter = policy.parameters.get(name);
  const item = policy.items.find(({ decidedBy }) => decidedBy === name);
  const figure = item?.amount?.decided ?? item?.amount?.node;
  if (!parameter && !item) return undefined;
  const type = parameter?.type ?? figure?.type ?? MONEY;
  const most = parameter?.atMost ?? (figure?.op === 'literal' ? figure.value : undefined);
  return { type, ceiling: item !== undefined, atMost: most && bothNumbers(most, type) };
};

const check = (policy: Policy, given: Omit<Figure, 'at' | 'documentAt'>, inCell: boolean): Entered | Problem => {
  const { name, value, document, date } = given;
  const parameter = policy.parameters.get(name);
  const ceiling = policy.items.find((item) => item.decidedBy === name);
  if (!parameter && !ceiling)
    return unknownParameter(name, [...policy.parameters.keys(), ...policy.items.flatMap(({ decidedBy }) => decidedBy ?? [])]);
  const figure = ceiling?.amount?.decided ?? ceiling?.amount?.node;
  const type = parameter?.type ?? figure?.type ?? MONEY;
  const quantity = parseEntered(value);
  const found = quantity?.type;
  const is = (wanted: ValueType): boolean =>
    found?.kind === 'number' && wanted.kind === 'number' && sameDims(found.dims, wanted.dims);
  // A ceiling on a rate may be decided as a rate, or as the amount that it came to.
  const fits =
    found?.kind === 'number' &&
    (is(type) || (ceiling !== undefined && is(MONEY))) &&
    found.flavour !== 'point' &&
    (quantity?.value.n ?? -1n) >= 0n;
  if (!quantity || !fits) return badParameter(name, value, exampleOf(type), inCell);
  if (parameter?.atMost && compare(quantity.value, parameter.atMost) > 0)
    return aboveCeiling(name, value, bothNumbers(parameter.atMost, type));
  if (figure?.op === 'literal' && is(figure.type) && compare(quantity.value, figure.value) > 0)
    return aboveCeiling(name, value, bothNumbers(figure.value, figure.type));
  return {
    value: rational(quantity.value.n, quantity.value.d),
    type: quantity.type,
    text: value,
    ...(document && { document }),
    ...(date !== undefined && { date }),
  };
};

/** Reports what is wrong and gives the figure where it can be used. */
export const enter = (policy: Policy, name: string, source: string, problems: Problem[]): Entered | undefined => {
  const entered = check(policy, figureOf(name, source), false);
  if ('code' in entered) {
    problems.push(entered);
    return undefined;
  }
  if (entered.document === undefined) problems.push(withoutDocument(name));
  return entered;
};

/** The same for a cell: every problem has its place, and the figure remembers where it came from. */
export const enterCell = (policy: Policy, figure: Figure, problems: Problem[]): Entered | undefined => {
  const entered = check(policy, figure, true);
  if ('code' in entered) {
    problems.push({ ...entered, place: { ...figure.at, name: figure.name } });
    return undefined;
  }
  if (entered.document === undefined) problems.push(cellWithoutDocument(figure.name, figure.documentAt));
  return { ...entered, at: figure.at };
};
