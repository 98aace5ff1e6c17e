/**
 * Do formulas of the workbook depend on cells that a run has changed? Their stored results would be stale, so Excel is told to calculate
 * when it opens the file. When in doubt the answer is yes; INDIRECT and OFFSET need no answer, they are calculated at each opening.
 */
import type { Area } from '../../sheet/port';
import { around, overlap, parseArea } from '../sheet/areas';
import { cursorOver } from '../sheet/walk';
import type { SheetParts } from '../sheet/frame';
import { valueText } from '../xml/runs';

export interface ChangedCells {
  /** Sheets as they are named, with the areas that changed. */
  readonly sheets: ReadonlyMap<string, readonly Area[]>;
  /** Defined names and tables that refer to changed cells. */
  readonly names: readonly string[];
}

const REFERENCE =
  /('(?:[^']|'')+'!|[\p{L}_\\][\p{L}\p{N}_.\\]*!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_(!])/giu;

// References across several sheets (`Jan:Dec!B2`) are rare enough to count as dependent.
const ACROSS = /(?:'[^']*:[^']*'|[\p{L}_][\p{L}\p{N}_.]*:[\p{L}_][\p{L}\p{N}_.]*)!/u;

/** `text` is a formula without `=` on `sheet`; `spread` is how far a shared formula reaches beyond its first cell. */
export const dependsOn = (text: string, sheet: string, changed: ChangedCells, spread = { rows: 0, columns: 0 }): boolean => {
  const bare = text.replace(/"(?:[^"]|"")*"/g, '""');
  const lower = bare.toLowerCase();
  if (changed.names.some((name) => lower.includes(name.toLowerCase()))) return true;
  if (ACROSS.test(bare)) return true;
  for (const m of bare.matchAll(REFERENCE)) {
    const named = m[1]?.slice(0, -1);
    const target = named === undefined ? sheet : named.startsWith("'") ? named.slice(1, -1).replaceAll("''", "'") : named;
    const areas = [...changed.sheets].find(([name]) => name.toLowerCase() === target.toLowerCase())?.[1];
    const area = areas && parseArea(m[2] ?? '');
    if (!area) continue;
    const reach = { ...area, rows: area.rows + spread.rows, columns: area.columns + spread.columns };
    if (areas.some((a) => overlap(a, reach))) return true;
  }
  return false;
};

/** Any formula in the sheet that depends on the changed cells. */
export const sheetDepends = ({ bytes, from, to }: SheetParts, sheet: string, changed: ChangedCells): boolean => {
  if (!mayHoldFormulas(bytes, from, to)) return false;
  const decoder = new TextDecoder();
  const known = new Set<string>();
  const c = cursorOver(bytes, from, to);
  while (c.nextRow())
    while (c.nextCell()) {
      if (c.formulaStart === 0 || c.formulaTextStart === c.formulaTextEnd) continue;
      const text = valueText(decoder.decode(bytes.subarray(c.formulaTextStart, c.formulaTextEnd)));
      const ref =
        c.formulaKind === 'shared' && c.formulaRefStart !== 0
          ? parseArea(decoder.decode(bytes.subarray(c.formulaRefStart, c.formulaRefEnd)))
          : undefined;
      const shared = ref && around(ref, { row: c.row, column: c.column, rows: 1, columns: 1 });
      const key = `${text}\n${shared ? `${shared.rows} ${shared.columns}` : ''}`;
      if (known.has(key)) continue;
      if (known.size < 10_000) known.add(key);
      if (dependsOn(text, sheet, changed, shared ? { rows: shared.rows - 1, columns: shared.columns - 1 } : undefined))
        return true;
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
