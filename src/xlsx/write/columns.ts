/** The award columns of a plan in; for each cell of theirs its value and its XML (in bytes) out, with the format derived from the user's cell beside it. */
import type { CellStyle, OwnColumn, WritePlan } from '../../sheet/port/port';
import type { Note } from '../notes/comments';
import { areaName } from '../sheet/areas';
import { cellHead, formulaXml, plainCell, putCell, type PlainCell } from '../sheet/cells';
import type { Link } from '../sheet/frame-edits';
import type { StyleEditor } from '../styles/edit';
import { besideLook, HEADER_BESIDE } from '../styles/looks';
import type { XmlBytes } from '../xml/bytes';
import { escapeText } from '../xml/text';
import { givenCells } from './given-cells';
import type { Target } from './target';

export interface Columns {
  /** What goes into a wanted cell; `i` counts `Target.columns`. */
  readonly value: (row: number, i: number) => PlainCell;
  /** Writes the cells from column `first` to before `beyond`; none for a blank that is left out, nor for a cell that is kept. */
  readonly write: (out: XmlBytes, row: number, first: number, beyond: number, beside: number) => void;
  /** The cell stays as the user has made it. */
  readonly kept: (row: number, i: number) => boolean;
  /** Wanted cells that get a value. */
  readonly filled: number;
  readonly notes: readonly Note[];
  readonly links: readonly Link[];
}

const HEADER = 'header beside';

// Blank cells of ours carry their neighbour's lines and fills. On a large sheet most cells are blank (an enterprise gets few of a
// policy's items), and their formats alone would be several times the user's data: there, blanks are left out.
const MOST_BLANKS = 200_000;

/** Formulas that are alike down a column are written once, with the cells that share it. */
const formulasOf = (plan: WritePlan, columns: readonly OwnColumn[], first: number) => {
  let number = first;
  const shared = columns.map(({ values }) => {
    const groups = new Map<number, { readonly number: number; readonly last: number }>();
    // No closure: all cells of a large sheet pass here, most of them blank.
    for (let at = 0; at < values.length; at += 1) {
      const cell = values[at];
      if (cell === null || typeof cell !== 'object' || typeof cell.formula !== 'object') continue;
      const { formula } = cell;
      groups.set(formula.as, { number: groups.get(formula.as)?.number ?? number++, last: at });
    }
    return groups;
  });
  return (row: number, i: number, { formula }: PlainCell): string | undefined => {
    if (formula === undefined) return undefined;
    if (typeof formula === 'object') return `<f t="shared" si="${shared[i]?.get(formula.as)?.number ?? 0}"/>`;
    const group = shared[i]?.get(row - plan.firstRow);
    if (!group) return formulaXml(formula);
    const column = columns[i]?.column ?? 0;
    const ref = areaName({ row, column, rows: group.last - (row - plan.firstRow) + 1, columns: 1 });
    return `<f t="shared" ref="${ref}" si="${group.number}">${escapeText(formula)}</f>`;
  };
};

export const columnsOf = (
  plan: WritePlan,
  target: Target,
  titles: ReadonlyMap<number, string>,
  styles: StyleEditor,
  location: (href: string) => string,
  firstShared: number,
): Columns => {
  const columns = [...plan.columns].sort((a, b) => a.column - b.column);

  const value = (row: number, i: number): PlainCell => {
    const column = columns[i];
    if (!column) return { value: null };
    if (row >= plan.firstRow) return plainCell(column.values[row - plan.firstRow]);
    const title = row === target.titleRow ? titles.get(column.column) : undefined;
    // Fewer texts than header rows: the last one is the name and stands in the last row.
    return plainCell(title ?? column.header[row - plan.headerRow - (plan.headerRows - column.header.length)]);
  };

  // Formats per neighbour: asked for once per cell, so kept by number.
  const formats = new Map<string, Map<number, number>>();
  const format = (style: CellStyle | typeof HEADER, link: boolean, beside: number): number => {
    const kind = link ? `${style} link` : style;
    let byNeighbour = formats.get(kind);
    if (!byNeighbour) formats.set(kind, (byNeighbour = new Map<number, number>()));
    let number = byNeighbour.get(beside);
    if (number === undefined) {
      number = styles.derive(beside, style === HEADER ? HEADER_BESIDE : besideLook(style, link));
      byNeighbour.set(beside, number);
    }
    return number;
  };

  const formulas = formulasOf(plan, columns, firstShared);
  const notes: Note[] = [];
  const links: Link[] = [];
  let filled = 0;
  const given = givenCells(columns, plan.rowCount);
  const look = (row: number, i: number): void => {
    const cell = value(row, i);
    const column = columns[i]?.column ?? 0;
    if ((cell.value !== null || cell.formula !== undefined) && !cell.keep) filled += 1;
    if (cell.note) notes.push({ row, column, text: cell.note });
    if (cell.href !== undefined) links.push({ row, column, location: location(cell.href) });
  };
  for (let row = plan.headerRow; row < plan.headerRow + plan.headerRows; row += 1) columns.forEach((_, i) => look(row, i));
  for (let r = 0; r < plan.rowCount; r += 1) given.each(r, 0, columns.length, (i) => look(plan.firstRow + r, i));
  columns.forEach(({ column, headerNote }) => headerNote && notes.push({ row: target.titleRow, column, text: headerNote }));

  const bare = target.columns.length * plan.rowCount - filled > MOST_BLANKS;
  const heads = columns.map(({ column }) => cellHead(column));

  const write = (out: XmlBytes, row: number, at: string, i: number, beside: number): void => {
    const cell = value(row, i);
    if (cell.keep || (bare && cell.value === null && cell.formula === undefined && row >= plan.firstRow)) return;
    const style = row < plan.firstRow ? HEADER : (cell.style ?? columns[i]?.style ?? 'text');
    const number = format(style, cell.href !== undefined, beside);
    putCell(out, heads[i] ?? '', at, number, cell.value, formulas(row, i, cell));
  };

  return {
    value,
    kept: (row, i) => value(row, i).keep === true,
    write: (out, row, first, beyond, beside) => {
      const at = String(row + 1);
      if (bare && row >= plan.firstRow) given.each(row - plan.firstRow, first, beyond, (i) => write(out, row, at, i, beside));
      else for (let i = first; i < beyond; i += 1) write(out, row, at, i, beside);
    },
    filled,
    notes: notes.sort((a, b) => a.row - b.row || a.column - b.column),
    links,
  };
};
