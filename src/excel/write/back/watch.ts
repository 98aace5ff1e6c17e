/**
 * Cells of ours as they are at the moment when they are written: what stood there before in; cells that somebody has changed since out, with
 * what they put there. Excel carries out a request in order, so that a look before a change in the same request misses nothing.
 */
import type { Area } from '../../../sheet/port/port';
import { content, type Value } from '../look/before';
import { keyOf, type Held } from './held';
import type { Watch } from '../put/put';

/** At a place of the plan. */
export interface Theirs {
  readonly row: number;
  readonly column: number;
  readonly content: Value;
}

interface Look {
  readonly area: Area;
  readonly range: Excel.Range;
  readonly used: Excel.Range;
}

/** Its value, its type and its formula. */
const ANSWER_BYTES = 30;

export const createWatch = ({ old, planned }: Held): Watch & { readonly theirs: () => readonly Theirs[] } => {
  let looks: Look[] = [];

  /** A link of ours shows its address in a cell that was empty. */
  const isLink = (row: number, column: number, found: Value, before: Value): boolean => {
    const href = planned(row, column)?.href;
    return before === '' && href !== undefined && found === `'${href}`;
  };

  const changedIn = ({ area, range, used }: Look): Theirs[] => {
    const [top, left] = used.isNullObject ? [0, 0] : [used.rowIndex - range.rowIndex, used.columnIndex - range.columnIndex];
    const found = (i: number, j: number): Value => {
      if (used.isNullObject) return '';
      const formula = used.formulas[i - top]?.[j - left] as Value | undefined;
      const value = used.values[i - top]?.[j - left] as Value | undefined;
      return formula === undefined ? '' : content(formula, value, used.valueTypes[i - top]?.[j - left]);
    };
    const out: Theirs[] = [];
    for (let i = 0; i < area.rows; i += 1)
      for (let j = 0; j < area.columns; j += 1) {
        const [row, column] = [area.row + i, area.column + j];
        const [now, before] = [found(i, j), old(row, column)];
        if (now === before || planned(row, column)?.keep || isLink(row, column, now, before)) continue;
        if (keyOf(now) !== keyOf(before)) out.push({ row, column, content: now });
      }
    if (!used.isNullObject) used.untrack();
    return out;
  };

  return {
    bytes: (row, column) => {
      const before = old(row, column);
      return before === '' ? 0 : ANSWER_BYTES + (typeof before === 'string' ? before.length * 2 : 0);
    },
    look: (area, range) => {
      const used = range.getUsedRangeOrNullObject(true);
      range.load('rowIndex,columnIndex');
      used.load('rowIndex,columnIndex,values,valueTypes,formulas');
      looks.push({ area, range, used });
    },
    theirs: () => {
      const done = looks;
      looks = [];
      return done.flatMap(changedIn);
    },
  };
};
