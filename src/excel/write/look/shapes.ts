/** How wide a column is and whether it is hidden: cells in, the shapes of their columns out; and set. A hidden column is 0 wide until it is shown. */
import type { ColumnLook } from '../../../sheet/port/column-looks';
import { goingColumns } from '../../../sheet/port/laid-looks';
import type { WritePlan } from '../../../sheet/port/port';
import type { Looked } from './look';

/** The width in points, absent where it is that of the sheet. */
export type Shape = Pick<ColumnLook, 'width' | 'hidden'>;

const LOADED = 'columnHidden,format/columnWidth,format/useStandardWidth';

/** Whether each of them is hidden, answered with whatever is asked next. */
const askHidden = (cell: Excel.Range): Excel.Range => cell.load('columnHidden');

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

/**
 * What columns of ours are that a plan moves or takes away, by their keys, and the places that hide whatever stands there: where all of ours are hidden, it is most
 * likely by a folded group, whose levels Excel does not tell, so that it says nothing of the columns themselves.
 */
export const ownShapes = async (
  context: Excel.RequestContext,
  { id, own }: Pick<Looked, 'id' | 'own'>,
  asks: (one: Looked['own'][number]) => boolean,
): Promise<{ readonly shapes: ReadonlyMap<string, Shape>; readonly hiding: ReadonlySet<number> }> => {
  const sheet = context.workbook.worksheets.getItem(id);
  const all = own.map((one) => {
    const { key, area } = one;
    const [cell, asked] = [sheet.getCell(area.row, area.column), asks(one)];
    return { key, area, asked, cell: asked ? askShape(cell) : askHidden(cell) };
  });
  if (all.length === 0) return { shapes: new Map(), hiding: new Set() };
  await context.sync();
  const folded = all.every(({ cell }) => cell.columnHidden);
  const asked = all.filter((one) => one.asked);
  const found = await answeredShapes(
    context,
    asked.map(({ cell }) => cell),
  );
  const shapes = asked.map(({ key, cell }): [string, Shape] => {
    const { width, hidden } = found.get(cell) ?? {};
    return [key, { ...(width !== undefined && { width }), ...(hidden && !folded && { hidden }) }];
  });
  return { shapes: new Map(shapes), hiding: new Set(folded ? all.map(({ area }) => area.column) : []) };
};

/** Of columns of ours that the plan takes away. */
export const goingShapes = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  looked: Pick<Looked, 'id' | 'own'>,
): Promise<readonly ColumnLook[]> => {
  const keys = new Set(goingColumns(plan, looked.own).map(({ key }) => key));
  if (keys.size === 0) return [];
  const { shapes } = await ownShapes(context, looked, ({ key }) => keys.has(key));
  return [...shapes].map(([key, shape]) => ({ key, gone: true, ...shape, cells: [] }));
};
