/**
 * Numbers of formulas: parts in; whole numbers over a whole denominator out, so that no fraction is ever rounded on the way. What the engine's
 * columns do with arrays is done here with expressions.
 */
import {
  all,
  any,
  compared,
  constant,
  either,
  floor,
  least,
  most,
  not,
  plus,
  minus,
  ONE,
  over,
  sign,
  size,
  times,
  YES,
  ZERO,
  type Expression,
} from './expression';

export interface Quantity {
  readonly num: Expression;
  /** Positive; null stands for 1. */
  readonly den: Expression | null;
  readonly scale: number;
  /** Whether there is a value. */
  readonly known: Expression;
  /** Never below 0. */
  readonly positive: boolean;
  /** What `num` is the product of, as long as nobody has asked that it be small enough: the base may be divided first. `positive`: by is never below 0. */
  readonly factors?: { readonly base: Expression; readonly by: Expression; readonly positive: boolean };
}

/** Largest whole number that formulas go up to: with it, `INT` of a quotient is right even where a program rounds it to 15 digits first. */
export const MOST = 1e14;

/** Sizes that must not exceed MOST. */
export type Guards = Expression[];

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const den = ({ den: found }: Quantity): Expression => found ?? ONE;

const product = (left: Expression, right: Expression, guards: Guards): Expression => {
  const result = times(left, right);
  if (left.constant === undefined && right.constant === undefined) guards.push(result);
  return result;
};

/** For whoever computes with the product itself. */
export const settled = (of: Quantity, guards: Guards): Quantity => {
  const { factors, ...rest } = of;
  if (factors) guards.push(of.num);
  return factors ? rest : of;
};

/** Both over one denominator. */
export const aligned = (first: Quantity, second: Quantity, guards: Guards) => {
  const [a, b] = [settled(first, guards), settled(second, guards)];
  const g = gcd(a.scale, b.scale);
  const same = den(a).text === den(b).text;
  const left = product(times(a.num, constant(b.scale / g)), same ? ONE : den(b), guards);
  const right = product(times(b.num, constant(a.scale / g)), same ? ONE : den(a), guards);
  const both = same ? a.den : a.den === null ? b.den : b.den === null ? a.den : times(a.den, b.den);
  return { left, right, den: both, scale: a.scale * (b.scale / g), known: all(a.known, b.known) };
};

export const sum = (a: Quantity, b: Quantity, guards: Guards): Quantity => {
  const { left, right, ...rest } = aligned(a, b, guards);
  return { ...rest, num: plus(left, right), positive: a.positive && b.positive };
};

export const difference = (a: Quantity, b: Quantity, guards: Guards): Quantity => {
  const { left, right, ...rest } = aligned(a, b, guards);
  return { ...rest, num: minus(left, right), positive: false };
};

export const productOf = (first: Quantity, second: Quantity, guards: Guards): Quantity => {
  const [a, b] = [settled(first, guards), settled(second, guards)];
  const fixed = a.num.constant !== undefined || b.num.constant !== undefined;
  // A sum of money goes by whole denominators of the rate.
  const [base, by] = b.den === null && a.den !== null ? [b, a] : [a, b];
  return {
    num: times(a.num, b.num),
    den: a.den === null ? b.den : b.den === null ? a.den : times(a.den, b.den),
    scale: a.scale * b.scale,
    known: all(a.known, b.known),
    positive: a.positive && b.positive,
    ...(!fixed && { factors: { base: base.num, by: by.num, positive: by.positive } }),
  };
};

export const quotient = (first: Quantity, second: Quantity, guards: Guards): Quantity => {
  const [a, b] = [settled(first, guards), settled(second, guards)];
  const g = gcd(a.scale, b.scale);
  const top = product(times(a.num, constant(b.scale / g)), den(b), guards);
  const bottom = product(times(b.num, constant(a.scale / g)), den(a), guards);
  return {
    num: b.positive ? top : times(top, sign(bottom)),
    den: b.positive ? bottom : size(bottom),
    scale: 1,
    known: all(a.known, b.known, compared(b.num, '<>', ZERO)),
    positive: a.positive && b.positive,
  };
};

export const negative = (of: Quantity, guards: Guards): Quantity => ({
  ...settled(of, guards),
  num: minus(ZERO, of.num),
  positive: false,
});

/** Where there is no value, the denominator may be 0. */
const safe = (expression: Expression): Expression =>
  expression.constant === undefined && !/^策算_/.test(expression.text)
    ? either(compared(expression, '=', ZERO), ONE, expression)
    : expression;

export const floorOf = (whole: Quantity, guards: Guards): Quantity => {
  const of = settled(whole, guards);
  const bottom = times(den(of), constant(of.scale));
  if (of.num.constant === undefined && bottom.constant === undefined) guards.push(of.num);
  return {
    num: bottom.constant === 1 ? of.num : floor(over(of.num, safe(bottom))),
    den: null,
    scale: 1,
    known: of.known,
    positive: of.positive,
  };
};

export const extreme = (which: 'min' | 'max', a: Quantity, b: Quantity, guards: Guards): Quantity => {
  const { left, right, ...rest } = aligned(a, b, guards);
  return {
    ...rest,
    num: (which === 'min' ? least : most)(left, right),
    positive: which === 'max' ? a.positive || b.positive : a.positive && b.positive,
  };
};

export const isFigure = (of: Expression | null): boolean => of !== null && /^策算_[\p{L}\p{N}_.]+$/u.test(of.text);

/** The denominator of one of two. Nothing over a figure is nothing, so nothing may take the other's. */
const denChosen = (when: Expression, a: Quantity, b: Quantity): Expression | null => {
  if (a.den === null && b.den === null) return null;
  if (a.num.constant === 0 && isFigure(b.den)) return b.den;
  if (b.num.constant === 0 && isFigure(a.den)) return a.den;
  return either(when, den(a), den(b));
};

/** One of two by a condition that may be unknown. */
export const chosen = (yes: Expression, no: Expression, first: Quantity, second: Quantity, guards: Guards): Quantity => {
  const [a, b] = [settled(first, guards), settled(second, guards)];
  const g = gcd(a.scale, b.scale);
  const known = a.known === YES && b.known === YES ? any(yes, no) : any(all(yes, a.known), all(no, b.known));
  const when = yes;
  return {
    num: either(when, times(a.num, constant(b.scale / g)), times(b.num, constant(a.scale / g))),
    den: denChosen(when, a, b),
    scale: a.scale * (b.scale / g),
    known: no.text === not(yes).text && a.known === YES && b.known === YES ? YES : known,
    positive: a.positive && b.positive,
  };
};
