/** Kernels of formulas that are numbers: a checked formula in, a function over chunks of columns out. */
import type { Node } from '../../policy/model';
import { UNKNOWN } from '../fact';
import { takeNumbers } from '../columns';
import { resolveParameter } from '../resolve';
import type { Compilation } from './compile';
import { denominators, lookUp, multiplyUp, pairUp, pickUp, widen, type Pairing } from './loops';
import { LIMIT, floorDivide, gcd, room, together, type NumberChunk, type NumberKernel } from './vector';

const constant = (num: number, scale: number, using: Compilation): NumberKernel => {
  const out: NumberChunk = { num: using.filled(num), den: null };
  return { times: 1, scale, constant: num, run: () => out };
};

/** No value anywhere: the sheet has no such column, or nobody has entered the parameter. */
const nothing = (using: Compilation): NumberKernel => constant(NaN, 1, using);

/** Nothing that doubles can hold: every unit is answered by the scalar evaluator. */
const doubtful = (using: Compilation): NumberKernel => {
  const out: NumberChunk = { num: using.filled(NaN), den: null };
  return {
    times: 1,
    scale: 1,
    run: ({ count }) => {
      using.doubt.marks.fill(1, 0, count);
      return out;
    },
  };
};

const column = (values: Float64Array, scale: number, using: Compilation): NumberKernel => {
  const num = room(using.chunk);
  return {
    times: 1,
    scale,
    run: ({ units, count, from }) => ({
      num: from >= 0 ? values.subarray(from, from + count) : takeNumbers(num(), values, units, count),
      den: null,
    }),
  };
};

/** Two kernels brought to one denominator and paired on the integers. */
const aligned = (by: Pairing, left: NumberKernel, right: NumberKernel, using: Compilation): NumberKernel => {
  const { ka, kb, scale } = together(left, right);
  if (scale > LIMIT) return doubtful(using);
  const num = new Float64Array(using.chunk);
  const den = room(using.chunk);
  const wideA = room(using.chunk);
  const wideB = room(using.chunk);
  return {
    times: 1,
    scale,
    run: (selected) => {
      const a = left.run(selected);
      const b = right.run(selected);
      const { marks } = using.doubt;
      const n = selected.count;
      pairUp(by, num, widen(wideA, a.num, b.den, n, marks), ka, widen(wideB, b.num, a.den, n, marks), kb, n, marks);
      return { num, den: denominators(den, a.den, b.den, n, marks) };
    },
  };
};

/** The factor and the scale of a product in lowest terms; undefined where doubles cannot hold them. */
const factor = (top: number, bottom: number): { readonly times: number; readonly scale: number } | undefined => {
  if (Math.abs(top) > LIMIT || bottom > LIMIT) return undefined;
  const g = gcd(top, bottom);
  return { times: top / g, scale: bottom / g };
};

/** A number of each unit's times one that is the same for all: no loop, only another factor. */
const scaled = (of: NumberKernel, by: number, scale: number, using: Compilation): NumberKernel => {
  if (Number.isNaN(by)) return nothing(using);
  const product = factor(of.times * by, of.scale * scale);
  return product ? { ...product, run: of.run } : doubtful(using);
};

const product = (left: NumberKernel, right: NumberKernel, using: Compilation): NumberKernel => {
  const [x, y] = [left.constant, right.constant];
  if (x !== undefined && y !== undefined) {
    const [num, scale] = [x * y, left.scale * right.scale];
    return Math.abs(num) > LIMIT || scale > LIMIT ? doubtful(using) : constant(num, scale, using);
  }
  if (x !== undefined) return scaled(right, x, left.scale, using);
  if (y !== undefined) return scaled(left, y, right.scale, using);
  const both = factor(left.times * right.times, left.scale * right.scale);
  if (!both) return doubtful(using);
  const num = new Float64Array(using.chunk);
  const den = room(using.chunk);
  return {
    ...both,
    run: (selected) => {
      const a = left.run(selected);
      const b = right.run(selected);
      const { marks } = using.doubt;
      multiplyUp(num, a.num, b.num, selected.count, marks);
      return { num, den: denominators(den, a.den, b.den, selected.count, marks) };
    },
  };
};

const quotient = (left: NumberKernel, right: NumberKernel, using: Compilation): NumberKernel => {
  const { ka, kb } = together(left, right);
  const num = new Float64Array(using.chunk);
  const den = new Float64Array(using.chunk);
  return {
    times: 1,
    scale: 1,
    run: (selected) => {
      const a = left.run(selected);
      const b = right.run(selected);
      const { marks } = using.doubt;
      for (let i = 0; i < selected.count; i += 1) {
        let top = (a.num[i] as number) * ka * (b.den === null ? 1 : (b.den[i] as number));
        let bottom = (b.num[i] as number) * kb * (a.den === null ? 1 : (a.den[i] as number));
        if (bottom < 0) {
          top = -top;
          bottom = -bottom;
        }
        if (bottom === 0 || Math.abs(top) > LIMIT || bottom > LIMIT) marks[i] = 1;
        num[i] = Number.isNaN(bottom) ? NaN : top;
        den[i] = bottom;
      }
      return { num, den };
    },
  };
};

const negated = (of: NumberKernel, using: Compilation): NumberKernel =>
  of.constant === undefined ? { ...of, times: -of.times } : constant(-of.constant, of.scale, using);

const floored = (of: NumberKernel, using: Compilation): NumberKernel => {
  const num = new Float64Array(using.chunk);
  return {
    times: 1,
    scale: 1,
    run: (selected) => {
      const a = of.run(selected);
      const { marks } = using.doubt;
      for (let i = 0; i < selected.count; i += 1) {
        const x = (a.num[i] as number) * of.times;
        const d = of.scale * (a.den === null ? 1 : (a.den[i] as number));
        if (Math.abs(x) + d > LIMIT) marks[i] = 1;
        num[i] = floorDivide(x, d);
      }
      return { num, den: null };
    },
  };
};

/** Picks per row; an unknown condition leaves the value only where both sides agree, and asks the scalar evaluator to say so. */
const pick = (node: Extract<Node, { op: 'case' }>, using: Compilation): NumberKernel =>
  node.branches.reduceRight<NumberKernel>((rest, { when, then }) => {
    const known = using.known(when);
    if (known === 1) return using.number(then);
    if (known === 0) return rest;
    const condition = using.flag(when);
    const yes = using.number(then);
    const { ka: ky, kb: kr, scale } = together(yes, rest);
    if (scale > LIMIT) return doubtful(using);
    const num = new Float64Array(using.chunk);
    if (yes.constant !== undefined && rest.constant !== undefined) {
      const [x, y] = [yes.constant * ky, rest.constant * kr];
      if (Math.abs(x) > LIMIT || Math.abs(y) > LIMIT) return doubtful(using);
      const values = Float64Array.of(y, x, x === y ? y : NaN);
      return {
        times: 1,
        scale,
        run: (selected) => {
          lookUp(num, condition(selected), values, selected.count);
          return { num, den: null };
        },
      };
    }
    const ofDen = room(using.chunk);
    return {
      times: 1,
      scale,
      run: (selected) => {
        const n = selected.count;
        const holds = condition(selected);
        const a = yes.run(selected);
        const b = rest.run(selected);
        const { marks } = using.doubt;
        pickUp(num, holds, a.num, ky, b.num, kr, n, marks);
        if (a.den === null && b.den === null) return { num, den: null };
        const den = ofDen();
        for (let i = 0; i < n; i += 1) {
          const h = holds[i] as number;
          const dx = a.den === null ? 1 : (a.den[i] as number);
          const dy = b.den === null ? 1 : (b.den[i] as number);
          if (h === UNKNOWN && dx !== dy) marks[i] = 1;
          den[i] = h === 1 ? dx : dy;
        }
        return { num, den };
      },
    };
  }, using.number(node.otherwise));

export const compileNumber = (node: Node, using: Compilation): NumberKernel => {
  switch (node.op) {
    case 'literal':
    case 'parameter': {
      const value = node.op === 'literal' ? node.value : resolveParameter(using.policy, using.choices, node.name);
      if (!value) return doubtful(using);
      const fits = value.n <= BigInt(LIMIT) && value.n >= -BigInt(LIMIT) && value.d <= BigInt(LIMIT);
      return fits ? constant(Number(value.n), Number(value.d), using) : doubtful(using);
    }
    case 'term':
      return using.number(node.node);
    case 'input': {
      const fact = using.frame.fact(node.name);
      if (fact?.kind !== 'number') return nothing(using);
      return column(fact.values, fact.scale, using);
    }
    case 'add':
      return aligned('add', using.number(node.left), using.number(node.right), using);
    case 'subtract':
      return aligned('subtract', using.number(node.left), using.number(node.right), using);
    case 'multiply':
      return product(using.number(node.left), using.number(node.right), using);
    case 'divide':
      return quotient(using.number(node.left), using.number(node.right), using);
    case 'negate':
      return negated(using.number(node.of), using);
    case 'floor':
      return floored(using.number(node.of), using);
    case 'min':
      return node.of.map((part) => using.number(part)).reduce((a, b) => aligned('min', a, b, using));
    case 'max':
      return node.of.map((part) => using.number(part)).reduce((a, b) => aligned('max', a, b, using));
    case 'case':
      return pick(node, using);
    default:
      throw new Error(`${node.op} is not a number`);
  }
};
