/** Hidden names over our columns and sheets, and the memory part: a plan in, requests out; and the way back to what was before. */
import { memoryXml } from '../../sheet/port/own-memory';
import { isOfRuns } from '../../sheet/port/kept-sheet';
import { columnName, isCellName, keptName, parseOwnName, printName, reference, sheetName } from '../../sheet/port/own-names';
import type { Area, WritePlan } from '../../sheet/port/port';
import { has } from '../host-info';
import { readMemory } from '../open';
import { areaName } from '../address';
import { weighAnchor } from './look/anchors';
import type { KeptNames } from './look/kept-names';
import { closeJournal, journalNow } from './journal/journal';
import type { Looked } from './look/look';
import type { Before, WayBack } from './look/prepare';

/** Word on the web fails with parts beyond 1 MB; half of it is far more than a mapping needs. */
export const MEMORY_AT_MOST = 500_000;

/** Names of figures are for everybody to see, all others are hidden. */
export const define = (names: Excel.NamedItemCollection, known: ReadonlySet<string>, name: string, formula: string): void => {
  const lower = name.toLowerCase();
  const item = known.has(lower) ? names.getItem(name) : names.add(name, formula);
  if (known.has(lower)) item.formula = formula;
  item.visible = isCellName(name);
};

export const lowered = (names: Iterable<string>): ReadonlySet<string> => new Set([...names].map((name) => name.toLowerCase()));

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
export const nameAll = (
  context: Excel.RequestContext,
  plan: WritePlan,
  { looked, anchors, removal }: Pick<Before, 'looked' | 'anchors' | 'removal'>,
  printOf: (sheet: string) => number,
): void => {
  const { names } = context.workbook.worksheets.getItem(looked.id);
  const right = new Set(looked.own.flatMap(({ key, area }) => (sameArea(area, plan, key) ? [key] : [])));
  for (const { key, column } of plan.columns) {
    if (right.has(key)) continue;
    if (looked.sheetNames.has(columnName(key))) names.getItem(columnName(key)).delete();
    names.add(columnName(key), anchors.range(context, extentOf(plan, column))).visible = false;
  }
  for (const { key } of plan.dropped) if (looked.sheetNames.has(columnName(key))) names.getItem(columnName(key)).delete();
  // New sheets have theirs already.
  const known = lowered([...looked.bookNames.keys(), ...plan.sheets.map(({ key }) => sheetName(key))]);
  for (const { key, name } of plan.sheets) {
    const { names: bookNames } = context.workbook;
    define(bookNames, known, sheetName(key), `=${reference(name, { row: 0, column: 0, rows: 1, columns: 1 })}`);
    if (isOfRuns(key)) define(bookNames, known, printName(key), `=${printOf(name)}`);
  }
  const forget = (name: string): void => {
    if (looked.bookNames.has(name)) context.workbook.names.getItem(name).delete();
  };
  const written = new Set(plan.sheets.map(({ key }) => key));
  const standing = new Map(looked.kept.flatMap(({ key, as }) => (written.has(key) ? [[key, as] as const] : [])));
  for (const [key, as] of standing)
    define(context.workbook.names, known, keptName(key), `=${reference(as, { row: 0, column: 0, rows: 1, columns: 1 })}`);
  const again = plan.sheets.flatMap(({ key, below }) => (below === undefined ? [key] : []));
  for (const key of [...again, ...(plan.removed ?? [])]) if (!standing.has(key)) forget(keptName(key));
  for (const { sheet } of removal.emptied) forget(printName(sheet.key));
  for (const { key } of looked.kept) {
    if (written.has(key)) continue;
    forget(sheetName(key));
    forget(printName(key));
  }
};

/** Names of figures get their cells, or stay with a number, or go; formulas need theirs before they are written. */
export const nameCells = (context: Excel.RequestContext, plan: WritePlan, looked: Looked, { fixed, gone }: KeptNames): void => {
  const { names } = context.workbook;
  const known = lowered(looked.bookNames.keys());
  for (const { name, sheet: key, row, column } of plan.cellNames ?? []) {
    const sheet = plan.sheets.find((one) => one.key === key);
    if (sheet) define(names, known, name, `=${reference(sheet.name, { row, column, rows: 1, columns: 1 })}`);
  }
  for (const [name, number] of fixed) define(names, known, name, `=${number}`);
  for (const name of gone) names.getItem(name).delete();
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

const restoreNames = (
  names: Excel.NamedItemCollection,
  before: ReadonlyMap<string, string>,
  ours: (name: string) => boolean,
): void => {
  const now = names.items.map(({ name }) => name);
  const then = lowered(before.keys());
  for (const name of now) if (ours(name) && !then.has(name.toLowerCase())) names.getItem(name).delete();
  for (const [name, formula] of before) if (ours(name)) define(names, lowered(now), name, formula);
};

const isHidden = (name: string): boolean => parseOwnName(name) !== undefined;

/** Names of figures as they were before. */
export const renameCells = async (context: Excel.RequestContext, looked: Pick<Looked, 'bookNames'>): Promise<void> => {
  const { names } = context.workbook;
  names.load('items/name');
  await context.sync();
  restoreNames(names, looked.bookNames, isCellName);
  await context.sync();
};

/** Names and memory as they were before; `named` when new ones may have been set on the user's sheet. Anchors and the journal go in any case. */
export const forgetAll = async (context: Excel.RequestContext, looked: WayBack['looked'], named: boolean): Promise<void> => {
  const { names: bookNames, worksheets } = context.workbook;
  const { names: sheetNames } = worksheets.getItem(looked.id);
  sheetNames.load('items/name');
  bookNames.load('items/name');
  const journal = journalNow(context);
  const { parts } = await readMemory(context);
  if (!has('memory')) await context.sync();
  weighAnchor(sheetNames);
  if (named) {
    restoreNames(sheetNames, looked.sheetNames, isHidden);
    restoreMemory(context, looked, parts);
  }
  restoreNames(bookNames, looked.bookNames, isHidden);
  closeJournal(journal);
  await context.sync();
};

const restoreMemory = (
  context: Excel.RequestContext,
  { memoryParts }: Pick<Looked, 'memoryParts'>,
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
