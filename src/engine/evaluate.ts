/** One item over all units of its grain, by columns: codes and amounts in 分. Doubtful rows are answered by `answer`, so both always agree. */
import type { Amount, Item, Node } from '../policy/model';
import { children, mapNode } from '../policy/walk';
import { effectiveAmount } from './amount';
import { answer } from './answer';
import { UNKNOWN } from './frame';
import type { Compilation } from './kernel/compile';
import { CHUNK, LIMIT, gcd, type FlagKernel, type NumberKernel } from './kernel/vector';
import { Code } from './outcome';
import { resolveParameter } from './resolve';
import { roundUnits } from './round';

export interface Evaluated {
  readonly code: Uint8Array;
  /** 分 per unit; undefined where no unit was awarded anything or given a ceiling. */
  readonly amount?: Float64Array;
}

/** A formula that comes to zero or less pays nothing; told apart from an award that earlier payments use up. */
const NOTHING = -1;

/** 分 of unit i of the prepared chunk: rounded, capped, less what was paid before. NaN where there is no value; marks doubt where integers do not suffice. */
type Finish = (i: number) => number;

const finisher = (
  amount: Amount,
  compile: Compilation,
): { readonly prepare: (from: number, n: number) => void; readonly finish: Finish } => {
  const value = compile.number(amount.node);
  const cap = amount.cap && compile.number(amount.cap);
  const prior = amount.prior && compile.number(amount.prior);
  const { to, mode } = amount.rounding;
  const scale = value.scale * to;
  const g = gcd(100, scale);
  const up = 100 / g;
  const down = scale / g;
  let chunk: ReturnType<NumberKernel['run']>;
  let caps: ReturnType<NumberKernel['run']> | undefined;
  let priors: ReturnType<NumberKernel['run']> | undefined;

  /** Whole 分, rounded down, of a cap or an earlier payment. */
  const fenOf = (kernel: NumberKernel, { num, den }: ReturnType<NumberKernel['run']>, i: number): number => {
    const n = (num[i] as number) * 100;
    const d = kernel.scale * (den === null ? 1 : (den[i] as number));
    if (Math.abs(n) + d > LIMIT) compile.doubt.marks[i] = 1;
    return roundUnits(n, d, 'down');
  };
  return {
    prepare: (from, n) => {
      chunk = value.run(from, n);
      caps = cap?.run(from, n);
      priors = prior?.run(from, n);
    },
    finish: (i) => {
      const num = (chunk.num[i] as number) * up;
      const den = down * (chunk.den === null ? 1 : (chunk.den[i] as number));
      if (2 * (Math.abs(num) + den) > LIMIT) compile.doubt.marks[i] = 1;
      const rounded = roundUnits(num, den, mode) * to;
      if (!(rounded > 0)) return Number.isNaN(rounded) ? NaN : NOTHING;
      const capped = cap && caps ? Math.min(rounded, fenOf(cap, caps, i)) : rounded;
      const paid = prior && priors ? fenOf(prior, priors, i) : 0;
      return capped > paid ? capped - paid : capped <= paid ? 0 : NaN;
    },
  };
};

/** Whether a formula waits, whatever the cells say, for a parameter that nobody has entered. Below a `case` it depends on the row. */
const waits = (node: Node, isUnset: (name: string) => boolean): boolean =>
  node.op === 'parameter' ? isUnset(node.name) : node.op !== 'case' && children(node).some((part) => waits(part, isUnset));

/** Stands in for a parameter that is waited for, so that the columns still tell which cells are missing. */
const standIn = (node: Node, isUnset: (name: string) => boolean): Node =>
  mapNode(node, (part) =>
    part.op === 'parameter' && isUnset(part.name) ? { op: 'literal', type: part.type, value: { n: 1n, d: 1n }, text: '1' } : part,
  );

export const evaluateItem = (item: Item, compile: Compilation): Evaluated => {
  const { frame, policy, choices, doubt } = compile;
  const units = frame.units;
  const amount = effectiveAmount(item, choices);
  // Who is ranked depends on few items and cells: the exact answer of each unit will do.
  if (item.ranking)
    return { code: Uint8Array.from({ length: units }, (_, unit) => answer(item, { policy, choices, frame, unit }).code) };
  if (!amount) return { code: new Uint8Array(units).fill(Code.notMoney) };

  const conditions: FlagKernel[] = item.conditions.map(({ node }) => compile.flag(node));
  const isUnset = (name: string): boolean => !resolveParameter(policy, choices, name);
  const waiting = waits(amount.node, isUnset);
  const { prepare, finish } = finisher(waiting ? { ...amount, node: standIn(amount.node, isUnset) } : amount, compile);
  const pays = waiting ? Code.undetermined : amount.basis === 'exact' ? Code.awarded : Code.upTo;
  const code = new Uint8Array(units);
  let amounts: Float64Array | undefined;
  const put = (u: number, c: Code, fen: number): void => {
    code[u] = c;
    if (fen === 0) return;
    amounts ??= new Float64Array(units);
    amounts[u] = fen;
  };
  const exactly = (u: number): void => {
    const { code: c, fen } = answer(item, { policy, choices, frame, unit: u });
    put(u, c, fen);
  };

  const state = new Uint8Array(compile.chunk);
  const early = new Uint8Array(compile.chunk);
  for (let from = 0; from < units; from += CHUNK) {
    const n = Math.min(CHUNK, units - from);
    doubt.marks.fill(0, 0, n);
    state.fill(1, 0, n);
    for (const condition of conditions) {
      const values = condition(from, n);
      for (let i = 0; i < n; i += 1) {
        const value = values[i] as number;
        if (value === 0) state[i] = 0;
        else if (value === UNKNOWN && state[i] === 1) state[i] = UNKNOWN;
      }
    }
    early.set(doubt.marks.subarray(0, n));
    let open = 0;
    for (let i = 0; i < n; i += 1) {
      if (early[i] === 1) exactly(from + i);
      else if (state[i] === 0) code[from + i] = Code.notEligible;
      else if (state[i] === UNKNOWN) code[from + i] = Code.missing;
      else open += 1;
    }
    if (open === 0) continue;
    doubt.marks.fill(0, 0, n);
    prepare(from, n);
    for (let i = 0; i < n; i += 1) {
      if (early[i] === 1 || state[i] !== 1) continue;
      const fen = finish(i);
      if (doubt.marks[i] === 1) exactly(from + i);
      else if (Number.isNaN(fen)) code[from + i] = Code.missing;
      else if (waiting) code[from + i] = Code.undetermined;
      else if (fen === NOTHING) code[from + i] = Code.notEligible;
      else put(from + i, pays, fen);
    }
  }
  return { code, ...(amounts && { amount: amounts }) };
};
