/** LibreOffice calculates every award column of every policy from the formulas alone: at least 2,000 rows each, and no cell that differs from the engine. */
import { itemOfKey } from '../../src/sheet/own-keys';
import type { CellValue } from '../../src/sheet/port';
import { formulaBook, withoutResults } from '../support/formula-book';
import { formulaSheet } from '../support/formula-rows';
import { describeLibreOffice, libreOfficeValues } from '../support/oracles';
import { shipped } from '../support/packs';

jest.setTimeout(900_000);

const ROWS = 2000;

const plainOf = (cell: CellValue | undefined): string | number | null =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null);

const isFormula = (cell: CellValue | undefined): boolean => typeof cell === 'object' && cell?.formula !== undefined;

const same = (shown: string, wanted: string | number | null): boolean =>
  typeof wanted === 'number'
    ? shown !== '' && Number(shown).toPrecision(15) === wanted.toPrecision(15)
    : shown === (wanted ?? '');

describeLibreOffice((soffice) => {
  test.each([
    ['shaoxing-4151-2025', 229],
    ['shangyu-clusters-2017', 58],
    ['hangzhou-manufacturing-2018', 44],
    ['jiaxing-555-2020', 75],
    ['minhang-industry-2024', 289],
  ])('%s', async (id, columns) => {
    const policy = shipped(id);
    const { bytes, plan } = await formulaBook(policy, formulaSheet(policy, id, ROWS));
    expect(plan.rowCount).toBeGreaterThanOrEqual(ROWS);
    const sheets = libreOfficeValues(soffice, withoutResults(bytes), 'book.xlsx', true);
    const shown = sheets.get(plan.sheet) ?? [];
    const different: string[] = [];
    const asFormulas = new Set<string>();
    let cells = 0;
    for (const { key, column, values } of plan.columns)
      values.forEach((cell, i) => {
        if (!isFormula(cell)) return;
        cells += 1;
        const item = itemOfKey(id, key);
        if (item !== undefined) asFormulas.add(item);
        const found = shown[plan.firstRow + i]?.[column] ?? '';
        if (!same(found, plainOf(cell)) && different.length < 20)
          different.push(`${key} row ${plan.firstRow + i + 1}: ${found} for ${String(plainOf(cell))}`);
      });
    expect(different).toEqual([]);
    expect(asFormulas.size).toBe(columns);
    expect(cells).toBeGreaterThan(ROWS * 40);
  });
});
