/**
 * Own sheets that a write which broke off has left half done, and on which somebody has put something since: the journal in; those sheets under
 * another name and no longer ours, and what can be said of it, out. What is neither of before nor of that write is somebody's.
 */
import type { Problem } from '../../../core/problem';
import { keptSheetName } from '../../../sheet/port/kept-sheet';
import { printIn, printName, reference, sheetName } from '../../../sheet/port/own-names';
import { readAreas, type Matrix } from '../../blocks';
import { ownSheetsOf } from '../../open';
import { sheetKept } from '../../warnings';
import { contentsOf, type Image } from '../look/before';
import { keyOf, keysOf } from './held';
import type { JournalEntry } from '../journal/journal-lines';
import type { Looked } from '../look/look';
import { define } from '../names';
import { theirsAmong, usedAreas } from '../own-sheets';
import { referTo } from '../look/removed-sheets';
import { printOfLine, type OddRow, type RowPrints } from '../look/row-prints';
import { CELLS, joined, printsNow, thingsOn } from '../look/theirs-on-ours';
import { userFormulas } from '../look/user-formulas';

type Line = Matrix[number];

/** Rows by where they stand; each may hold one of a few things. */
type Allowed = (row: number, column: number, line: Line) => boolean;

const rowsOf = (images: readonly Image[]): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  for (const { area, contents } of images) contents.forEach((line, i) => found.set(area.row + i, printOfLine(line, area.column)));
  return found;
};

/** Links come first, formulas last. */
const oddFits = ({ print, cells }: OddRow, row: number, column: number, line: Line): boolean => {
  const others = printOfLine(line, column, new Set(cells.map(([at]) => at)));
  if (others !== 0 && others !== print) return false;
  return cells.every(([at, cell]) => {
    const found = line[at - column] ?? '';
    if (found === '') return true;
    return cell.formula ? typeof found === 'string' && found.startsWith('=') : keysOf(cell, row).includes(keyOf(found));
  });
};

const allowed = (prints: readonly RowPrints[], images: readonly Image[]): Allowed => {
  const before = rowsOf(images);
  const planned = new Map(prints.flatMap(({ row, prints: all }) => all.map((print, i) => [row + i, print] as const)));
  const odd = new Map(prints.flatMap((one) => one.odd.map((row) => [row.row, row] as const)));
  return (row, column, line) => {
    const print = printOfLine(line, column);
    if (print === 0 || print === planned.get(row) || print === before.get(row)) return true;
    const special = odd.get(row);
    return special !== undefined && oddFits(special, row, column, line);
  };
};

interface Half {
  readonly key: string;
  /** As it is called now, and before the write, if it was there. */
  readonly name: string;
  readonly now: string | undefined;
  readonly allowed: Allowed;
}

/** What became of the sheets; they are named as before the write. */
interface Sorted {
  readonly told: readonly Problem[];
  /** Somebody wrote on them: they stand under other names. */
  readonly aside: ReadonlySet<string>;
  /** Too large to be kept, and whole: nothing has to come back. */
  readonly whole: ReadonlySet<string>;
}

export const setAside = async (
  context: Excel.RequestContext,
  {
    looked: { places, kept, bookNames: then },
    images,
    prints,
    unkept,
  }: Pick<JournalEntry, 'looked' | 'images' | 'prints' | 'unkept'>,
  user: Pick<Looked, 'sheet' | 'sheetNames'>,
): Promise<Sorted> => {
  const { worksheets, names } = context.workbook;
  worksheets.load('items/name');
  names.load('items/name,items/formula');
  await context.sync();
  const allSheets = worksheets.items.map(({ name }) => name);
  // One that the write was leaving standing is no half of it, though our name may still be on it.
  const theirSheets = theirsAmong(kept, new Set(allSheets));
  const ownSheets = [...ownSheetsOf(names.items)].flatMap(([name, key]) => (allSheets.includes(name) ? [{ key, name }] : []));
  const own = new Map(ownSheets.flatMap(({ key, name }) => (theirSheets.has(name) ? [] : [[key, name] as const])));
  const halves = places.flatMap(({ now, sheet }): Half[] => {
    const name = own.get(sheet.key);
    if (name === undefined || sheet.below !== undefined) return [];
    const [mine, before] = [prints.filter((one) => one.sheet === sheet.name), images.filter((one) => one.sheet === now)];
    return [{ key: sheet.key, name, now, allowed: allowed(mine, before) }];
  });
  const theirs = new Set<string>();
  const sums = printsNow();
  const of = new Map(halves.map((half) => [half.name, half.allowed]));
  await readAreas(context, await usedAreas(context, halves), ['values', 'valueTypes', 'formulas'], (part, read) => {
    const { sheet, area } = part;
    sums.seeRead(part, read);
    if (contentsOf(read).some((line, i) => !of.get(sheet)?.(area.row + i, area.column, line))) theirs.add(sheet);
  });
  // Of these only the print is known.
  const asBefore = halves.filter(
    ({ key, name, now }) => now === name && unkept.includes(now) && printIn(then.get(printName(key)) ?? '') === sums.of(name),
  );
  for (const { name } of asBefore) theirs.delete(name);
  const things = await thingsOn(context, halves);
  const dirty = halves.filter(({ name }) => theirs.has(name) || (things.get(name) ?? []).length > 0);
  const aside = new Set(dirty.flatMap(({ now }) => now ?? []));
  const whole = new Set(asBefore.flatMap(({ name }) => (aside.has(name) ? [] : [name])));
  if (dirty.length === 0) return { told: [], aside, whole };
  const bookNames = new Map(names.items.map(({ name, formula }) => [name, String(formula)]));
  const { texts } = await userFormulas(context, { ...user, ownSheets, allSheets, bookNames });
  const taken = [...allSheets];
  const told = dirty.map(({ key, name, now }) => {
    const as = keptSheetName(name, taken);
    taken.push(as);
    worksheets.getItem(name).name = as;
    names.getItem(sheetName(key)).delete();
    // What stood there before goes onto a new one.
    if (now !== undefined) {
      worksheets.add(now);
      define(names, new Set(), sheetName(key), `=${reference(now, { row: 0, column: 0, rows: 1, columns: 1 })}`);
    }
    const holds = [...(theirs.has(name) ? [CELLS] : []), ...(things.get(name) ?? [])];
    return sheetKept(name, as, joined(holds), referTo(texts, name, allSheets));
  });
  await context.sync();
  return { told, aside, whole };
};
