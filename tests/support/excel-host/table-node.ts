/** Tables and filters: where they lie and whether they hide rows. */
import { guard, rangeModel, type Env } from './env';
import type { SheetModel, TableModel } from './model';
import { denied, HostError, isNode, notFound, type HostNode } from './node';
import { rangeNode } from './range-node';

const tableNode = (env: Env, sheet: SheetModel, table: TableModel): HostNode => ({
  type: 'Table',
  identity: () => ({ Id: table.name, Name: table.name }),
  get: { Name: () => table.name, Id: () => table.name },
  link: {
    AutoFilter: () => ({
      type: 'AutoFilter',
      identity: () => ({}),
      get: { IsDataFiltered: () => table.filtered, Enabled: () => true },
    }),
  },
  call: {
    GetRange: () => rangeNode(env, sheet, table.area),
    ClearFilters: () => {
      if (sheet.protected) throw denied('Table.clearFilters');
      if (table.filtered) for (let row = 0; row < table.area.rows; row += 1) sheet.hiddenRows.delete(table.area.row + row);
      table.filtered = false;
    },
    ConvertToRange: () => {
      if (sheet.protected) throw denied('Table.convertToRange');
      sheet.tables.splice(sheet.tables.indexOf(table), 1);
      return rangeNode(env, sheet, table.area);
    },
  },
});

/** Of one sheet, or of the workbook: the client reaches a table that it has loaded through the workbook's collection. */
export const tablesNode = (env: Env, sheets: readonly SheetModel[]): HostNode => {
  const all = (): HostNode[] => sheets.flatMap((sheet) => sheet.tables.map((table) => tableNode(env, sheet, table)));
  return {
    type: 'TableCollection',
    identity: () => ({}),
    items: all,
    item: (key) => {
      const table = all().find((one) => one.get?.['Name']?.() === key);
      if (!table) throw notFound('TableCollection.getItem');
      return table;
    },
    call: { GetCount: () => all().length },
  };
};

export const autoFilterNode = (env: Env, sheet: SheetModel): HostNode => ({
  type: 'AutoFilter',
  identity: () => ({}),
  get: { Enabled: () => sheet.filter !== undefined, IsDataFiltered: () => sheet.filter?.filtered ?? false },
  call: {
    GetRangeOrNullObject: () => (sheet.filter ? rangeNode(env, sheet, sheet.filter.area) : null),
    Apply: (range) => {
      guard(sheet, sheet.filter?.area ?? { row: 0, column: 0, rows: 1, columns: 1 }, 'AutoFilter.apply', false);
      if (isNode(range)) sheet.filter = { area: rangeModel(range).area, filtered: false };
    },
    Remove: () => {
      if (!sheet.filter) throw new HostError('InvalidOperation', 'There is no filter to remove.', 'AutoFilter.remove');
      sheet.filter = undefined;
    },
  },
});
