/**
 * What our cells on the user's sheet may hold while they are written: images and blocks in; for a cell what stood there and what the plan
 * wants out, and whether a content is one of these. Whatever else is found there somebody has put there meanwhile.
 */
import { isOurs } from '../../../sheet/port/own-formula';
import type { Area } from '../../../sheet/port/port';
import { intersection } from '../../address';
import type { Image, Value } from '../look/before';
import { cellIn, wireValue, type Block, type Cell } from '../cells';

const OURS = '=IF(N("策算 ';

export interface Held {
  /** As an image has it; '' where there was nothing. */
  readonly old: (row: number, column: number) => Value;
  /** Undefined in cells that the plan empties, or does not know. */
  readonly planned: (row: number, column: number) => Cell | undefined;
}

const at = (row: number, column: number): Area => ({ row, column, rows: 1, columns: 1 });

/** Cells that are asked for one after another mostly lie in one area. */
export const finder = <T extends { readonly area: Area }>(
  all: readonly T[],
): ((row: number, column: number) => T | undefined) => {
  let last: T | undefined;
  return (row, column) => {
    if (!last || !intersection(last.area, at(row, column)))
      last = all.find(({ area }) => intersection(area, at(row, column)) !== undefined);
    return last;
  };
};

/** Of the user's sheet only. */
export const heldOf = (images: readonly Image[], blocks: readonly Block[]): Held => {
  const image = finder(images);
  const block = finder(blocks);
  return {
    old: (row, column) => {
      const found = image(row, column);
      return found?.contents[row - found.area.row]?.[column - found.area.column] ?? '';
    },
    planned: (row, column) => {
      const found = block(row, column);
      return found && cellIn(found, row, column);
    },
  };
};

/** Two contents with the same key are the same: numbers in 15 digits, formulas of ours wherever they have moved. */
export const keyOf = (content: Value): string => {
  if (typeof content === 'number') return `#${content.toPrecision(15)}`;
  if (typeof content === 'boolean') return `!${content}`;
  const text = content ?? '';
  if (!text.startsWith('=')) return text;
  return isOurs(text) ? '=' : text.replace(/\s/g, '').toUpperCase();
};

/** What a cell of the plan may hold once it is written: a link shows its address until the value comes. */
export const keysOf = (cell: Cell | undefined, row: number): readonly string[] => {
  if (!cell) return [''];
  if (cell.keep) return [];
  const own = cell.formula === undefined ? wireValue(cell) : cell.formula.text(row);
  return cell.href === undefined ? [keyOf(own)] : [keyOf(own), `'${cell.href}`];
};

export const isHeld = ({ old, planned }: Held, row: number, column: number, found: Value): boolean => {
  const before = old(row, column);
  if (found === before) return true;
  const key = keyOf(found);
  const cell = planned(row, column);
  // A host may have written our formula in a way of its own.
  if (cell?.formula !== undefined && typeof found === 'string' && found.startsWith(OURS)) return true;
  return key === keyOf(before) || keysOf(cell, row).includes(key);
};
