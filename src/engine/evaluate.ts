/** One item over all units of its grain, by columns: codes and amounts in 分. Doubtful rows are answered by `answer`, so both always agree. */
import type { Item, Node } from '../policy/model';
import { children } from '../policy/walk';
import { effectiveAmount } from './amount';
import { answer } from './answer';
import { bitsOf } from './columns';
import { UNKNOWN } from './fact';
import type { Compilation } from './kernel/compile';
import { NOTHING, finisher } from './kernel/finish';
import { CHUNK, anyDoubt, once, selectRange, selection, type Selection } from './kernel/vector';
import { Code } from './outcome';
import { resolveParameter } from './resolve';
import { waiting } from './waiting';

export interface Evaluated {
  readonly code: Uint8Array;
  /** The codes are all the same, none is paid, and items share the array: who changes one takes an array of its own. */
  readonly common?: true;
  /** 分 per unit; undefined where no unit was awarded anything or given a ceiling. */
  readonly amount?: Float64Array;
}

const size = (node: Node): number => children(node).reduce((sum, part) => sum + size(part), 1);

const keep = (selected: Selection, kept: number): void => {
  if (kept === selected.count) return;
  selected.count = kept;
  selected.from = -1;
};

/** Keeps the units for which a condition holds; every unit's is known. */
const narrowKnown = (selected: Selection, values: Uint8Array): void => {
  const { units, count } = selected;
  let kept = 0;
  // Each is written, the next one over it where it is not kept: no branch for the processor to guess.
  for (let i = 0; i < count; i += 1) {
    units[kept] = units[i] as number;
    kept += values[i] as number;
  }
  keep(selected, kept);
};

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
  keep(selected, kept);
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
  keep(selected, kept);
};

/**
 * Writes what the selected units are paid; where it is nothing, what stands stays: nothing yet, or what was answered exactly.
 * Returns the amounts, made when somebody is first paid.
 */
const payAll = (
  { units, count }: Selection,
  fen: Float64Array,
  pays: Code,
  code: Uint8Array,
  made: Float64Array | undefined,
): Float64Array | undefined => {
  let amounts = made;
  let unknown = 0;
  // No branch on what is paid: where it is nothing, nothing is added to what stands.
  for (let i = 0; i < count; i += 1) {
    const unit = units[i] as number;
    const value = fen[i] as number;
    if (amounts === undefined && value > 0) amounts = new Float64Array(code.length);
    if (amounts !== undefined) amounts[unit] = (amounts[unit] as number) + Math.max(0, value);
    code[unit] = (code[unit] as number) | (Number(value >= 0) * pays);
    unknown |= Number(value !== value);
  }
  if (unknown === 0) return amounts;
  for (let i = 0; i < count; i += 1) {
    if (!Number.isNaN(fen[i])) continue;
    const unit = units[i] as number;
    code[unit] = Code.missing;
    if (amounts) amounts[unit] = 0;
  }
  return amounts;
};

export const evaluateItem = (item: Item, compile: Compilation): Evaluated => {
  const { frame, policy, choices, doubt } = compile;
  const units = frame.units;
  const amount = effectiveAmount(item, choices);
  // Who is ranked depends on few items and cells: the exact answer of each unit will do.
  if (item.ranking)
    return { code: Uint8Array.from({ length: units }, (_, unit) => answer(item, { policy, choices, frame, unit }).code) };
  if (!amount) return { code: compile.codes(Code.notMoney), common: true };

  // The plainest first: they leave the fewest units to the others, and no order changes what all of them together answer.
  // Most items ask for columns that a sheet does not have: whether anybody may pass, and can be told to, is known before a row is looked at.
  const known = item.conditions.map(({ node }) => compile.known(node));
  if (known.includes(0)) return { code: compile.codes(Code.notEligible), common: true };
  const untold = known.includes(UNKNOWN);
  if (untold && known.every((value) => value !== undefined)) return { code: compile.codes(Code.missing), common: true };
  const code = new Uint8Array(units);
  const conditions = item.conditions
    .filter((_, c) => known[c] === undefined)
    .map(({ node }) => ({ node, size: size(node) }))
    .sort((a, b) => a.size - b.size)
    .map(({ node }) => once(() => compile.flag(node)));
  const isUnset = (name: string): boolean => !resolveParameter(policy, choices, name);
  const end = once(() => {
    const wait = waiting(amount.node, isUnset);
    return {
      waits: wait && compile.flag(wait.when),
      finish: finisher(wait ? { ...amount, node: wait.node } : amount, compile),
    };
  });
  const pays = amount.basis === 'exact' ? Code.awarded : Code.upTo;
  let amounts: Float64Array | undefined;
  const exactly = (u: number): void => {
    const { code: c, fen } = answer(item, { policy, choices, frame, unit: u });
    code[u] = c;
    if (fen !== 0) (amounts ??= new Float64Array(units))[u] = fen;
  };

  const selected = selection(compile.chunk);
  const unsure = new Uint8Array(compile.chunk);
  for (let from = 0; from < units; from += CHUNK) {
    selectRange(selected, from, Math.min(units, from + CHUNK));
    let anyUnsure = untold;
    if (untold) unsure.fill(1, 0, selected.count);
    doubt.words.fill(0);
    for (const condition of conditions) {
      if (selected.count === 0) break;
      const values = condition()(selected);
      const doubtful = anyDoubt(doubt);
      if (!anyUnsure && !doubtful && bitsOf(values, selected.count) < UNKNOWN) narrowKnown(selected, values);
      else {
        if (!anyUnsure) unsure.fill(0, 0, selected.count);
        anyUnsure = true;
        narrow(selected, values, unsure, doubt.marks, exactly);
        if (doubtful) doubt.words.fill(0);
      }
    }
    if (anyUnsure) dropUnsure(selected, unsure, code);
    const n = selected.count;
    if (n === 0) continue;
    const { waits, finish } = end();
    const waitsFor = waits?.(selected);
    const { fen, value } = finish(selected);
    if (waitsFor || anyDoubt(doubt))
      for (let i = 0; i < n; i += 1) {
        const unit = selected.units[i] as number;
        if (doubt.marks[i] === 1 || waitsFor?.[i] === UNKNOWN) exactly(unit);
        else if (waitsFor?.[i] === 1) code[unit] = Number.isNaN(value.num[i]) ? Code.missing : Code.undetermined;
        else continue;
        fen[i] = NOTHING;
      }
    amounts = payAll(selected, fen, pays, code, amounts);
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
    const [whole, left] = [before(selected).fen, after(selected).fen];
    return Uint8Array.from(units, (_, i) => {
      const [a, b] = [whole[i] as number, left[i] as number];
      return marks[i] === 1 || Number.isNaN(a) || Number.isNaN(b) ? 2 : Number(b < a);
    });
  };
};
