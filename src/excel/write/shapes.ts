/** How wide a column is and whether it is hidden: cells in, the shapes of their columns out; and set. A hidden column is 0 wide until it is shown. */
import type { ColumnLook } from '../../sheet/column-looks';
import { goingColumns } from '../../sheet/laid-looks';
import type { WritePlan } from '../../sheet/port';
import type { Looked } from './look';

/** The width in points, absent where it is that of the sheet. */
export type Shape = Pick<ColumnLook, 'width' | 'hidden'>;

const LOADED = 'columnHidden,format/columnWidth,format/useStandardWidth';

/** Answered with whatever is asked next. */
export const askShape = (cell: Excel.Range): Excel.Range => cell.load(LOADED);

const shapeOf = ({ columnHidden, format }: Excel.Range): Shape => ({
  ...((format.useStandardWidth as boolean | null) !== true && { width: format.columnWidth }),
  ...(columnHidden && { hidden: true as const }),
});

/** What hidden ones are wide when they are shown: they are, for the time of one request. */
const lookUnder = async (context: Excel.RequestContext, hidden: readonly Excel.Range[]): Promise<void> => {
  for (const cell of hidden) {
    cell.columnHidden = false;
    askShape(cell);
    cell.columnHidden = true;
  }
  try {
    await context.sync();
  } catch (thrown) {
    for (const cell of hidden) cell.columnHidden = true;
    await context.sync().catch(() => undefined);
    throw thrown;
  }
};

/** Of cells that have been asked. */
export const answeredShapes = async (
  context: Excel.RequestContext,
  cells: readonly Excel.Range[],
): Promise<ReadonlyMap<Excel.Range, Shape>> => {
  const hidden = new Set(cells.filter((cell) => cell.columnHidden));
  if (hidden.size > 0) await lookUnder(context, [...hidden]);
  return new Map(cells.map((cell) => [cell, { ...shapeOf(cell), ...(hidden.has(cell) && { hidden: true as const }) }]));
};

/** Queued. */
export const putShape = (
  cell: Excel.Range,
  { width, hidden = false }: { readonly width?: number; readonly hidden?: boolean },
): void => {
  if (width === undefined) cell.format.useStandardWidth = true;
  else cell.format.columnWidth = width;
  // After the width, which shows a column.
  cell.columnHidden = hidden;
};

/** Of columns of ours that the plan takes away. */
export const goingShapes = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  { id, own }: Pick<Looked, 'id' | 'own'>,
): Promise<readonly ColumnLook[]> => {
  const sheet = context.workbook.worksheets.getItem(id);
  const asked = goingColumns(plan, own).map(({ key, area }) => ({ key, cell: askShape(sheet.getCell(area.row, area.column)) }));
  if (asked.length === 0) return [];
  await context.sync();
  const shapes = await answeredShapes(
    context,
    asked.map(({ cell }) => cell),
  );
  return asked.map(({ key, cell }) => ({ key, gone: true, ...shapes.get(cell), cells: [] }));
};
