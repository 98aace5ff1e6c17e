/**
 * From one answer to the next that somebody will want to look at: a settlement, a place, a kind and a direction in; the place of the nearest such answer, out.
 * Goes by blocks of rows and by the items that have such answers at all; blocks found to have none are not looked at again.
 */
import { firstAtLeast } from '../core/first-at-least';
import { AT_ONCE, canBeCapped, cappedAmong } from '../engine/explain/capped';
import { Code, type Settlement } from '../engine/outcome';
import type { Shown } from './state/state';

export const KINDS = ['capped', 'displaced', 'undecided'] as const;
/** Cut by a ceiling; displaced by a higher award; waiting for an amount or a figure that somebody has to decide. */
export type Kind = (typeof KINDS)[number];
export type Direction = 1 | -1;

/** The codes that an answer of a kind can have. */
const CODES: Readonly<Record<Kind, readonly [Code, Code]>> = {
  capped: [Code.awarded, Code.upTo],
  displaced: [Code.displaced, Code.displaced],
  undecided: [Code.upTo, Code.undetermined],
};

interface Trail {
  readonly items: readonly number[];
  /** Per block of rows and item of `items`: 1 where there is no such answer. */
  readonly none: Uint8Array;
}

const trails = new WeakMap<Settlement, Map<Kind, Trail>>();

const trailOf = (settlement: Settlement, kind: Kind): Trail => {
  const known = trails.get(settlement) ?? new Map<Kind, Trail>();
  trails.set(settlement, known);
  const found = known.get(kind);
  if (found) return found;
  const { outcomes, table } = settlement;
  const items = outcomes.flatMap(({ code }, index) =>
    CODES[kind].some((one) => code.includes(one)) && (kind !== 'capped' || canBeCapped(settlement, index)) ? [index] : [],
  );
  const trail = { items, none: new Uint8Array(items.length * Math.ceil(table.rows / AT_ONCE)) };
  known.set(kind, trail);
  return trail;
};

/** The rows of a block on which an item has such an answer; an enterprise is shown on its first row alone. */
const rowsIn = (settlement: Settlement, kind: Kind, index: number, block: number): readonly number[] => {
  const { firstRow, table, outcomes } = settlement;
  const { item, code } = outcomes[index] as Settlement['outcomes'][number];
  const [top, bottom] = [block * AT_ONCE, Math.min(table.rows, (block + 1) * AT_ONCE)];
  const byRow = item.grain === 'project';
  // Enterprises are in the order of their first rows.
  const from = byRow ? top : firstAtLeast(firstRow, top);
  const to = byRow ? bottom : firstAtLeast(firstRow, bottom);
  const [one, other] = CODES[kind];
  const units: number[] = [];
  for (let unit = from; unit < to; unit += 1) {
    const found = code[unit];
    if (found === one || found === other) units.push(unit);
  }
  const kept = kind === 'capped' && units.length > 0 ? cappedAmong(settlement, index, units) : units;
  return byRow ? kept : kept.map((unit) => firstRow[unit] as number);
};

/** In the order of the sheet: by row, then by item. Without a place, from the first or the last row. */
export const neighbour = (
  settlement: Settlement,
  from: Shown | undefined,
  kind: Kind,
  direction: Direction,
): Required<Shown> | undefined => {
  const items = settlement.outcomes.length;
  const end = settlement.table.rows * items;
  // A row without an item lies before all of its items.
  const start = from ? from.row * items + (from.item ?? (direction > 0 ? -1 : 0)) : direction > 0 ? -1 : end;
  const trail = trailOf(settlement, kind);
  const blocks = Math.ceil(settlement.table.rows / AT_ONCE);
  const first = Math.floor(Math.max(0, Math.min(end - 1, start)) / items / AT_ONCE);
  for (let block = first; block >= 0 && block < blocks; block += direction) {
    let nearest: number | undefined;
    trail.items.forEach((item, i) => {
      const mark = block * trail.items.length + i;
      if (trail.none[mark] === 1) return;
      const rows = rowsIn(settlement, kind, item, block);
      if (rows.length === 0) trail.none[mark] = 1;
      for (const row of rows) {
        const at = row * items + item;
        if ((at - start) * direction > 0 && (nearest === undefined || (nearest - at) * direction > 0)) nearest = at;
      }
    });
    if (nearest !== undefined) return { row: Math.floor(nearest / items), item: nearest % items };
  }
  return undefined;
};
