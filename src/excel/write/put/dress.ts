/** How our cells look: fonts, fills, widths, panes, filters, merges and charts. None of it is worth losing the figures for, so a failure is a warning. */
import { CHART_NAME } from '../../../sheet/port/kept-sheet';
import { goneLook, tailOf } from '../../../sheet/port/laid-looks';
import { LOOKS, type Look } from '../../../sheet/port/looks';
import type { Area, ChartSpec, OwnColumn, OwnSheet, WritePlan } from '../../../sheet/port/port';
import { areaName, joinedAddresses } from '../../address';
import { rangeOf } from '../../ranges';
import { createBatch, SMALL, type Batch } from '../batch';
import { cellIn, type Block } from '../cells';
import { putHeights } from './heights';
import { looksBack, undress } from '../back/looks-back';
import type { Before } from '../look/prepare';
import { rectangles } from './rectangles';
import { twice } from './soft';
import { ownShapes, putShape, type Shape } from '../look/shapes';

/** A sheet with more separate looks than this keeps the first ones. */
const ADDRESSES_AT_MOST = 20_000;

const visible = ({ bold, size, color, fill, wrap, align, lineAbove }: Look): boolean =>
  [bold, size, color, fill, wrap, align, lineAbove].some((one) => one !== undefined);

const apply = (format: Excel.RangeFormat, look: Look): void => {
  if (look.bold) format.font.bold = true;
  if (look.size !== undefined) format.font.size = look.size;
  if (look.color !== undefined) format.font.color = `#${look.color}`;
  if (look.fill !== undefined) format.fill.color = `#${look.fill}`;
  if (look.wrap) {
    format.wrapText = true;
    format.verticalAlignment = 'Center';
  }
  if (look.align !== undefined)
    format.horizontalAlignment = look.align === 'left' ? 'Left' : look.align === 'right' ? 'Right' : 'Center';
  if (look.lineAbove) format.borders.getItem('EdgeTop').style = 'Continuous';
};

const dressBlock = async (context: Excel.RequestContext, batch: Batch, block: Block): Promise<void> => {
  const lookAt = (row: number, column: number): Look | undefined => {
    const { style } = block.cell(row, column);
    return style && visible(LOOKS[style]) ? LOOKS[style] : undefined;
  };
  const byLook = new Map<Look, string[]>();
  for (const { area, of } of rectangles(block.area, lookAt).slice(0, ADDRESSES_AT_MOST))
    byLook.set(of, [...(byLook.get(of) ?? []), areaName(area)]);
  for (const [look, addresses] of byLook) {
    for (const address of joinedAddresses(addresses)) {
      await batch.add({ cells: 0, bytes: SMALL.bytes * 4 + address.length }, () =>
        apply(context.workbook.worksheets.getItem(block.sheet).getRanges(address).format, look),
      );
    }
  }
};

/** What an earlier run's looks left on award cells that may look different now. */
const plain = (format: Excel.RangeFormat): void => {
  format.fill.clear();
  format.font.bold = false;
  format.font.color = '#000000';
};

export const putSheetLooks = async (
  context: Excel.RequestContext,
  blocks: readonly Block[],
  sheets: readonly OwnSheet[],
): Promise<void> => {
  const batch = createBatch(context);
  for (const block of blocks) await dressBlock(context, batch, block);
  await putHeights(context, batch, sheets);
  await batch.send();
};

/** A width in characters as Excel's points: 7 pixels for each character and 5 for the margin, at 0.75 points for a pixel. */
const points = (characters: number): number => (characters * 7 + 5) * 0.75;

const freeze = (sheet: Excel.Worksheet, { rows, columns }: OwnSheet['freeze']): void => {
  if (rows > 0 && columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) sheet.freezePanes.freezeRows(rows);
  else if (columns > 0) sheet.freezePanes.freezeColumns(columns);
};

const areaOf = ({ area }: { readonly area: Area }): Area => area;

/** What the columns of a plan are to be: new ones as wide as planned; those that move or come back as they were; undefined for those that stay. */
const shapesFor = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  { looked, then }: Pick<Before, 'looked' | 'then'>,
): Promise<(column: OwnColumn) => Shape | undefined> => {
  const now = new Map(plan.columns.map(({ key, column }) => [key, column]));
  const stays = ({ key, area }: Before['looked']['own'][number]): boolean => now.get(key) === area.column;
  const staying = new Set(looked.own.filter(stays).map(({ key }) => key));
  if (plan.columns.every(({ key }) => staying.has(key))) return () => undefined;
  const { shapes, hiding } = await ownShapes(context, looked, (one) => now.has(one.key) && !stays(one));
  return ({ key, column, width }) => {
    if (staying.has(key)) return undefined;
    const shape = shapes.get(key) ?? goneLook(then, key) ?? { width: points(width) };
    return hiding.has(column) ? { ...shape, hidden: true } : shape;
  };
};

/** A column without the cells that stay as the user has made them. */
const withoutKept = (whole: Area, blocks: readonly Block[]): readonly Area[] => {
  const { column } = whole;
  const mine = blocks.filter(({ area }) => column >= area.column && column < area.column + area.columns);
  const isKept = (row: number): boolean =>
    mine.some((block) => {
      const { area } = block;
      return row >= area.row && row < area.row + area.rows && cellIn(block, row, column).keep === true;
    });
  return rectangles(whole, (row) => (isKept(whole.row + row) ? undefined : true)).map(areaOf);
};

/** Columns of ours by their places, since one may have moved to where another one stood. */
const placesOf = (plan: WritePlan, own: Before['looked']['own']): Record<'left' | 'stayed' | 'taken', readonly Area[]> => {
  const planned = new Map(plan.columns.map(({ key, column }) => [column, key]));
  const left = own.filter(({ area }) => !planned.has(area.column));
  const stayed = own.filter(({ key, area }) => planned.get(area.column) === key);
  const taken = own.filter((one) => !left.includes(one) && !stayed.includes(one));
  const below = [...stayed, ...taken].flatMap(({ area }) => tailOf(plan, area) ?? []);
  return { left: [...left.map(areaOf), ...below], stayed: stayed.map(areaOf), taken: taken.map(areaOf) };
};

/** Where cells may still look like ours when their looks have failed. */
export const leftAreas = (plan: WritePlan, { looked }: Pick<Before, 'looked'>): readonly Area[] =>
  placesOf(plan, looked.own).left;

/**
 * Looks of award columns, and their widths. Where none stands any more, those of before: these are known to nobody else once the write is done, so
 * that what Excel refuses is tried again.
 */
export const putColumnLooks = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  blocks: readonly Block[],
  { looked, bared, then }: Pick<Before, 'looked' | 'bared' | 'then'>,
): Promise<void> => {
  const sheet = (): Excel.Worksheet => context.workbook.worksheets.getItem(looked.sheet);
  let shapeOf: Awaited<ReturnType<typeof shapesFor>> = () => undefined;
  await twice(async () => {
    shapeOf = await shapesFor(context, plan, { looked, then });
  });
  const { left, stayed, taken } = placesOf(plan, looked.own);
  const put = async (): Promise<void> => {
    const batch = createBatch(context);
    for (const area of stayed.flatMap((one) => withoutKept(one, blocks)))
      await batch.add(SMALL, () => plain(rangeOf(sheet(), area).format));
    const bare = await undress(context, batch, looked.id, left, taken);
    for (const block of blocks) await dressBlock(context, batch, block);
    for (const one of plan.columns) {
      const shape = shapeOf(one);
      if (shape) await batch.add(SMALL, () => putShape(sheet().getCell(plan.headerRow, one.column), shape));
    }
    await looksBack(context, batch, looked.id, bared, bare);
    await batch.send();
  };
  await twice(put);
};

/** Widths, merges, panes and filters of own sheets. */
export const putSheetLayout = async (context: Excel.RequestContext, sheets: readonly OwnSheet[]): Promise<void> => {
  const batch = createBatch(context);
  for (const own of sheets) {
    if (own.below !== undefined) continue;
    const sheet = context.workbook.worksheets.getItem(own.name);
    await batch.add({ cells: 0, bytes: SMALL.bytes * (own.widths.length + 4) }, () => {
      own.widths.forEach((width, column) => (sheet.getCell(0, column).format.columnWidth = points(width)));
      for (const merge of own.merges ?? []) rangeOf(sheet, merge).merge(false);
      freeze(sheet, own.freeze);
      if (own.filter) sheet.autoFilter.apply(rangeOf(sheet, own.filter));
    });
  }
  await batch.send();
};

const putChart = (sheet: Excel.Worksheet, spec: ChartSpec): void => {
  const [first, ...others] = spec.series;
  if (!first) return;
  const chart = sheet.charts.add('BarClustered', rangeOf(sheet, first.values), 'Columns');
  chart.name = CHART_NAME;
  chart.title.text = spec.title;
  chart.legend.visible = others.length > 0;
  // The first category on top, as in the rows of the sheet.
  chart.axes.categoryAxis.reversePlotOrder = true;
  const categories = rangeOf(sheet, spec.categories);
  const one = chart.series.getItemAt(0);
  one.name = first.name;
  one.setXAxisValues(categories);
  for (const { name, values } of others) {
    const series = chart.series.add(name);
    series.setValues(rangeOf(sheet, values));
    series.setXAxisValues(categories);
  }
  // The cells from the first to the last that it covers.
  chart.setPosition(
    rangeOf(sheet, { ...spec.at, rows: 1, columns: 1 }),
    rangeOf(sheet, { row: spec.at.row + spec.at.rows - 1, column: spec.at.column + spec.at.columns - 1, rows: 1, columns: 1 }),
  );
};

export const putCharts = async (context: Excel.RequestContext, sheets: readonly OwnSheet[]): Promise<void> => {
  const batch = createBatch(context);
  for (const { name, chart } of sheets)
    if (chart)
      await batch.add({ cells: 0, bytes: SMALL.bytes * 12 }, () => putChart(context.workbook.worksheets.getItem(name), chart));
  await batch.send();
};
