/**
 * A second opinion on amounts: fraction.js over plain row objects, written from docs/policy-language.md without any code of src/engine.
 * null stands for "cannot be told". Only what the item itself pays; settlement across items has tests of its own.
 */
import { Fraction } from 'fraction.js';
import type { Item, Node } from '../../src/policy/model';

/**
 * Values in base units as decimal texts, flags as booleans, options as texts; null is blank.
 * A recognition is `true` for the settled year, `before` for an earlier one, `both` for both.
 */
export type Row = Readonly<Record<string, string | boolean | null>>;

export interface ReferenceChoices {
  readonly readings: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

type Value = Fraction | boolean | null;

const evaluate = (node: Node, row: Row, choices: ReferenceChoices): Value => {
  const go = (part: Node): Value => evaluate(part, row, choices);
  const two = (left: Node, right: Node, by: (a: Fraction, b: Fraction) => Value): Value => {
    const a = go(left) as Fraction | null;
    const b = go(right) as Fraction | null;
    return a === null || b === null ? null : by(a, b);
  };
  switch (node.op) {
    case 'literal':
      return new Fraction(node.value.n, node.value.d);
    case 'constant':
      return node.value;
    case 'input': {
      const given = row[node.name];
      if (given === undefined || given === null) return null;
      return typeof given === 'string' ? new Fraction(given) : given;
    }
    case 'recognised': {
      const given = row[node.name];
      if (given === undefined || given === null) return null;
      const now = given === true || given === 'both';
      const before = given === 'before' || given === 'both';
      return { year: now, first: now && !before, before, ever: now || before }[node.when];
    }
    case 'is': {
      const given = row[node.name];
      return given === undefined || given === null ? null : node.options.includes(String(given));
    }
    case 'parameter': {
      const entered = choices.parameters[node.name];
      return entered === undefined ? null : new Fraction(entered);
    }
    case 'reading':
      return node.options.includes(choices.readings[node.key] ?? '');
    case 'term':
      return go(node.node);
    case 'add':
      return two(node.left, node.right, (a, b) => a.add(b));
    case 'subtract':
      return two(node.left, node.right, (a, b) => a.sub(b));
    case 'multiply':
      return two(node.left, node.right, (a, b) => a.mul(b));
    case 'divide':
      return two(node.left, node.right, (a, b) => (b.equals(0) ? null : a.div(b)));
    case 'negate':
      return two(node.of, node.of, (a) => a.neg());
    case 'floor':
      return two(node.of, node.of, (a) => a.floor());
    case 'min':
    case 'max':
      return node.of.map(go).reduce((best, value) => {
        if (best === null || value === null) return null;
        const order = (value as Fraction).compare(best as Fraction);
        return (node.op === 'min' ? order < 0 : order > 0) ? value : best;
      });
    case 'compare':
      return two(node.left, node.right, (a, b) => {
        const order = a.compare(b);
        return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0, '==': order === 0, '!=': order !== 0 }[
          node.by
        ];
      });
    case 'and':
    case 'or': {
      const values = node.of.map(go);
      const decisive = node.op === 'or';
      return values.includes(decisive) ? decisive : values.includes(null) ? null : !decisive;
    }
    case 'not': {
      const value = go(node.of);
      return value === null ? null : !value;
    }
    case 'case': {
      let value = go(node.otherwise);
      for (const { when, then } of [...node.branches].reverse()) {
        const holds = go(when);
        const yes = go(then);
        const agree = yes !== null && value !== null && (yes instanceof Fraction ? yes.equals(value as Fraction) : yes === value);
        value = holds === true ? yes : holds === false ? value : agree ? yes : null;
      }
      return value;
    }
  }
};

/** 分 that the item pays or allows, 0n where nothing; `null` where it cannot be told. The second: whether its conditions failed or its formula came to nothing. */
const settled = (
  item: Item,
  row: Row,
  choices: ReferenceChoices,
): { readonly fen: Fraction | null; readonly eligible: boolean } => {
  const unknown = { fen: null, eligible: false };
  const nothing = { fen: new Fraction(0), eligible: false };
  const conditions = item.conditions.map(({ node }) => evaluate(node, row, choices));
  if (!item.amount || conditions.includes(false)) return nothing;
  if (conditions.includes(null)) return unknown;
  const { node, rounding, cap, prior } = item.amount;
  const yuan = evaluate(node, row, choices) as Fraction | null;
  if (yuan === null) return unknown;
  const units = yuan.mul(100).div(rounding.to);
  const whole = { 'half-up': () => units.add(new Fraction(1, 2)).floor(), down: () => units.floor(), up: () => units.ceil() };
  if (yuan.compare(0) < 0) return nothing;
  let fen = whole[rounding.mode]().mul(rounding.to);
  if (fen.compare(Number.MAX_SAFE_INTEGER) > 0) return unknown;
  if (fen.compare(0) <= 0) return nothing;
  if (cap) {
    const most = evaluate(cap, row, choices) as Fraction | null;
    if (most === null) return unknown;
    const mostFen = most.mul(100).floor();
    if (mostFen.compare(fen) < 0) fen = mostFen;
  }
  if (prior) {
    const paid = evaluate(prior, row, choices) as Fraction | null;
    if (paid === null) return unknown;
    fen = fen.sub(paid.mul(100).floor());
  }
  return { fen: fen.compare(0) < 0 ? new Fraction(0) : fen, eligible: true };
};

/** 分 as a number; NaN where it cannot be told. */
export const referenceFen = (item: Item, row: Row, choices: ReferenceChoices): number => {
  const { fen } = settled(item, row, choices);
  return fen === null ? NaN : Number(fen.n);
};

/** `awarded 230000.00`, `up_to …`, `not_eligible`, `missing`: what the item answers for a row. */
export const referenceAnswer = (item: Item, row: Row, choices: ReferenceChoices): string => {
  if (!item.amount) return 'not_money';
  const { fen, eligible } = settled(item, row, choices);
  if (fen === null) return 'missing';
  if (!eligible) return 'not_eligible';
  const digits = fen.toString().padStart(3, '0');
  return `${item.amount.basis === 'exact' ? 'awarded' : 'up_to'} ${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
