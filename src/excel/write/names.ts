/** Hidden names over our columns and sheets, and the memory part: a plan in, requests out; and the way back to what was before. */
import { memoryXml } from '../../sheet/own-memory';
import { columnName, parseOwnName, reference, sheetName } from '../../sheet/own-names';
import type { WritePlan } from '../../sheet/port';
import { has } from '../host-info';
import { readMemory } from '../open';
import type { Looked } from './look';

/** Word on the web fails with parts beyond 1 MB; half of it is far more than a mapping needs. */
export const MEMORY_AT_MOST = 500_000;

const define = (names: Excel.NamedItemCollection, known: ReadonlyMap<string, string>, name: string, formula: string): void => {
  const item = known.has(name) ? names.getItem(name) : names.add(name, formula);
  if (known.has(name)) item.formula = formula;
  item.visible = false;
};

/** Names cover header and data, so that a later run knows which cells are ours. */
export const nameAll = (context: Excel.RequestContext, plan: WritePlan, looked: Looked): void => {
  const { names } = context.workbook.worksheets.getItem(looked.sheet);
  const rows = plan.firstRow + plan.rowCount - plan.headerRow;
  for (const { key, column } of plan.columns) {
    define(
      names,
      looked.sheetNames,
      columnName(key),
      `=${reference(looked.sheet, { row: plan.headerRow, column, rows, columns: 1 })}`,
    );
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

export const remember = (context: Excel.RequestContext, plan: WritePlan, looked: Looked): void => {
  if (!has('memory') || plan.memory.length > MEMORY_AT_MOST) return;
  const parts = context.workbook.customXmlParts;
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

/** Names and memory as they were before. */
export const forgetAll = async (context: Excel.RequestContext, looked: Looked): Promise<void> => {
  const { names: bookNames, worksheets } = context.workbook;
  const { names: sheetNames } = worksheets.getItem(looked.sheet);
  sheetNames.load('items/name');
  bookNames.load('items/name');
  const { parts } = await readMemory(context);
  if (!has('memory')) await context.sync();
  restoreNames(sheetNames, looked.sheetNames);
  restoreNames(bookNames, looked.bookNames);
  const xmlParts = context.workbook.customXmlParts;
  for (const { id } of parts) {
    const before = looked.memoryParts.find((part) => part.id === id);
    if (before) xmlParts.getItem(id).setXml(before.xml);
    else xmlParts.getItem(id).delete();
  }
  for (const before of looked.memoryParts) if (!parts.some((part) => part.id === before.id)) xmlParts.add(before.xml);
  await context.sync();
};
