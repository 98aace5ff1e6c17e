/** Kernels of formulas that are numbers: a checked formula in, a function over chunks of columns out. */
import type { Node } from '../../policy/model';
import { UNKNOWN } from '../fact';
import { takeNumbers } from '../columns';
import { resolveParameter } from '../resolve';
import type { Compilation } from './compile';
import { denominators, lookUp, multiplyUp, pairUp, pickUp, widen, type Pairing } from './loops';
import { LIMIT, floorDivide, gcd, room, type NumberChunk, type NumberKernel } from './vector';

const constant = (num: number, scale: number, using: Compilation): NumberKernel => {
  const out: NumberChunk = { num: using.filled(num), den: null };
  return { scale, constant: num, run: () => out };
};

/** No value anywhere: the sheet has no such column, or nobody has entered the parameter. */
const nothing = (using: Compilation): NumberKernel => constant(NaN, 1, using);

/** Nothing that doubles can hold: every unit is answered by the scalar evaluator. */
const doubtful = (using: Compilation): NumberKernel => {
  const out: NumberChunk = { num: using.filled(NaN), den: null };
  return {
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
    scale,
    run: ({ units, count, from }) => ({
      num: from >= 0 ? values.subarray(from, from + count) : takeNumbers(num(), values, units, count),
      den: null,
    }),
  };
};

/** Two kernels brought to one denominator and paired on the integers. */
const aligned = (by: Pairing, left: NumberKernel, right: NumberKernel, using: Compilation): NumberKernel => {
  const g = gcd(left.scale, right.scale);
  const ka = right.scale / g;
  const kb = left.scale / g;
  const scale = left.scale * ka;
  if (scale > LIMIT) return doubtful(using);
  const num = new Float64Array(using.chunk);
  const den = room(using.chunk);
  const wideA = room(using.chunk);
  const wideB = room(using.chunk);
  return {
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

const product = (left: NumberKernel, right: NumberKernel, using: Compilation): NumberKernel => {
  const scale = left.scale * right.scale;
  if (scale > LIMIT) return doubtful(using);
  const fixed = left.constant !== undefined && right.constant !== undefined ? left.constant * right.constant : undefined;
  if (fixed !== undefined) return Math.abs(fixed) > LIMIT ? doubtful(using) : constant(fixed, scale, using);
  const num = new Float64Array(using.chunk);
  const den = room(using.chunk);
  return {
    scale,
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
  const g = gcd(left.scale, right.scale);
  const ka = right.scale / g;
  const kb = left.scale / g;
  const num = new Float64Array(using.chunk);
  const den = new Float64Array(using.chunk);
  return {
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

const map = (
  of: NumberKernel,
  using: Compilation,
  scale: number,
  change: (num: number, den: number) => number,
  keepDen: boolean,
): NumberKernel => {
  const num = new Float64Array(using.chunk);
  return {
    scale,
    run: (selected) => {
      const a = of.run(selected);
      const { marks } = using.doubt;
      for (let i = 0; i < selected.count; i += 1) {
        const d = a.den === null ? 1 : (a.den[i] as number);
        const x = a.num[i] as number;
        if (!keepDen && Math.abs(x) + d * of.scale > LIMIT) marks[i] = 1;
        num[i] = change(x, d);
      }
      return { num, den: keepDen ? a.den : null };
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
    const g = gcd(yes.scale, rest.scale);
    const ky = rest.scale / g;
    const kr = yes.scale / g;
    const scale = yes.scale * ky;
    if (scale > LIMIT) return doubtful(using);
    const num = new Float64Array(using.chunk);
    if (yes.constant !== undefined && rest.constant !== undefined) {
      const [x, y] = [yes.constant * ky, rest.constant * kr];
      if (Math.abs(x) > LIMIT || Math.abs(y) > LIMIT) return doubtful(using);
      const values = Float64Array.of(y, x, x === y ? y : NaN);
      return {
        scale,
        run: (selected) => {
          lookUp(num, condition(selected), values, selected.count);
          return { num, den: null };
        },
      };
    }
    const ofDen = room(using.chunk);
    return {
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
    case 'negate': {
      const of = using.number(node.of);
      return map(of, using, of.scale, (num) => -num, true);
    }
    case 'floor': {
      const of = using.number(node.of);
      return map(of, using, 1, (num, den) => floorDivide(num, of.scale * den), false);
    }
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
