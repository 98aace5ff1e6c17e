/**
 * A column of what was paid before that says not for what (此前已奖金额): a sheet in; for a place, what may have to be deducted there, out.
 * Each family of grades has an earlier payment of its own, so that such a column is read for none; but an amount that it may decide about is not judged.
 */
import { text, type Text } from '../../core/lang';
import type { Telling } from '../../core/money';
import type { Problem } from '../../core/problem';
import { groupRows } from '../../engine/frame';
import { Code, type Settlement } from '../../engine/outcome';
import { CellState } from '../../engine/table';
import type { Item } from '../../policy/model';
import { namesIn } from '../../policy/walk';
import type { Source } from '../../sheet/read/source';
import { enterprisesOf, rowsOf, type Difference, type Unit } from './compare';
import type { GivenColumn } from '../given/columns';
import { moneyColumn, readGiven } from '../given/read';
import { numberColumns } from '../number-columns';

/** Inputs that say what was paid before, wherever a formula deducts them. */
export const PAID_BEFORE = /此前|以前|已奖|已得|已获|已享受|历年/;

const BEFORE = /此前|以前|之前|往年|历年|前期|前次|已经|已|曾/g;
const PLAIN =
  /企业|单位|项目|年度|各年|获得?|享受|得到?|过|的|奖励|奖补|补助|补贴|资助|扶持|奖|补|财政|政策|专项|资金|金额|金|款|额|合计|累计|总/g;

/** Of the inputs that would say it: nobody reads a longer list. */
const MOST = 3;

/** Nothing but that something was paid before. */
export const saysOnlyBefore = (label: string): boolean => {
  const rest = label.replace(BEFORE, '');
  return rest !== label && /[奖补助资金款]/.test(rest) && rest.replace(PLAIN, '') === '';
};

export interface PaidBefore {
  readonly header: string;
  /** 分 that may have to be deducted at a place; 0 where nothing is paid there that an earlier payment lessens. */
  readonly at: (unit: Unit) => number;
}

/** Inputs with earlier payments that an item would be lessened by, and that the sheet has no column for. */
const lessenedBy = ({ policy, table }: Settlement, item: Item): readonly string[] => {
  const { amount } = item;
  const nodes = amount ? [amount.node, ...[amount.cap, amount.prior].flatMap((node) => node ?? [])] : [];
  const promoted = policy.matters.flatMap(({ items, promotion }) =>
    promotion?.prior !== undefined && items.includes(item.id) ? [promotion.prior] : [],
  );
  return [...promoted, ...namesIn(nodes).inputs.filter((name) => PAID_BEFORE.test(name))].filter(
    (name) => policy.inputs.get(name)?.type.kind === 'number' && !table.columns.has(name),
  );
};

type Outcome = Settlement['outcomes'][number];

/** Whether an item pays at a place: in a row of it, or to an enterprise whose own awards stand there. */
const paysAt =
  (place: Unit) =>
  ({ item, code }: Outcome): boolean =>
    (item.grain === 'project' ? rowsOf(place) : enterprisesOf(place)).some(
      (one) => code[one] === Code.awarded || code[one] === Code.upTo,
    );

/** None where the sheet has no such column, or several. */
export const paidBeforeOf = (
  source: Source,
  settlement: Settlement,
  given: GivenColumn,
  usual: string,
): PaidBefore | undefined => {
  const { policy, outcomes } = settlement;
  const columns = numberColumns(source, policy, [given.column]).filter(({ input, label }) => !input && saysOnlyBefore(label));
  const [only] = columns;
  if (!only || columns.length > 1) return undefined;
  const asked = new Set(given.items);
  const lessened = outcomes.filter(({ item }) => asked.has(item.id) && lessenedBy(settlement, item).length > 0);
  if (lessened.length === 0) return undefined;
  const unit = only.unit || usual;
  const { fen, state } = readGiven(source, moneyColumn(only.column, only.label, unit), unit);
  const groups = groupRows(settlement.table);
  const beforeIn = (rows: Iterable<number>): number => {
    let sum = 0;
    for (const row of rows) if (state[row] === CellState.value) sum += fen[row] as number;
    return sum;
  };
  return {
    header: only.label,
    at: (place) => {
      // An enterprise's earlier payment may stand on any of its rows.
      const paid = new Set(lessened.filter(paysAt(place)).map(({ item }) => item.grain));
      const rows = new Set(paid.has('project') ? rowsOf(place) : []);
      if (paid.has('enterprise'))
        for (const one of enterprisesOf(place))
          for (const row of groups.rows.subarray(groups.start[one], groups.start[one + 1])) rows.add(row);
      return Math.max(0, beforeIn(rows));
    },
  };
};

/** What is told of a place that is open for it. */
export const paidBeforeText = ({ expected, most }: Difference, before: number, header: string, money: Telling): Text => {
  const whole = expected + most;
  const [zh, en] = most > 0 ? ['最高', 'at most '] : ['', ''];
  return text(
    `“${header}”写有${money(before, 'zh')}，但没有写明是哪一项认定的，没有扣除：不扣应为${zh}${money(whole, 'zh')}，按所属认定扣除后可少至${money(Math.max(0, expected - before), 'zh')}。`,
    `“${header}” has ${money(before, 'en')}, but not for which recognition, so it was not deducted: without it ${en}${money(whole, 'en')} is due, and with it deducted where it belongs as little as ${money(Math.max(0, expected - before), 'en')}.`,
  );
};

export const paidBeforeTold = (
  settlement: Settlement,
  header: string,
  items: readonly string[],
  open: readonly Difference[],
): Problem => {
  const { outcomes, table } = settlement;
  const asked = new Set(items);
  const inputs = outcomes
    .filter((outcome) => asked.has(outcome.item.id) && open.some((at) => paysAt(at)(outcome)))
    .flatMap(({ item }) => lessenedBy(settlement, item));
  const names = [...new Set(inputs)].slice(0, MOST);
  return {
    code: 'paid-before-unread',
    severity: 'warning',
    place: { sheet: table.sheet, name: header },
    message: text(
      `“${header}”没有写明是哪一项认定的，没有扣除；有 ${open.length} 处金额可能因此不同，列为“无法核对”。请分列填写（如${names.map((name) => `“${name}”`).join('、')}），或指定该列是哪一项。`,
      `“${header}” does not say for which recognition, so it was not deducted; ${open.length} amounts may depend on it and are listed as open. Use a column for each (such as ${names.map((name) => `“${name}”`).join(', ')}), or say which one it is.`,
    ),
  };
};
