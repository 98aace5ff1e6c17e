/** A range of one sheet as the client sees it. */
import type { Area } from '../../../src/sheet/port/port';
import { areasNode } from './areas-node';
import { clearRange, matrix, setMatrix } from './range-cells';
import { fromRelative, toRelative } from './formula-text';
import { cellProperties, formatNode } from './format-node';
import { guard, rangeModel, type Env } from './env';
import {
  addressOf,
  cellAt,
  contains,
  eachStored,
  hasValue,
  intersect,
  putCell,
  usedArea,
  WHOLE_SHEET,
  type SheetModel,
} from './model';
import { invalid, isNode, notFound, type HostNode } from './node';
import { typeOf } from './entry';
import { validationNode } from './page-node';
import { sheetNode } from './sheet-node';

const within = (area: Area, location: string): Area => {
  if (area.rows < 1 || area.columns < 1 || !contains(WHOLE_SHEET, area)) throw invalid(location);
  return area;
};

/** true or false where all rows agree, else null. */
const agree = (from: number, count: number, hidden: ReadonlySet<number>): boolean | null => {
  let some = 0;
  for (const at of hidden) if (at >= from && at < from + count) some += 1;
  return some === 0 ? false : some === count ? true : null;
};

const setHidden = (from: number, count: number, hidden: Set<number>, value: unknown): void => {
  for (let at = from; at < from + count; at += 1) {
    if (value === true) hidden.add(at);
    else hidden.delete(at);
  }
};

const formulaAreas = (sheet: SheetModel, area: Area): Area[] => {
  const columns = new Map<number, number[]>();
  eachStored(sheet, area, (row, column, cell) => {
    if (cell.formula !== undefined) columns.set(column, [...(columns.get(column) ?? []), row]);
  });
  const found: Area[] = [];
  for (const [column, rows] of columns) {
    let last: { row: number; column: number; rows: number; columns: number } | undefined;
    for (const row of rows.sort((a, b) => a - b)) {
      if (last && last.row + last.rows === row) last.rows += 1;
      else found.push((last = { row, column, rows: 1, columns: 1 }));
    }
  }
  return found;
};

export const rangeNode = (env: Env, sheet: SheetModel, area: Area): HostNode => {
  within(area, 'Range');
  const here = (other: Area): HostNode => rangeNode(env, sheet, within(other, 'Range'));
  let reference = '';
  const keep = (): string => {
    if (!reference) env.references.set((reference = `ref:${env.book.nextId++}`), { sheet, area });
    return reference;
  };
  const areas = (found: readonly Area[]): HostNode | null =>
    found.length
      ? areasNode(
          env,
          found.map((one) => ({ sheet, area: one })),
        )
      : null;
  return {
    type: 'Range',
    model: { sheet, area },
    identity: () => ({ _ReferenceId: keep() }),
    get: {
      Values: () => matrix(sheet, area, (cell) => cell.value),
      ValueTypes: () => matrix(sheet, area, typeOf),
      Formulas: () => matrix(sheet, area, (cell) => cell.formula ?? cell.value),
      FormulasR1C1: () =>
        matrix(sheet, area, (cell, row, column) =>
          cell.formula === undefined ? cell.value : toRelative(cell.formula, row, column),
        ),
      NumberFormat: () => matrix(sheet, area, (cell) => cell.format),
      Text: () => matrix(sheet, area, (cell) => String(cell.value)),
      Address: () => addressOf(sheet, area),
      RowIndex: () => area.row,
      ColumnIndex: () => area.column,
      RowCount: () => area.rows,
      ColumnCount: () => area.columns,
      CellCount: () => area.rows * area.columns,
      RowHidden: () => agree(area.row, area.rows, sheet.hiddenRows),
      ColumnHidden: () => agree(area.column, area.columns, sheet.hiddenColumns),
      HasSpill: () => {
        let spilled = 0;
        eachStored(sheet, area, (_row, _column, cell) => (spilled += cell.spill ? 1 : 0));
        return spilled === 0 ? false : spilled === area.rows * area.columns ? true : null;
      },
      Hyperlink: () => cellAt(sheet, area.row, area.column).link ?? null,
    },
    set: {
      Values: (value) => {
        setMatrix(sheet, area, value, 'Range.values');
        env.changed({ sheet, area, byAddin: true });
      },
      Formulas: (value) => {
        setMatrix(sheet, area, value, 'Range.formulas');
        env.changed({ sheet, area, byAddin: true });
      },
      FormulasR1C1: (value) => {
        const one = (given: unknown, i: number, j: number): unknown =>
          typeof given === 'string' && given.startsWith('=') ? fromRelative(given, area.row + i, area.column + j) : given;
        const lines = Array.isArray(value)
          ? value.map((line: readonly unknown[], i) => line.map((given, j) => one(given, i, j)))
          : Array.from({ length: area.rows }, (_, i) => Array.from({ length: area.columns }, (__, j) => one(value, i, j)));
        setMatrix(sheet, area, lines, 'Range.formulasR1C1');
        env.changed({ sheet, area, byAddin: true });
      },
      NumberFormat: (value) => setMatrix(sheet, area, value, 'Range.numberFormat', 'format'),
      RowHidden: (value) => setHidden(area.row, area.rows, sheet.hiddenRows, value),
      ColumnHidden: (value) => setHidden(area.column, area.columns, sheet.hiddenColumns, value),
      Hyperlink: (value) => {
        guard(sheet, area, 'Range.hyperlink', true);
        const link = value as Readonly<Record<string, string | undefined>>;
        const before = cellAt(sheet, area.row, area.column);
        const shown = link['textToDisplay'] ?? link['documentReference'] ?? link['address'] ?? '';
        putCell(sheet, area.row, area.column, {
          link,
          look: { ...before.look, 'Font.Color': '#0563C1', 'Font.Underline': 'Single' },
          ...(hasValue(before) ? {} : { value: shown }),
        });
      },
    },
    link: {
      Format: () => formatNode(env, sheet, area),
      Worksheet: () => sheetNode(env, sheet),
      DataValidation: () => validationNode(sheet, area),
    },
    call: {
      _KeepReference: () => void keep(),
      _ValidateArraySize: (rows, columns) => {
        if (rows !== area.rows || columns !== area.columns)
          throw invalid(
            'Range.values',
            'The number of rows or columns in the input array doesn’t match the size or dimensions of the range.',
          );
      },
      GetCell: (row, column) => here({ row: area.row + Number(row), column: area.column + Number(column), rows: 1, columns: 1 }),
      GetLastCell: () => here({ row: area.row + area.rows - 1, column: area.column + area.columns - 1, rows: 1, columns: 1 }),
      GetResizedRange: (rows, columns) =>
        here({ ...area, rows: area.rows + Number(rows), columns: area.columns + Number(columns) }),
      GetRow: (row) => here({ ...area, row: area.row + Number(row), rows: 1 }),
      GetColumn: (column) => here({ ...area, column: area.column + Number(column), columns: 1 }),
      GetEntireColumn: () => here({ ...area, row: 0, rows: WHOLE_SHEET.rows }),
      GetBoundingRect: (other) => {
        if (!isNode(other)) throw invalid('Range.getBoundingRect');
        const b = rangeModel(other).area;
        const row = Math.min(area.row, b.row);
        const column = Math.min(area.column, b.column);
        return here({
          row,
          column,
          rows: Math.max(area.row + area.rows, b.row + b.rows) - row,
          columns: Math.max(area.column + area.columns, b.column + b.columns) - column,
        });
      },
      GetUsedRangeOrNullObject: (valuesOnly) => {
        const used = usedArea(sheet, valuesOnly === true, area);
        return used ? here(used) : null;
      },
      GetIntersection: (other) => {
        const both = isNode(other) ? intersect(area, rangeModel(other).area) : undefined;
        if (!both) throw notFound('Range.getIntersection');
        return here(both);
      },
      GetIntersectionOrNullObject: (other) => {
        const both = isNode(other) ? intersect(area, rangeModel(other).area) : undefined;
        return both ? here(both) : null;
      },
      // Only areas whose top left lies inside are found, as in Excel (#3611).
      GetMergedAreasOrNullObject: () => areas(sheet.merges.filter((merge) => contains(area, { ...merge, rows: 1, columns: 1 }))),
      GetSpecialCellsOrNullObject: (kind) => {
        if (kind !== 'Formulas') throw invalid('Range.getSpecialCellsOrNullObject');
        return areas(formulaAreas(sheet, area));
      },
      GetCellProperties: () => matrix(sheet, area, cellProperties),
      GetRowProperties: () => Array.from({ length: area.rows }, (_, i) => ({ rowHidden: sheet.hiddenRows.has(area.row + i) })),
      GetColumnProperties: () =>
        Array.from({ length: area.columns }, (_, i) => ({ columnHidden: sheet.hiddenColumns.has(area.column + i) })),
      Clear: (what) => clearRange(sheet, area, typeof what === 'string' ? what : 'All'),
      Merge: (across) => {
        guard(sheet, area, 'Range.merge', true);
        const parts =
          across === true ? Array.from({ length: area.rows }, (_, i) => ({ ...area, row: area.row + i, rows: 1 })) : [area];
        sheet.merges.push(...parts);
      },
      Unmerge: () => {
        guard(sheet, area, 'Range.unmerge', false);
        sheet.merges = sheet.merges.filter((merge) => !intersect(merge, area));
      },
      Select: () => {
        env.book.active = sheet;
        env.book.selection = { sheet, area };
        env.selected();
      },
    },
  };
};
