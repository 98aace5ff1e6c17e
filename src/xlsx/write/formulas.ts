/**
 * Do formulas of the workbook depend on cells that a run has changed? Their stored results would be stale, so Excel is told to calculate
 * when it opens the file. When in doubt the answer is yes; INDIRECT and OFFSET need no answer, they are calculated at each opening.
 */
import { parseOwnName } from '../../sheet/port/own-names';
import type { Area, WritePlan } from '../../sheet/port/port';
import { MAX_COLUMNS, MAX_ROWS, overlap, parseArea, referencesIn } from '../../sheet/port/references';
import type { Book } from '../parts/book';
import type { Draft } from '../parts/draft';
import { relationshipsOf } from '../parts/rels';
import { around } from '../sheet/areas';
import type { Cursor } from '../sheet/cursor';
import { cursorOver } from '../sheet/walk';
import { splitSheet, type SheetParts } from '../sheet/frame';
import { valueText } from '../xml/runs';
import type { Place } from './own-sheets';
import type { UserSheetOutcome } from './user-sheet';

export interface ChangedCells {
  /** Sheets as they are named, with the areas that changed. */
  readonly sheets: ReadonlyMap<string, readonly Area[]>;
  /** Defined names and tables that refer to changed cells. */
  readonly names: readonly string[];
}

/** `text` is a formula without `=` on `sheet`; `spread` is how far a shared formula reaches beyond its first cell. */
export const dependsOn = (text: string, sheet: string, changed: ChangedCells, spread = { rows: 0, columns: 0 }): boolean => {
  const lower = text.replace(/"(?:[^"]|"")*"/g, '""').toLowerCase();
  if (changed.names.some((name) => lower.includes(name.toLowerCase()))) return true;
  const references = referencesIn(text, sheet);
  if (references === 'across') return true;
  return references.some(({ sheet: target, area }) => {
    const areas = [...changed.sheets].find(([name]) => name.toLowerCase() === target)?.[1];
    const reach = { ...area, rows: area.rows + spread.rows, columns: area.columns + spread.columns };
    return areas?.some((a) => overlap(a, reach)) ?? false;
  });
};

const decoder = new TextDecoder();

/** The formula that the cell at hand holds as a text, and how far it reaches where cells share it; undefined where it holds none. */
export const textAndSpread = (
  bytes: Uint8Array,
  c: Cursor,
): { readonly text: string; readonly spread?: { readonly rows: number; readonly columns: number } } | undefined => {
  if (c.formulaStart === 0 || c.formulaTextStart === c.formulaTextEnd) return undefined;
  const text = valueText(decoder.decode(bytes.subarray(c.formulaTextStart, c.formulaTextEnd)));
  const ref =
    c.formulaKind === 'shared' && c.formulaRefStart !== 0
      ? parseArea(decoder.decode(bytes.subarray(c.formulaRefStart, c.formulaRefEnd)))
      : undefined;
  const shared = ref && around(ref, { row: c.row, column: c.column, rows: 1, columns: 1 });
  return { text, ...(shared && { spread: { rows: shared.rows - 1, columns: shared.columns - 1 } }) };
};

/** Any formula in the sheet that depends on the changed cells. */
export const sheetDepends = ({ bytes, from, to }: SheetParts, sheet: string, changed: ChangedCells): boolean => {
  if (!mayHoldFormulas(bytes, from, to)) return false;
  const known = new Set<string>();
  const c = cursorOver(bytes, from, to);
  while (c.nextRow())
    while (c.nextCell()) {
      const found = textAndSpread(bytes, c);
      if (!found) continue;
      const { text, spread } = found;
      const key = `${text}\n${spread ? `${spread.rows} ${spread.columns}` : ''}`;
      if (known.has(key)) continue;
      if (known.size < 10_000) known.add(key);
      if (dependsOn(text, sheet, changed, spread)) return true;
    }
  return false;
};

/** A quick look: is there a `<f>` at all? */
export const mayHoldFormulas = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let p = bytes.indexOf(0x3c, from); p >= 0 && p < to; p = bytes.indexOf(0x3c, p + 1)) {
    const next = bytes[p + 2];
    if (bytes[p + 1] === 0x66 && (next === 0x3e || next === 0x20 || next === 0x2f)) return true;
  }
  return false;
};

const EVERYTHING: Area = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

/** True when stored results of the user's formulas may be stale now. */
export const formulasDepend = async (
  draft: Draft,
  book: Book,
  plan: WritePlan,
  { changed, formulas }: UserSheetOutcome,
  places: readonly Place[],
): Promise<boolean> => {
  const sheets = new Map<string, readonly Area[]>();
  if (changed.length) sheets.set(plan.sheet, changed);
  for (const { name, part } of places) if (await draft.changed(part)) sheets.set(name, [EVERYTHING]);
  if (!sheets.size) return false;
  const cells: ChangedCells = { sheets, names: [] };
  const names = book.names
    .filter(({ name, text }) => parseOwnName(name) === undefined && !name.startsWith('_xlnm.') && dependsOn(text, '', cells))
    .map(({ name }) => name);
  const index = book.sheets.findIndex(({ name }) => name === plan.sheet);
  const tables: string[] = [];
  for (const { target } of (await relationshipsOf(draft, book.sheets[index]?.part ?? '')).filter((r) => r.kind === 'table')) {
    const name = (await draft.xml(target)).root.attributes.find((a) => a.name === 'displayName')?.value;
    if (name !== undefined) tables.push(`${name}[`);
  }
  const all: ChangedCells = { sheets, names: [...names, ...(changed.length ? tables : [])] };
  const own = new Set(places.map(({ part }) => part));
  for (const sheet of book.sheets) {
    if (!sheet.worksheet || own.has(sheet.part) || (sheet.name === plan.sheet && !formulas)) continue;
    if (sheetDepends(splitSheet(draft.file, sheet.part, await draft.bytes(sheet.part)), sheet.name, all)) return true;
  }
  return false;
};
