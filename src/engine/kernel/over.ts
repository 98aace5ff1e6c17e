/** A condition over all units of a frame: 0, 1 or UNKNOWN each, doubtful ones answered exactly. */
import type { Node } from '../../policy/model';
import { UNKNOWN } from '../fact';
import { flagOf } from '../scalar';
import type { Compilation } from './compile';
import { CHUNK, selectRange, selection } from './vector';

export const flagsOver = (node: Node, compile: Compilation): Uint8Array => {
  const { policy, choices, frame, doubt } = compile;
  const kernel = compile.flag(node);
  const out = new Uint8Array(frame.units);
  const selected = selection(compile.chunk);
  for (let from = 0; from < frame.units; from += CHUNK) {
    selectRange(selected, from, Math.min(frame.units, from + CHUNK));
    doubt.marks.fill(0, 0, selected.count);
    out.set(kernel(selected).subarray(0, selected.count), from);
    for (let i = 0; i < selected.count; i += 1) {
      if (doubt.marks[i] !== 1) continue;
      const value = flagOf(node, { policy, choices, frame, unit: from + i });
      out[from + i] = value.known ? Number(value.value) : UNKNOWN;
    }
  }
  return out;
};
