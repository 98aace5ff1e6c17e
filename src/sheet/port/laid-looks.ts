/**
 * Kept looks laid over the cells of now: columns of ours that come, stay and go with a plan, and what was kept of each place, in; the looks to
 * put back and those to keep from now on, out. Apart from their text (column-looks.ts), which is read at once: this is for writing alone.
 */
import type { ColumnLook, KeptLook } from './column-looks';
import type { Area, WritePlan } from './port';

/** The look of each cell of a column that has `rows` by now: the last one goes on where rows came in. */
export const looksOver = (
  { cells }: Pick<ColumnLook, 'cells'>,
  rows: number,
): readonly { readonly from: number; readonly rows: number; readonly look: KeptLook | null }[] => {
  let from = 0;
  return cells.flatMap(([count, look], i) => {
    const mine = Math.min(i === cells.length - 1 ? rows : count, rows - from);
    const run = { from, rows: mine, look };
    from += Math.max(0, mine);
    return mine > 0 ? [run] : [];
  });
};

/** The columns of now, from the first header row down: for each row the look that it had, wherever it has come to stand. */
const followedLooks = (cells: ColumnLook['cells'], rows: number, heads: number, followed: Int32Array): ColumnLook['cells'] => {
  const then = cells.flatMap(([count, look]) => Array.from({ length: count }, () => look));
  const last = then.at(-1) ?? null;
  const known = (row: number): boolean => row < heads || (followed[row - heads] ?? -1) >= 0;
  // A row that came in looks like the one above it; the first of all like the next that was there.
  let from = heads;
  while (from < rows && !known(from)) from += 1;
  let look = last;
  return joinedLooks(
    Array.from({ length: rows }, (_, row): readonly [number, KeptLook | null] => {
      const at = known(row) ? row : row < from ? from : undefined;
      const was = at === undefined || at < heads ? at : heads + (followed[at - heads] ?? 0);
      if (was !== undefined) look = was < then.length ? (then[was] ?? null) : last;
      return [1, look];
    }),
  );
};

/** A column's looks laid over the rows that it has by now, where the plan knows what has become of those of then. */
export const looksNow = (
  before: ColumnLook,
  rows: number,
  { headerRow, firstRow, followed }: Pick<WritePlan, 'headerRow' | 'firstRow' | 'followed'>,
): ColumnLook =>
  // All alike, they are so wherever the rows went.
  followed === undefined || before.cells.length <= 1
    ? before
    : { ...before, cells: followedLooks(before.cells, rows, firstRow - headerRow, followed) };

/** Looks of cells one below the other, joined where they are alike. */
export const joinedLooks = (looks: Iterable<readonly [rows: number, look: KeptLook | null]>): ColumnLook['cells'] => {
  const joined: { rows: number; look: KeptLook | null; text: string }[] = [];
  for (const [rows, look] of looks) {
    const last = joined.at(-1);
    // Mostly the very same one again.
    if (last?.look === look) {
      last.rows += rows;
      continue;
    }
    const text = JSON.stringify(look);
    if (last?.text === text) last.rows += rows;
    else joined.push({ rows, look, text });
  }
  return joined.map(({ rows, look }) => [rows, look]);
};

/** Where a column of ours stood, down from its header, with the looks of before. */
export interface Bared {
  readonly area: Area;
  readonly before: ColumnLook;
  /** A column of ours still stands above: the cells alone are bared, not the column. */
  readonly below?: true;
}

/** The rows of an area that a plan no longer covers with its columns; undefined where there are none. */
export const tailOf = ({ firstRow, rowCount }: Pick<WritePlan, 'firstRow' | 'rowCount'>, area: Area): Area | undefined => {
  const row = Math.max(area.row, firstRow + rowCount);
  const rows = area.row + area.rows - row;
  return rows > 0 ? { ...area, row, rows } : undefined;
};

/** A column of ours as it stands. */
interface Own {
  readonly key: string;
  readonly area: Area;
}

/** Columns of a plan where nothing of ours stood. */
export const freshColumns = ({ columns }: Pick<WritePlan, 'columns'>, own: readonly Own[]): WritePlan['columns'] => {
  const taken = new Set(own.map(({ area }) => area.column));
  return columns.filter(({ column }) => !taken.has(column));
};

/** Columns of ours that a plan takes away, where it keeps a record to bring them back by. */
export const goingColumns = <T extends Own>(
  { columns, record }: Pick<WritePlan, 'columns' | 'record'>,
  own: readonly T[],
): readonly T[] => {
  const planned = new Set(columns.map(({ key }) => key));
  return record ? own.filter(({ key }) => !planned.has(key)) : [];
};

/** What is known of a column that went with an earlier run. */
export const goneLook = (then: readonly ColumnLook[], key: string): ColumnLook | undefined =>
  then.find((look) => look.gone && look.key === key);

/**
 * What is kept of the looks of before from now on, and what is put back: `own` are the columns that the plan is about, `then` is what was kept
 * until now, `fresh` is seen now, of places that are new and of columns that go. A column that takes the place of another one of ours takes over
 * what is known of that place.
 */
export const looksAfter = (
  plan: Pick<WritePlan, 'columns' | 'headerRow' | 'firstRow' | 'rowCount' | 'followed'>,
  own: readonly Own[],
  then: readonly ColumnLook[],
  fresh: readonly ColumnLook[],
): { readonly looks: readonly ColumnLook[]; readonly bared: readonly Bared[] } => {
  const { columns } = plan;
  const known = new Map(then.flatMap((look) => (look.gone ? [] : [[look.key, look] as const])));
  const places = own.flatMap(({ key, area }) => {
    const before = known.get(key);
    return before ? [{ area, before }] : [];
  });
  const planned = new Map(columns.map(({ key, column }) => [column, key]));
  const touched = new Set([...own, ...columns].map(({ key }) => key));
  const stay = places.flatMap(({ area, before }) => {
    const key = planned.get(area.column);
    return key === undefined ? [] : [{ ...looksNow(before, plan.firstRow - plan.headerRow + plan.rowCount, plan), key }];
  });
  const bared = places.flatMap(({ area, before }): Bared[] => {
    const now = looksNow(before, area.rows, plan);
    if (!planned.has(area.column)) return [{ area, before: now }];
    const tail = tailOf(plan, area);
    if (!tail) return [];
    const cells = looksOver(now, area.rows).flatMap(({ from, rows, look }) => {
      const mine = Math.min(rows, area.row + from + rows - tail.row);
      return mine > 0 ? [[mine, look] as const] : [];
    });
    return [{ area: tail, before: { ...now, cells }, below: true }];
  });
  return { looks: [...then.filter(({ key }) => !touched.has(key)), ...stay, ...fresh], bared };
};
