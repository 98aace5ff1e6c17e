/**
 * Cells that no column of ours stands in any more look again as they did before: what is kept of that in; formats and widths set. What our looks
 * may have changed is made usual first, one property after the other: to clear formats would take the user's conditional formats with them.
 */
import type { KeptLook, Line, Side } from '../../../sheet/port/column-looks';
import { looksOver, type Bared } from '../../../sheet/port/laid-looks';
import { LOOKS } from '../../../sheet/port/looks';
import type { Area, CellStyle } from '../../../sheet/port/port';
import { areaName, joinedAddresses } from '../../address';
import { rangeOf } from '../../ranges';
import { SMALL, type Batch } from '../batch';
import { putShape } from '../look/shapes';

type Font = NonNullable<KeptLook['font']>;

/** Looks of cells that nobody has touched. */
export interface Plain {
  readonly font: Required<Pick<Font, 'name' | 'size' | 'color'>>;
  readonly horizontal: string;
  readonly vertical: string;
}

/** Of the sheet's last cell, which has no look of its own. */
const plainNow = async (context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Plain> => {
  const { format } = sheet.getRange().getLastCell();
  format.load('horizontalAlignment,verticalAlignment,font/name,font/size,font/color');
  await context.sync();
  const { name, size, color } = format.font;
  return { font: { name, size, color }, horizontal: format.horizontalAlignment, vertical: format.verticalAlignment };
};

/** What a look has beyond that; undefined for nothing. The number format is set by itself. */
const beyond = ({ format: _format, xml: _xml, ...look }: KeptLook, plain: Plain): KeptLook | undefined => {
  const { name, size, color, ...font } = look.font ?? {};
  const own: Font = {
    ...font,
    // Links may have brought another one.
    ...(name !== undefined && { name }),
    ...(size !== undefined && size !== plain.font.size && { size }),
    ...(color !== undefined && color !== plain.font.color && { color }),
  };
  const { font: _font, horizontal, vertical, ...rest } = look;
  const found: KeptLook = {
    ...rest,
    ...(Object.keys(own).length > 0 && { font: own }),
    ...(horizontal !== undefined && horizontal !== plain.horizontal && { horizontal }),
    ...(vertical !== undefined && vertical !== plain.vertical && { vertical }),
  };
  return Object.keys(found).length > 0 ? found : undefined;
};

const EDGES: Readonly<Record<Side, Excel.BorderIndex | 'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight'>> = {
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
  left: 'EdgeLeft',
  right: 'EdgeRight',
};

const draw = (border: Excel.RangeBorder, [style, weight, color]: Line): void => {
  border.style = style as Excel.RangeBorder['style'];
  border.weight = weight as Excel.RangeBorder['weight'];
  border.color = color;
};

const setFont = (font: Excel.RangeFont, { underline, ...own }: Font): void => {
  font.set({ ...own, ...(underline !== undefined && { underline: underline as 'Single' }) });
};

/** `tall`: the areas have more rows than one. */
const put = (format: Excel.RangeFormat, { fill, font, borders = {}, ...look }: KeptLook, tall: boolean): void => {
  if (fill !== undefined) format.fill.color = fill;
  if (font) setFont(format.font, font);
  if (look.wrap) format.wrapText = true;
  if (look.horizontal !== undefined) format.horizontalAlignment = look.horizontal as 'Center';
  if (look.vertical !== undefined) format.verticalAlignment = look.vertical as 'Center';
  for (const [side, line] of Object.entries(borders) as [Side, Line][]) draw(format.borders.getItem(EDGES[side]), line);
  const between = borders.top ?? borders.bottom;
  if (tall && between) draw(format.borders.getItem('InsideHorizontal'), between);
};

/** One value for all cells; the declarations know arrays only. */
const everyCell = (format: string): string[][] => format as unknown as string[][];

/** Fonts, fills and alignment that a run of ours may have set (looks.ts, links.ts). */
const makeBare = (format: Excel.RangeFormat, { font, horizontal, vertical }: Plain): void => {
  format.fill.clear();
  format.font.set({ bold: false, color: font.color, underline: 'None' });
  format.wrapText = false;
  format.horizontalAlignment = horizontal as 'General';
  format.verticalAlignment = vertical as 'Bottom';
};

/** Everything that it may have set, and nothing else. */
const makePlain = (range: Excel.Range, plain: Plain, tall: boolean): void => {
  const { format } = range;
  range.numberFormat = everyCell('General');
  makeBare(format, plain);
  format.font.size = plain.font.size;
  if (tall) format.borders.getItem('InsideHorizontal').style = 'None';
};

/**
 * Takes our looks off whole columns of ours that are left; and off those that another one of ours has taken over, whose number formats have
 * come with its values. Queued, but for one question; says what the cells look like then.
 */
export const undress = async (
  context: Excel.RequestContext,
  batch: Batch,
  id: string,
  left: readonly Area[],
  taken: readonly Area[] = [],
): Promise<Plain | undefined> => {
  if (left.length + taken.length === 0) return undefined;
  await batch.send();
  const sheet = (): Excel.Worksheet => context.workbook.worksheets.getItem(id);
  const plain = await plainNow(context, sheet());
  const cost = { cells: 0, bytes: SMALL.bytes * 8 };
  for (const area of left) await batch.add(cost, () => makePlain(rangeOf(sheet(), area), plain, area.rows > 1));
  for (const area of taken) await batch.add(cost, () => makeBare(rangeOf(sheet(), area).format, plain));
  return plain;
};

/** Queued, for cells that have been undressed. */
export const looksBack = async (
  context: Excel.RequestContext,
  batch: Batch,
  id: string,
  bared: readonly Bared[],
  plain: Plain | undefined,
): Promise<void> => {
  if (!plain) return;
  const sheet = (): Excel.Worksheet => context.workbook.worksheets.getItem(id);
  const alike = new Map<string, { readonly look: KeptLook; readonly tall: boolean; readonly addresses: string[] }>();
  for (const { area, before, below } of bared) {
    if (!below) await batch.add(SMALL, () => putShape(sheet().getCell(area.row, area.column), before));
    for (const { from, rows, look } of looksOver(before, area.rows)) {
      const cells = { ...area, row: area.row + from, rows, columns: 1 };
      const format = look?.format;
      if (format !== undefined) await batch.add(SMALL, () => (rangeOf(sheet(), cells).numberFormat = everyCell(format)));
      const own = look ? beyond(look, plain) : undefined;
      if (!own) continue;
      const tall = rows > 1;
      const text = `${tall} ${JSON.stringify(own)}`;
      const same = alike.get(text) ?? { look: own, tall, addresses: [] };
      same.addresses.push(areaName(cells));
      alike.set(text, same);
    }
  }
  for (const { look, tall, addresses } of alike.values())
    for (const address of joinedAddresses(addresses))
      await batch.add({ cells: 0, bytes: SMALL.bytes * 8 + address.length }, () =>
        put(sheet().getRanges(address).format, look, tall),
      );
};

/** A cell of ours that a link was taken from, with the style that the plan has for it, where that is known. */
export interface Unlinked {
  readonly area: Area;
  readonly style: CellStyle | undefined;
}

/** Queued. The colour and the line under the text, which a link brings, are those of our looks again; all else of the cells stays. */
export const unlinkedLooks = async (
  context: Excel.RequestContext,
  batch: Batch,
  id: string,
  cells: readonly Unlinked[],
): Promise<void> => {
  const byColor = new Map<string, string[]>();
  for (const { area, style } of cells) {
    const color = `#${(style && LOOKS[style].color) ?? '000000'}`;
    const same = byColor.get(color) ?? [];
    byColor.set(color, same);
    same.push(areaName(area));
  }
  for (const [color, addresses] of byColor)
    for (const address of joinedAddresses(addresses))
      await batch.add({ cells: 0, bytes: SMALL.bytes * 2 + address.length }, () =>
        context.workbook.worksheets.getItem(id).getRanges(address).format.font.set({ color, underline: 'None' }),
      );
};
