/**
 * A formula in the making: parts in; one expression out that has its text and its meaning side by side, so that what is written into a cell
 * can be computed here as a spreadsheet will. Only functions of Excel 2016.
 */
import { Inexpressible } from './reason';

/** Excel's #N/A and the like. */
export const FAULT = Symbol('fault');
/** What a cell holds or a formula comes to; null is a blank cell. */
export type Value = number | string | boolean | null | typeof FAULT;

/** Where the holes of a template get their values: cells of one row, figures by their names. */
export interface Scope {
  readonly hole: (index: number) => Value;
  readonly name: (name: string) => Value;
}

enum Level {
  compare = 1,
  sum = 2,
  product = 3,
  atom = 4,
}

export interface Expression {
  /** Text with holes for what differs by row; see `hole`. */
  readonly text: string;
  readonly level: Level;
  /** Present where it is the same on every row and for all figures. */
  readonly constant?: number | boolean | string;
  /** For AND and OR: what they are made of. */
  readonly joined?: { readonly name: 'AND' | 'OR'; readonly of: readonly Expression[] };
  /** For comparisons: the opposite. */
  readonly opposite?: () => Expression;
  readonly run: (scope: Scope) => Value;
}

/** Excel takes no formula longer than this. */
export const LONGEST = 8192;

const made = (text: string, level: Level, run: Expression['run'], more: Partial<Expression> = {}): Expression => {
  if (text.length > LONGEST) throw new Inexpressible('long');
  return { text, level, run, ...more };
};

const OPEN = '\u0001';
const CLOSE = '\u0002';
const HOLE = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');

/** A place that each row fills in: a reference to a cell, or a number. */
export const hole = (index: number): Expression => made(`${OPEN}${index}${CLOSE}`, Level.atom, ({ hole: value }) => value(index));

export const fillHoles = (text: string, fill: (index: number) => string): string =>
  text.replace(HOLE, (_, index: string) => fill(Number(index)));

/** The holes of a text, each once. */
export const holesIn = (text: string): readonly number[] => [
  ...new Set([...text.matchAll(HOLE)].map(([, index]) => Number(index))),
];

export const constant = (value: number | boolean | string): Expression =>
  made(
    typeof value === 'string'
      ? `"${value.replaceAll('"', '""')}"`
      : typeof value === 'number'
        ? String(value)
        : value
          ? 'TRUE'
          : 'FALSE',
    typeof value === 'number' && value < 0 ? Level.sum : Level.atom,
    () => value,
    { constant: value },
  );

export const YES = constant(true);
export const NO = constant(false);
export const ZERO = constant(0);
export const ONE = constant(1);

export const named = (name: string): Expression => made(name, Level.atom, (scope) => scope.name(name));

const wrapped = ({ text, level }: Expression, least: Level): string => (level < least ? `(${text})` : text);

const numberIn = (value: Value): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : value === null ? 0 : undefined;

/** Both as numbers, else Excel's #VALUE!. */
const arithmetic =
  (left: Expression, right: Expression, of: (a: number, b: number) => Value): Expression['run'] =>
  (scope) => {
    const [a, b] = [numberIn(left.run(scope)), numberIn(right.run(scope))];
    return a === undefined || b === undefined ? FAULT : of(a, b);
  };

const numberOf = (of: Expression): number | undefined => (typeof of.constant === 'number' ? of.constant : undefined);

export const plus = (left: Expression, right: Expression): Expression => {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return constant(a + b);
  if (a === 0) return right;
  if (b === 0) return left;
  return made(
    `${left.text}+${wrapped(right, Level.product)}`,
    Level.sum,
    arithmetic(left, right, (x, y) => x + y),
  );
};

export const minus = (left: Expression, right: Expression): Expression => {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return constant(a - b);
  if (b === 0) return left;
  return made(
    `${left.text}-${wrapped(right, Level.product)}`,
    Level.sum,
    arithmetic(left, right, (x, y) => x - y),
  );
};

export const times = (left: Expression, right: Expression): Expression => {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return constant(a * b);
  if (a === 1) return right;
  if (b === 1) return left;
  if (a === 0 || b === 0) return ZERO;
  return made(
    `${wrapped(left, Level.product)}*${wrapped(right, Level.product)}`,
    Level.product,
    arithmetic(left, right, (x, y) => x * y),
  );
};

/** A quotient of whole numbers; exact only under `INT`, or where it is a decimal of the shown unit. */
export const over = (left: Expression, right: Expression): Expression =>
  numberOf(right) === 1
    ? left
    : made(
        `${wrapped(left, Level.product)}/${wrapped(right, Level.atom)}`,
        Level.product,
        arithmetic(left, right, (x, y) => (y === 0 ? FAULT : x / y)),
      );

export type Operator = '=' | '<>' | '<' | '<=' | '>' | '>=';
const OPPOSITE: Readonly<Record<Operator, Operator>> = { '=': '<>', '<>': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
const HOLDS: Readonly<Record<Operator, (order: number) => boolean>> = {
  '=': (o) => o === 0,
  '<>': (o) => o !== 0,
  '<': (o) => o < 0,
  '<=': (o) => o <= 0,
  '>': (o) => o > 0,
  '>=': (o) => o >= 0,
};

const RANK = { number: 0, string: 1, boolean: 2 } as const;

/** Excel's order: numbers, texts (whatever their case), yes and no; a blank is what the other side makes of it. */
const order = (left: Value, right: Value): number | undefined => {
  if (left === FAULT || right === FAULT) return undefined;
  const blank = (value: Value, beside: Value): Value =>
    value !== null ? value : typeof beside === 'string' ? '' : typeof beside === 'boolean' ? false : 0;
  const [a, b] = [blank(left, right), blank(right, left)] as (number | string | boolean)[];
  if (a === undefined || b === undefined) return undefined;
  if (typeof a !== typeof b) return RANK[typeof a as keyof typeof RANK] - RANK[typeof b as keyof typeof RANK];
  const [x, y] = [typeof a === 'string' ? a.toUpperCase() : a, typeof b === 'string' ? b.toUpperCase() : b];
  return x < y ? -1 : x > y ? 1 : 0;
};

export const compared = (left: Expression, by: Operator, right: Expression): Expression => {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return HOLDS[by](a - b) ? YES : NO;
  return made(
    `${wrapped(left, Level.sum)}${by}${wrapped(right, Level.sum)}`,
    Level.compare,
    (scope) => {
      const found = order(left.run(scope), right.run(scope));
      return found === undefined ? FAULT : HOLDS[by](found);
    },
    { opposite: () => compared(left, OPPOSITE[by], right) },
  );
};

const truth = (value: Value): boolean | typeof FAULT => {
  const number = numberIn(value);
  return number === undefined ? FAULT : number !== 0;
};

const join = (name: 'AND' | 'OR', of: readonly Expression[], decisive: boolean): Expression => {
  const parts: Expression[] = [];
  for (const part of of.flatMap((one) => (one.joined?.name === name ? one.joined.of : [one]))) {
    if (part.constant === decisive) return decisive ? YES : NO;
    if (part.constant === !decisive || parts.some(({ text }) => text === part.text)) continue;
    parts.push(part);
  }
  if (parts.length === 0) return decisive ? NO : YES;
  if (parts.length === 1) return parts[0] as Expression;
  const run = (scope: Scope): Value => {
    // All are looked at, as a spreadsheet does: one fault is a fault of the whole.
    const values = parts.map((part) => truth(part.run(scope)));
    return values.includes(FAULT) ? FAULT : values.includes(decisive) ? decisive : !decisive;
  };
  return made(`${name}(${parts.map(({ text }) => text).join(',')})`, Level.atom, run, { joined: { name, of: parts } });
};

export const all = (...of: readonly Expression[]): Expression => join('AND', of, false);
export const any = (...of: readonly Expression[]): Expression => join('OR', of, true);

export const not = (of: Expression): Expression => {
  if (typeof of.constant === 'boolean') return of.constant ? NO : YES;
  if (of.opposite) return of.opposite();
  return made(
    `NOT(${of.text})`,
    Level.atom,
    (scope) => {
      const value = truth(of.run(scope));
      return value === FAULT ? FAULT : !value;
    },
    { opposite: () => of },
  );
};

export const either = (when: Expression, then: Expression, otherwise: Expression): Expression => {
  if (typeof when.constant === 'boolean') return when.constant ? then : otherwise;
  if (then.text === otherwise.text) return then;
  if (then.constant === true && otherwise.constant === false) return when;
  return made(`IF(${when.text},${then.text},${otherwise.text})`, Level.atom, (scope) => {
    const value = truth(when.run(scope));
    return value === FAULT ? FAULT : value ? then.run(scope) : otherwise.run(scope);
  });
};

/** Functions of one or more numbers. */
const numeric =
  (name: string, of: (...numbers: number[]) => Value) =>
  (...args: readonly Expression[]): Expression => {
    const numbers = args.map(numberOf);
    const folded = numbers.every((one) => one !== undefined) ? of(...numbers) : undefined;
    if (typeof folded === 'number') return constant(folded);
    return made(`${name}(${args.map(({ text }) => text).join(',')})`, Level.atom, (scope) => {
      const values = args.map((arg) => numberIn(arg.run(scope)));
      return values.some((value) => value === undefined) ? FAULT : of(...(values as number[]));
    });
  };

export const floor = numeric('INT', Math.floor);
export const size = numeric('ABS', Math.abs);
export const sign = numeric('SIGN', Math.sign);
export const least = numeric('MIN', Math.min);
export const most = numeric('MAX', Math.max);

/** Half away from zero, to a whole number. */
const nearest = (x: number): number => Math.sign(x) * Math.round(Math.abs(x)) + 0;
export const whole = (of: Expression): Expression => numeric('ROUND', (x) => nearest(x))(of, ZERO);

const looked = (name: string, of: Expression, found: (value: Value) => Value): Expression =>
  made(`${name}(${of.text})`, Level.atom, (scope) => found(of.run(scope)));

export const isNumber = (of: Expression): Expression => looked('ISNUMBER', of, (value) => typeof value === 'number');
export const isYesOrNo = (of: Expression): Expression => looked('ISLOGICAL', of, (value) => typeof value === 'boolean');
/** A cell's number, 0 for anything else, so that a text does not spoil what another branch comes to. */
export const plain = (of: Expression): Expression =>
  looked('N', of, (value) =>
    value === FAULT ? FAULT : typeof value === 'number' || typeof value === 'boolean' ? Number(value) : 0,
  );

export const NOT_AVAILABLE: Expression = made('NA()', Level.atom, () => FAULT);

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** `1,234.50`; `format` is what Excel calls it. */
export const shown = (of: Expression, places: 0 | 2 | 6, trimmed = false): Expression =>
  made(`TEXT(${of.text},"#,##0${places === 0 ? '' : `.${(trimmed ? '#' : '0').repeat(places)}`}")`, Level.atom, (scope) => {
    const value = numberIn(of.run(scope));
    if (value === undefined) return FAULT;
    const [digits = '', fraction = ''] = Math.abs(value).toFixed(places).split('.');
    const rest = trimmed ? fraction.replace(/0+$/, '') : fraction;
    return `${value < 0 ? '-' : ''}${grouped(digits)}${places === 0 ? '' : `.${rest}`}`;
  });

export const texts = (left: Expression, right: Expression): Expression =>
  made(`${wrapped(left, Level.atom)}&${wrapped(right, Level.atom)}`, Level.sum, (scope) => {
    const [a, b] = [left.run(scope), right.run(scope)];
    return a === FAULT || b === FAULT ? FAULT : `${String(a ?? '')}${String(b ?? '')}`;
  });
