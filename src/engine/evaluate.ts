/** One item over all units of its grain, by columns: codes and amounts in 分. Doubtful rows are answered by `answer`, so both always agree. */
import type { Amount, Item, Node } from '../policy/model';
import { children } from '../policy/walk';
import { effectiveAmount } from './amount';
import { answer } from './answer';
import { UNKNOWN } from './fact';
import type { Compilation } from './kernel/compile';
import { CHUNK, LIMIT, gcd, selectRange, selection, type NumberChunk, type NumberKernel, type Selection } from './kernel/vector';
import { Code } from './outcome';
import { resolveParameter } from './resolve';
import { roundUnits } from './round';
import { waiting } from './waiting';

export interface Evaluated {
  readonly code: Uint8Array;
  /** 分 per unit; undefined where no unit was awarded anything or given a ceiling. */
  readonly amount?: Float64Array;
}

/** A formula that comes to zero or less pays nothing; told apart from an award that earlier payments use up. */
const NOTHING = -1;

/** 分 of the i-th selected unit: rounded, capped, less what was paid before. NaN where there is no value; marks doubt where integers do not suffice. */
type Finish = (i: number) => number;

/** Whole 分, rounded down, of a cap that is the same for every unit; undefined where integers do not suffice. */
const fixedFen = ({ constant, scale }: NumberKernel): number | undefined =>
  constant !== undefined && Math.abs(constant) * 100 + scale <= LIMIT ? roundUnits(constant * 100, scale, 'down') : undefined;

const finisher = (
  amount: Amount,
  compile: Compilation,
): { readonly prepare: (selected: Selection) => NumberChunk; readonly finish: Finish } => {
  const value = compile.number(amount.node);
  const cap = amount.cap && compile.number(amount.cap);
  const prior = amount.prior && compile.number(amount.prior);
  const { to, mode } = amount.rounding;
  const scale = value.scale * to;
  const g = gcd(100, scale);
  const up = 100 / g;
  const down = scale / g;
  let chunk: NumberChunk;
  let caps: NumberChunk | undefined;
  let priors: NumberChunk | undefined;

  /** Whole 分, rounded down, of a cap or an earlier payment. */
  const fenOf = (kernel: NumberKernel, { num, den }: NumberChunk, i: number): number => {
    const n = (num[i] as number) * 100;
    const d = kernel.scale * (den === null ? 1 : (den[i] as number));
    if (Math.abs(n) + d > LIMIT) compile.doubt.marks[i] = 1;
    return roundUnits(n, d, 'down');
  };
  const fixedCap = cap && fixedFen(cap);
  return {
    prepare: (selected) => {
      chunk = value.run(selected);
      caps = fixedCap === undefined ? cap?.run(selected) : undefined;
      priors = prior?.run(selected);
      return chunk;
    },
    finish: (i) => {
      const num = (chunk.num[i] as number) * up;
      const den = down * (chunk.den === null ? 1 : (chunk.den[i] as number));
      if (2 * (Math.abs(num) + den) > LIMIT) compile.doubt.marks[i] = 1;
      const rounded = roundUnits(num, den, mode) * to;
      if (rounded > LIMIT) compile.doubt.marks[i] = 1;
      if (!(rounded > 0)) return Number.isNaN(rounded) ? NaN : NOTHING;
      const capped =
        cap && caps ? Math.min(rounded, fenOf(cap, caps, i)) : fixedCap === undefined ? rounded : Math.min(rounded, fixedCap);
      const paid = prior && priors ? fenOf(prior, priors, i) : 0;
      return capped > paid ? capped - paid : capped <= paid ? 0 : NaN;
    },
  };
};

const size = (node: Node): number => children(node).reduce((sum, part) => sum + size(part), 1);

/** Keeps the units for which a condition holds or cannot be told; who is in doubt is answered at once and leaves too. */
const narrow = (
  selected: Selection,
  values: Uint8Array,
  unsure: Uint8Array,
  marks: Uint8Array,
  exactly: (unit: number) => void,
): void => {
  const { units, count } = selected;
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    if (values[i] === 0 && marks[i] === 0) continue;
    const unit = units[i] as number;
    if (marks[i] === 1) {
      exactly(unit);
      continue;
    }
    units[kept] = unit;
    unsure[kept] = (unsure[i] as number) | Number(values[i] === UNKNOWN);
    kept += 1;
  }
  if (kept === count) return;
  selected.count = kept;
  selected.from = -1;
};

/** Who passed every condition that can be told, but not all can be: missing. */
const dropUnsure = (selected: Selection, unsure: Uint8Array, code: Uint8Array): void => {
  const { units, count } = selected;
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    const unit = units[i] as number;
    if (unsure[i] === 1) code[unit] = Code.missing;
    else units[kept++] = unit;
  }
  if (kept === count) return;
  selected.count = kept;
  selected.from = -1;
};

export const evaluateItem = (item: Item, compile: Compilation): Evaluated => {
  const { frame, policy, choices, doubt } = compile;
  const units = frame.units;
  const amount = effectiveAmount(item, choices);
  // Who is ranked depends on few items and cells: the exact answer of each unit will do.
  if (item.ranking)
    return { code: Uint8Array.from({ length: units }, (_, unit) => answer(item, { policy, choices, frame, unit }).code) };
  if (!amount) return { code: new Uint8Array(units).fill(Code.notMoney) };

  // The plainest first: they leave the fewest units to the others, and no order changes what all of them together answer.
  const conditions = [...item.conditions].sort((a, b) => size(a.node) - size(b.node)).map(({ node }) => compile.flag(node));
  const isUnset = (name: string): boolean => !resolveParameter(policy, choices, name);
  const wait = waiting(amount.node, isUnset);
  const waits = wait && compile.flag(wait.when);
  const { prepare, finish } = finisher(wait ? { ...amount, node: wait.node } : amount, compile);
  const pays = amount.basis === 'exact' ? Code.awarded : Code.upTo;
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

  const selected = selection(compile.chunk);
  const unsure = new Uint8Array(compile.chunk);
  for (let from = 0; from < units; from += CHUNK) {
    selectRange(selected, from, Math.min(units, from + CHUNK));
    unsure.fill(0, 0, selected.count);
    for (const condition of conditions) {
      if (selected.count === 0) break;
      doubt.marks.fill(0, 0, selected.count);
      narrow(selected, condition(selected), unsure, doubt.marks, exactly);
    }
    dropUnsure(selected, unsure, code);
    if (selected.count === 0) continue;
    doubt.marks.fill(0, 0, selected.count);
    const waitsFor = waits?.(selected);
    const value = prepare(selected);
    for (let i = 0; i < selected.count; i += 1) {
      const unit = selected.units[i] as number;
      const fen = finish(i);
      if (doubt.marks[i] === 1 || waitsFor?.[i] === UNKNOWN) exactly(unit);
      else if (waitsFor?.[i] === 1) code[unit] = Number.isNaN(value.num[i]) ? Code.missing : Code.undetermined;
      else if (Number.isNaN(fen)) code[unit] = Code.missing;
      else if (fen === NOTHING) code[unit] = Code.notEligible;
      else put(unit, pays, fen);
    }
  }
  return { code, ...(amounts && { amount: amounts }) };
};

/** Whether the cap of an item cuts a unit that it pays, for at most a chunk of units at once: 0 no, 1 yes, 2 where only the exact answer can tell. */
export const cuts = (item: Item, compile: Compilation): ((units: readonly number[]) => Uint8Array) => {
  const amount = effectiveAmount(item, compile.choices);
  if (!amount?.cap) return (units) => new Uint8Array(units.length);
  const { prior: _prior, ...capped } = amount;
  const { cap: _cap, ...uncapped } = capped;
  const [before, after] = [finisher(uncapped, compile), finisher(capped, compile)];
  const { marks } = compile.doubt;
  const selected = selection(compile.chunk);
  return (units) => {
    selected.units.set(units);
    selected.count = units.length;
    selected.from = -1;
    marks.fill(0, 0, units.length);
    before.prepare(selected);
    after.prepare(selected);
    return Uint8Array.from(units, (_, i) => {
      const [whole, left] = [before.finish(i), after.finish(i)];
      return marks[i] === 1 || Number.isNaN(whole) || Number.isNaN(left) ? 2 : Number(left < whole);
    });
  };
};
