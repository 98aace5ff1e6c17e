/** Kernels of conditions: a checked formula in, a function over chunks that answers 0, 1 or UNKNOWN per unit out. */
import type { Compare, Node } from '../../policy/model';
import { UNKNOWN } from '../frame';
import type { Compilation } from './compile';
import { LIMIT, gcd, type FlagKernel } from './vector';

const fixed = (value: number, using: Compilation): FlagKernel => {
  const out = new Uint8Array(using.chunk).fill(value);
  return () => out;
};

const HOLDS: Readonly<Record<Compare, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

const comparison = (node: Extract<Node, { op: 'compare' }>, using: Compilation): FlagKernel => {
  const left = using.number(node.left);
  const right = using.number(node.right);
  const g = gcd(left.scale, right.scale);
  const ka = right.scale / g;
  const kb = left.scale / g;
  const holds = HOLDS[node.by];
  const out = new Uint8Array(using.chunk);
  return (from, n) => {
    const a = left.run(from, n);
    const b = right.run(from, n);
    const { marks } = using.doubt;
    for (let i = 0; i < n; i += 1) {
      const x = (a.num[i] as number) * ka * (b.den === null ? 1 : (b.den[i] as number));
      const y = (b.num[i] as number) * kb * (a.den === null ? 1 : (a.den[i] as number));
      if (Math.abs(x) > LIMIT || Math.abs(y) > LIMIT) marks[i] = 1;
      out[i] = Number.isNaN(x) || Number.isNaN(y) ? UNKNOWN : holds(x, y) ? 1 : 0;
    }
    return out;
  };
};

/** Kleene: one decisive part decides, whatever else is unknown. */
const combined = (of: readonly FlagKernel[], decisive: 0 | 1, using: Compilation): FlagKernel => {
  const out = new Uint8Array(using.chunk);
  return (from, n) => {
    out.fill(1 - decisive, 0, n);
    for (const part of of) {
      const values = part(from, n);
      for (let i = 0; i < n; i += 1) {
        const value = values[i] as number;
        if (value === decisive) out[i] = decisive;
        else if (value === UNKNOWN && out[i] !== decisive) out[i] = UNKNOWN;
      }
    }
    return out;
  };
};

const recognised = (node: Extract<Node, { op: 'recognised' }>, using: Compilation): FlagKernel => {
  const fact = using.frame.fact(node.name);
  if (fact?.kind !== 'flag') return fixed(UNKNOWN, using);
  const { now, before } = fact;
  if (node.when === 'year') return (from, n) => now.subarray(from, from + n);
  if (node.when === 'before') return (from, n) => before.subarray(from, from + n);
  const first = node.when === 'first';
  const out = new Uint8Array(using.chunk);
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      const a = now[from + i] as number;
      const b = before[from + i] as number;
      out[i] = a === UNKNOWN ? UNKNOWN : first ? a & (1 - b) : a | b;
    }
    return out;
  };
};

const option = (node: Extract<Node, { op: 'is' }>, using: Compilation): FlagKernel => {
  const fact = using.frame.fact(node.name);
  const type = using.policy.inputs.get(node.name)?.type;
  if (fact?.kind !== 'choice' || type?.kind !== 'choice') return fixed(UNKNOWN, using);
  const wanted = new Set(node.options.map((name) => type.options.indexOf(name)));
  const out = new Uint8Array(using.chunk);
  return (from, n) => {
    for (let i = 0; i < n; i += 1) {
      const value = fact.values[from + i] as number;
      out[i] = value < 0 ? UNKNOWN : wanted.has(value) ? 1 : 0;
    }
    return out;
  };
};

const pick = (node: Extract<Node, { op: 'case' }>, using: Compilation): FlagKernel =>
  node.branches.reduceRight<FlagKernel>((rest, { when, then }) => {
    const condition = using.flag(when);
    const yes = using.flag(then);
    const out = new Uint8Array(using.chunk);
    return (from, n) => {
      const holds = condition(from, n);
      const a = yes(from, n);
      const b = rest(from, n);
      for (let i = 0; i < n; i += 1) {
        const h = holds[i] as number;
        out[i] = h === 1 ? (a[i] as number) : h === 0 ? (b[i] as number) : a[i] === b[i] ? (a[i] as number) : UNKNOWN;
      }
      return out;
    };
  }, using.flag(node.otherwise));

export const compileFlag = (node: Node, using: Compilation): FlagKernel => {
  const constantly = using.constantFlag(node);
  if (constantly !== undefined) return fixed(constantly ? 1 : 0, using);
  switch (node.op) {
    case 'term':
      return using.flag(node.node);
    case 'input': {
      const fact = using.frame.fact(node.name);
      if (fact?.kind !== 'flag') return fixed(UNKNOWN, using);
      return (from, n) => fact.now.subarray(from, from + n);
    }
    case 'recognised':
      return recognised(node, using);
    case 'is':
      return option(node, using);
    case 'compare':
      return comparison(node, using);
    case 'and':
      return combined(
        node.of.map((part) => using.flag(part)),
        0,
        using,
      );
    case 'or':
      return combined(
        node.of.map((part) => using.flag(part)),
        1,
        using,
      );
    case 'not': {
      const of = using.flag(node.of);
      const out = new Uint8Array(using.chunk);
      return (from, n) => {
        const values = of(from, n);
        for (let i = 0; i < n; i += 1) out[i] = values[i] === UNKNOWN ? UNKNOWN : 1 - (values[i] as number);
        return out;
      };
    }
    case 'case':
      return pick(node, using);
    default:
      throw new Error(`${node.op} is not a condition`);
  }
};
