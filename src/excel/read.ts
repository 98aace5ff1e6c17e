/** The cells of a sheet that have values, as a `Grid`: a sheet's name in, columns of typed arrays out. */
import { ProblemError } from '../core/problem';
import { isOurs } from '../sheet/port/own-formula';
import type { Area, Grid, Progress } from '../sheet/port/port';
import { areaName, areasOf, cellCount, intersection } from './address';
import { bands, FORMULAS_AT_ONCE, readAreas } from './blocks';
import { createGridBuilder, type GridBuilder } from './grid-builder';
import { has } from './host-info';
import { findSheet, ownAreasOf } from './open';
import { rangeTooLarge } from './problems';
import { areaOf, rangeOf } from './ranges';

/** 10 million cells are some 170 MB of typed arrays; a sheet beyond that has stray content far away. */
const CELLS_AT_MOST = 10_000_000;
/** Rows whose visibility is asked for at once; about 20 bytes each. */
const ROWS_AT_ONCE = 100_000;

interface Used {
  readonly area: Area;
  /** null: some are hidden and some are not. */
  readonly rowHidden: boolean | null;
  readonly columnHidden: boolean | null;
  /** Cells that an earlier run made its own. */
  readonly own: readonly Area[];
}

const usedCells = async (context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Used | undefined> => {
  // Values only: WPS and old templates leave formats down to the last row.
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount,rowHidden,columnHidden');
  const { names } = sheet;
  names.load('items/name,items/formula');
  await context.sync();
  if (used.isNullObject) return undefined;
  const own = ownAreasOf(names.items).map(({ area }) => area);
  return { area: areaOf(used), rowHidden: used.rowHidden, columnHidden: used.columnHidden, own };
};

/** An answer that some hosts cannot give: its failure is no failure of the reading. */
const softly = async <T>(ask: () => Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await ask();
  } catch {
    return otherwise;
  }
};

/** 2 January 1904 is day 1 in the 1904 system and day 1463 in the 1900 system; there is no property that tells. */
const usesDate1904 = async (context: Excel.RequestContext): Promise<boolean> => {
  const day = context.workbook.functions.date(1904, 1, 2);
  day.load('value');
  await context.sync();
  return day.value === 1;
};

/** Merged areas that touch the grid. Excel finds those whose top left lies in the range that is asked, so it is asked from A1 on. */
const mergesIn = async (context: Excel.RequestContext, sheet: Excel.Worksheet, grid: Area): Promise<readonly Area[]> => {
  if (!has('merges')) return [];
  const merged = sheet.getRangeByIndexes(0, 0, grid.row + grid.rows, grid.column + grid.columns).getMergedAreasOrNullObject();
  merged.load('address');
  await context.sync();
  return merged.isNullObject ? [] : areasOf(merged.address).filter((area) => intersection(area, grid) !== undefined);
};

/** One address text for all formula cells, instead of a second copy of every value. */
const formulaAreas = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  grid: Area,
): Promise<readonly Area[] | undefined> => {
  const cells = rangeOf(sheet, grid).getSpecialCellsOrNullObject('Formulas');
  cells.load('address');
  await context.sync();
  return cells.isNullObject ? [] : areasOf(cells.address);
};

const markFormulas = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { area: grid, own }: Used,
  builder: GridBuilder,
): Promise<void> => {
  const mark = (area: Area, as: 1 | 2 = 1): void => {
    const part = intersection(area, grid);
    if (part) builder.markFormulas({ ...part, row: part.row - grid.row, column: part.column - grid.column }, as);
  };
  const cell = (area: Area, i: number, j: number): Area => ({ row: area.row + i, column: area.column + j, rows: 1, columns: 1 });
  const areas = await softly(() => formulaAreas(context, sheet, grid), undefined);
  if (!areas)
    return readAreas(context, [{ sheet: sheet.name, area: grid }], ['formulas', 'values'], ({ area }, read) => {
      const values = read('values');
      read('formulas').forEach((line, i) =>
        line.forEach((formula, j) => {
          // A text that begins with `=` is given as its own formula.
          if (typeof formula === 'string' && formula.startsWith('=') && formula !== values[i]?.[j])
            mark(cell(area, i, j), isOurs(formula) ? 2 : 1);
        }),
      );
    });
  for (const area of areas) mark(area);
  // Only in columns of ours can a formula be as a run wrote it; the texts of all others are not asked for.
  const ours = areas.flatMap((area) => own.flatMap((one) => intersection(area, one) ?? []));
  await readAreas(
    context,
    ours.map((area) => ({ sheet: sheet.name, area })),
    ['formulas'],
    ({ area }, read) =>
      read('formulas').forEach((line, i) =>
        line.forEach((formula, j) => {
          if (typeof formula === 'string' && isOurs(formula)) mark(cell(area, i, j), 2);
        }),
      ),
    FORMULAS_AT_ONCE,
  );
};

const hiddenRows = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { area, rowHidden }: Used,
): Promise<number[]> => {
  if (rowHidden === false) return [];
  const parts = bands({ ...area, column: 0, columns: 1 }, ROWS_AT_ONCE).map((part) => ({
    part,
    rows: sheet.getRangeByIndexes(part.row, area.column, part.rows, 1).getRowProperties({ rowHidden: true }),
  }));
  await context.sync();
  return parts.flatMap(({ part, rows }) => rows.value.flatMap((one, i) => (one.rowHidden === true ? [part.row + i] : [])));
};

const hiddenColumns = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { area, columnHidden }: Used,
): Promise<number[]> => {
  if (columnHidden === false) return [];
  const columns = sheet.getRangeByIndexes(area.row, area.column, 1, area.columns).getColumnProperties({ columnHidden: true });
  await context.sync();
  return columns.value.flatMap((one, i) => (one.columnHidden === true ? [area.column + i] : []));
};

export const readSheet = async (context: Excel.RequestContext, name: string, progress?: Progress): Promise<Grid> => {
  const sheet = await findSheet(context, name);
  const used = await usedCells(context, sheet);
  const date1904 = await softly(() => usesDate1904(context), false);
  if (!used)
    return {
      sheet: sheet.name,
      firstRow: 0,
      firstColumn: 0,
      rows: 0,
      columns: [],
      strings: [],
      merges: [],
      hiddenRows: [],
      hiddenColumns: [],
      date1904,
    };
  const { area } = used;
  const total = cellCount(area);
  if (total > CELLS_AT_MOST) throw new ProblemError([rangeTooLarge(sheet.name, areaName(area), total, CELLS_AT_MOST)]);

  const builder = createGridBuilder(area.rows, area.columns);
  let done = 0;
  await readAreas(context, [{ sheet: sheet.name, area }], ['values', 'valueTypes', 'numberFormat'], ({ area: part }, read) => {
    builder.add(part.row - area.row, read('values'), read('valueTypes'), read('numberFormat'));
    done += cellCount(part);
    progress?.(done, total, { what: 'read', done: part.row + part.rows - area.row, total: area.rows });
  });
  await markFormulas(context, sheet, used, builder);
  return {
    sheet: sheet.name,
    firstRow: area.row,
    firstColumn: area.column,
    rows: area.rows,
    columns: builder.columns,
    strings: builder.strings,
    date1904,
    merges: await mergesIn(context, sheet, area),
    hiddenRows: await softly(() => hiddenRows(context, sheet, used), []),
    hiddenColumns: await softly(() => hiddenColumns(context, sheet, used), []),
  };
};
