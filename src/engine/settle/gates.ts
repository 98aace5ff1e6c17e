/**
 * Gates bar before anything is compared: an award that is barred must not displace another.
 * What cannot be told is missing, unless the sheet has no column for what the rule first asks for (an exception's column does not count)
 * and the officer's convention is to compute and say so.
 */
import type { Grain, Item } from '../../policy/model';
import { takeBytes } from '../columns';
import { UNKNOWN } from '../fact';
import type { Frames } from '../frame';
import { compilation } from '../kernel/compile';
import { flagsOver } from '../kernel/over';
import { Code } from '../outcome';
import { computesUncheckedGates } from '../resolve';
import { mark, pays, setAmount, type Draft, type Settling } from './draft';

/** What a gate says of every unit, in both grains: 0, 1 or UNKNOWN. */
type Barred = Readonly<Record<Grain, Uint8Array>>;

/** A project's bar holds for its enterprise only where every row is barred. */
const ofEnterprises = (rows: Uint8Array, { groups }: Frames): Uint8Array => {
  const out = new Uint8Array(groups.start.length - 1);
  for (let e = 0; e < out.length; e += 1) {
    const to = groups.start[e + 1] as number;
    const from = groups.start[e] as number;
    let value = from < to ? 1 : 0;
    for (let i = from; i < to && value !== 0; i += 1) {
      const row = rows[groups.rows[i] as number] as number;
      if (row !== 1) value = row;
    }
    out[e] = value;
  }
  return out;
};

const inBothGrains = (barred: Uint8Array, grain: Grain, frames: Frames, enterpriseOf: Int32Array): Barred =>
  grain === 'project'
    ? { project: barred, enterprise: ofEnterprises(barred, frames) }
    : { project: takeBytes(new Uint8Array(enterpriseOf.length), barred, enterpriseOf), enterprise: barred };

/** The units that several gates bar or cannot tell, and by which: the first that bars, else the first that cannot be told. */
interface Touched {
  readonly units: Int32Array;
  readonly values: Uint8Array;
  readonly gates: Int16Array;
}

const touchedBy = (gates: readonly number[], barred: readonly Barred[], grain: Grain, count: number): Touched => {
  if (gates.length === 0) return { units: new Int32Array(0), values: new Uint8Array(0), gates: new Int16Array(0) };
  const value = new Uint8Array(count);
  const gate = new Int16Array(count).fill(-1);
  for (const g of gates) {
    const says = (barred[g] as Barred)[grain];
    for (let u = 0; u < count; u += 1) {
      if (says[u] === 0 || value[u] === 1 || (says[u] === UNKNOWN && value[u] === UNKNOWN)) continue;
      value[u] = says[u] as number;
      gate[u] = g;
    }
  }
  const all = new Int32Array(count);
  let n = 0;
  for (let u = 0; u < count; u += 1) if (value[u] !== 0) all[n++] = u;
  const units = all.slice(0, n);
  return { units, values: takeBytes(new Uint8Array(n), value, units), gates: gate.filter((g) => g >= 0) };
};

const bar = (d: Draft, { units, values, gates }: Touched, settling: Settling): void => {
  for (let i = 0; i < units.length; i += 1) {
    const u = units[i] as number;
    const code = d.code[u];
    if (code === Code.notEligible || code === Code.notMoney) continue;
    if (values[i] === 1) d.code[u] = Code.notEligible;
    else if (pays(code) || code === Code.undetermined) d.code[u] = Code.missing;
    else continue;
    setAmount(d, u, 0);
    mark(d, 'gate', u, gates[i] as number, settling);
  }
};

/** What all gates of a policy say of a table, before it is known who would be paid. */
export interface Judged {
  /** The gates that were not checked for want of columns. */
  readonly unchecked: readonly number[];
  /** What the gates of an item come to. */
  touched(item: Item, units: number): Touched;
}

export const judgeGates = ({ policy, choices, frames, enterpriseOf }: Omit<Settling, 'drafts' | 'byId'>): Judged => {
  const unchecked: number[] = [];
  const barred = policy.gates.map((gate, g): Barred => {
    const frame = frames[gate.grain];
    const says = flagsOver(gate.bars.node, compilation(policy, choices, frame));
    const main = gate.inputs[0];
    if (main !== undefined && says.includes(UNKNOWN) && !frame.fact(main) && computesUncheckedGates(policy, choices)) {
      unchecked.push(g);
      for (let u = 0; u < says.length; u += 1) if (says[u] === UNKNOWN) says[u] = 0;
    }
    return inBothGrains(says, gate.grain, frames, enterpriseOf);
  });
  const wanted = policy.gates.map(({ items }) => new Set(items));
  const made = new Map<string, Touched>();
  return {
    unchecked,
    touched: ({ id, grain }, units) => {
      const gates = wanted.flatMap((items, g) => (items.size === 0 || items.has(id) ? [g] : []));
      const key = `${grain} ${gates.join()}`;
      const touched = made.get(key) ?? touchedBy(gates, barred, grain, units);
      made.set(key, touched);
      return touched;
    },
  };
};

export const applyGates = (settling: Settling, judged: Judged): void => {
  /** What gates make of codes that items share: shared as well by those that the same gates touch. */
  const common = new Map<Uint8Array, Map<Touched, Pick<Draft, 'code' | 'gate'>>>();
  for (const d of settling.drafts) {
    if (!d.item.amount) continue;
    const touched = judged.touched(d.item, d.frame.units);
    if (!d.common) {
      bar(d, touched, settling);
      continue;
    }
    if (touched.units.length === 0) continue;
    const before = d.code;
    const made = common.get(before) ?? new Map<Touched, Pick<Draft, 'code' | 'gate'>>();
    common.set(before, made);
    const known = made.get(touched);
    if (known) Object.assign(d, known);
    else {
      d.code = before.slice();
      bar(d, touched, settling);
      made.set(touched, { code: d.code, ...(d.gate && { gate: d.gate }) });
    }
  }
};
