/** Whether the sheet still is what the plan was made for: columns of ours where they were, and the same enterprises in the same rows. */
import { ProblemError } from '../../core/problem';
import type { WritePlan } from '../../sheet/port';
import { readAreas } from '../blocks';
import { sheetMoved } from '../problems';
import type { Looked } from './look';

export const ownAsSeen = ({ seen }: WritePlan, { own }: Looked): boolean =>
  !seen ||
  own.every(({ key, area }) =>
    seen.own.some((one) => one.key === key && one.column === area.column && one.row === area.row && one.rows === area.rows),
  );

/** After the anchors are dropped: what moves later is seen by them. */
export const stillAsSeen = async (context: Excel.RequestContext, plan: WritePlan, looked: Looked): Promise<void> => {
  const { seen, firstRow } = plan;
  const areas = (seen?.rows ?? []).map(({ column, values }) => ({
    sheet: looked.id,
    area: { row: firstRow, column, rows: values.length, columns: 1 },
  }));
  await readAreas(context, areas, ['values'], ({ area }, read) => {
    const expected = seen?.rows.find(({ column }) => column === area.column)?.values ?? [];
    read('values').forEach(([value = null], i) => {
      if ((value === '' ? null : value) !== (expected[area.row - firstRow + i] ?? null))
        throw new ProblemError([sheetMoved(looked.sheet)]);
    });
  });
};
