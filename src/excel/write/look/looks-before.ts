/**
 * How the user's cells look where columns of ours come to stand for the first time: a plan and what was looked at in; their looks and widths,
 * to be kept for an undo, out. A block of one look is asked for once; cell by cell only what is not.
 */
import type { ColumnLook, KeptLook, Line, Side } from '../../../sheet/port/column-looks';
import { freshColumns, joinedLooks } from '../../../sheet/port/laid-looks';
import type { Area, WritePlan } from '../../../sheet/port/port';
import { bands, type Matrix } from '../../blocks';
import { rangeOf } from '../../ranges';
import type { Image } from './before';
import { finder } from '../back/held';
import type { Looked } from './look';
import { extentOf } from '../names';
import { answeredShapes, askShape } from './shapes';

/** Cells that are asked for one by one in all; a sheet that has more of them in our columns keeps its number formats and widths. */
const SINGLE_AT_MOST = 40_000;
/** In one request: some 600 bytes each. */
const SINGLE_AT_ONCE = 2_000;
/** In one request: some 4,000 bytes each. */
const BLOCKS_AT_ONCE = 200;

const EDGES = { top: 'EdgeTop', bottom: 'EdgeBottom', left: 'EdgeLeft', right: 'EdgeRight', inside: 'InsideHorizontal' } as const;
type Edge = keyof typeof EDGES;

const LOADED =
  'format/horizontalAlignment,format/verticalAlignment,format/wrapText,format/fill/color,format/fill/pattern,' +
  'format/font/name,format/font/size,format/font/color,format/font/bold,format/font/italic,format/font/strikethrough,format/font/underline';

interface Found {
  readonly horizontalAlignment?: string | null;
  readonly verticalAlignment?: string | null;
  readonly wrapText?: boolean | null;
  readonly fill?: { readonly color?: string | null; readonly pattern?: string | null };
  readonly font?: {
    readonly name?: string | null;
    readonly size?: number | null;
    readonly color?: string | null;
    readonly bold?: boolean | null;
    readonly italic?: boolean | null;
    readonly strikethrough?: boolean | null;
    readonly underline?: string | null;
  };
}

interface FoundBorder {
  readonly style?: string | null;
  readonly weight?: string | null;
  readonly color?: string | null;
}

const lineOf = (border: FoundBorder | undefined): Line | undefined =>
  border?.style && border.style !== 'None' ? [border.style, border.weight ?? 'Thin', border.color ?? '#000000'] : undefined;

/** Everything that is set; what is usual is known only to Excel, and is compared when it is put back. */
const lookOf = (
  { fill, font, ...format }: Found,
  borders: Partial<Record<Side, FoundBorder>>,
  numberFormat: string,
): KeptLook => {
  const lines = Object.entries(borders).flatMap(([side, border]) => {
    const line = lineOf(border);
    return line ? [[side, line] as const] : [];
  });
  const color = fill?.pattern === 'None' ? undefined : fill?.color;
  return {
    ...(numberFormat !== 'General' && { format: numberFormat }),
    ...(color && { fill: color }),
    font: {
      ...(font?.name && { name: font.name }),
      ...(font?.size && { size: font.size }),
      ...(font?.color && { color: font.color }),
      ...(font?.bold && { bold: true }),
      ...(font?.italic && { italic: true }),
      ...(font?.strikethrough && { strikethrough: true }),
      ...(font?.underline && font.underline !== 'None' && { underline: font.underline }),
    },
    ...(format.wrapText && { wrap: true }),
    ...(format.horizontalAlignment && { horizontal: format.horizontalAlignment }),
    ...(format.verticalAlignment && { vertical: format.verticalAlignment }),
    ...(lines.length > 0 && { borders: Object.fromEntries(lines) }),
  };
};

interface Asked {
  readonly area: Area;
  readonly range: Excel.Range;
  readonly borders: Readonly<Record<Edge, Excel.RangeBorder>>;
}

const ask = (sheet: Excel.Worksheet, area: Area): Asked => {
  const range = rangeOf(sheet, area);
  range.load(LOADED);
  const borders = Object.fromEntries(
    Object.entries(EDGES).map(([edge, name]) => {
      const border = range.format.borders.getItem(name);
      border.load('style,weight,color');
      return [edge, border];
    }),
  ) as Record<Edge, Excel.RangeBorder>;
  return { area, range, borders };
};

const isMixed = (value: unknown): boolean => value === null || (typeof value === 'object' && Object.values(value).some(isMixed));

/** Of a block whose cells all look alike; undefined where they do not. */
const alike = ({ area, range, borders: { inside, ...sides } }: Asked): Omit<KeptLook, 'format'> | undefined => {
  const format = range.format.toJSON() as Found;
  const found: Found = {
    ...{ horizontalAlignment: format.horizontalAlignment, verticalAlignment: format.verticalAlignment },
    ...{ wrapText: format.wrapText, fill: format.fill, font: format.font },
  };
  const lines = Object.fromEntries(Object.entries(sides).map(([side, border]) => [side, border.toJSON()]));
  if (isMixed(found) || isMixed(lines)) return undefined;
  // Lines around a block are lines around each cell only where they are between them too.
  const between = JSON.stringify(lineOf(inside.toJSON()));
  const around = [lines['top'], lines['bottom']].map((one) => JSON.stringify(lineOf(one)));
  if (area.rows > 1 && (isMixed(inside.toJSON()) || around.some((one) => one !== between))) return undefined;
  return lookOf(found, lines, 'General');
};

const CELL: Excel.CellPropertiesLoadOptions = {
  format: {
    ...{ horizontalAlignment: true, verticalAlignment: true, wrapText: true },
    fill: { color: true, pattern: true },
    font: { name: true, size: true, color: true, bold: true, italic: true, strikethrough: true, underline: true },
    borders: { style: true, weight: true, color: true },
  },
};

type FormatAt = (row: number, column: number) => string;

const someCells = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  band: Area,
): Promise<Excel.CellProperties[][]> => {
  const asked = [rangeOf(sheet, band).getCellProperties(CELL)];
  await context.sync();
  return asked.flatMap(({ value }) => value);
};

/** Cell by cell, in bands. */
const oneByOne = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  area: Area,
  formatAt: FormatAt,
): Promise<Cells> => {
  const cells: [number, KeptLook | null][] = [];
  for (const band of bands(area, SINGLE_AT_ONCE))
    (await someCells(context, sheet, band)).forEach(([cell], i) => {
      const { borders, ...format } = cell?.format ?? {};
      const { top, bottom, left, right } = (borders ?? {}) as Partial<Record<Side, FoundBorder>>;
      const sides = { ...(top && { top }), ...(bottom && { bottom }), ...(left && { left }), ...(right && { right }) };
      cells.push([1, lookOf(format, sides, formatAt(band.row + i, band.column))]);
    });
  return cells;
};

type Cells = readonly (readonly [number, KeptLook | null])[];

/** A look for each number format that its cells have. */
const byFormat = (area: Area, look: Omit<KeptLook, 'format'> | undefined, formatAt: FormatAt): Cells =>
  joinedLooks(
    (function* (): Generator<readonly [number, KeptLook | null]> {
      let from = 0;
      let format = formatAt(area.row, area.column);
      for (let i = 1; i <= area.rows; i += 1) {
        const next = i < area.rows ? formatAt(area.row + i, area.column) : undefined;
        if (next === format) continue;
        const own = format === 'General' ? {} : { format };
        yield [i - from, look || format !== 'General' ? { ...look, ...own } : null];
        [from, format] = [i, next ?? 'General'];
      }
    })(),
  );

/** A column whose looks are asked for: its cells, and how many of them, from the first on, are no data. */
export interface Wanted {
  readonly key: string;
  readonly area: Area;
  readonly heads: number;
  /** No image has the number formats of these rows. */
  readonly bare: (row: number) => boolean;
}

/** Header rows and what lies between them and the data one by one; the data as one block. */
const blocksOf = ({ area, heads }: Wanted): readonly Area[] => {
  const { row, column, rows } = area;
  const single = Array.from({ length: Math.min(heads, rows) }, (_, i) => ({ row: row + i, column, rows: 1, columns: 1 }));
  const data = { row: row + single.length, column, rows: rows - single.length, columns: 1 };
  return data.rows > 0 ? [...single, data] : single;
};

const groups = <T>(all: readonly T[], most: number): (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, i) => all.slice(i * most, (i + 1) * most));

interface Question {
  readonly wanted: Wanted;
  readonly at: Asked;
  /** Where the image of what is written does not have it. */
  readonly format?: Excel.Range;
  /** With the first one of the column. */
  readonly shape?: Excel.Range;
}

const question = (sheet: Excel.Worksheet, wanted: Wanted, area: Area): Question => {
  const at = ask(sheet, area);
  const format = wanted.bare(area.row) ? rangeOf(sheet, area) : undefined;
  format?.load('numberFormat');
  const shape = area.row === wanted.area.row ? askShape(sheet.getCell(area.row, area.column)) : undefined;
  return { wanted, at, ...(format && { format }), ...(shape && { shape }) };
};

const answered = async (context: Excel.RequestContext, some: readonly (() => Question)[]): Promise<readonly Question[]> => {
  const questions = some.map((one) => one());
  await context.sync();
  return questions;
};

export interface FoundLook {
  readonly area: Area;
  readonly look: ColumnLook;
  /** Nothing but number formats is known of some cells, since too many would have had to be asked for one by one. */
  readonly partial: boolean;
}

/** `images` have the number formats; `room`: how many cells may be asked for one by one. */
export const looksOf = async (
  context: Excel.RequestContext,
  id: string,
  columns: readonly Wanted[],
  images: readonly Image[],
  room: number,
): Promise<readonly FoundLook[]> => {
  const sheet = context.workbook.worksheets.getItem(id);
  const wanted = columns.flatMap((one) => blocksOf(one).map((area) => () => question(sheet, one, area)));
  const answers: Question[] = [];
  for (const some of groups(wanted, BLOCKS_AT_ONCE)) answers.push(...(await answered(context, some)));
  const image = finder(images);
  let left = room;
  const cells = new Map<Wanted, Cells[number][]>();
  const partial = new Set<Wanted>();
  for (const { wanted: one, at, format } of answers) {
    const { area } = at;
    const formatAt: FormatAt = (row, column) => {
      const found = image(row, column);
      const code = format
        ? (format.numberFormat as Matrix)[0]?.[0]
        : found?.formats[row - found.area.row]?.[column - found.area.column];
      return typeof code === 'string' ? code : 'General';
    };
    const look = alike(at);
    const single = look === undefined && area.rows <= left;
    if (single) left -= area.rows;
    else if (look === undefined) partial.add(one);
    const found = single ? await oneByOne(context, sheet, area, formatAt) : byFormat(area, look, formatAt);
    cells.set(one, [...(cells.get(one) ?? []), ...found]);
    at.range.untrack();
  }
  const shapes = await answeredShapes(
    context,
    answers.flatMap(({ shape }) => shape ?? []),
  );
  return columns.map((one) => {
    const shape = answers.find((answer) => answer.wanted === one && answer.shape)?.shape;
    const look = { key: one.key, ...(shape && shapes.get(shape)), cells: joinedLooks(cells.get(one) ?? []) };
    return { area: one.area, look, partial: partial.has(one) };
  });
};

/** Of a column that is not ours yet. */
export interface FreshLook {
  readonly column: number;
  readonly look: ColumnLook;
}

/** `images` are of the cells that the plan writes. */
export const looksBefore = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  looked: Looked,
  images: readonly Image[],
): Promise<readonly FreshLook[]> => {
  const { headerRow, headerRows, firstRow } = plan;
  const bare = (row: number): boolean => row >= headerRow + headerRows && row < firstRow;
  const wanted = freshColumns(plan, looked.own).map(({ key, column }): Wanted => ({
    ...{ key, bare, area: extentOf(plan, column) },
    heads: firstRow - headerRow,
  }));
  const found = await looksOf(context, looked.id, wanted, images, SINGLE_AT_MOST);
  return found.map(({ area, look }) => ({ column: area.column, look }));
};
