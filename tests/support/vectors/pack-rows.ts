/** A policy and one item in; boundary rows as the reference and the engine read them, with every figure of other documents entered, out. */
import { Fraction } from 'fraction.js';
import type { Choices, Entered } from '../../../src/engine/outcome';
import type { Item, Parameter, Policy } from '../../../src/policy/model';
import type { ReferenceChoices, Row } from '../reference';
import type { Given, Setting } from './approximate';
import { boundaryRows } from './boundaries';

export interface Entry {
  readonly choices: Choices;
  readonly reference: ReferenceChoices;
  readonly setting: Setting;
}

/** A figure that is no round number, at or below what the document allows. */
const figureFor = ({ type, atMost }: Parameter): Fraction => {
  const wanted =
    type.kind === 'number' && type.dims['元'] === 1
      ? new Fraction('123456.78')
      : type.kind === 'number' && type.flavour === 'rate'
        ? new Fraction('0.03335')
        : new Fraction(3);
  const most = atMost && new Fraction(atMost.n, atMost.d);
  return most && most.compare(wanted) < 0 ? most : wanted;
};

/** `last`: the last option of every reading instead of its default. */
export const entryFor = (policy: Policy, year: number, last: boolean): Entry => {
  const readings = new Map(
    [...policy.readings].map(([key, { options, default: usual }]) => [key, last ? (options.at(-1)?.key ?? usual) : usual]),
  );
  const figures = new Map(
    [...policy.parameters.values()].map((parameter): [string, Fraction] => [parameter.name, figureFor(parameter)]),
  );
  const entered = (parameter: Parameter): Entered => {
    const figure = figures.get(parameter.name) as Fraction;
    return { value: { n: figure.s * figure.n, d: figure.d }, type: parameter.type, text: figure.toString() };
  };
  return {
    choices: {
      year,
      readings,
      parameters: new Map([...policy.parameters.values()].map((parameter) => [parameter.name, entered(parameter)])),
    },
    reference: {
      readings: Object.fromEntries(readings),
      parameters: Object.fromEntries([...figures].map(([name, figure]) => [name, figure.toFraction()])),
    },
    setting: { policy, readings, parameters: new Map([...figures].map(([name, figure]) => [name, figure.valueOf()])) },
  };
};

const RECOGNISED = [false, true, 'before', 'both'] as const;

/** Integers as decimal texts in base units. */
const rowOf = ({ numbers, flags, options }: Given, policy: Policy): Row => ({
  ...Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [
      name,
      new Fraction(BigInt(value), BigInt(policy.inputs.get(name)?.scale ?? 1)).toString(),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(flags).map(([name, bits]) => [
      name,
      policy.inputs.get(name)?.title ? (RECOGNISED[bits] ?? false) : bits % 2 === 1,
    ]),
  ),
  ...options,
});

/** At most `most` rows, evenly from all; and one row more for each input of the first, with that input blank. */
export const rowsFor = (item: Item, entry: Entry, most: number): readonly Row[] => {
  const { policy } = entry.setting;
  const all = boundaryRows(item, entry.setting);
  const step = Math.max(1, all.length / most);
  const kept = Array.from({ length: Math.min(most, all.length) }, (_, i) => rowOf(all[Math.floor(i * step)] as Given, policy));
  const [first] = kept;
  return [...kept, ...(first ? Object.keys(first).map((name): Row => ({ ...first, [name]: null })) : [])];
};
