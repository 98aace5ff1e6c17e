/** From one answer to the next that somebody will want to look at: a settlement, a place, a kind and a direction in; the place of the nearest such answer, out. */
import { isCapped } from '../engine/explain/capped';
import { Code, type Settlement } from '../engine/outcome';
import type { Shown } from './state';

export const KINDS = ['capped', 'displaced', 'undecided'] as const;
/** Cut by a ceiling; displaced by a higher award; waiting for an amount or a figure that somebody has to decide. */
export type Kind = (typeof KINDS)[number];
export type Direction = 1 | -1;

const isOf: Readonly<Record<Kind, (settlement: Settlement, index: number, unit: number, code: Code) => boolean>> = {
  capped: isCapped,
  displaced: (_, __, ___, code) => code === Code.displaced,
  undecided: (_, __, ___, code) => code === Code.upTo || code === Code.undetermined,
};

/** The unit of an item that is shown on a table row; an enterprise is shown on its first row alone. */
const unitShownAt = ({ table, firstRow, outcomes }: Settlement, index: number, row: number): number | undefined => {
  if (outcomes[index]?.item.grain === 'project') return row;
  const enterprise = table.enterpriseOf[row] ?? -1;
  return firstRow[enterprise] === row ? enterprise : undefined;
};

/** In the order of the sheet: by row, then by item. Without a place, from the first or the last row. */
export const neighbour = (
  settlement: Settlement,
  from: Shown | undefined,
  kind: Kind,
  direction: Direction,
): Required<Shown> | undefined => {
  const { table, outcomes } = settlement;
  const items = outcomes.length;
  const end = table.rows * items;
  // A row without an item lies before all of its items.
  const start = from ? from.row * items + (from.item ?? (direction > 0 ? -1 : 0)) : direction > 0 ? -1 : end;
  for (let at = start + direction; at >= 0 && at < end; at += direction) {
    const row = Math.floor(at / items);
    const item = at % items;
    const unit = unitShownAt(settlement, item, row);
    if (unit !== undefined && isOf[kind](settlement, item, unit, outcomes[item]?.code[unit] ?? Code.notEligible))
      return { row, item };
  }
  return undefined;
};
