/** Cells and what they show: the table row of a cell, and the item where it lies in one of our award columns; and back, the cell of an award. */
import type { Opened } from '../../run/open';
import { itemKey, itemOfKey, parseOwnKey } from '../../sheet/own-keys';
import type { Cell, Shown, State } from './state';

export const sameCell = (a: Cell, b: Cell): boolean => a.sheet === b.sheet && a.row === b.row && a.column === b.column;

/** Undefined where the cell lies beside what was computed. */
export const shownAt = async ({ computed, opened }: State, { sheet, row, column }: Cell): Promise<Shown | undefined> => {
  if (!computed || computed.sheet !== sheet) return undefined;
  const at = (await computed.see('at', sheet, row))?.seen;
  if (at === undefined) return undefined;
  const { policy } = computed;
  const key = opened?.ownColumns.find((own) => own.column === column)?.key;
  const id = key === undefined ? undefined : itemOfKey(policy.id, key);
  const item = id === undefined ? -1 : policy.items.findIndex((one) => one.id === id);
  return item < 0 ? { row: at } : { row: at, item };
};

/** The written award on a row of the sheet (1-based); the start of the row where nothing is written. */
export const cellOfAward = ({ computed, opened }: State, number: number, item: number): Cell | undefined => {
  if (!computed || opened?.grid.sheet !== computed.sheet) return undefined;
  const { policy, sheet } = computed;
  const id = policy.items[item]?.id;
  const own = id === undefined ? undefined : opened.ownColumns.find(({ key }) => key === itemKey(policy.id, id));
  return { sheet, row: number - 1, column: own?.column ?? opened.grid.firstColumn };
};

/** The policies whose results the workbook may hold: that of the selected column alone, else every one that it remembers. */
export const policiesOf = (opened: Opened, cell: Cell | undefined): readonly string[] => {
  const remembered = Object.keys(opened.memory?.policies ?? {});
  const column = cell?.sheet === opened.grid.sheet ? opened.ownColumns.find((own) => own.column === cell.column) : undefined;
  const selected = column && parseOwnKey(column.key)?.policy;
  return selected !== undefined && remembered.includes(selected) ? [selected] : remembered;
};
