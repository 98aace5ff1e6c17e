/**
 * Gates bar before anything is compared: an award that is barred must not displace another.
 * What cannot be told is missing, unless the sheet has no column for what the rule first asks for (an exception's column does not count)
 * and the officer's convention is to compute and say so.
 */
import type { Gate } from '../../policy/model';
import { UNKNOWN } from '../frame';
import { compilation } from '../kernel/compile';
import { CHUNK } from '../kernel/vector';
import { Code } from '../outcome';
import { computesUncheckedGates } from '../resolve';
import { flagOf } from '../scalar';
import { mark, pays, setAmount, type Settling } from './draft';

/** 0, 1 or UNKNOWN per unit of the gate's grain. */
const bars = (gate: Gate, { policy, choices, frames }: Settling): Uint8Array => {
  const frame = frames[gate.grain];
  const compile = compilation(policy, choices, frame);
  const kernel = compile.flag(gate.bars.node);
  const out = new Uint8Array(frame.units);
  for (let from = 0; from < frame.units; from += CHUNK) {
    const n = Math.min(CHUNK, frame.units - from);
    compile.doubt.marks.fill(0, 0, n);
    out.set(kernel(from, n).subarray(0, n), from);
    for (let i = 0; i < n; i += 1) {
      if (compile.doubt.marks[i] !== 1) continue;
      const value = flagOf(gate.bars.node, { policy, choices, frame, unit: from + i });
      out[from + i] = value.known ? Number(value.value) : UNKNOWN;
    }
  }
  return out;
};

/** Returns the gates that were not checked for want of columns. */
export const applyGates = (settling: Settling, enterpriseOf: Int32Array): number[] => {
  const { policy, choices, frames, drafts } = settling;
  const unchecked: number[] = [];
  policy.gates.forEach((gate, g) => {
    const barred = bars(gate, settling);
    const main = gate.inputs[0];
    const open = barred.includes(UNKNOWN);
    if (open && main !== undefined && !frames[gate.grain].fact(main) && computesUncheckedGates(policy, choices)) {
      unchecked.push(g);
      barred.forEach((value, unit) => value === UNKNOWN && (barred[unit] = 0));
    }
    const touched = touchedUnits(barred, gate.grain, settling, enterpriseOf);
    const wanted = new Set(gate.items);
    for (const d of drafts) {
      if (!d.item.amount || (wanted.size > 0 && !wanted.has(d.item.id))) continue;
      for (const { unit, value } of touched[d.item.grain]) bar(d, unit, value, g);
    }
  });
  return unchecked;
};

interface Touched {
  readonly unit: number;
  readonly value: number;
}

/** The few units that a gate bars or cannot tell, in both grains. A project's bar holds for its enterprise only where every row is barred. */
const touchedUnits = (
  barred: Uint8Array,
  grain: Gate['grain'],
  { frames }: Settling,
  enterpriseOf: Int32Array,
): Readonly<Record<Gate['grain'], readonly Touched[]>> => {
  const own: Touched[] = [];
  for (let unit = 0; unit < barred.length; unit += 1) if (barred[unit] !== 0) own.push({ unit, value: barred[unit] as number });
  if (grain === 'enterprise') {
    return {
      enterprise: own,
      project: own.flatMap(({ unit, value }) => frames.enterprise.rowsOf(unit).map((row) => ({ unit: row, value }))),
    };
  }
  const concerned = [...new Set(own.map(({ unit }) => enterpriseOf[unit] as number))];
  const enterprise = concerned.flatMap((unit): Touched[] => {
    const values = frames.enterprise.rowsOf(unit).map((row) => barred[row] as number);
    return values.some((value) => value === 0) ? [] : [{ unit, value: values.every((value) => value === 1) ? 1 : UNKNOWN }];
  });
  return { project: own, enterprise };
};

const bar = (d: Settling['drafts'][number], u: number, value: number, g: number): void => {
  const code = d.code[u];
  if (value === 0 || code === Code.notEligible || code === Code.notMoney) return;
  if (value === 1) d.code[u] = Code.notEligible;
  else if (pays(code) || code === Code.undetermined) d.code[u] = Code.missing;
  else return;
  setAmount(d, u, 0);
  mark(d, 'gate', u, g);
};
