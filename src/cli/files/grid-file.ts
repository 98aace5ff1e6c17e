/** A grid that came from a text file, behind a port: it is read from memory, and written as a new workbook with the data and the results. */
import type { Grid, SheetPort } from '../../sheet/port/port';
import { gridBytes, workbookFile, type OpenedWorkbook } from './workbook-file';
import { need } from '../exit';

/** `save` gives the new workbook; before a write there is none. */
export const gridFile = (grid: Grid): OpenedWorkbook => {
  let made: OpenedWorkbook | undefined;
  const sheet = { name: grid.sheet, visible: true, worksheet: true, protected: false };
  const port: SheetPort = {
    open: () => made?.port.open() ?? Promise.resolve({ sheets: [sheet], active: grid.sheet }),
    read: (name, progress) => made?.port.read(name, progress) ?? Promise.resolve(grid),
    ownColumns: (name) => made?.port.ownColumns(name) ?? Promise.resolve([]),
    pointedAt: (name) => made?.port.pointedAt?.(name) ?? Promise.resolve([]),
    record: () => made?.port.record() ?? Promise.resolve([]),
    write: async (plan, progress) => {
      made ??= need(await workbookFile(await gridBytes(grid), grid.sheet));
      return made.port.write(plan, progress);
    },
  };
  return {
    port,
    save: () => (made ? made.save() : Promise.reject(new Error('nothing was written'))),
  };
};
