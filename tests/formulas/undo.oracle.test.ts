/** A workbook whose award columns were formulas, computed again and taken back: LibreOffice calculates the formulas that came back to the awards of before, every cell of every item. */
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import { undoRun } from '../../src/run/undo';
import type { CellValue, Grid } from '../../src/sheet/port/port';
import { plainAt } from '../../src/sheet/record/edits';
import type { XlsxFile } from '../../src/xlsx/open';
import { formulaBook, withoutResults, type FormulaBook } from '../support/formula-book';
import { formulaSheet } from '../support/formula-rows';
import { describeLibreOffice, libreOfficeCalculated } from '../support/oracles';
import { shipped } from '../support/packs';
import { opened, textParts } from '../support/xlsx-harness';

jest.setTimeout(300_000);

const ID = 'shangyu-clusters-2017';
const policy = shipped(ID);
const all = formulaSheet(policy, ID, 1);
const sheet = { ...all, rows: all.rows.slice(0, 160) };

const plainOf = (cell: CellValue | undefined): string | number | null =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null);

const open = async (port: XlsxFile) => {
  const found = await openSheet(port, sheet.mapping.sheet);
  if (!found.ok) throw new Error('not opened');
  return found.value;
};

/** With values, and then back. */
const thereAndBack = async (port: XlsxFile): Promise<readonly string[]> => {
  const now = await open(port);
  const recognition = recogniseSheet(now, policy, sheet.wanted.year);
  const computed = recognition.ok && compute(now, recognition.value, policy, sheet.wanted);
  if (computed === false || !computed.ok) throw new Error('not computed');
  const options = { lang: 'zh', unit: '元', fileName: 'book.xlsx', now: '2026-01-02T00:00:00.000Z' } as const;
  await port.write(planWrite(now, computed.value, options).plan);
  const undo = await undoRun(port, await open(port));
  if (!undo.ok) throw new Error('not undone');
  await port.write(undo.value.plan);
  return undo.value.told.map(({ code }) => code);
};

const shownIn = (grid: Grid, book: FormulaBook): readonly unknown[] =>
  book.plan.columns.map(({ column, values }) => values.map((_, i) => plainAt(grid, book.plan.firstRow + i, column)));

describeLibreOffice((soffice) => {
  test('formulas, figures and names come back letter by letter, and calculate to what stood there', async () => {
    const book = await formulaBook(policy, sheet);
    const port = await opened(book.bytes);
    const [grid, parts] = [(await open(port)).grid, textParts(await port.save())];
    expect(await thereAndBack(port)).toEqual([]);
    const bytes = await port.save();
    const back = await open(await opened(bytes));
    expect(shownIn(back.grid, book)).toEqual(shownIn(grid, book));
    const formulas = (xml = ''): readonly string[] =>
      [...xml.matchAll(/<c r="[A-Z]+\d+"[^>]*><f.*?(?:<\/f>|\/>)/gs)].map(([one]) => one.replace(/ s="\d+"/, ''));
    const now = textParts(bytes);
    let count = 0;
    for (const part of Object.keys(parts).filter((name) => name.startsWith('xl/worksheets/sheet'))) {
      expect(formulas(now[part])).toEqual(formulas(parts[part]));
      count += formulas(parts[part]).length;
    }
    expect(count).toBeGreaterThan(1500);
    const names = (xml = ''): unknown =>
      [...xml.matchAll(/<definedName name="策算_.*?<\/definedName>/g)].map(([one]) => one).sort();
    expect(names(now['xl/workbook.xml'])).toEqual(names(parts['xl/workbook.xml']));
    expect(now['xl/workbook.xml']).toContain('fullCalcOnLoad="1"');

    const shown = libreOfficeCalculated(soffice, new Map([['back.xlsx', withoutResults(bytes)]]))
      .get('back.xlsx')
      ?.get(sheet.mapping.sheet);
    const wrong = book.plan.columns.flatMap(({ key, column, values }) =>
      values.flatMap((cell, i) => {
        if (typeof cell !== 'object' || cell?.formula === undefined) return [];
        const [found, wanted] = [shown?.[book.plan.firstRow + i]?.[column] ?? '', plainOf(cell)];
        const same =
          typeof wanted === 'number'
            ? found !== '' && Number(found).toPrecision(15) === wanted.toPrecision(15)
            : found === (wanted ?? '');
        return same ? [] : [`${key} row ${i}: ${found} for ${String(wanted)}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
