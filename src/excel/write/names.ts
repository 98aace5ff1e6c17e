/** Hidden names over our columns and sheets, and the memory part: a plan in, requests out; and the way back to what was before. */
import { memoryXml } from '../../sheet/own-memory';
import { columnName, parseOwnName, reference, sheetName } from '../../sheet/own-names';
import type { Area, WritePlan } from '../../sheet/port';
import { has } from '../host-info';
import { readMemory } from '../open';
import { areaName } from '../address';
import { weighAnchor, type Anchors } from './anchors';
import type { Looked } from './look';

/** Word on the web fails with parts beyond 1 MB; half of it is far more than a mapping needs. */
export const MEMORY_AT_MOST = 500_000;

const define = (names: Excel.NamedItemCollection, known: ReadonlyMap<string, string>, name: string, formula: string): void => {
  const item = known.has(name) ? names.getItem(name) : names.add(name, formula);
  if (known.has(name)) item.formula = formula;
  item.visible = false;
};

/** The cells of a column of the plan, header and data: what its name refers to. */
export const extentOf = (
  { headerRow, firstRow, rowCount }: Pick<WritePlan, 'headerRow' | 'firstRow' | 'rowCount'>,
  column: number,
): Area => ({
  row: headerRow,
  column,
  rows: firstRow + rowCount - headerRow,
  columns: 1,
});

/**
 * Names cover header and data, so that a later run knows which cells are ours. They are taken from the anchors and never from positions;
 * one that is right already is left alone, since it moves with its cells.
 */
export const nameAll = (context: Excel.RequestContext, plan: WritePlan, looked: Looked, anchors: Anchors): void => {
  const { names } = context.workbook.worksheets.getItem(looked.id);
  const right = new Set(looked.own.flatMap(({ key, area }) => (sameArea(area, plan, key) ? [key] : [])));
  for (const { key, column } of plan.columns) {
    if (right.has(key)) continue;
    if (looked.sheetNames.has(columnName(key))) names.getItem(columnName(key)).delete();
    names.add(columnName(key), anchors.range(context, extentOf(plan, column))).visible = false;
  }
  for (const { key } of plan.dropped) if (looked.sheetNames.has(columnName(key))) names.getItem(columnName(key)).delete();
  for (const { key, name } of plan.sheets)
    define(
      context.workbook.names,
      looked.bookNames,
      sheetName(key),
      `=${reference(name, { row: 0, column: 0, rows: 1, columns: 1 })}`,
    );
};

const sameArea = (area: Area, plan: WritePlan, key: string): boolean => {
  const column = plan.columns.find((one) => one.key === key)?.column;
  return column !== undefined && areaName(area) === areaName(extentOf(plan, column));
};

export const remember = (context: Excel.RequestContext, plan: WritePlan, looked: Looked): void => {
  if (!has('memory') || plan.memory.length > MEMORY_AT_MOST) return;
  const parts = context.workbook.customXmlParts;
  if (plan.memory === '') {
    for (const { id } of looked.memoryParts) parts.getItem(id).delete();
    return;
  }
  const xml = memoryXml(plan.memory);
  const [first, ...others] = looked.memoryParts;
  if (first) parts.getItem(first.id).setXml(xml);
  else parts.add(xml);
  for (const { id } of others) parts.getItem(id).delete();
};

const restoreNames = (names: Excel.NamedItemCollection, before: ReadonlyMap<string, string>): void => {
  const now = new Set(names.items.map(({ name }) => name));
  for (const name of now) if (parseOwnName(name) && !before.has(name)) names.getItem(name).delete();
  for (const [name, formula] of before)
    if (parseOwnName(name)) define(names, new Map([...now].map((one) => [one, ''])), name, formula);
};

/** Names and memory as they were before; `named` when new ones may have been set. Anchors go in any case. */
export const forgetAll = async (context: Excel.RequestContext, looked: Looked, named: boolean): Promise<void> => {
  const { names: bookNames, worksheets } = context.workbook;
  const { names: sheetNames } = worksheets.getItem(looked.id);
  sheetNames.load('items/name');
  bookNames.load('items/name');
  const { parts } = await readMemory(context);
  if (!has('memory')) await context.sync();
  weighAnchor(sheetNames);
  if (named) {
    restoreNames(sheetNames, looked.sheetNames);
    restoreNames(bookNames, looked.bookNames);
    restoreMemory(context, looked, parts);
  }
  await context.sync();
};

const restoreMemory = (
  context: Excel.RequestContext,
  { memoryParts }: Looked,
  parts: readonly { readonly id: string }[],
): void => {
  const xmlParts = context.workbook.customXmlParts;
  for (const { id } of parts) {
    const before = memoryParts.find((part) => part.id === id);
    if (before) xmlParts.getItem(id).setXml(before.xml);
    else xmlParts.getItem(id).delete();
  }
  for (const before of memoryParts) if (!parts.some((part) => part.id === before.id)) xmlParts.add(before.xml);
};
