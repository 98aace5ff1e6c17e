/**
 * How the user's cells look in a file where columns of ours come to stand for the first time, and where they leave: a plan, our columns and
 * what was kept until now in; what is kept from now on, and the formats and widths of before, out.
 */
import type { ColumnLook, KeptLook } from '../../sheet/column-looks';
import { freshColumns, joinedLooks, looksAfter, looksNow, looksOver } from '../../sheet/laid-looks';
import type { WritePlan } from '../../sheet/port';
import type { OwnArea } from '../parts/book';
import { shapeAt, type ColumnShape } from '../sheet/frame-edits';
import type { Frame } from '../sheet/frame';
import { keptLooks } from '../styles/kept-look';
import type { Xml } from '../parts/draft';
import type { StyleEditor } from '../styles/edit';
import type { Target } from './target';

/** Excel's points for the width of one character as a file has it: 7 pixels of 0.75 points. */
const POINTS = 5.25;

export interface Looks {
  /** A cell of the user's with a format. */
  readonly seen: (row: number, column: number, style: number) => void;
  /** The format that a cell of ours had before; undefined where it had none. */
  readonly back: (row: number, column: number) => number | undefined;
  /** Of columns that no column of ours stands in any more. */
  readonly shapes: ReadonlyMap<number, ColumnShape>;
  /** To be kept, once the rows are written. */
  readonly after: () => readonly ColumnLook[];
}

export const looksOf = (
  plan: WritePlan,
  target: Target,
  own: readonly OwnArea[],
  then: readonly ColumnLook[],
  frame: Frame,
  styles: StyleEditor,
  xml: Xml,
): Looks => {
  const found = new Map(freshColumns(plan, own).map(({ column }) => [column, new Map<number, number>()]));
  const { bared } = looksAfter(plan, own, then, []);
  const known = new Map(then.map((look) => [look.key, look]));
  const formats = new Map<number, ReadonlyMap<number, number>>();
  for (const { key, area } of own) {
    const before = known.get(key);
    if (!before) continue;
    const rows = new Map<number, number>();
    for (const { from, rows: count, look } of looksOver(looksNow(before, area.rows, plan), area.rows)) {
      const style = look ? styles.whole(look) : undefined;
      if (style !== undefined) for (let i = 0; i < count; i += 1) rows.set(area.row + from + i, style);
    }
    if (rows.size > 0) formats.set(area.column, rows);
  }
  const lookAt = keptLooks(xml);
  const cellsOf = (column: number): ColumnLook['cells'] => {
    const { row, rows } = target.extent(column);
    const seen = found.get(column);
    return joinedLooks(
      Array.from({ length: seen?.size ? rows : 0 }, (_, i): readonly [number, KeptLook | null] => {
        const style = seen?.get(row + i);
        return [1, style === undefined ? null : lookAt(style)];
      }),
    );
  };
  return {
    seen: (row, column, style) => {
      const rows = found.get(column);
      if (!rows) return;
      const extent = target.extent(column);
      if (row >= extent.row && row < extent.row + extent.rows) rows.set(row, style);
    },
    back: (row, column) => formats.get(column)?.get(row),
    shapes: new Map(
      bared.map(({ area, before: { width, hidden, level, collapsed } }) => [
        area.column,
        { hidden, level, collapsed, width: width === undefined ? undefined : String(Number((width / POINTS).toPrecision(12))) },
      ]),
    ),
    after: () => {
      const fresh = freshColumns(plan, own).map(({ key, column }): ColumnLook => {
        const { width, ...shape } = shapeAt(frame, column);
        return { key, ...(width !== undefined && { width: Number(width) * POINTS }), ...shape, cells: cellsOf(column) };
      });
      return looksAfter(plan, own, then, fresh).looks;
    },
  };
};
