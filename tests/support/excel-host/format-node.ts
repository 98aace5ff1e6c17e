/** Formats: every property of fill, font, borders and alignment is recorded per cell; column widths per column. */
import type { Area } from '../../../src/sheet/port/port';
import { guard, type Env, type RangeModel } from './env';
import { cellAt, putCell, WHOLE_SHEET, type Cell, type SheetModel } from './model';
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
        if (!changed) {
          shared.set(look, (changed = { ...look, [key]: value }));
          if (value === undefined) Reflect.deleteProperty(changed, key);
        }
        putCell(sheet, row, column, { look: changed });
      }
    }
  }
};

/** The looks that occur, each once; asked for once for all properties of a node. */
const looksOf = (parts: readonly RangeModel[]): ReadonlySet<Cell['look']> => {
  const seen = new Set<Cell['look']>();
  for (const { sheet, area } of parts)
    for (let row = area.row; row < area.row + area.rows; row += 1)
      for (let column = area.column; column < area.column + area.columns; column += 1) seen.add(cellAt(sheet, row, column).look);
  return seen;
};

type Looks = () => ReadonlySet<Cell['look']>;

const lazily = (parts: readonly RangeModel[]): Looks => {
  let seen: ReadonlySet<Cell['look']> | undefined;
  return () => (seen ??= looksOf(parts));
};

/** null where cells differ. */
const agreed = (all: Looks, value: (look: Cell['look']) => unknown): unknown => {
  const seen = new Set([...all()].map(value));
  return seen.size === 1 ? [...seen][0] : null;
};

const looks = (
  type: string,
  parts: readonly RangeModel[],
  all: Looks,
  prefix: string,
  usual: Readonly<Record<string, unknown>>,
): Pick<HostNode, 'type' | 'identity' | 'get' | 'set'> => ({
  type,
  identity: () => ({}),
  get: Object.fromEntries(
    Object.entries(usual).map(([name, value]) => [name, () => agreed(all, (look) => look[prefix + name] ?? value)]),
  ),
  set: Object.fromEntries(
    // What is set to the usual is as if it had never been set.
    Object.entries(usual).map(([name, is]) => [
      name,
      (value: unknown) => setLook(parts, prefix + name, value === is ? undefined : value),
    ]),
  ),
});

const FORMAT = { HorizontalAlignment: 'General', VerticalAlignment: 'Bottom', WrapText: false };
const FONT = {
  ...{ Bold: false, Italic: false, Strikethrough: false },
  ...{ Underline: 'None', Color: '#000000', Size: 11, Name: '等线' },
};
const BORDER = { Style: 'None', Color: '#000000', Weight: 'Thin' };

/** Cells that a line of a range belongs to, each with its own side of it. */
const EDGES: Readonly<Record<string, (area: Area) => readonly (readonly [side: string, cells: Area])[]>> = {
  EdgeTop: (area) => [['Top', { ...area, rows: 1 }]],
  EdgeBottom: (area) => [['Bottom', { ...area, row: area.row + area.rows - 1, rows: 1 }]],
  EdgeLeft: (area) => [['Left', { ...area, columns: 1 }]],
  EdgeRight: (area) => [['Right', { ...area, column: area.column + area.columns - 1, columns: 1 }]],
  InsideHorizontal: (area) => [
    ['Bottom', { ...area, rows: area.rows - 1 }],
    ['Top', { ...area, row: area.row + 1, rows: area.rows - 1 }],
  ],
  InsideVertical: (area) => [
    ['Right', { ...area, columns: area.columns - 1 }],
    ['Left', { ...area, column: area.column + 1, columns: area.columns - 1 }],
  ],
};

const borderNode = (parts: readonly RangeModel[], edge: string): HostNode => {
  const of = EDGES[edge];
  if (!of) throw invalid('RangeBorderCollection.getItem');
  const sides = parts.flatMap(({ sheet, area }) => of(area).map(([side, cells]) => ({ side, at: [{ sheet, area: cells }] })));
  const all = sides.map(({ side, at }) => ({ side, seen: lazily(at) }));
  const read = (name: keyof typeof BORDER): unknown => {
    const seen = new Set(all.flatMap((one) => [...one.seen()].map((look) => look[`${one.side}.${name}`] ?? BORDER[name])));
    return seen.size === 0 ? BORDER[name] : seen.size === 1 ? [...seen][0] : null;
  };
  const names = Object.keys(BORDER) as (keyof typeof BORDER)[];
  return {
    type: 'RangeBorder',
    identity: () => ({}),
    get: Object.fromEntries(names.map((name) => [name, () => read(name)])),
    set: Object.fromEntries(
      names.map((name) => [
        name,
        (value: unknown) => {
          for (const { side, at } of sides) setLook(at, `${side}.${name}`, value === BORDER[name] ? undefined : value);
        },
      ]),
    ),
  };
};

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const named = (look: Cell['look'], prefix: string, usual: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(usual).map(([name, value]) => [lowerFirst(name), look[prefix + name] ?? value]));

const pattern = (look: Cell['look']): string => (look['Fill.Color'] === undefined ? 'None' : 'Solid');

/** What `getCellProperties` answers of one cell, whatever was asked for of its format. */
export const cellProperties = ({ look }: Cell): Record<string, unknown> => ({
  format: {
    ...named(look, '', FORMAT),
    fill: { color: look['Fill.Color'] ?? '#FFFFFF', pattern: pattern(look) },
    font: named(look, 'Font.', FONT),
    borders: Object.fromEntries(
      ['Top', 'Bottom', 'Left', 'Right'].map((side) => [lowerFirst(side), named(look, `${side}.`, BORDER)]),
    ),
  },
});

export const formatNodes = (_env: Env, parts: readonly RangeModel[]): HostNode => {
  const all = lazily(parts);
  const base = looks('RangeFormat', parts, all, '', FORMAT);
  return {
    ...base,
    get: {
      ...base.get,
      ColumnWidth: () => widthOf(parts),
      UseStandardWidth: () => widthsOf(parts).every((width) => width === undefined),
      RowHeight: () => heightOf(parts),
    },
    set: {
      ...base.set,
      ColumnWidth: (value) => setWidth(parts, value),
      UseStandardWidth: (value) => value === true && setStandardWidth(parts),
      RowHeight: (value) => setHeight(parts, value),
    },
    call: {
      AutofitRows: () => {
        for (const { sheet, area } of parts)
          for (const row of [...sheet.heights.keys()])
            if (row >= area.row && row < area.row + area.rows) sheet.heights.delete(row);
      },
    },
    link: {
      Fill: () => {
        const fill = looks('RangeFill', parts, all, 'Fill.', { Color: '#FFFFFF' });
        return {
          ...fill,
          get: { ...fill.get, Pattern: () => agreed(all, pattern) },
          call: { Clear: () => setLook(parts, 'Fill.Color', undefined) },
        };
      },
      Font: () => looks('RangeFont', parts, all, 'Font.', FONT),
      Borders: () => ({
        type: 'RangeBorderCollection',
        identity: () => ({}),
        item: (edge) => borderNode(parts, String(edge)),
      }),
    },
  };
};

const USUAL_WIDTH = 54;

const widthsOf = (parts: readonly RangeModel[]): readonly (number | undefined)[] =>
  parts.flatMap(({ sheet, area }) => Array.from({ length: area.columns }, (_, i) => sheet.widths.get(area.column + i)));

const setStandardWidth = (parts: readonly RangeModel[]): void => {
  for (const { sheet, area } of parts) {
    guard(sheet, { ...area, row: 0, rows: WHOLE_SHEET.rows }, 'RangeFormat.useStandardWidth', false);
    for (let i = 0; i < area.columns; i += 1) {
      sheet.widths.delete(area.column + i);
      sheet.hiddenColumns.delete(area.column + i);
    }
  }
};

/** A hidden column is 0 wide, and has its width again when it is shown. */
const shownWidths = (parts: readonly RangeModel[]): readonly number[] =>
  parts.flatMap(({ sheet, area }) =>
    Array.from({ length: area.columns }, (_, i) =>
      sheet.hiddenColumns.has(area.column + i) ? 0 : (sheet.widths.get(area.column + i) ?? USUAL_WIDTH),
    ),
  );

const widthOf = (parts: readonly RangeModel[]): number | null => {
  const seen = new Set(shownWidths(parts));
  return seen.size === 1 ? ([...seen][0] ?? null) : null;
};

const setWidth = (parts: readonly RangeModel[], value: unknown): void => {
  if (typeof value !== 'number' || value < 0) throw invalid('RangeFormat.columnWidth');
  for (const { sheet, area } of parts) {
    guard(sheet, { ...area, row: 0, rows: WHOLE_SHEET.rows }, 'RangeFormat.columnWidth', false);
    for (let i = 0; i < area.columns; i += 1) {
      sheet.widths.set(area.column + i, value);
      // A width shows a column.
      if (value > 0) sheet.hiddenColumns.delete(area.column + i);
      else sheet.hiddenColumns.add(area.column + i);
    }
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
