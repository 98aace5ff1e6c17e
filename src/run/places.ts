/** Whether a plan is to leave our columns where they are: a workbook, what was opened of it and the plan in; yes where formulas of the user's point at one that would move, out. */
import type { OwnColumnAt, SheetPort } from '../sheet/port/port';
import type { Opened } from './open';

/** The formulas are asked for only where a column would move. Rejects with ProblemError. */
export const keepsPlaces = async (
  port: SheetPort,
  { grid, ownColumns }: Pick<Opened, 'grid' | 'ownColumns'>,
  { columns }: { readonly columns: readonly Pick<OwnColumnAt, 'key' | 'column'>[] },
): Promise<boolean> => {
  const before = new Map(ownColumns.map(({ key, column }) => [key, column]));
  const moved = columns.filter(({ key, column }) => (before.get(key) ?? column) !== column);
  if (moved.length === 0) return false;
  const pointed = new Set(await port.pointedAt?.(grid.sheet));
  return moved.some(({ key }) => pointed.has(key));
};
