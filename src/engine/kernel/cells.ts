/** A condition about certification cells alone is answered once per distinct cell: the condition in; a kernel that looks the answers up, or undefined, out. */
import type { Node } from '../../policy/model';
import { namesIn } from '../../policy/walk';
import { takeBytes } from '../columns';
import type { FlagFact } from '../fact';
import type { Frame } from '../frame';
import type { Compilation } from './compile';
import { flagsOver } from './over';
import type { FlagKernel } from './vector';

/** The cells that every input of a condition is told by; undefined where one is not, or there are more cells than units. */
const cellsOf = (node: Node, frame: Frame): { readonly of: Int32Array; readonly each: Map<string, FlagFact> } | undefined => {
  let of: Int32Array | undefined;
  const each = new Map<string, FlagFact>();
  for (const name of namesIn([node]).inputs) {
    const fact = frame.fact(name);
    const cells = fact?.kind === 'flag' ? fact.cells : undefined;
    if (!cells || (of && cells.of !== of) || cells.each.state.length > frame.units) return undefined;
    of = cells.of;
    each.set(name, cells.each);
  }
  return of && { of, each };
};

export const perCell = (node: Node, using: Compilation): FlagKernel | undefined => {
  const found = cellsOf(node, using.frame);
  if (!found) return undefined;
  const { of, each } = found;
  const units = [...each.values()][0]?.state.length ?? 0;
  const answers = flagsOver(node, using.on({ ...using.frame, units, fact: (name) => each.get(name), rowsOf: () => [] }));
  const out = new Uint8Array(using.chunk);
  const at = new Int32Array(using.chunk);
  return ({ units: selected, count, from }) => {
    if (from >= 0) return takeBytes(out, answers, of.subarray(from, from + count));
    for (let i = 0; i < count; i += 1) at[i] = of[selected[i] as number] as number;
    return takeBytes(out, answers, at, count);
  };
};
