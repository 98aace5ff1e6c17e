/** Formats: every property of fill, font, borders and alignment is recorded per cell; column widths per column. */
import type { Area } from '../../../src/sheet/port';
import { guard, type Env, type RangeModel } from './env';
import { cellAt, putCell, WHOLE_SHEET, type SheetModel } from './model';
import { invalid, type HostNode } from './node';

const CELLS_AT_MOST = 2_000_000;

const setLook = (parts: readonly RangeModel[], key: string, value: unknown): void => {
  for (const { sheet, area } of parts) {
    guard(sheet, area, `RangeFormat.${key}`, false);
    if (area.rows * area.columns > CELLS_AT_MOST)
      throw invalid('RangeFormat', 'This host records formats per cell: format the rows that are used.');
    const shared = new Map<object, Record<string, unknown>>();
    for (let row = area.row; row < area.row + area.rows; row += 1) {
      for (let column = area.column; column < area.column + area.columns; column += 1) {
        const { look } = cellAt(sheet, row, column);
        let changed = shared.get(look);
        if (!changed) shared.set(look, (changed = { ...look, [key]: value }));
        putCell(sheet, row, column, { look: changed });
      }
    }
  }
};

const getLook = (parts: readonly RangeModel[], key: string, usual: unknown): unknown => {
  const seen = new Set<unknown>();
  for (const { sheet, area } of parts) {
    for (let row = area.row; row < area.row + area.rows && seen.size < 2; row += 1) {
      for (let column = area.column; column < area.column + area.columns; column += 1)
        seen.add(cellAt(sheet, row, column).look[key] ?? usual);
    }
  }
  return seen.size === 1 ? [...seen][0] : null;
};

const looks = (
  type: string,
  parts: readonly RangeModel[],
  prefix: string,
  usual: Readonly<Record<string, unknown>>,
): Pick<HostNode, 'type' | 'identity' | 'get' | 'set'> => ({
  type,
  identity: () => ({}),
  get: Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, () => getLook(parts, prefix + name, value)])),
  set: Object.fromEntries(Object.keys(usual).map((name) => [name, (value: unknown) => setLook(parts, prefix + name, value)])),
});

const EDGES = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideVertical', 'InsideHorizontal'];

export const formatNodes = (_env: Env, parts: readonly RangeModel[]): HostNode => {
  const base = looks('RangeFormat', parts, '', { HorizontalAlignment: 'General', VerticalAlignment: 'Bottom', WrapText: false });
  return {
    ...base,
    get: { ...base.get, ColumnWidth: () => widthOf(parts), RowHeight: () => heightOf(parts) },
    set: { ...base.set, ColumnWidth: (value) => setWidth(parts, value), RowHeight: (value) => setHeight(parts, value) },
    call: {
      AutofitRows: () => {
        for (const { sheet, area } of parts)
          for (const row of [...sheet.heights.keys()])
            if (row >= area.row && row < area.row + area.rows) sheet.heights.delete(row);
      },
    },
    link: {
      Fill: () => ({
        ...looks('RangeFill', parts, 'Fill.', { Color: '#FFFFFF' }),
        call: { Clear: () => setLook(parts, 'Fill.Color', undefined) },
      }),
      Font: () =>
        looks('RangeFont', parts, 'Font.', {
          Bold: false,
          Color: '#000000',
          Size: 11,
          Italic: false,
          Underline: 'None',
          Name: '等线',
        }),
      Borders: () => ({
        type: 'RangeBorderCollection',
        identity: () => ({}),
        item: (edge) => {
          if (!EDGES.includes(String(edge))) throw invalid('RangeBorderCollection.getItem');
          return looks('RangeBorder', parts, `${String(edge)}.`, { Style: 'None', Color: '#000000', Weight: 'Thin' });
        },
      }),
    },
  };
};

const widthOf = (parts: readonly RangeModel[]): number | null => {
  const seen = new Set(
    parts.flatMap(({ sheet, area }) => Array.from({ length: area.columns }, (_, i) => sheet.widths.get(area.column + i) ?? 54)),
  );
  return seen.size === 1 ? ([...seen][0] ?? null) : null;
};

const setWidth = (parts: readonly RangeModel[], value: unknown): void => {
  if (typeof value !== 'number' || value < 0) throw invalid('RangeFormat.columnWidth');
  for (const { sheet, area } of parts) {
    guard(sheet, { ...area, row: 0, rows: WHOLE_SHEET.rows }, 'RangeFormat.columnWidth', false);
    for (let i = 0; i < area.columns; i += 1) sheet.widths.set(area.column + i, value);
  }
};

const heightOf = (parts: readonly RangeModel[]): number | null => {
  const seen = new Set(
    parts.flatMap(({ sheet, area }) => Array.from({ length: area.rows }, (_, i) => sheet.heights.get(area.row + i) ?? 15)),
  );
  return seen.size === 1 ? ([...seen][0] ?? null) : null;
};

const setHeight = (parts: readonly RangeModel[], value: unknown): void => {
  // Excel's highest row.
  if (typeof value !== 'number' || value < 0 || value > 409.5) throw invalid('RangeFormat.rowHeight');
  for (const { sheet, area } of parts) {
    guard(sheet, { ...area, column: 0, columns: WHOLE_SHEET.columns }, 'RangeFormat.rowHeight', false);
    for (let i = 0; i < area.rows; i += 1) sheet.heights.set(area.row + i, value);
  }
};

export const formatNode = (env: Env, sheet: SheetModel, area: Area): HostNode => formatNodes(env, [{ sheet, area }]);
