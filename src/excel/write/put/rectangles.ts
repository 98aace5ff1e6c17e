/** A look for each cell of a block in, few rectangles of one look out: runs down each column, joined with equal runs beside them. */
import type { Area } from '../../../sheet/port/port';

export interface Rectangle<T> {
  readonly area: Area;
  readonly of: T;
}

const runsOf = <T>(area: Area, column: number, at: (row: number, column: number) => T | undefined): Rectangle<T>[] => {
  const runs: Rectangle<T>[] = [];
  let from = 0;
  for (let row = 1; row <= area.rows; row += 1) {
    const of = at(from, column);
    if (row < area.rows && at(row, column) === of) continue;
    if (of !== undefined)
      runs.push({ area: { row: area.row + from, column: area.column + column, rows: row - from, columns: 1 }, of });
    from = row;
  }
  return runs;
};

const key = ({ row, rows }: Area): string => `${row}:${rows}`;

/** `at` takes rows and columns from the area's top left; undefined wants nothing. Values are compared by identity. */
export const rectangles = <T>(area: Area, at: (row: number, column: number) => T | undefined): Rectangle<T>[] => {
  const done: Rectangle<T>[] = [];
  let open = new Map<string, Rectangle<T>>();
  for (let column = 0; column < area.columns; column += 1) {
    const next = new Map<string, Rectangle<T>>();
    for (const run of runsOf(area, column, at)) {
      const left = open.get(key(run.area));
      if (left?.of === run.of) {
        open.delete(key(run.area));
        next.set(key(run.area), { of: run.of, area: { ...left.area, columns: left.area.columns + 1 } });
      } else {
        next.set(key(run.area), run);
      }
    }
    done.push(...open.values());
    open = next;
  }
  done.push(...open.values());
  return done;
};

/** Areas that stand side by side in the same rows are one; from left to right. */
export const joinedAreas = (areas: readonly Area[]): readonly Area[] => {
  const joined: Area[] = [];
  for (const area of [...areas].sort((a, b) => a.row - b.row || a.rows - b.rows || a.column - b.column)) {
    const last = joined.at(-1);
    if (last && key(last) === key(area) && last.column + last.columns === area.column)
      joined[joined.length - 1] = { ...last, columns: last.columns + area.columns };
    else joined.push(area);
  }
  return joined.sort((a, b) => a.column - b.column || a.row - b.row);
};
