/**
 * The figures that formulas compute with: a literal or a parameter of the policy in; an expression over named cells out. Each figure has one
 * cell, where it stands as the document prints it, and beside it the whole numbers that formulas use.
 */
import { text, type Text } from '../core/lang';
import { divide, multiply, rational, type Rational } from '../core/rational';
import type { Choices } from '../engine/outcome';
import { resolveParameter } from '../engine/resolve';
import type { Node, Policy, ValueType } from '../policy/model';
import { isPlain, typeName, unitOf } from '../policy/units';
import type { Role } from '../sheet/figure-roles';
import { CELL_NAME_PREFIX } from '../sheet/port/own-names';
import { named, ONE, YES, ZERO } from './expression';
import type { Quantity } from './quantity';
import { Inexpressible } from './reason';
import { figureId, parameterId, rateGroups } from './together';

/** Whose figure it is, and what for. */
export interface Owner {
  /** Letters, digits and `_`: part of the name. */
  readonly id: string;
  readonly label: Text;
  readonly article: string;
}

export interface Figure {
  readonly name: string;
  readonly owner: Owner;
  readonly role: Role;
  /** In `unit`. */
  readonly value: Rational;
  readonly unit: string;
  /** What the shown value times this comes to is whole. For a rate: how many of `unit` make one. */
  readonly factor: number;
  readonly rate: boolean;
  /** Rates of one group have one denominator, which has this name. */
  readonly below?: string;
}

/** Percent are told to six decimals. */
export const PERCENT_DECIMALS = 1_000_000;

export interface Figures {
  readonly quantity: (node: Extract<Node, { op: 'literal' | 'parameter' }>, owner: Owner, role: Role) => Quantity;
  readonly list: () => readonly Figure[];
  /** What a named cell comes to, as the sheet computes it. */
  readonly value: (name: string) => number | undefined;
}

const DENOMINATOR = '_分母';

const COUNTED = /^[家件位次项场个人户名台套篇轮级档辆]$/;

/** Letters that a name may have; a name begins with one of ours, so it is never taken for a cell. */
const nameable = (label: string): string => label.replace(/[^\p{L}\p{N}_.]/gu, '_');

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const whole = (value: Rational): number | undefined =>
  value.d === 1n && value.n >= 0n && value.n < 100_000_000_000_000n ? Number(value.n) : undefined;

/** The unit that a figure was written with; else its base unit. */
const unitIn = (written: string, type: ValueType): { readonly name: string; readonly factor: Rational } => {
  const name = /^[\d,.\s]+(\D.*)$/.exec(written)?.[1]?.trim() ?? '';
  const found = name === '' ? undefined : unitOf(name);
  if (found) return { name, factor: found.factor };
  const rate = type.kind === 'number' && type.flavour !== undefined;
  return rate
    ? { name: type.flavour === 'point' ? '个百分点' : '%', factor: rational(1n, 100n) }
    : { name: type.kind === 'number' && isPlain(type.dims) ? '' : typeName(type), factor: rational(1n) };
};

const scaleOf = (value: Rational, type: ValueType): number => {
  const dims = type.kind === 'number' ? Object.keys(type.dims) : [];
  const usual = dims.length === 1 && COUNTED.test(dims[0] ?? '') ? 1 : 100;
  const scale = [usual, 1_000_000].find((one) => whole(multiply(value, rational(BigInt(one)))) !== undefined);
  if (scale === undefined) throw new Inexpressible('figure');
  return scale;
};

const structural = (value: Rational, type: ValueType): boolean =>
  value.n === 0n || (value.n === value.d && type.kind === 'number' && isPlain(type.dims) && type.flavour === undefined);

export const figuresOf = (policy: Policy, choices: Choices): Figures => {
  const found = new Map<string, { readonly figure: Figure; readonly quantity: Quantity }>();
  const values = new Map<string, number>();
  const groupOf = rateGroups(policy, choices);
  /** Hundredths in millionths, by name. */
  const groups = new Map<string, { readonly below: string; readonly tops: Map<string, number> }>();
  const names = new Set<string>();
  const prefix = `${CELL_NAME_PREFIX}${nameable(policy.short.zh)}`;

  const freeName = (owner: Owner, role: Role): string => {
    for (let n = 1; ; n += 1) {
      const name = `${prefix}_${nameable(owner.id)}_${role}${n === 1 ? '' : n}`;
      if (names.has(name.toLowerCase())) continue;
      names.add(name.toLowerCase());
      return name;
    }
  };

  const rate = (name: string, value: Rational, id: string): { readonly quantity: Quantity; readonly below: string } => {
    const top = whole(multiply(value, rational(100n * BigInt(PERCENT_DECIMALS))));
    if (top === undefined) throw new Inexpressible('figure');
    const group = groups.get(groupOf(id)) ?? { below: name + DENOMINATOR, tops: new Map<string, number>() };
    groups.set(groupOf(id), group);
    group.tops.set(name, top);
    const bottom = 100 * PERCENT_DECIMALS;
    const g = [...group.tops.values()].reduce(gcd, bottom);
    values.set(group.below, bottom / g);
    for (const [one, number] of group.tops) values.set(one, number / g);
    return {
      quantity: { num: named(name), den: named(group.below), scale: 1, known: YES, positive: true },
      below: group.below,
    };
  };

  return {
    quantity: (node, owner, role) => {
      const entered = node.op === 'parameter' ? choices.parameters.get(node.name) : undefined;
      const value = node.op === 'literal' ? node.value : resolveParameter(policy, choices, node.name);
      if (!value) throw new Inexpressible('parameter');
      const { type } = node;
      if (node.op === 'literal' && structural(value, type))
        return { num: value.n === 0n ? ZERO : ONE, den: null, scale: 1, known: YES, positive: true };
      if (value.n < 0n) throw new Inexpressible('figure');
      const parameter = node.op === 'parameter' ? policy.parameters.get(node.name) : undefined;
      const whose: Owner = parameter
        ? { id: parameter.name, label: text(parameter.name, parameter.en), article: parameter.article }
        : owner;
      const use = parameter ? '参数' : role;
      const key = node.op === 'parameter' ? parameterId(node.name) : figureId(whose.id, use, node);
      const before = found.get(key);
      if (before) return before.quantity;
      const unit = unitIn(node.op === 'literal' ? node.text : (entered?.text ?? ''), type);
      const isRate = type.kind === 'number' && type.flavour !== undefined;
      const scale = isRate ? 1 : scaleOf(value, type);
      const factor = isRate ? 100 : whole(multiply(unit.factor, rational(BigInt(scale))));
      if (factor === undefined) throw new Inexpressible('figure');
      const name = freeName(whose, use);
      const made = isRate ? rate(name, value, key) : undefined;
      const figure: Figure = {
        name,
        owner: whose,
        role: use,
        value: isRate ? multiply(value, rational(100n)) : divide(value, unit.factor),
        unit: unit.name,
        factor,
        rate: isRate,
        ...(made && { below: made.below }),
      };
      const scaled = isRate ? undefined : whole(multiply(value, rational(BigInt(scale))));
      if (scaled !== undefined) values.set(name, scaled);
      const quantity: Quantity = made?.quantity ?? { num: named(name), den: null, scale, known: YES, positive: true };
      found.set(key, { figure, quantity });
      return quantity;
    },
    list: () => [...found.values()].map(({ figure }) => figure),
    value: (name) => values.get(name),
  };
};
