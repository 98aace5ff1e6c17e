/**
 * How the user's cells look in a file where columns of ours come to stand for the first time, and where they leave: a plan, our columns and
 * what was kept until now in; what is kept from now on, and the formats and widths of before, out.
 */
import type { ColumnLook, KeptLook } from '../../sheet/port/column-looks';
import { freshColumns, goingColumns, goneLook, joinedLooks, looksAfter, looksNow, looksOver } from '../../sheet/port/laid-looks';
import type { WritePlan } from '../../sheet/port/port';
import type { OwnArea } from '../parts/book';
import { fileWidth, shapeAt, type ColumnShape } from '../sheet/frame-edits';
import type { Frame } from '../sheet/frame';
import { keptLooks } from '../styles/kept-look';
import type { Xml } from '../parts/draft';
import type { StyleEditor } from '../styles/edit';
import type { Target } from './target';

/** Excel's points for the width of one character as a file has it: 7 pixels of 0.75 points. */
const POINTS = 5.25;

type Shapes = readonly (readonly [column: number, shape: ColumnShape])[];

export interface Looks {
  /** A cell of the user's with a format. */
  readonly seen: (row: number, column: number, style: number) => void;
  /** The format that a cell of ours had before; undefined where it had none. */
  readonly back: (row: number, column: number) => number | undefined;
  /** Of columns that no column of ours stands in any more. */
  readonly shapes: Shapes;
  /** To be kept, once the rows are written. */
  readonly after: () => readonly ColumnLook[];
}

const inFile = (points: number | undefined): string | undefined =>
  points === undefined ? undefined : String(Number((points / POINTS).toPrecision(12)));

const inPoints = ({ width, hidden }: ColumnShape): Pick<ColumnLook, 'width' | 'hidden'> => ({
  ...(width !== undefined && { width: Number(width) * POINTS }),
  ...(hidden && { hidden }),
});

/** Columns in a folded group are hidden by their place, and shown with it. */
const ownShape = ({ level, width, hidden }: ColumnShape): Pick<ColumnShape, 'width' | 'hidden'> => ({
  width,
  hidden: level === undefined ? hidden : undefined,
});

/**
 * New columns are as wide as planned; those that move or come back have the width that they had. What a place of ours was grouped in stays, and so
 * does whether that is folded.
 */
export const shapesFor = ({ columns }: WritePlan, own: readonly OwnArea[], then: readonly ColumnLook[], frame: Frame): Shapes => {
  const was = new Map(own.map(({ key, column }) => [key, column]));
  const places = new Set(was.values());
  const planned = new Set(columns.map(({ column }) => column));
  const grouped = (column: number): boolean =>
    (places.has(column) || !planned.has(column)) && shapeAt(frame, column).level !== undefined;
  return columns.flatMap(({ key, column, width: wide }) => {
    const from = was.get(key);
    if (from === column) return [];
    const gone = goneLook(then, key);
    const before = gone ? { ...gone, width: inFile(gone.width) } : { width: fileWidth(wide), hidden: undefined };
    const { width, hidden } = from === undefined ? before : ownShape(shapeAt(frame, from));
    const place = shapeAt(frame, column);
    if (places.has(column)) return [[column, { ...place, width, ...(place.level === undefined && { hidden }) }] as const];
    // The end of a folded group that stays.
    return [[column, { width, hidden, ...(grouped(column - 1) && { collapsed: place.collapsed }) }] as const];
  });
};

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
  const known = new Map(then.flatMap((look) => (look.gone ? [] : [[look.key, look] as const])));
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
    shapes: bared.flatMap(({ area, below, before: { width, hidden, level, collapsed } }) =>
      below ? [] : [[area.column, { hidden, level, collapsed, width: inFile(width) }] as const],
    ),
    after: () => {
      const fresh = freshColumns(plan, own).map(({ key, column }): ColumnLook => {
        const shape = shapeAt(frame, column);
        return { key, ...shape, ...inPoints(shape), width: inPoints(shape).width, cells: cellsOf(column) };
      });
      const going = goingColumns(plan, own).map(({ key, column }): ColumnLook => ({
        ...{ key, gone: true, cells: [] },
        ...inPoints(ownShape(shapeAt(frame, column))),
      }));
      return looksAfter(plan, own, then, [...fresh, ...going]).looks;
    },
  };
};
