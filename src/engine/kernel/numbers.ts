/** Kernels of formulas that are numbers: a checked formula in, a function over chunks of columns out. */
import type { Node } from '../../policy/model';
import { UNKNOWN } from '../frame';
import { resolveParameter } from '../resolve';
import type { Compilation } from './compile';
import { LIMIT, floorDivide, gcd, type NumberChunk, type NumberKernel } from './vector';

const constant = (num: number, scale: number, using: Compilation): NumberKernel => {
  const out: NumberChunk = { num: new Float64Array(using.chunk).fill(num), den: null };
  return { scale, run: () => out };
};

/** No value anywhere: the sheet has no such column, or nobody has entered the parameter. */
const nothing = (using: Compilation): NumberKernel => constant(NaN, 1, using);

/** Nothing that doubles can hold: every row is answered by the scalar evaluator. */
const doubtful = (using: Compilation): NumberKernel => {
  const out: NumberChunk = { num: new Float64Array(using.chunk).fill(NaN), den: null };
  return {
    scale: 1,
    run: (_from, n) => {
      using.doubt.marks.fill(1, 0, n);
      return out;
    },
  };
};

/** Two kernels brought to one denominator, combined by `combine` on the integers. */
const aligned = (
  left: NumberKernel,
  right: NumberKernel,
  using: Compilation,
  combine: (a: number, b: number) => number,
): NumberKernel => {
  const g = gcd(left.scale, right.scale);
  const ka = right.scale / g;
  const kb = left.scale / g;
  const scale = left.scale * ka;
  if (scale > LIMIT) return doubtful(using);
  const num = new Float64Array(using.chunk);
  const den = new Float64Array(using.chunk);
  return {
    scale,
    run: (from, n) => {
      const a = left.run(from, n);
      const b = right.run(from, n);
      const { marks } = using.doubt;
      const divided = a.den !== null || b.den !== null;
      for (let i = 0; i < n; i += 1) {
        const da = a.den === null ? 1 : (a.den[i] as number);
        const db = b.den === null ? 1 : (b.den[i] as number);
        const x = (a.num[i] as number) * ka * db;
        const y = (b.num[i] as number) * kb * da;
        const value = combine(x, y);
        if (Math.abs(x) > LIMIT || Math.abs(y) > LIMIT || Math.abs(value) > LIMIT) marks[i] = 1;
        num[i] = value;
        if (divided) {
          den[i] = da * db;
          if (da * db > LIMIT) marks[i] = 1;
        }
      }
      return { num, den: divided ? den : null };
    },
  };
};

const product = (left: NumberKernel, right: NumberKernel, using: Compilation): NumberKernel => {
  const scale = left.scale * right.scale;
  if (scale > LIMIT) return doubtful(using);
  const num = new Float64Array(using.chunk);
  const den = new Float64Array(using.chunk);
  return {
    scale,
    run: (from, n) => {
      const a = left.run(from, n);
      const b = right.run(from, n);
      const { marks } = using.doubt;
      for (let i = 0; i < n; i += 1) {
        const value = (a.num[i] as number) * (b.num[i] as number);
        if (Math.abs(value) > LIMIT) marks[i] = 1;
        num[i] = value;
      }
      if (a.den === null && b.den === null) return { num, den: null };
      for (let i = 0; i < n; i += 1) {
        const value = (a.den === null ? 1 : (a.den[i] as number)) * (b.den === null ? 1 : (b.den[i] as number));
        if (value > LIMIT) marks[i] = 1;
        den[i] = value;
      }
      return { num, den };
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
    run: (from, n) => {
      const a = left.run(from, n);
      const b = right.run(from, n);
      const { marks } = using.doubt;
      for (let i = 0; i < n; i += 1) {
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
    run: (from, n) => {
      const a = of.run(from, n);
      const { marks } = using.doubt;
      for (let i = 0; i < n; i += 1) {
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
    const constantly = using.constantFlag(when);
    if (constantly !== undefined) return constantly ? using.number(then) : rest;
    const condition = using.flag(when);
    const yes = using.number(then);
    const g = gcd(yes.scale, rest.scale);
    const ky = rest.scale / g;
    const kr = yes.scale / g;
    const scale = yes.scale * ky;
    if (scale > LIMIT) return doubtful(using);
    const num = new Float64Array(using.chunk);
    const den = new Float64Array(using.chunk);
    return {
      scale,
      run: (from, n) => {
        const holds = condition(from, n);
        const a = yes.run(from, n);
        const b = rest.run(from, n);
        const { marks } = using.doubt;
        for (let i = 0; i < n; i += 1) {
          const h = holds[i] as number;
          const x = (a.num[i] as number) * ky;
          const y = (b.num[i] as number) * kr;
          const dx = a.den === null ? 1 : (a.den[i] as number);
          const dy = b.den === null ? 1 : (b.den[i] as number);
          const value = h === 1 ? x : h === 0 ? y : x === y && dx === dy ? x : NaN;
          if (Math.abs(value) > LIMIT || (h === UNKNOWN && dx !== dy)) marks[i] = 1;
          num[i] = value;
          den[i] = h === 1 ? dx : dy;
        }
        return { num, den: a.den === null && b.den === null ? null : den };
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
      return { scale: fact.scale, run: (from, n) => ({ num: fact.values.subarray(from, from + n), den: null }) };
    }
    case 'add':
      return aligned(using.number(node.left), using.number(node.right), using, (a, b) => a + b);
    case 'subtract':
      return aligned(using.number(node.left), using.number(node.right), using, (a, b) => a - b);
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
      return node.of.map((part) => using.number(part)).reduce((a, b) => aligned(a, b, using, Math.min));
    case 'max':
      return node.of.map((part) => using.number(part)).reduce((a, b) => aligned(a, b, using, Math.max));
    case 'case':
      return pick(node, using);
    default:
      throw new Error(`${node.op} is not a number`);
  }
};
