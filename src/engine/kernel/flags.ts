/** Kernels of conditions: a checked formula in, a function over chunks that answers 0, 1 or UNKNOWN per unit out. */
import type { Compare, Node } from '../../policy/model';
import { takeBytes } from '../columns';
import { UNKNOWN } from '../fact';
import type { Compilation } from './compile';
import { atMost, compareUp, widen } from './loops';
import { chooseUp, combineUp, notUp } from './threes';
import { LIMIT, room, together, type FlagKernel, type NumberKernel } from './vector';

const fixed = (value: number, using: Compilation): FlagKernel => {
  const out = new Uint8Array(using.chunk).fill(value);
  return () => out;
};

/** The comparison of integers with one that is the same for every unit, as being at most some integer or not. */
const fixedLine = (
  by: Compare,
  { constant }: NumberKernel,
  scale: number,
): { readonly most: number; readonly is: boolean } | undefined => {
  if (constant === undefined || by === '==' || by === '!=') return undefined;
  const line = constant * scale;
  if (!(Math.abs(line) < LIMIT)) return undefined;
  return { most: by === '<=' || by === '>' ? line : line - 1, is: by === '<=' || by === '<' };
};

const comparison = (node: Extract<Node, { op: 'compare' }>, using: Compilation): FlagKernel => {
  const left = using.number(node.left);
  const right = using.number(node.right);
  const { ka, kb } = together(left, right);
  const out = new Uint8Array(using.chunk);
  const wideA = room(using.chunk);
  const wideB = room(using.chunk);
  const line = fixedLine(node.by, right, kb);
  return (selected) => {
    const n = selected.count;
    const a = left.run(selected);
    if (line && a.den === null && atMost(out, a.num, ka, line.most, line.is, n)) return out;
    const b = right.run(selected);
    const { marks } = using.doubt;
    compareUp(node.by, out, widen(wideA, a.num, b.den, n, marks), ka, widen(wideB, b.num, a.den, n, marks), kb, n, marks);
    return out;
  };
};

/** Kleene: one decisive part decides, whatever else is unknown. */
const combined = (of: readonly FlagKernel[], decisive: 0 | 1, using: Compilation): FlagKernel => {
  const out = new Uint8Array(using.chunk);
  return (selected) => {
    out.fill(1 - decisive, 0, selected.count);
    for (const part of of) combineUp(out, part(selected), decisive, selected.count);
    return out;
  };
};

const column = (values: Uint8Array, using: Compilation): FlagKernel => {
  const out = new Uint8Array(using.chunk);
  return ({ units, count, from }) => {
    if (from >= 0) return values.subarray(from, from + count);
    takeBytes(out, values, units, count);
    return out;
  };
};

const recognised = (node: Extract<Node, { op: 'recognised' }>, using: Compilation): FlagKernel => {
  const fact = using.frame.fact(node.name);
  if (fact?.kind !== 'flag') return fixed(UNKNOWN, using);
  const { now, before } = fact;
  if (node.when === 'year') return column(now, using);
  if (node.when === 'before') return column(before, using);
  const first = node.when === 'first';
  const out = new Uint8Array(using.chunk);
  return ({ units, count }) => {
    for (let i = 0; i < count; i += 1) {
      const a = now[units[i] as number] as number;
      const b = before[units[i] as number] as number;
      out[i] = a === UNKNOWN ? UNKNOWN : first ? a & (1 - b) : a | b;
    }
    return out;
  };
};

const option = (node: Extract<Node, { op: 'is' }>, using: Compilation): FlagKernel => {
  const fact = using.frame.fact(node.name);
  const type = using.policy.inputs.get(node.name)?.type;
  if (fact?.kind !== 'choice' || type?.kind !== 'choice') return fixed(UNKNOWN, using);
  const { values } = fact;
  const wanted = Uint8Array.from(type.options, (name) => Number(node.options.includes(name)));
  const out = new Uint8Array(using.chunk);
  return ({ units, count }) => {
    for (let i = 0; i < count; i += 1) {
      const value = values[units[i] as number] as number;
      out[i] = value < 0 ? UNKNOWN : (wanted[value] as number);
    }
    return out;
  };
};

const pick = (node: Extract<Node, { op: 'case' }>, using: Compilation): FlagKernel =>
  node.branches.reduceRight<FlagKernel>((rest, { when, then }) => {
    const condition = using.flag(when);
    const yes = using.flag(then);
    const out = new Uint8Array(using.chunk);
    return (selected) => {
      chooseUp(out, condition(selected), yes(selected), rest(selected), selected.count);
      return out;
    };
  }, using.flag(node.otherwise));

export const compileFlag = (node: Node, using: Compilation): FlagKernel => {
  const known = using.known(node);
  if (known !== undefined) return fixed(known, using);
  switch (node.op) {
    case 'term':
      return using.flag(node.node);
    case 'input': {
      const fact = using.frame.fact(node.name);
      if (fact?.kind !== 'flag') return fixed(UNKNOWN, using);
      return column(fact.now, using);
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
      return (selected) => {
        notUp(out, of(selected), selected.count);
        return out;
      };
    }
    case 'case':
      return pick(node, using);
    default:
      throw new Error(`${node.op} is not a condition`);
  }
};
