/** What a plan wants in its cells, in one shape for award columns and own sheets: a plan in, blocks of plain cells out. Nothing is asked of Excel. */
import { LOOKS } from '../../sheet/port/looks';
import type { Area, CellStyle, CellValue, OwnColumn, OwnSheet, WritePlan } from '../../sheet/port/port';
import { movedDown, toR1C1 } from '../../sheet/port/r1c1';

/** Both texts with `=`. */
export interface CellFormula {
  /** In R1C1 style: one text, and one object, for all rows that are alike. */
  readonly alike: string;
  /** In A1 style. */
  readonly text: (row: number) => string;
}

export interface Cell {
  readonly value: number | string | null;
  readonly style?: CellStyle | undefined;
  readonly href?: string | undefined;
  readonly note?: string | undefined;
  /** Comes to `value`. */
  readonly formula?: CellFormula | undefined;
  /** The cell stays as the user has made it. */
  readonly keep?: true | undefined;
}

/** A rectangle of cells to write; `cell` takes rows and columns from its top left. */
export interface Block {
  readonly sheet: string;
  readonly area: Area;
  readonly cell: (row: number, column: number) => Cell;
  /** Some of the cells are formulas. */
  readonly formulas: boolean;
}

const isFormula = (cell: CellValue | undefined): boolean =>
  typeof cell === 'object' && cell?.formula !== undefined && cell.keep !== true;

const EMPTY: Cell = { value: null };

/** Line breaks are `\n` in a cell; an empty text is a blank. */
const tidy = (value: number | string | null): number | string | null => {
  if (typeof value !== 'string') return value;
  const text = value.replace(/\r\n?/g, '\n');
  return text === '' ? null : text;
};

const cellOf = (given: CellValue | undefined, style?: CellStyle): Cell => {
  if (given === undefined || given === null) return { value: null, style };
  if (typeof given !== 'object') return { value: tidy(given), style };
  if (given.keep) return { value: null, keep: true, note: given.note };
  return { value: tidy(given.value), style: given.style ?? style, href: given.href, note: given.note };
};

const formulaOf = (formula: string, row: number, column: number): CellFormula => ({
  alike: `=${toR1C1(formula, row, column)}`,
  text: (at) => `=${movedDown(formula, at - row)}`,
});

/** Formulas of a column; `row` is of its values. */
const formulasOf = ({ values, column }: OwnColumn, firstRow: number): ((row: number) => CellFormula | undefined) => {
  const known = new Map<number, CellFormula>();
  const at = (row: number): CellFormula | undefined => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const cell = values[row];
    const formula = typeof cell === 'object' && cell !== null && !cell.keep ? cell.formula : undefined;
    if (formula === undefined) return undefined;
    if (typeof formula === 'object') return at(formula.as);
    const made = formulaOf(formula, firstRow + row, column);
    known.set(row, made);
    return made;
  };
  return at;
};

/** Award columns: one block of headers and one of data for each run of neighbouring columns. */
export const columnBlocks = (plan: WritePlan): Block[] => {
  const columns = [...plan.columns].sort((a, b) => a.column - b.column);
  const runs: (typeof columns)[] = [];
  for (const column of columns) {
    const last = runs[runs.length - 1];
    if (last && last[last.length - 1]?.column === column.column - 1) last.push(column);
    else runs.push([column]);
  }
  return runs.flatMap((run) => {
    const column = run[0]?.column ?? 0;
    const header: Block = {
      sheet: plan.sheet,
      area: { row: plan.headerRow, column, rows: plan.headerRows, columns: run.length },
      formulas: false,
      cell: (row, at) => {
        // Fewer texts than header rows: the last one is the name and stands in the last row.
        const own = run[at];
        const text = own?.header[row - plan.headerRows + own.header.length];
        const last = row === plan.headerRows - 1;
        return { ...cellOf(text ?? null, 'header'), ...(last && own?.headerNote ? { note: own.headerNote } : {}) };
      },
    };
    const formulas = run.map((one) => formulasOf(one, plan.firstRow));
    const data: Block = {
      sheet: plan.sheet,
      area: { row: plan.firstRow, column, rows: plan.rowCount, columns: run.length },
      formulas: run.some(({ values }) => values.some(isFormula)),
      cell: (row, at) => {
        const cell = cellOf(run[at]?.values[row], run[at]?.style);
        const formula = formulas[at]?.(row);
        return formula === undefined ? cell : { ...cell, formula };
      },
    };
    return [header, data].filter((block) => block.area.rows > 0);
  });
};

export const sheetBlock = ({ more, ...sheet }: OwnSheet): Block | undefined => {
  const rows = more ? [...sheet.rows, ...more] : sheet.rows;
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns === 0) return undefined;
  return {
    sheet: sheet.name,
    area: { row: sheet.below ?? 0, column: 0, rows: rows.length, columns },
    formulas: rows.some((row) => row.some(isFormula)),
    cell: (row, column) => {
      const given = rows[row]?.[column];
      const formula = typeof given === 'object' ? given?.formula : undefined;
      const cell = cellOf(given);
      return typeof formula === 'string' ? { ...cell, formula: formulaOf(formula, (sheet.below ?? 0) + row, column) } : cell;
    },
  };
};

export const cellIn = (block: Block, row: number, column: number): Cell =>
  block.cell(row - block.area.row, column - block.area.column) ?? EMPTY;

/**
 * The value as it goes over the wire: a text after an apostrophe, so that it can become neither a formula nor a number nor a date; blank
 * as ''. Excel leaves a cell alone for which it is given null.
 */
export const wireValue = ({ value, keep, formula }: Cell): number | string | null =>
  keep || formula !== undefined ? null : value === null ? '' : typeof value === 'string' ? `'${value}` : value;

export const formatOf = ({ style, keep }: Cell): string | null => (keep ? null : ((style && LOOKS[style].format) ?? 'General'));

/** Calls back for each cell of a block with its place on the sheet. */
export const eachCell = (block: Block, visit: (cell: Cell, row: number, column: number) => void): void => {
  const { area } = block;
  for (let i = 0; i < area.rows; i += 1)
    for (let j = 0; j < area.columns; j += 1) visit(block.cell(i, j), area.row + i, area.column + j);
};
