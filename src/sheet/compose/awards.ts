/** What a settlement says row by row: every award, ceiling and displaced award with the row it is shown on, in the order of the sheet. */
import { Code, type ItemOutcome, type Settlement } from '../../engine/outcome';
import type { Item } from '../../policy/model';

export interface Award {
  /** Index of the item in the policy. */
  readonly index: number;
  /** Row or enterprise, by the item's grain. */
  readonly unit: number;
  /** Table row on which it is shown. */
  readonly row: number;
  readonly code: Code;
  /** 分. */
  readonly amount: number;
}

const isShown = (code: number): boolean => code === Code.awarded || code === Code.upTo || code === Code.displaced;

/** Items that pay anything on this sheet, be it displaced in the end. */
export const payingItems = (settlement: Settlement): readonly number[] =>
  settlement.outcomes.flatMap((o, index) => (o.code.some(isShown) ? [index] : []));

export const rowOf = (settlement: Settlement, item: Item, unit: number): number =>
  item.grain === 'project' ? unit : (settlement.firstRow[unit] ?? 0);

/** `also`: decisions, which are shown whatever they decided. */
export const awardsOf = (
  settlement: Settlement,
  paying: readonly number[],
  also: readonly { readonly index: number; readonly unit: number }[] = [],
): readonly Award[] => {
  const awards: Award[] = [];
  for (const index of paying) {
    const o = settlement.outcomes[index] as ItemOutcome;
    const here = new Set(also.filter((one) => one.index === index).map(({ unit }) => unit));
    for (let unit = 0; unit < o.code.length; unit++) {
      const code = o.code[unit] as Code;
      if (isShown(code) || here.has(unit))
        awards.push({ index, unit, row: rowOf(settlement, o.item, unit), code, amount: o.amount[unit] ?? 0 });
    }
  }
  return awards.sort((a, b) => a.row - b.row || a.index - b.index);
};

/** Per table row, enterprise-level items on the enterprise's first row. */
export interface RowSums {
  readonly awarded: Float64Array;
  readonly upTo: Float64Array;
  readonly awards: Uint16Array;
  readonly ceilings: Uint16Array;
  readonly displaced: Uint16Array;
  readonly undetermined: Uint16Array;
  /** Items that lack something on this row (see isAsked). */
  readonly missing: Uint16Array;
}

/**
 * Whether what is missing for the item is worth telling: the sheet settles it for somebody, or has all its columns.
 * Items of which the sheet knows nothing are missing on every row; a list of them would hide the cells that someone can fill in.
 */
export const isAsked = ({ table }: Settlement, { item, code }: ItemOutcome): boolean =>
  item.inputs.every((name) => table.columns.has(name)) || isSettled(code);

/** A loop by itself: every item that the sheet lacks a column for is looked through to its last row. */
const isSettled = (codes: ItemOutcome['code']): boolean => {
  for (let unit = 0; unit < codes.length; unit += 1) {
    const code = codes[unit] as Code;
    if (isShown(code) || code === Code.undetermined) return true;
  }
  return false;
};

export const rowSums = (settlement: Settlement): RowSums => {
  const n = settlement.table.rows;
  const sums: RowSums = {
    awarded: new Float64Array(n),
    upTo: new Float64Array(n),
    awards: new Uint16Array(n),
    ceilings: new Uint16Array(n),
    displaced: new Uint16Array(n),
    undetermined: new Uint16Array(n),
    missing: new Uint16Array(n),
  };
  const add = (counts: Float64Array | Uint16Array, row: number, by: number): void => {
    counts[row] = (counts[row] ?? 0) + by;
  };
  for (const o of settlement.outcomes) {
    const asked = isAsked(settlement, o);
    for (let unit = 0; unit < o.code.length; unit++) {
      const code = o.code[unit] as Code;
      if (code === Code.notEligible || code === Code.notMoney) continue;
      const row = rowOf(settlement, o.item, unit);
      if (code === Code.awarded) {
        add(sums.awarded, row, o.amount[unit] ?? 0);
        add(sums.awards, row, 1);
      } else if (code === Code.upTo) {
        add(sums.upTo, row, o.amount[unit] ?? 0);
        add(sums.ceilings, row, 1);
      } else if (code === Code.displaced) add(sums.displaced, row, 1);
      else if (code === Code.undetermined) add(sums.undetermined, row, 1);
      else if (asked) add(sums.missing, row, 1);
    }
  }
  return sums;
};
