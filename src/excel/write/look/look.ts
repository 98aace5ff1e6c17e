/**
 * Looks before anything is written: a plan in; what stands in the cells that are written or emptied, and what an undo needs, out.
 * Refuses whole, with every reason at once, when something of the user's would be touched.
 */
import { ProblemError, type Problem } from '../../../core/problem';
import { brokenOff } from '../../../sheet/port/own-journal';
import { storedSeen } from '../../../sheet/port/own-prints';
import type { Area, OwnSheet, WritePlan } from '../../../sheet/port/port';
import { areaName, areasOf, cellPlace, intersection } from '../../address';
import { has, supportsSet } from '../../host-info';
import { ownAreasOf, ownSheetsOf, readMemory, sheetFacts, type OwnArea, type SheetFacts } from '../../open';
import { unknownSheet } from '../../problems';
import { precisionAsDisplayed, tableBeside } from '../../warnings';
import { areaOf, rangeOf } from '../../ranges';
import type { Block } from '../cells';
import { journalNow, standing } from '../journal/journal';
import { recordNow } from '../journal/record';
import { runMeanwhile } from '../outcomes';
import type { KeptSheet } from './theirs-on-ours';
import { isStored } from './seen';
import { uncovered } from './uncovered';
import {
  mergeInTheWay,
  rowsFiltered,
  sheetNameTaken,
  sheetProtected,
  spillInTheWay,
  tableInTheWay,
  workbookProtected,
} from './refusals';

/** Where an own sheet of the plan will be. */
export interface SheetPlace {
  readonly sheet: OwnSheet;
  /** Its present name, when an earlier run made it. */
  readonly now: string | undefined;
}

export interface Looked {
  /** The user's sheet, by its exact name. */
  readonly sheet: string;
  /** Its id, which stays when it is renamed. */
  readonly id: string;
  /** Own columns that the plan writes again or drops, where they are now. */
  readonly own: readonly OwnArea[];
  /** Hidden names on the user's sheet and in the workbook, with their formulas. */
  readonly sheetNames: ReadonlyMap<string, string>;
  readonly bookNames: ReadonlyMap<string, string>;
  readonly places: readonly SheetPlace[];
  /** Sheets of ours that hold something of the user's: they stay, under another name. */
  readonly kept: readonly Pick<KeptSheet, 'key' | 'was' | 'as'>[];
  /** All sheets of ours that are there, and the names of all sheets. */
  readonly ownSheets: readonly { readonly key: string; readonly name: string }[];
  readonly allSheets: readonly string[];
  /** Sheets can be neither added nor renamed. */
  readonly locked: boolean;
  readonly memory: string | undefined;
  readonly memoryParts: readonly { readonly id: string; readonly xml: string }[];
  /** Ids of the parts of earlier records. */
  readonly recordParts: readonly string[];
  /** Ids of what an earlier write began to keep and never needed. */
  readonly journalParts: readonly string[];
  readonly warnings: readonly Problem[];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Own sheets: which exist, and what keeps one from being made or written. */
const placeSheets = (
  plan: WritePlan,
  sheets: readonly SheetFacts[],
  own: ReadonlyMap<string, string>,
  bookProtected: boolean,
): { places: SheetPlace[]; problems: Problem[] } => {
  const problems: Problem[] = [];
  let structure = false;
  const places = plan.sheets.map((sheet): SheetPlace => {
    const now = sheets.find((one) => own.get(one.name) === sheet.key);
    const named = sheets.find((one) => same(one.name, sheet.name));
    if (named && named !== now) problems.push(sheetNameTaken(named.name));
    if (now?.protected) problems.push(sheetProtected(now.name));
    structure ||= now?.name !== sheet.name;
    return { sheet, now: now?.name };
  });
  const removed = sheets.filter(({ name }) => (plan.removed ?? []).includes(own.get(name) ?? ''));
  // Who protects a sheet does not want it gone.
  problems.push(...removed.filter((one) => one.protected).map(({ name }) => sheetProtected(name)));
  if ((structure || removed.length > 0) && bookProtected) problems.push(workbookProtected());
  return { places, problems };
};

interface Surroundings {
  readonly merges: readonly Area[];
  readonly spills: readonly boolean[];
  readonly tables: readonly { readonly name: string; readonly area: Area; readonly filtered: boolean }[];
  readonly filter: Area | undefined;
}

/** Merges, spills, tables and filters of the user's sheet, in one request. */
const lookAround = async (
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  areas: readonly Area[],
): Promise<Surroundings> => {
  const bottom = Math.max(...areas.map(({ row, rows }) => row + rows), 1);
  const right = Math.max(...areas.map(({ column, columns }) => column + columns), 1);
  // A merge is found when its top left lies in the range that is asked: any that reaches a target begins in here.
  const merged = has('merges') ? sheet.getRangeByIndexes(0, 0, bottom, right).getMergedAreasOrNullObject() : undefined;
  merged?.load('address');
  const targets = has('spills') ? areas.map((area) => rangeOf(sheet, area)) : [];
  for (const target of targets) target.load('hasSpill');
  const tables = sheet.tables.items.map((table) => {
    const range = table.getRange();
    range.load('rowIndex,columnIndex,rowCount,columnCount');
    return { table, range };
  });
  const filtered = sheet.autoFilter.isDataFiltered ? sheet.autoFilter.getRangeOrNullObject() : undefined;
  filtered?.load('rowIndex,columnIndex,rowCount,columnCount');
  await context.sync();
  return {
    merges: merged && !merged.isNullObject ? areasOf(merged.address) : [],
    // null means that some of the cells are part of a spill.
    spills: targets.map((target) => (target.hasSpill as boolean | null) !== false),
    tables: tables.map(({ table, range }) => ({
      name: table.name,
      area: areaOf(range),
      filtered: table.autoFilter.isDataFiltered,
    })),
    filter: filtered && !filtered.isNullObject ? areaOf(filtered) : undefined,
  };
};

/** The cells right of a table. */
const rightOf = ({ row, column, rows, columns }: Area): Area => ({ row, column: column + columns, rows, columns: 1 });

/** Rows overlap: a filter hides whole rows of the sheet, whatever columns it is about. */
const sharesRows = (a: Area, b: Area): boolean =>
  intersection({ ...a, column: 0, columns: 1 }, { ...b, column: 0, columns: 1 }) !== undefined;

const inTheWay = (sheet: string, areas: readonly Area[], own: readonly OwnArea[], around: Surroundings): Problem[] => {
  const problems: Problem[] = [];
  const ownColumns = new Set(own.map(({ area }) => area.column));
  const filters = [
    ...(around.filter ? [around.filter] : []),
    ...around.tables.filter((table) => table.filtered).map((table) => table.area),
  ];
  for (const filter of filters)
    if (areas.some((area) => sharesRows(area, filter))) problems.push(rowsFiltered(sheet, areaName(filter)));
  for (const merge of around.merges) {
    if (areas.some((area) => intersection(area, merge)))
      problems.push(mergeInTheWay(cellPlace(sheet, merge.row, merge.column), areaName(merge)));
  }
  areas.forEach((area, i) => {
    if (around.spills[i]) problems.push(spillInTheWay(cellPlace(sheet, area.row, area.column), areaName(area)));
  });
  for (const table of around.tables) {
    const hit = areas.map((area) => intersection(area, table.area)).find((part) => part && !ownColumns.has(part.column));
    if (hit) problems.push(tableInTheWay(cellPlace(sheet, hit.row, hit.column), table.name, areaName(table.area)));
  }
  return problems;
};

const beside = (sheet: string, blocks: readonly Block[], around: Surroundings): Problem[] =>
  around.tables
    .filter((table) => blocks.some(({ area }) => intersection(area, rightOf(table.area)) !== undefined))
    .map((table) => tableBeside(table.name, sheet));

const formulas = (names: readonly Excel.NamedItem[]): ReadonlyMap<string, string> =>
  new Map(names.map(({ name, formula }) => [name, String(formula)]));

export const look = async (context: Excel.RequestContext, plan: WritePlan, blocks: readonly Block[]): Promise<Looked> => {
  const { workbook } = context;
  const sheet = workbook.worksheets.getItemOrNullObject(plan.sheet);
  sheet.load('id,name');
  sheet.names.load('items/name,items/formula');
  sheet.tables.load('items/name,items/autoFilter/isDataFiltered');
  sheet.autoFilter.load('isDataFiltered');
  workbook.worksheets.load('items/id,items/name,items/visibility,items/protection/protected');
  workbook.names.load('items/name,items/formula');
  workbook.protection.load('protected');
  if (supportsSet('ExcelApi', '1.9')) workbook.load('usePrecisionAsDisplayed');
  const [journal, record] = [journalNow(context), recordNow(context)];
  await context.sync();
  const left = await standing(context, journal);
  if (left) throw new ProblemError([brokenOff(left)]);

  const { memory, parts } = await readMemory(context);
  // First of all: whatever else is in the way came with it.
  if (!isStored(plan, storedSeen(memory, []))) throw new ProblemError([runMeanwhile()]);

  const sheets = sheetFacts(workbook.worksheets);
  if (sheet.isNullObject)
    throw new ProblemError([
      unknownSheet(
        plan.sheet,
        sheets.map((one) => one.name),
      ),
    ]);
  const problems: Problem[] = [];
  if (sheets.find((one) => one.name === sheet.name)?.protected) problems.push(sheetProtected(sheet.name));
  const ownSheets = ownSheetsOf(workbook.names.items);
  const { places, problems: sheetProblems } = placeSheets(plan, sheets, ownSheets, workbook.protection.protected);
  problems.push(...sheetProblems);
  const keys = new Set([...plan.columns, ...plan.dropped].map(({ key }) => key));
  const own = ownAreasOf(sheet.names.items).filter(({ key }) => keys.has(key));
  const onSheet = blocks.filter((block) => block.sheet === plan.sheet);
  const emptied = own.flatMap(({ area }) => uncovered(area, onSheet));
  const areas = [...onSheet.map(({ area }) => area), ...emptied];
  const around = await lookAround(context, sheet, areas);
  problems.push(...inTheWay(sheet.name, areas, own, around));
  if (problems.length > 0) throw new ProblemError(problems);

  return {
    sheet: sheet.name,
    id: sheet.id,
    own,
    places,
    kept: [],
    ownSheets: sheets.flatMap(({ name }) => {
      const key = ownSheets.get(name);
      return key === undefined ? [] : [{ key, name }];
    }),
    allSheets: sheets.map(({ name }) => name),
    locked: workbook.protection.protected,
    memory,
    memoryParts: parts,
    recordParts: record?.items.map(({ id }) => id) ?? [],
    journalParts: journal?.items.map(({ id }) => id) ?? [],
    sheetNames: formulas(sheet.names.items),
    bookNames: formulas(workbook.names.items),
    warnings: [...(workbook.usePrecisionAsDisplayed ? [precisionAsDisplayed()] : []), ...beside(sheet.name, onSheet, around)],
  };
};
