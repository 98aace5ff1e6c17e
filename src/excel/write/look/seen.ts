/** Whether the sheet still is what the plan was made for: columns of ours where they were, and the same enterprises in the same rows. */
import { ProblemError } from '../../../core/problem';
import { FORMULA, printOf, type StoredSeen } from '../../../sheet/port/own-prints';
import type { WritePlan } from '../../../sheet/port/port';
import { readAreas, type Matrix } from '../../blocks';
import type { Value } from './before';
import type { Held } from '../back/held';
import type { Looked } from './look';
import { isElsewhere, rowSources, type Found } from './row-sources';
import type { Theirs } from '../back/watch';
import { sheetMoved } from '../outcomes';

export const ownAsSeen = ({ seen }: WritePlan, { own }: Looked): boolean =>
  !seen ||
  own.every(({ key, area }) =>
    seen.own.some((one) => one.key === key && one.column === area.column && one.row === area.row && one.rows === area.rows),
  );

/** Another run, or an undo, from another window, would be lost with what it stored: the plan carries on what there was before. */
export const isStored = ({ stored }: Pick<WritePlan, 'stored'>, now: StoredSeen): boolean =>
  !stored || (stored.memory === now.memory && (stored.record ?? now.record) === (now.record ?? stored.record));

const printOfContent = (content: Value): number => {
  if (typeof content !== 'string') return printOf(content);
  return content.startsWith('=') ? FORMULA : printOf(content.replace(/^'/, ''));
};

/** Cells of ours that hold something else than when the plan was made, but for those that the plan leaves alone. */
export const editedSince = ({ seen }: WritePlan, { own }: Looked, { old, planned }: Held): readonly Theirs[] =>
  own.flatMap(({ key, area: { row: top, column } }) => {
    const edited: Theirs[] = [];
    seen?.own
      .find((one) => one.key === key)
      ?.prints?.forEach((print, i) => {
        const row = top + i;
        const content = old(row, column);
        if (print !== printOfContent(content) && !planned(row, column)?.keep) edited.push({ row, column, content });
      });
    return edited;
  });

/** The cells that tell the rows apart, as they are now. */
const foundNow = async (
  context: Excel.RequestContext,
  { seen, firstRow }: Pick<WritePlan, 'seen' | 'firstRow'>,
  { id }: Pick<Looked, 'id'>,
): Promise<Found> => {
  const rows = seen?.rows ?? [];
  const found = new Map<number, Matrix[number][number][]>();
  const areas = rows.map(({ column, values }) => ({
    sheet: id,
    area: { row: firstRow, column, rows: values.length, columns: 1 },
  }));
  await readAreas(context, areas, ['values'], ({ area }, read) => {
    const column = found.get(area.column) ?? [];
    found.set(area.column, column);
    for (const [value = null] of read('values')) column.push(value === '' ? null : value);
  });
  return rows.map(({ column }) => found.get(column) ?? []);
};

/** Rows that came, went or were sorted since the plan was made. Figures that were only changed make results out of date, no more. */
export const isAsSeen = async (context: Excel.RequestContext, plan: WritePlan, looked: Looked): Promise<boolean> =>
  !isElsewhere(plan.seen?.rows ?? [], await foundNow(context, plan, looked));

/**
 * Asked when the anchors are dropped, and again when all is read back: anchors tell of rows that came or went in between, but a sort moves
 * cells and no name.
 */
export const stillAsSeen = async (context: Excel.RequestContext, plan: WritePlan, looked: Looked): Promise<void> => {
  if (!(await isAsSeen(context, plan, looked))) throw new ProblemError([sheetMoved(looked.sheet)]);
};

/** For each row of the plan the row that stands there now, both counted from the first data row; undefined where all stand as seen. */
export const sourcesNow = async (
  context: Excel.RequestContext,
  plan: Pick<WritePlan, 'seen' | 'firstRow'>,
  looked: Pick<Looked, 'id'>,
): Promise<Int32Array | undefined> => rowSources(plan.seen?.rows ?? [], await foundNow(context, plan, looked));
