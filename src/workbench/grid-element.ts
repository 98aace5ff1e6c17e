/** The grid as an element that draws only what is in view: a place on the page in; ways to show a sheet, a look and a cell, and the user's selection, out. */
import type { CellTemplateProp, ColumnRegular, FocusAfterRenderEvent, HyperFunc, RowDefinition, VNode } from '@revolist/revogrid';
import { defineCustomElements } from '@revolist/revogrid/loader';
import { columnLetters } from '../sheet/port/own-names';
import { breath } from '../core/breath';
import type { CellLook } from '../xlsx/cell-looks';
import { stepsAnew, stepsWithin, type Shown } from './grid-steps';
import type { SheetModel } from './sheet-model';
import { ROW_HEIGHT } from './sizes';

export interface GridElement {
  /** `anew`: another sheet than before, to be seen from its top. */
  readonly show: (model: SheetModel, anew: boolean) => void;
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

/** The cells of a column are asked for when they are drawn: of the sheet that is shown then. */
const columnsOf = (model: SheetModel, now: () => SheetModel, isDark: () => boolean): ColumnRegular[] =>
  model.columns.map((column, index) => ({
    prop: column,
    name: columnLetters(column),
    size: model.widthOf(column),
    readonly: true,
    filter: false,
    ...(index < model.frozenColumns && { pin: 'colPinStart' as const }),
    columnProperties: () => ({ class: { 'cell-own': now().isOwn(column) } }),
    cellProperties: ({ model: data }: CellTemplateProp) => {
      const row = rowOf(data);
      const note = now().note(row, column);
      return {
        class: classesOf(now(), row, column),
        style: coloursOf(now(), row, column, isDark()),
        'data-cell': `${columnLetters(column)}${row + 1}`,
        ...(note !== undefined && { 'data-note': note }),
      };
    },
    cellTemplate: (h: HyperFunc<VNode>, { model: data }: CellTemplateProp) => drawCell(now(), h, rowOf(data), column),
    // What a copy takes.
    cellParser: (data: unknown) => now().text(rowOf(data), column).text,
  }));

const sameColumn = (a: ColumnRegular, b: ColumnRegular): boolean => a.prop === b.prop && a.size === b.size && a.pin === b.pin;

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

/** Heights of the rows that are set so far. */
const heightsOf = (model: SheetModel, { frozenRows, rows }: Pick<SheetModel, 'frozenRows' | 'rows'>): RowDefinition[] => {
  const high = new Set(model.highRows);
  return [
    ...frozenRows.map((row, index) => ({ type: 'rowPinStart' as const, index, size: model.heightOf(row) })),
    ...rows.flatMap((row, index) => (high.has(row) ? [{ type: 'rgRow' as const, index, size: model.heightOf(row) }] : [])),
  ];
};

const sameHeights = (a: readonly RowDefinition[], b: readonly RowDefinition[]): boolean =>
  a.length === b.length &&
  a.every(({ type, index, size }, i) => type === b[i]?.type && index === b[i].index && size === b[i].size);

/** The next frame has been drawn. */
const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => void breath().then(resolve)));

const FIXED = { rowSize: ROW_HEIGHT, readonly: true, range: true, resize: true, hideAttribution: true, canFocus: true } as const;

export const createGrid = (host: HTMLElement, onSelect: (row: number, column: number) => void): GridElement => {
  defineCustomElements();
  const element = Object.assign(document.createElement('revo-grid'), FIXED);
  element.className = 'sheet';
  const hasKeyboard = (): boolean => element.contains(document.activeElement);
  /** A cell is selected by somebody else, who goes on where the keyboard is. */
  let asked = false;
  element.addEventListener('afterfocus', (event: CustomEvent<FocusAfterRenderEvent>) => {
    const { model, column } = event.detail;
    // Otherwise the cell takes the keyboard.
    if (asked && !hasKeyboard()) event.preventDefault();
    asked = false;
    if (model && column) onSelect(rowOf(model), Number(column.prop));
  });
  element.addEventListener('pointerdown', () => (asked = false));
  element.addEventListener('beforekeydown', (event: CustomEvent<{ original: KeyboardEvent }>) => {
    const { key, target } = event.detail.original;
    // The grid hears every key of the page. Tab leads out of it, as out of any other part.
    if (key === 'Tab' || !element.contains(target as Node)) event.preventDefault();
  });
  // The grid's header cells have roles; the rows that hold them do not.
  element.addEventListener('afterheaderrender', () =>
    element.querySelectorAll('.header-rgRow').forEach((row) => row.setAttribute('role', 'row')),
  );
  host.append(element);
  let shown: SheetModel | undefined;
  /** What is to be shown, and whether that is another sheet of which not all is there yet. */
  let latest: SheetModel | undefined;
  let begun = false;
  let dark = false;
  /** What the element is set to. */
  let now: Shown<ColumnRegular> = { columns: [], frozenRows: [], rows: [] };
  let heights: RowDefinition[] = [];
  let headerWidth: number | undefined;
  let showing: Promise<void> = Promise.resolve();
  let turns = 0;

  const set = (step: Partial<Shown<ColumnRegular>>, model: SheetModel): void => {
    now = { ...now, ...step };
    // The element takes heights back only from rows that are still there.
    if (step.rows || step.frozenRows) element.rowDefinitions = heights = [];
    if (step.columns) element.columns = [...step.columns];
    if (step.frozenRows) element.pinnedTopSource = rowsOf(step.frozenRows);
    if (step.rows) element.source = rowsOf(step.rows);
    const to = heightsOf(model, now);
    if (!sameHeights(to, heights)) element.rowDefinitions = heights = to;
    const headers = rowHeaders((model.rows.at(-1) ?? 0) + 1);
    if (headers.size !== headerWidth) element.rowHeaders = headers;
    headerWidth = headers.size;
  };

  /** Another sheet is seen from its top, with no cell selected. */
  const forgetPlace = async (): Promise<void> => {
    await element.clearFocus();
    await element.scrollToCoordinate({ x: 0, y: 0 });
  };

  const show = async (model: SheetModel, anew: boolean): Promise<void> => {
    const turn = (turns += 1);
    const overtaken = (): boolean => turn !== turns;
    latest = model;
    const another = (begun ||= anew);
    if (another && shown) await forgetPlace();
    // Another has come meanwhile, and begins with what stands there.
    if (overtaken()) return;
    shown = model;
    const wanted = {
      columns: columnsOf(
        model,
        () => shown ?? model,
        () => dark,
      ),
      frozenRows: model.frozenRows,
      rows: model.rows,
    };
    const steps = another ? stepsAnew(wanted, element.clientHeight / ROW_HEIGHT) : stepsWithin(now, wanted, sameColumn);
    if (steps.length === 0) await element.refresh('all');
    for (const [i, step] of steps.entries()) {
      if (i > 0) await drawn();
      if (overtaken()) return;
      set(step, model);
    }
    begun = false;
    await drawn();
  };

  return {
    show: (model, anew) => void (showing = show(model, anew)),
    dress: (isDark, label) => {
      const turned = dark !== isDark;
      dark = isDark;
      element.theme = dark ? 'darkCompact' : 'compact';
      element.setAttribute('aria-label', label);
      // The element's own methods come late; what it shows can be set at any time.
      if (turned && latest) showing = show(latest, false);
    },
    reveal: async (row, column) => {
      await showing;
      asked = true;
      if (shown) await reveal(element, shown, row, column);
    },
    remove: () => element.remove(),
  };
};
