/** One project on several rows: an item's own cap holds for the project, so its rows share it in their order. */
import { roundFen } from '../round';
import { numberOf } from '../scalar';
import { pays, setAmount, type Draft, type Settling } from './draft';

/** Rows of each project that stands on several, in order of first appearance. */
export const severalRows = (projectOf: Int32Array | undefined): readonly (readonly number[])[] => {
  if (!projectOf) return [];
  const groups = new Map<number, number[]>();
  projectOf.forEach((project, row) => {
    const group = groups.get(project);
    if (group) group.push(row);
    else groups.set(project, [row]);
  });
  return [...groups.values()].filter((rows) => rows.length > 1);
};

export const shareProjectCaps = ({ policy, choices, drafts, projectOf }: Settling): void => {
  const several = severalRows(projectOf);
  if (several.length === 0) return;
  const capped = drafts.filter((d): d is Draft => d.frame.grain === 'project' && d.item.amount?.cap !== undefined);
  for (const rows of several) {
    for (const d of capped) {
      const paid = rows.filter((row) => pays(d.code[row]));
      const [first] = paid;
      const node = d.item.amount?.cap;
      if (paid.length < 2 || first === undefined || !node) continue;
      const cap = numberOf(node, { policy, choices, frame: d.frame, unit: first });
      if (!cap.known) continue;
      let left = Number(roundFen(cap.value, { to: 1, mode: 'down' }));
      for (const row of paid) {
        const fen = d.amount[row] as number;
        if (fen > left) {
          setAmount(d, row, left);
          d.shared ??= new Uint8Array(d.frame.units);
          d.shared[row] = 1;
        }
        left -= Math.min(fen, left);
      }
    }
  }
};
