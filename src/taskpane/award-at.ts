/** What a cell of the sheet shows: a state and a cell in; the table row, and the item where the cell lies in one of our award columns, out. */
import { itemOfKey } from '../sheet/own-keys';
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
