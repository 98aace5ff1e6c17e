/**
 * Amounts that are too much whatever it is that the sheet does not say (a blank base under a cap): open places in; those above all that may be due there as
 * differences with what may be due at most, out.
 */
import { text } from '../../core/lang';
import { toNumber, type Rational } from '../../core/rational';
import { effectiveAmount } from '../../engine/amount';
import { groupRows } from '../../engine/frame';
import { Code, type ItemOutcome, type Settlement } from '../../engine/outcome';
import { resolveParameter } from '../../engine/resolve';
import { roundFen } from '../../engine/round';
import type { Node } from '../../policy/model';
import { rowsOf, type Comparison, type Difference, type Unit } from './compare';
import type { Explained } from './rank';

/** A sum of money that stands in the document, or that somebody entered. */
const fixed = (node: Node, { policy, choices }: Settlement): Rational | undefined =>
  node.op === 'literal' ? node.value : node.op === 'parameter' ? resolveParameter(policy, choices, node.name) : undefined;

/** 分 that an item pays at most, to anybody; undefined where nothing in the document says. */
const ceilingOf = ({ item }: ItemOutcome, settlement: Settlement): number | undefined => {
  const amount = effectiveAmount(item, settlement.choices);
  if (!amount) return 0;
  const cap = amount.cap && fixed(amount.cap, settlement);
  const own = fixed(amount.node, settlement);
  const most = [
    // Part of a 分 only makes it less.
    ...(cap ? [Math.ceil(100 * toNumber(cap))] : []),
    ...(own ? [Number(roundFen(own, amount.rounding))] : []),
  ];
  return most.length > 0 ? Math.min(...most) : undefined;
};

/** What one unit may be due of an item: what it is known to be paid, or would be if another made no room; else what anybody is. */
const mostOf = (outcome: ItemOutcome, unit: number, ceiling: number | undefined): number | undefined => {
  const code = outcome.code[unit] as Code;
  if (code === Code.notEligible || code === Code.notMoney) return 0;
  return code === Code.missing || code === Code.undetermined ? ceiling : outcome.amount[unit];
};

export interface TooMuch {
  readonly comparison: Comparison;
  readonly causes: ReadonlyMap<Difference, readonly Explained[]>;
}

export const tooMuch = (
  settlement: Settlement,
  items: readonly string[],
  comparison: Comparison,
  open: readonly Difference[],
  isBlank: (row: number) => boolean,
): TooMuch => {
  const wanted = new Set(items);
  const audited = settlement.outcomes
    .filter(({ item }) => wanted.has(item.id))
    .map((outcome) => ({ outcome, ceiling: ceilingOf(outcome, settlement) }));
  const { table } = settlement;
  const groups = groupRows(table);
  const mostAt = (at: Unit): number => {
    let most = 0;
    // Its enterprises' own awards, and what is due for rows that have no amount, may stand there too.
    const owners = [...new Set(rowsOf(at).map((row) => table.enterpriseOf[row] as number))];
    const others = owners.flatMap((e) => [...groups.rows.subarray(groups.start[e], groups.start[e + 1])].filter(isBlank));
    const rows = [...new Set([...rowsOf(at), ...others])];
    for (const { outcome, ceiling } of audited)
      for (const unit of outcome.item.grain === 'project' ? rows : owners) most += mostOf(outcome, unit, ceiling) ?? Infinity;
    return most;
  };
  const wrong = new Map<Difference, Difference>();
  const causes = new Map<Difference, readonly Explained[]>();
  for (const one of open) {
    const given = one.given ?? 0;
    const most = given > 0 ? mostAt(one) : Infinity;
    if (given <= most) continue;
    const difference = { ...one, most: most - one.expected };
    wrong.set(one, difference);
    causes.set(difference, [
      {
        id: 'cap',
        weight: 40,
        exact: false,
        comesTo: given,
        text: text('缺数据，但无论所缺的是多少，都超过了上限', 'Data is missing, but whatever it is, this is above the cap'),
      },
    ]);
  }
  if (wrong.size === 0) return { comparison, causes };
  return {
    causes,
    comparison: {
      ...comparison,
      differences: [...comparison.differences, ...wrong.values()].sort((a, b) => a.row - b.row),
      open: comparison.open.filter((one) => !wrong.has(one)),
    },
  };
};
