/** What is known of a place that differs, besides its amounts: a settlement and a column of given amounts in; of each difference what shows in the amount itself, out. */
import { text, type Text } from '../../core/lang';
import type { Telling } from '../../core/money';
import { Code, type Settlement } from '../../engine/outcome';
import { settle } from '../../engine/settle';
import type { Facts } from '../causes/amounts';
import { enterprisesOf, limitOf, rowsOf, type Difference } from './compare';
import { expectedOf, type Expected } from './expected';
import type { GivenColumn } from '../given/columns';
import type { GivenAmounts } from '../given/read';
import type { Rows } from './together';

export const factsOf = (
  settlement: Settlement,
  given: GivenColumn,
  expected: Expected,
  amounts: GivenAmounts,
  money: Telling,
): ((difference: Difference) => Facts) => {
  const { table, outcomes, firstRow, choices } = settlement;
  const wanted = new Set(given.items);
  const audited = outcomes.filter(({ item }) => wanted.has(item.id));
  const due = (row: number): number | undefined => {
    if (row < 0 || row >= table.rows) return undefined;
    const e = table.enterpriseOf[row] as number;
    return (expected.row.awarded[row] as number) + (firstRow[e] === row ? (expected.enterprise.awarded[e] as number) : 0);
  };
  const dues = new Map<number, number>();
  for (let row = 0; row < table.rows; row += 1) {
    const fen = due(row) ?? 0;
    dues.set(fen, (dues.get(fen) ?? 0) + 1);
  }
  const { budget, ...unlimited } = choices;
  const unscaled = budget === undefined ? undefined : expectedOf(settle(settlement.policy, table, unlimited), given.items);
  const at = (whole: Expected, difference: Difference): number =>
    rowsOf(difference).reduce((all, row) => all + (whole.row.awarded[row] as number), 0) +
    enterprisesOf(difference).reduce((all, e) => all + (whole.enterprise.awarded[e] as number), 0);
  /** Awards of one amount for several rows are told apart by their rows. */
  const titleAt = (title: Text, row: number, rows: Rows): Text => {
    const number = table.rowNumbers[row] as number;
    return rows.length === 1 ? title : text(`${title.zh}（第 ${number} 行）`, `${title.en} (row ${number})`);
  };
  return (difference) => {
    const { row } = difference;
    const rows = rowsOf(difference);
    const e = table.enterpriseOf[row] as number;
    const [above, below] = [due(Math.min(...rows) - 1), due(Math.max(...rows) + 1)];
    return {
      given: difference.given ?? 0,
      blank: difference.given === null,
      expected: limitOf(difference),
      ceiling: difference.most > 0,
      awards: audited.flatMap(({ item, code, amount }) => {
        const award = (unit: number, title: Text): Facts['awards'] =>
          unit >= 0 && code[unit] === Code.awarded ? [{ item: item.id, title, fen: amount[unit] as number }] : [];
        return item.grain === 'project'
          ? rows.flatMap((one) => award(one, titleAt(item.title, one, rows)))
          : enterprisesOf(difference).flatMap((e) => award(e, item.title));
      }),
      ...(above !== undefined && { above }),
      ...(below !== undefined && { below }),
      // One row has it, if only the neighbour.
      common: Math.max(0, (dues.get(difference.given ?? 0) ?? 0) - 1) / Math.max(1, table.rows - 1),
      elsewhere: enterprisesOf(difference).length === 0 ? (expected.enterprise.awarded[e] as number) : 0,
      ...(choices.cityShare && { cityShare: choices.cityShare }),
      ...(unscaled && { unscaled: at(unscaled, difference) }),
      typed: amounts.typed?.[row] === 1,
      money,
    };
  };
};
