/**
 * Rows of an earlier run found again: its row marks and those of now in; for each row of now the row of then, or -1, out. Rows may have
 * been sorted, put in, taken out or renamed meanwhile.
 */
import type { RowMarks } from './row-marks';

const PRIME = 0x9e3779b1;

/**
 * Gives rows of now their equals of then that nobody has yet, the first of several first. Rows stand in chains by a hash of what is
 * compared, and leave them when they are given: texts for each row would take longer than a screen may be held.
 */
const match = (then: RowMarks, now: RowMarks, at: Int32Array, used: Uint8Array, whole: boolean): void => {
  const bits = Math.max(1, Math.ceil(Math.log2(used.length + 1)));
  const chainOf = ({ keys, inputs }: RowMarks, row: number): number =>
    Math.imul((keys[row] ?? 0) ^ (whole ? Math.imul(inputs[row] ?? 0, PRIME) : 0), PRIME) >>> (32 - bits);
  const first = new Int32Array(2 ** bits).fill(-1);
  const next = new Int32Array(used.length).fill(-1);
  for (let row = used.length - 1; row >= 0; row -= 1) {
    if (used[row] !== 0) continue;
    const chain = chainOf(then, row);
    next[row] = first[chain] ?? -1;
    first[chain] = row;
  }
  for (let row = 0; row < at.length; row += 1) {
    // A row that names nobody is told by its place alone.
    if (at[row] !== -1 || now.keys[row] === 0) continue;
    const chain = chainOf(now, row);
    let before = -1;
    let found = first[chain] ?? -1;
    while (found !== -1 && !(then.keys[found] === now.keys[row] && (!whole || then.inputs[found] === now.inputs[row])))
      [before, found] = [found, next[found] ?? -1];
    if (found === -1) continue;
    if (before === -1) first[chain] = next[found] ?? -1;
    else next[before] = next[found] ?? -1;
    at[row] = found;
    used[found] = 1;
  }
};

export const alignRows = (then: RowMarks, now: RowMarks): Int32Array => {
  const at = new Int32Array(now.keys.length).fill(-1);
  const used = new Uint8Array(then.keys.length);
  // The very same row; then the same enterprise and project with other figures.
  match(then, now, at, used, true);
  match(then, now, at, used, false);
  // A row that was renamed, or names nobody, stands between the same neighbours as before.
  for (let row = 0; row < at.length; row += 1) {
    if (at[row] !== -1) continue;
    const candidate = row === 0 ? 0 : (at[row - 1] ?? -1) + 1;
    if (candidate < used.length && (row === 0 || at[row - 1] !== -1) && used[candidate] === 0) {
      at[row] = candidate;
      used[candidate] = 1;
    }
  }
  return at;
};

/** Row by row, as after a sort that left our columns where they were. */
export const byPosition = (then: RowMarks, now: RowMarks): Int32Array =>
  Int32Array.from({ length: now.keys.length }, (_, row) => (row < then.keys.length ? row : -1));

/** Rows at the foot that name nobody, as totals do whose word stands in no column that was read: they stay at the foot when rows come in above. */
export const withFoot = (at: Int32Array, then: RowMarks, now: RowMarks): Int32Array => {
  let [last, row] = [then.keys.length - 1, now.keys.length - 1];
  for (; last >= 0 && row >= 0 && then.keys[last] === 0 && now.keys[row] === 0; last -= 1, row -= 1) {
    if (at[row] === last) continue;
    const taken = at.indexOf(last);
    if (taken >= 0) at[taken] = -1;
    at[row] = last;
  }
  return at;
};
