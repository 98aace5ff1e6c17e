/** Areas cut into blocks that one request can carry, and a reader that loads many blocks with few requests. */
import type { Area } from '../sheet/port/port';
import { cellCount } from './address';
import { hostCode } from './errors';
import { rangeOf } from './ranges';

/** Cells of one request; Microsoft's advice, and well under the 5 MB of Excel on the web for common texts. */
export const CELLS_AT_ONCE = 20_000;

/** Cells of one request where formulas are asked for, which may have a thousand characters each. */
export const FORMULAS_AT_ONCE = 5_000;

export interface SheetArea {
  readonly sheet: string;
  readonly area: Area;
}

/** Bands of whole rows with at most `limit` cells each. */
export const bands = (area: Area, limit = CELLS_AT_ONCE): Area[] => {
  const height = Math.max(1, Math.floor(limit / area.columns));
  const out: Area[] = [];
  for (let from = 0; from < area.rows; from += height)
    out.push({ ...area, row: area.row + from, rows: Math.min(height, area.rows - from) });
  return out;
};

export type Matrix = readonly (readonly (string | number | boolean | null)[])[];

type Loadable = 'values' | 'valueTypes' | 'formulas' | 'formulasR1C1' | 'numberFormat';

export type Visit = (part: SheetArea, read: (property: Loadable) => Matrix) => void;

const halves = (parts: readonly SheetArea[]): readonly [readonly SheetArea[], readonly SheetArea[]] | undefined => {
  const [only] = parts;
  if (parts.length > 1) return [parts.slice(0, parts.length >> 1), parts.slice(parts.length >> 1)];
  if (!only || only.area.rows < 2) return undefined;
  const top = only.area.rows >> 1;
  return [
    [{ ...only, area: { ...only.area, rows: top } }],
    [{ ...only, area: { ...only.area, row: only.area.row + top, rows: only.area.rows - top } }],
  ];
};

const readGroup = async (
  context: Excel.RequestContext,
  parts: readonly SheetArea[],
  properties: readonly Loadable[],
  visit: Visit,
): Promise<void> => {
  const ranges = parts.map((part) => {
    const range = rangeOf(context.workbook.worksheets.getItem(part.sheet), part.area);
    range.load([...properties]);
    return { part, range };
  });
  try {
    await context.sync();
  } catch (thrown) {
    // Very long texts can exceed what the web gives in one reply: ask for half of it.
    const smaller = hostCode(thrown) === 'ResponsePayloadSizeLimitExceeded' ? halves(parts) : undefined;
    if (!smaller) throw thrown;
    await readGroup(context, smaller[0], properties, visit);
    return readGroup(context, smaller[1], properties, visit);
  }
  for (const { part, range } of ranges) {
    visit(part, (property) => range[property] as Matrix);
    range.untrack();
  }
};

/** Reads areas block by block, in order; several small areas share a request. */
export const readAreas = async (
  context: Excel.RequestContext,
  areas: readonly SheetArea[],
  properties: readonly Loadable[],
  visit: Visit,
  atOnce = CELLS_AT_ONCE,
): Promise<void> => {
  const groups: SheetArea[][] = [];
  let room = 0;
  for (const { sheet, area } of areas) {
    for (const band of bands(area, atOnce)) {
      const cells = cellCount(band);
      if (cells > room) {
        groups.push([]);
        room = atOnce;
      }
      groups[groups.length - 1]?.push({ sheet, area: band });
      room -= cells;
    }
  }
  for (const group of groups) await readGroup(context, group, properties, visit);
};
