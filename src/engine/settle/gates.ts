/**
 * Gates bar before anything is compared: an award that is barred must not displace another.
 * What cannot be told is missing, unless the sheet has no column for the rule at all and the officer's convention is to compute and say so.
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
    const columns = gate.inputs.some((name) => frames[gate.grain].fact(name));
    if (!columns && gate.inputs.length > 0 && computesUncheckedGates(policy, choices)) {
      unchecked.push(g);
      return;
    }
    const barred = bars(gate, settling);
    const wanted = new Set(gate.items);
    for (const d of drafts) {
      if (!d.item.amount || (wanted.size > 0 && !wanted.has(d.item.id))) continue;
      if (gate.grain === 'project' && d.frame.grain === 'enterprise') {
        applyToEnterprise(settling, d, barred, g);
        continue;
      }
      const at = gate.grain === d.frame.grain ? (u: number) => u : (u: number) => enterpriseOf[u] as number;
      for (let u = 0; u < d.frame.units; u += 1) bar(d, u, barred[at(u)] as number, g);
    }
  });
  return unchecked;
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

/** A project's bar holds for an enterprise-level item only where every row of the enterprise is barred. */
const applyToEnterprise = ({ frames }: Settling, d: Settling['drafts'][number], barred: Uint8Array, g: number): void => {
  for (let e = 0; e < d.frame.units; e += 1) {
    const values = frames.enterprise.rowsOf(e).map((r) => barred[r] as number);
    bar(d, e, values.every((value) => value === 1) ? 1 : values.some((value) => value === 0) ? 0 : UNKNOWN, g);
  }
};
