/** Tables and filters of a sheet: where they lie and whether they hide rows. */
import type { Env } from './env';
import type { SheetModel } from './model';
import type { HostNode } from './node';
import { guard, rangeModel } from './env';
import { isNode } from './node';
import { rangeNode } from './range-node';

export const tablesNode = (env: Env, sheet: SheetModel): HostNode => ({
  type: 'TableCollection',
  identity: () => ({}),
  items: () =>
    sheet.tables.map((table) => ({
      type: 'Table',
      identity: () => ({ Id: table.name, Name: table.name }),
      get: { Name: () => table.name, Id: () => table.name },
      link: { AutoFilter: () => ({ type: 'AutoFilter', identity: () => ({}), get: { IsDataFiltered: () => table.filtered, Enabled: () => true } }) },
      call: { GetRange: () => rangeNode(env, sheet, table.area) },
    })),
  item: (key) => {
    const table = sheet.tables.find((one) => one.name === key);
    return { type: 'Table', identity: () => ({ Id: key }), call: { GetRange: () => (table ? rangeNode(env, sheet, table.area) : null) } };
  },
  call: { GetCount: () => sheet.tables.length },
});

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
    Remove: () => void (sheet.filter = undefined),
  },
});
