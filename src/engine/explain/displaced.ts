/** What took an award's place: an outcome and its unit in; the other item, or the other row where that is paid for the same item, out. */
import { text, type Text } from '../../core/lang';
import { Code, type ItemOutcome, type Settlement } from '../outcome';

/** Of each item, the row that is paid the most in each group. */
const paid = new WeakMap<ItemOutcome, ReadonlyMap<number, number>>();

const paidRows = (o: ItemOutcome, groups: Int32Array): ReadonlyMap<number, number> => {
  const known = paid.get(o);
  if (known) return known;
  const rows = new Map<number, number>();
  o.code.forEach((code, row) => {
    const group = groups[row] ?? -1;
    const best = rows.get(group);
    const pays = code === Code.awarded || code === Code.upTo;
    if (pays && (best === undefined || (o.amount[row] ?? 0) > (o.amount[best] ?? 0))) rows.set(group, row);
  });
  paid.set(o, rows);
  return rows;
};

/** The sheet row, 1-based, that is paid for the same item instead; undefined where another item is. */
export const displacingRow = ({ policy, table }: Settlement, o: ItemOutcome, unit: number): number | undefined => {
  const by = policy.items[o.displacedBy?.[unit] ?? -1];
  if (by?.id !== o.item.id || o.item.grain !== 'project') return undefined;
  const groups = policy.matters[o.matter?.[unit] ?? -1]?.grain === 'enterprise' ? table.enterpriseOf : table.projectOf;
  const row = groups && paidRows(o, groups).get(groups[unit] ?? -1);
  return row === undefined ? undefined : table.rowNumbers[row];
};

/** `“设备奖补”`, or `第 7 行的“设备奖补”`. */
export const displacerText = ({ zh, en }: Text, row: number | undefined): Text =>
  row === undefined ? text(`“${zh}”`, `“${en}”`) : text(`第 ${row} 行的“${zh}”`, `“${en}” in row ${row}`);
