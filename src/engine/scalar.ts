/**
 * The meaning of a formula for one unit, exactly: rationals on BigInt, three-valued conditions, and what is missing where it cannot be told.
 * The column kernels follow this to the letter and hand every doubtful row to it.
 */
import { add, compare, divide, floor, multiply, negate, rational, subtract, type Rational } from '../core/rational';
import type { Compare, Node } from '../policy/model';
import { namesIn } from '../policy/walk';
import type { Missing } from './explanation';
import { UNKNOWN } from './fact';
import type { Frame } from './frame';
import type { Choices } from './outcome';
import { resolveParameter, readingOption } from './resolve';
import type { CellState } from './table';
import type { Policy } from '../policy/model';

export interface Unknown {
  readonly known: false;
  readonly missing: readonly Missing[];
  /** Parameters that nobody has entered. */
  readonly unset: readonly string[];
}
export type NumberValue = { readonly known: true; readonly value: Rational } | Unknown;
export type FlagValue = { readonly known: true; readonly value: boolean } | Unknown;

export interface Context {
  readonly policy: Policy;
  readonly choices: Choices;
  readonly frame: Frame;
  readonly unit: number;
}

const WHY = ['blank', 'blank', 'bad', 'contradiction'] as const satisfies readonly Missing['why'][];

const unknown = (missing: readonly Missing[], unset: readonly string[] = []): Unknown => ({ known: false, missing, unset });

const join = (parts: readonly { readonly known: boolean }[]): Unknown => {
  const lost = parts.filter((part): part is Unknown => !part.known);
  return unknown(
    lost.flatMap(({ missing }) => missing),
    lost.flatMap(({ unset }) => unset),
  );
};

const absent = (name: string, { frame, unit }: Context, state: CellState | undefined): Unknown =>
  unknown([{ input: name, rows: frame.rowsOf(unit), why: state === undefined ? 'no column' : WHY[state] }]);

const known = <T>(value: T): { readonly known: true; readonly value: T } => ({ known: true, value });

const HOLDS: Readonly<Record<Compare, (order: number) => boolean>> = {
  '<': (o) => o < 0,
  '<=': (o) => o <= 0,
  '>': (o) => o > 0,
  '>=': (o) => o >= 0,
  '==': (o) => o === 0,
  '!=': (o) => o !== 0,
};

const EXACTLY = { add, subtract, multiply } as const;

/** A formula whose type is a number, in base units. */
export const numberOf = (node: Node, at: Context): NumberValue => {
  switch (node.op) {
    case 'literal':
      return known(node.value);
    case 'term':
      return numberOf(node.node, at);
    case 'input': {
      const fact = at.frame.fact(node.name);
      if (fact?.kind !== 'number') return absent(node.name, at, undefined);
      const value = fact.values[at.unit] as number;
      return Number.isNaN(value)
        ? absent(node.name, at, fact.state[at.unit])
        : known(rational(BigInt(value), BigInt(fact.scale)));
    }
    case 'parameter': {
      const value = resolveParameter(at.policy, at.choices, node.name);
      return value ? known(value) : unknown([], [node.name]);
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide': {
      const left = numberOf(node.left, at);
      const right = numberOf(node.right, at);
      if (!left.known || !right.known) return join([left, right]);
      if (node.op !== 'divide') return known(EXACTLY[node.op](left.value, right.value));
      if (right.value.n !== 0n) return known(divide(left.value, right.value));
      return unknown(
        namesIn([node.right]).inputs.map((input) => ({ input, rows: at.frame.rowsOf(at.unit), why: 'zero base' as const })),
      );
    }
    case 'negate': {
      const of = numberOf(node.of, at);
      return of.known ? known(negate(of.value)) : of;
    }
    case 'floor': {
      const of = numberOf(node.of, at);
      return of.known ? known(rational(floor(of.value))) : of;
    }
    case 'min':
    case 'max': {
      const of = node.of.map((part) => numberOf(part, at));
      const values = of.flatMap((part) => (part.known ? [part.value] : []));
      if (values.length < of.length) return join(of);
      const sign = node.op === 'min' ? 1 : -1;
      return known(values.reduce((best, value) => (compare(value, best) * sign < 0 ? value : best)));
    }
    case 'case':
      return choose(node, at, numberOf, (a, b) => compare(a, b) === 0);
    default:
      throw new Error(`${node.op} is not a number`);
  }
};

/** A formula whose type is yes/no. */
export const flagOf = (node: Node, at: Context): FlagValue => {
  switch (node.op) {
    case 'constant':
      return known(node.value);
    case 'term':
      return flagOf(node.node, at);
    case 'reading':
      return known(node.options.includes(readingOption(at.policy, at.choices, node.key)));
    case 'input':
    case 'recognised': {
      const fact = at.frame.fact(node.name);
      if (fact?.kind !== 'flag') return absent(node.name, at, undefined);
      const now = fact.now[at.unit];
      if (now === UNKNOWN) return absent(node.name, at, fact.state[at.unit]);
      const before = fact.before[at.unit] === 1;
      const when = node.op === 'input' ? 'year' : node.when;
      return known(
        when === 'year' ? now === 1 : when === 'first' ? now === 1 && !before : when === 'before' ? before : now === 1 || before,
      );
    }
    case 'is': {
      const fact = at.frame.fact(node.name);
      if (fact?.kind !== 'choice') return absent(node.name, at, undefined);
      const type = at.policy.inputs.get(node.name)?.type;
      const option = type?.kind === 'choice' ? type.options[fact.values[at.unit] as number] : undefined;
      return option === undefined ? absent(node.name, at, fact.state[at.unit]) : known(node.options.includes(option));
    }
    case 'compare': {
      const left = numberOf(node.left, at);
      const right = numberOf(node.right, at);
      return left.known && right.known ? known(HOLDS[node.by](compare(left.value, right.value))) : join([left, right]);
    }
    case 'and':
    case 'or': {
      const decisive = node.op === 'or';
      const lost: Unknown[] = [];
      for (const part of node.of) {
        const of = flagOf(part, at);
        if (!of.known) lost.push(of);
        else if (of.value === decisive) return of;
      }
      return lost.length === 0 ? known(!decisive) : join(lost);
    }
    case 'not': {
      const of = flagOf(node.of, at);
      return of.known ? known(!of.value) : of;
    }
    case 'case':
      return choose(node, at, flagOf, (a, b) => a === b);
    default:
      throw new Error(`${node.op} is not a condition`);
  }
};

/** The first branch whose condition holds; one of an unknown condition leaves the value known where both ways agree. */
const choose = <T>(
  node: Extract<Node, { op: 'case' }>,
  at: Context,
  value: (node: Node, at: Context) => { readonly known: true; readonly value: T } | Unknown,
  same: (a: T, b: T) => boolean,
  from = 0,
): { readonly known: true; readonly value: T } | Unknown => {
  for (let i = from; i < node.branches.length; i += 1) {
    const { when, then } = node.branches[i] as (typeof node.branches)[number];
    const holds = flagOf(when, at);
    if (holds.known && !holds.value) continue;
    const yes = value(then, at);
    if (holds.known) return yes;
    const rest = choose(node, at, value, same, i + 1);
    return yes.known && rest.known && same(yes.value, rest.value) ? yes : join([holds]);
  }
  return value(node.otherwise, at);
};
