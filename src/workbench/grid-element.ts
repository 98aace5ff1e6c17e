/** The grid as an element that draws only what is in view: a place on the page in; ways to show a sheet, a look and a cell, and the user's selection, out. */
import type { CellTemplateProp, ColumnRegular, FocusAfterRenderEvent, HyperFunc, VNode } from '@revolist/revogrid';
import { defineCustomElements } from '@revolist/revogrid/loader';
import { columnLetters } from '../sheet/own-names';
import type { CellLook } from '../xlsx/cell-looks';
import type { SheetModel } from './sheet-model';
import { ROW_HEIGHT } from './sizes';

export interface GridElement {
  readonly show: (model: SheetModel) => void;
  readonly dress: (dark: boolean, label: string) => void;
  /** Brings a cell into view and selects it. */
  readonly reveal: (row: number, column: number) => Promise<void>;
  readonly remove: () => void;
}

/** Rows carry their number only; a cell's text is asked for when it is drawn or copied. */
interface Row {
  readonly row: number;
}

/** Cells that are drawn as one look like the first of them. */
const lookOf = (model: SheetModel, row: number, column: number): CellLook | undefined => {
  const area = model.merge(row, column)?.area;
  return area ? model.look(area.row, area.column) : model.look(row, column);
};

const classesOf = (model: SheetModel, row: number, column: number): Record<string, boolean> => {
  const { align, error } = model.text(row, column);
  const { bold, wrap } = lookOf(model, row, column) ?? {};
  return {
    'cell-right': align === 'right',
    'cell-center': align === 'center',
    'cell-error': error,
    'cell-bold': bold === true,
    'cell-wrap': wrap === true,
    'cell-own': model.isOwn(column),
    'cell-frozen': model.frozenRows.includes(row),
    'cell-merged': model.merge(row, column) !== undefined,
    'cell-note': model.note(row, column) !== undefined,
  };
};

/** The file's colours are made for a light sheet: its fills bring dark words along, its colours stand on light ground only. */
const coloursOf = (model: SheetModel, row: number, column: number, dark: boolean): Record<string, string> => {
  const { fill, color } = lookOf(model, row, column) ?? {};
  const header = model.isOwn(column) && model.frozenRows.includes(row);
  if (fill !== undefined && !header) return { background: fill, color: color ?? '#242424' };
  return color !== undefined && !dark ? { color } : {};
};

/** Each cell of a merged area shows its slice of the whole, so that the area looks whole also where only a part of it is in view. */
const drawCell = (model: SheetModel, h: HyperFunc<VNode>, row: number, column: number): VNode | string => {
  const slice = model.merge(row, column);
  if (!slice) return model.text(row, column).text;
  const { area, left, top, width, height, text, fromLeft } = slice;
  const first = area.row === row && area.column === column;
  const style = { left: `${-left}px`, top: `${-top}px`, width: `${width}px`, height: `${height}px` };
  return h(
    'div',
    { class: { merged: true, 'from-left': fromLeft }, style, ...(first ? {} : { 'aria-hidden': 'true' }) },
    text.text,
  );
};

const rowOf = (data: unknown): number => (data as Row).row;

const columnsOf = (model: SheetModel, isDark: () => boolean): ColumnRegular[] =>
  model.columns.map((column, index) => ({
    prop: column,
    name: columnLetters(column),
    size: model.widthOf(column),
    readonly: true,
    filter: false,
    ...(index < model.frozenColumns && { pin: 'colPinStart' as const }),
    columnProperties: () => ({ class: { 'cell-own': model.isOwn(column) } }),
    cellProperties: ({ model: data }: CellTemplateProp) => {
      const row = rowOf(data);
      const note = model.note(row, column);
      return {
        class: classesOf(model, row, column),
        style: coloursOf(model, row, column, isDark()),
        'data-cell': `${columnLetters(column)}${row + 1}`,
        ...(note !== undefined && { 'data-note': note }),
      };
    },
    cellTemplate: (h: HyperFunc<VNode>, { model: data }: CellTemplateProp) => drawCell(model, h, rowOf(data), column),
    // What a copy takes.
    cellParser: (data: unknown) => model.text(rowOf(data), column).text,
  }));

const rowsOf = (rows: readonly number[]): Row[] => rows.map((row) => ({ row }));

const rowHeaders = (rows: number): ColumnRegular => ({
  prop: 'row',
  filter: false,
  name: '#',
  columnProperties: () => ({ role: 'columnheader' }),
  cellProperties: () => ({ role: 'rowheader' }),
  size: Math.max(44, String(rows).length * 9 + 16),
  cellTemplate: (_: HyperFunc<VNode>, { model: data }: CellTemplateProp) => String(rowOf(data) + 1),
});

/** Where a cell lies among the columns and rows of its part of the grid. */
const placeOf = (model: SheetModel, row: number, column: number) => {
  const frozen = model.frozenRows.indexOf(row);
  const index = model.columns.indexOf(column);
  const y = frozen >= 0 ? frozen : model.rows.findIndex((one) => one >= row);
  if (y < 0 || index < 0) return undefined;
  const pinned = index < model.frozenColumns;
  return {
    x: pinned ? index : index - model.frozenColumns,
    y,
    colType: pinned ? ('colPinStart' as const) : ('rgCol' as const),
    rowType: frozen >= 0 ? ('rowPinStart' as const) : ('rgRow' as const),
  };
};

const reveal = async (grid: HTMLRevoGridElement, model: SheetModel, row: number, column: number): Promise<void> => {
  const place = placeOf(model, row, column);
  if (!place) return;
  const { x, y, colType, rowType } = place;
  if (rowType === 'rgRow') await grid.scrollToRow(Math.max(0, y - 3));
  if (colType === 'rgCol') await grid.scrollToColumnIndex(Math.max(0, x - 1));
  await grid.setCellsFocus({ x, y }, { x, y }, colType, rowType);
};

const FIXED = { rowSize: ROW_HEIGHT, readonly: true, range: true, resize: true, hideAttribution: true, canFocus: true } as const;

export const createGrid = (host: HTMLElement, onSelect: (row: number, column: number) => void): GridElement => {
  defineCustomElements();
  const element = Object.assign(document.createElement('revo-grid'), FIXED);
  element.className = 'sheet';
  element.addEventListener('afterfocus', ({ detail }: CustomEvent<FocusAfterRenderEvent>) => {
    if (detail.model && detail.column) onSelect(rowOf(detail.model), Number(detail.column.prop));
  });
  // The grid's header cells have roles; the rows that hold them do not.
  element.addEventListener('afterheaderrender', () =>
    element.querySelectorAll('.header-rgRow').forEach((row) => row.setAttribute('role', 'row')),
  );
  host.append(element);
  let shown: SheetModel | undefined;
  let dark = false;
  const show = (model: SheetModel): void => {
    shown = model;
    element.columns = columnsOf(model, () => dark);
    element.pinnedTopSource = rowsOf(model.frozenRows);
    element.source = rowsOf(model.rows);
    const places = new Map(model.rows.map((row, index) => [row, index]));
    element.rowDefinitions = [
      ...model.frozenRows.map((row, index) => ({ type: 'rowPinStart' as const, index, size: model.heightOf(row) })),
      ...model.highRows.map((row) => ({ type: 'rgRow' as const, index: places.get(row) ?? 0, size: model.heightOf(row) })),
    ];
    element.rowHeaders = rowHeaders((model.rows.at(-1) ?? 0) + 1);
  };
  return {
    show,
    dress: (isDark, label) => {
      const turned = dark !== isDark;
      dark = isDark;
      element.theme = dark ? 'darkCompact' : 'compact';
      element.setAttribute('aria-label', label);
      // The element's own methods come late; what it shows can be set at any time.
      if (turned && shown) show(shown);
    },
    reveal: async (row, column) => {
      if (shown) await reveal(element, shown, row, column);
    },
    remove: () => element.remove(),
  };
};
