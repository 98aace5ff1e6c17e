/**
 * `node -r ./tools/register.cjs tests/support/formula-oracle.ts SOFFICE ROWS POLICY…`: worked rows and edges of each policy, calculated by LibreOffice
 * from the formulas alone, against the engine; what was found as JSON on the output.
 */
import { itemOfKey } from '../../src/sheet/own-keys';
import type { CellValue, WritePlan } from '../../src/sheet/port/port';
import { formulaBook } from './formula-book';
import { edgeSheet, type EdgeSheet } from './formula-edges';
import { libreOfficeCalculated } from './oracles';
import { shipped } from './packs';

export interface Calculated {
  readonly rows: number;
  /** Items with formulas, their cells, and how many of these are amounts. */
  readonly items: number;
  readonly cells: number;
  readonly amounts: number;
  /** Of items with formulas: edges that stand on the sheet, and edges that there are. */
  readonly edges: number;
  readonly edgesInAll: number;
  /** Items with edges, none of which stand on the sheet. */
  readonly withoutEdges: readonly string[];
  readonly wrong: number;
  /** The first of the cells that differ. */
  readonly told: readonly string[];
}

interface Book {
  readonly plan: WritePlan;
  readonly edges: EdgeSheet['edges'];
}

const plainOf = (cell: CellValue | undefined): string | number | null =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null);

const isFormula = (cell: CellValue | undefined): boolean => typeof cell === 'object' && cell?.formula !== undefined;

const same = (shown: string, wanted: string | number | null): boolean =>
  typeof wanted === 'number'
    ? shown !== '' && Number(shown).toPrecision(15) === wanted.toPrecision(15)
    : shown === (wanted ?? '');

const compared = (id: string, { plan, edges }: Book, shown: readonly (readonly string[])[]): Calculated => {
  const told: string[] = [];
  const items = new Set<string>();
  let [cells, amounts, wrong] = [0, 0, 0];
  for (const { key, column, values } of plan.columns)
    values.forEach((cell, i) => {
      if (!isFormula(cell)) return;
      const wanted = plainOf(cell);
      const item = itemOfKey(id, key);
      if (item !== undefined) items.add(item);
      cells += 1;
      if (typeof wanted === 'number') amounts += 1;
      const found = shown[plan.firstRow + i]?.[column] ?? '';
      if (same(found, wanted)) return;
      wrong += 1;
      if (told.length < 20) told.push(`${key} row ${plan.firstRow + i + 1}: ${found} for ${String(wanted)}`);
    });
  const ofItems = [...edges].filter(([item]) => items.has(item));
  return {
    rows: plan.rowCount,
    items: items.size,
    cells,
    amounts,
    edges: ofItems.reduce((sum, [, { placed }]) => sum + placed, 0),
    edgesInAll: ofItems.reduce((sum, [, { all }]) => sum + all, 0),
    withoutEdges: ofItems.flatMap(([item, { placed, all }]) => (placed === 0 && all > 0 ? [item] : [])),
    wrong,
    told,
  };
};

const run = async (soffice: string, rows: number, ids: readonly string[]): Promise<Readonly<Record<string, Calculated>>> => {
  const books = new Map<string, Book>();
  const files = new Map<string, Uint8Array>();
  for (const id of ids) {
    const policy = shipped(id);
    const sheet = edgeSheet(policy, id, rows);
    const { bytes, plan } = await formulaBook(policy, sheet, '元', true);
    books.set(id, { plan, edges: sheet.edges });
    files.set(`${id}.xlsx`, bytes);
  }
  const calculated = libreOfficeCalculated(soffice, files);
  return Object.fromEntries(
    [...books].map(([id, book]) => [id, compared(id, book, calculated.get(`${id}.xlsx`)?.get(book.plan.sheet) ?? [])]),
  );
};

const [, , soffice = '', rows = '', ...ids] = process.argv;
void run(soffice, Number(rows), ids).then((found) => console.log(JSON.stringify(found)));
