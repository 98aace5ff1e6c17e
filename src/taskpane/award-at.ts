/** Cells and what they show: the table row of a cell, and the item where it lies in one of our award columns; and back, the cell of an award. */
import type { Opened } from '../run/run';
import { itemKey, itemOfKey, parseOwnKey } from '../sheet/own-keys';
import { tableRowAt } from './find-rows';
import type { Cell, Shown, State } from './state';

export const shownAt = ({ computed, opened }: State, { sheet, row, column }: Cell): Shown | undefined => {
  const table = computed?.settlement.table;
  if (!table || table.sheet !== sheet) return undefined;
  const at = tableRowAt(table, row);
  if (at === undefined) return undefined;
  const { policy } = computed.settlement;
  const key = opened?.ownColumns.find((own) => own.column === column)?.key;
  const id = key === undefined ? undefined : itemOfKey(policy.id, key);
  const item = id === undefined ? -1 : policy.items.findIndex((one) => one.id === id);
  return item < 0 ? { row: at } : { row: at, item };
};

/** The written award; the start of its row where nothing is written. */
export const cellOfShown = ({ computed, opened }: State, { row, item }: Shown): Cell | undefined => {
  const table = computed?.settlement.table;
  const number = table?.rowNumbers[row];
  if (!table || number === undefined || opened?.grid.sheet !== table.sheet) return undefined;
  const { policy } = computed.settlement;
  const id = item === undefined ? undefined : policy.items[item]?.id;
  const own = id === undefined ? undefined : opened.ownColumns.find(({ key }) => key === itemKey(policy.id, id));
  return { sheet: table.sheet, row: number - 1, column: own?.column ?? opened.grid.firstColumn };
};

/** The policies whose results the workbook may hold: that of the selected column alone, else every one that it remembers. */
export const policiesOf = (opened: Opened, cell: Cell | undefined): readonly string[] => {
  const remembered = Object.keys(opened.memory?.policies ?? {});
  const column = cell?.sheet === opened.grid.sheet ? opened.ownColumns.find((own) => own.column === cell.column) : undefined;
  const selected = column && parseOwnKey(column.key)?.policy;
  return selected !== undefined && remembered.includes(selected) ? [selected] : remembered;
};
