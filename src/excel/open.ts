/** The workbook as it is now: its sheets, which of them are ours, what an earlier run remembered, and where its columns are. */
import { memoryOf, MEMORY_NAMESPACE } from '../sheet/port/own-memory';
import { parseOwnName, parseReference } from '../sheet/port/own-names';
import type { Area, OwnColumnAt, SheetInfo, Workbook } from '../sheet/port/port';
import { has } from './host-info';
import { journalNow, standing } from './write/journal/journal';
import { unknownSheet } from './problems';
import { ProblemError } from '../core/problem';

/** An own column with the cells that its hidden name covers. */
export interface OwnArea {
  readonly key: string;
  readonly area: Area;
}

/** Own sheets by hidden names of the workbook: sheet name → key. Names that lost their sheet are passed over. */
export const ownSheetsOf = (names: readonly Excel.NamedItem[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { name, formula } of names) {
    const own = parseOwnName(name);
    const at = own?.kind === 'sheet' ? parseReference(String(formula)) : undefined;
    if (own && at) found.set(at.sheet, own.key);
  }
  return found;
};

/** Sheets that the last run left standing, in the same way. */
const keptSheetsOf = (names: readonly Excel.NamedItem[]): ReadonlyMap<string, string> =>
  new Map(
    names.flatMap(({ name, formula }) => {
      const own = parseOwnName(name);
      const at = own?.kind === 'kept' ? parseReference(String(formula)) : undefined;
      return own && at ? [[at.sheet, own.key] as const] : [];
    }),
  );

/** Own columns by hidden names of one sheet, from left to right. */
export const ownAreasOf = (names: readonly Pick<Excel.NamedItem, 'name' | 'formula'>[]): readonly OwnArea[] => {
  const found: OwnArea[] = [];
  for (const { name, formula } of names) {
    const own = parseOwnName(name);
    const at = own?.kind === 'column' ? parseReference(String(formula)) : undefined;
    if (own && at) found.push({ key: own.key, area: at.area });
  }
  return found.sort((a, b) => a.area.column - b.area.column);
};

export interface SheetFacts {
  readonly id: string;
  readonly name: string;
  readonly visible: boolean;
  readonly protected: boolean;
}

export const sheetFacts = ({ items }: Excel.WorksheetCollection): SheetFacts[] =>
  items.map(({ id, name, visibility, protection }) => ({
    id,
    name,
    visible: visibility === 'Visible',
    protected: protection.protected,
  }));

/** What the workbook remembers, and the ids of the parts that say so; the first readable one counts. */
export const readMemory = async (
  context: Excel.RequestContext,
): Promise<{ readonly memory: string | undefined; readonly parts: readonly { readonly id: string; readonly xml: string }[] }> => {
  if (!has('memory')) return { memory: undefined, parts: [] };
  const found = context.workbook.customXmlParts.getByNamespace(MEMORY_NAMESPACE);
  found.load('items/id');
  await context.sync();
  const texts = found.items.map((part) => ({ id: part.id, xml: part.getXml() }));
  if (texts.length > 0) await context.sync();
  const parts = texts.map(({ id, xml }) => ({ id, xml: xml.value }));
  return { memory: parts.map(({ xml }) => memoryOf(xml)).find((one) => one !== undefined), parts };
};

export const openWorkbook = async (context: Excel.RequestContext): Promise<Workbook> => {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility,items/protection/protected');
  names.load('items/name,items/formula');
  const journal = journalNow(context);
  const { memory } = await readMemory(context);
  if (!has('memory')) await context.sync();
  const left = await standing(context, journal);
  const active = await activeSheet(context);
  const own = ownSheetsOf(names.items);
  const kept = keptSheetsOf(names.items);
  const sheets: SheetInfo[] = sheetFacts(worksheets).map(({ id, name, visible, protected: locked }) => {
    const [key, was] = [own.get(name), kept.get(name)];
    return {
      ...{ id, name, visible, worksheet: true, protected: locked },
      ...(key === undefined ? {} : { own: key }),
      ...(key !== undefined || was === undefined ? {} : { kept: was }),
    };
  });
  // Excel counts worksheets only; with a chart sheet in front there is no active worksheet among them.
  return {
    sheets,
    active: active ?? sheets.find((sheet) => sheet.visible)?.name ?? '',
    ...(memory === undefined ? {} : { memory }),
    ...(left && { brokenOff: left }),
  };
};

const activeSheet = async (context: Excel.RequestContext): Promise<string | undefined> => {
  try {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.load('name');
    await context.sync();
    return sheet.name;
  } catch {
    return undefined;
  }
};

/** A worksheet by name, loaded; refused with what there is when it does not exist. */
export const findSheet = async (context: Excel.RequestContext, name: string): Promise<Excel.Worksheet> => {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  const { worksheets } = context.workbook;
  sheet.load('name');
  worksheets.load('items/name');
  await context.sync();
  if (sheet.isNullObject)
    throw new ProblemError([
      unknownSheet(
        name,
        worksheets.items.map((one) => one.name),
      ),
    ]);
  return sheet;
};

export const ownColumnsOf = async (context: Excel.RequestContext, name: string): Promise<readonly OwnColumnAt[]> => {
  const sheet = await findSheet(context, name);
  const { names } = sheet;
  names.load('items/name,items/formula');
  await context.sync();
  return ownAreasOf(names.items).map(({ key, area: { row, rows, column } }) => ({ key, column, row, rows }));
};
