/**
 * What a write that broke off has left in the workbook, maybe days ago: its journal in; everything of ours as it was before that write, and what can
 * be said of it, out. It is the way back of a failed write, but that sheets, rows and columns may have come, gone or got other names since.
 */
import type { Problem } from '../../../core/problem';
import {
  columnName,
  isCellName,
  keptName,
  parseOwnName,
  parseReference,
  printName,
  reference,
  sheetName,
} from '../../../sheet/port/own-names';
import type { Area } from '../../../sheet/port/port';
import { intersection, areaName } from '../../address';
import { readAreas } from '../../blocks';
import { sheetsEmptied } from '../../warnings';
import { rangeOf } from '../../ranges';
import type { Session } from '../../session';
import { anchorsNow, isAnchor, type Now } from '../look/anchors';
import { content, restoreImages } from '../look/before';
import { setAside } from './half-written';
import { isHeld } from './held';
import { readJournal } from '../journal/journal';
import type { JournalEntry } from '../journal/journal-lines';
import { forgetAll, renameCells } from '../names';
import { forgetNotes } from '../put/notes';
import { unprepareSheets } from '../own-sheets';
import type { WayBack } from '../look/prepare';
import { forgetRecord, recordsUpTo } from '../journal/record';
import { restoreAnchored } from './restore';
import { wornBack, type WornLook } from '../put/worn-looks';
import { keptMeanwhile, notRestored, restored } from '../outcomes';

interface Sheet {
  readonly id: string;
  readonly name: string;
  /** By name, of the hidden ones of this sheet. */
  readonly names: ReadonlyMap<string, string>;
  readonly anchored: boolean;
}

/** The user's sheet by the anchors that the write left on it: a sheet's id may be another one in another program, and a copy has the anchors too. */
const findSheet = async (context: Excel.RequestContext, { looked }: JournalEntry): Promise<Sheet> => {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name');
  await context.sync();
  const sheets = worksheets.items.map((sheet) => {
    const { names } = sheet;
    names.load('items/name,items/formula');
    return { sheet, names };
  });
  await context.sync();
  const all = sheets.map(({ sheet: { id, name }, names: { items } }): Sheet => ({
    ...{ id, name, names: new Map(items.map((one) => [one.name, String(one.formula)])) },
    anchored: items.some((one) => isAnchor(one.name)),
  }));
  const anchored = all.filter((one) => one.anchored);
  const among = anchored.length > 0 ? anchored : all;
  const isIt = ({ id, name }: Sheet): boolean => id === looked.id && name === looked.sheet;
  // Names of another sheet may be left of a write of before, where this one had none yet.
  const found =
    among.find(({ id }) => id === looked.id) ?? among.find(({ name }) => name === looked.sheet) ?? all.find(isIt) ?? among[0];
  if (!found) throw new RangeError('a workbook has a sheet');
  return found;
};

/** Where an area of before is by now; undefined where the column that held it is gone. */
const movedWith = (now: readonly Now[], area: Area): Area | undefined => {
  const held = now.find(({ anchor }) => intersection(anchor.area, area));
  if (!held?.area) return undefined;
  const { anchor, area: at } = held;
  return {
    row: area.row + at.row - anchor.area.row,
    column: at.column,
    rows: area.rows + at.rows - anchor.area.rows,
    columns: 1,
  };
};

/** Hidden names of the user's sheet: those that the write was about as they were, the others as they are. */
const sheetNamesThen = (entry: JournalEntry, sheet: Sheet, now: readonly Now[]): ReadonlyMap<string, string> => {
  const touched = new Map(entry.looked.own.map(({ key, area }) => [columnName(key), area]));
  return new Map(
    [...entry.looked.sheetNames.keys()].flatMap((name): [string, string][] => {
      const area = touched.get(name);
      if (area === undefined) return sheet.names.has(name) ? [[name, sheet.names.get(name) ?? '']] : [];
      const at = movedWith(now, area);
      return at ? [[name, `=${reference(sheet.name, at)}`]] : [];
    }),
  );
};

/** Names of the workbook in the same way. */
const bookNamesThen = async (context: Excel.RequestContext, { looked }: JournalEntry): Promise<ReadonlyMap<string, string>> => {
  const { names } = context.workbook;
  names.load('items/name,items/formula');
  await context.sync();
  const current = new Map(names.items.map(({ name, formula }) => [name, String(formula)]));
  const ofWrite = [...looked.places.map(({ sheet: { key } }) => key), ...looked.kept.map(({ key }) => key)];
  const keys = new Set(ofWrite.flatMap((key) => [sheetName(key), printName(key), keptName(key)]));
  const sheets = new Set(looked.places.flatMap(({ now, sheet: { name } }) => [name, ...(now === undefined ? [] : [now])]));
  const isAbout = (formula: string | undefined): boolean =>
    formula === undefined || sheets.has(parseReference(formula)?.sheet ?? '') || parseReference(formula) === undefined;
  const then = new Map(
    [...looked.bookNames].map(([name, formula]): [string, string] => {
      const now = current.get(name);
      const touched = keys.has(name) || (isCellName(name) && (isAbout(formula) || isAbout(now)));
      return [name, touched ? formula : (now ?? formula)];
    }),
  );
  // What is of no sheet of this write came from elsewhere.
  for (const [name, formula] of current)
    if (parseOwnName(name)?.kind === 'sheet' && !keys.has(name) && !then.has(name)) then.set(name, formula);
  return then;
};

/** Rows that went below what the user fills in: emptied, but for those in which somebody has filled something in since. */
const emptyBelow = async (context: Excel.RequestContext, { looked, images, heldOn }: JournalEntry): Promise<void> => {
  const below = new Map(
    looked.places.flatMap(({ now, sheet }) => (sheet.below === undefined || !now ? [] : [[now, sheet.name]])),
  );
  if (below.size === 0) return;
  const { worksheets } = context.workbook;
  worksheets.load('items/name');
  await context.sync();
  const there = new Set(worksheets.items.map((one) => one.name));
  for (const [now, name] of below) {
    if (!there.has(now)) continue;
    const held = heldOn(name);
    const found: { readonly area: Area; readonly lines: (string | number | null)[][] }[] = [];
    const areas = images.filter((image) => image.sheet === now).map(({ area }) => ({ sheet: now, area }));
    await readAreas(context, areas, ['values', 'valueTypes', 'formulas'], ({ area }, read) => {
      const [values, types] = [read('values'), read('valueTypes')];
      const lines = read('formulas').map((line, i) => {
        const ours = line.every((formula, j) =>
          isHeld(held, area.row + i, area.column + j, content(formula, values[i]?.[j], types[i]?.[j])),
        );
        return line.map(() => (ours ? '' : null));
      });
      found.push({ area, lines });
    });
    for (const { area, lines } of found) rangeOf(worksheets.getItem(now), area).values = lines as string[][];
  }
  await context.sync();
};

/** Of a sheet that is empty now nothing is to be found there; else the next run took it for the user's. */
const withoutPrints = (
  { places, bookNames }: JournalEntry['looked'],
  unkept: readonly string[],
  whole: ReadonlySet<string>,
): ReadonlyMap<string, string> => {
  const lost = new Set(
    places.flatMap(({ now, sheet: { key } }) =>
      now !== undefined && unkept.includes(now) && !whole.has(now) ? [printName(key)] : [],
    ),
  );
  return new Map([...bookNames].filter(([name]) => !lost.has(name)));
};

/** Rows that came in between look as nobody knows. */
const wornNow = (now: readonly Now[], worn: readonly WornLook[]): readonly WornLook[] =>
  worn.flatMap(({ area, look }) => {
    const at = movedWith(now, area);
    return at?.rows === area.rows ? [{ area: at, look }] : [];
  });

const back = async (context: Excel.RequestContext, entry: JournalEntry): Promise<readonly Problem[]> => {
  const sheet = await findSheet(context, entry);
  const { plan, images, held, linked, unkept, fresh, worn } = entry;
  const anchors = { list: entry.anchors };
  const placed = sheet.anchored ? await anchorsNow(context, { id: sheet.id }, anchors) : [];
  const looked: WayBack['looked'] = {
    ...entry.looked,
    ...{ id: sheet.id, sheet: sheet.name },
    recordParts: await recordsUpTo(context, entry.lastRecord),
    sheetNames: sheetNamesThen(entry, sheet, placed),
    bookNames: await bookNamesThen(context, entry),
  };
  const own = images.map((image) => (image.sheet === entry.looked.sheet ? { ...image, sheet: sheet.name } : image));
  const filled = new Set(looked.places.flatMap(({ now, sheet: { below } }) => (below === undefined || !now ? [] : [now])));
  await emptyBelow(context, entry);
  const { told, aside, whole } = await setAside(context, entry, { sheet: sheet.name, sheetNames: sheet.names });
  const changed = { ...looked, places: looked.places.filter(({ now }) => now === undefined || !whole.has(now)) };
  const { emptied, refused } = await unprepareSheets(context, changed, true);
  await restoreImages(
    context,
    own.filter((image) => image.sheet !== sheet.name && emptied.has(image.sheet) && !filled.has(image.sheet)),
  );
  await renameCells(context, looked);
  const stage = { begun: true, anchored: sheet.anchored, linked, named: true, figures: true, dressed: true, theirs: [] };
  const outcome = sheet.anchored
    ? await restoreAnchored(context, plan, { looked, anchors, images: own, held, fresh }, stage)
    : { lost: [], kept: [], sorted: true };
  if (!outcome.sorted) await wornBack(context, sheet.id, plan, wornNow(placed, worn));
  await forgetNotes(
    context,
    sheet.id,
    placed.flatMap(({ anchor, area }) => (anchor.own || !area ? [] : [area])),
  );
  await forgetRecord(context, looked.recordParts);
  const empty = unkept.filter((name) => emptied.has(name) && !aside.has(name));
  await forgetAll(context, { ...looked, bookNames: withoutPrints(looked, unkept, whole) }, sheet.anchored);
  return [
    outcome.lost.length > 0 || refused.size > 0
      ? notRestored(sheet.name, outcome.lost.map(areaName), [...refused])
      : restored(sheet.name, looked.own.length > 0 || looked.places.some(({ now }) => now !== undefined)),
    ...(outcome.kept.length > 0 ? [keptMeanwhile(sheet.name, outcome.kept)] : []),
    ...told,
    ...(empty.length > 0 ? [sheetsEmptied(empty)] : []),
  ];
};

/** Says nothing where no write broke off. */
export const takeBack = async (session: Session): Promise<readonly Problem[]> => {
  const entry = await session(readJournal);
  return entry ? session((context) => back(context, entry), { sheet: entry.looked.sheet }) : [];
};
