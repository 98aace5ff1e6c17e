/** A figure changed on the sheet of figures changes the awards as the engine would with that figure; and what runs after a run with formulas do. */
import { rational } from '../../src/core/rational';
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import type { Node, Policy } from '../../src/policy/model';
import { mapNode } from '../../src/policy/walk';
import { itemOfKey } from '../../src/sheet/own-keys';
import type { CellValue } from '../../src/sheet/port/port';
import { mapFormulas } from '../../src/audit/rewrite';
import { formulaBook, withoutResults, withSheets, type FormulaBook } from '../support/formula-book';
import { formulaSheet } from '../support/formula-rows';
import { describeLibreOffice, libreOfficeCalculated, libreOfficeSaved } from '../support/oracles';
import { shipped } from '../support/packs';
import { opened } from '../support/xlsx-harness';

jest.setTimeout(300_000);

const ID = 'shangyu-clusters-2017';
const policy = shipped(ID);
const all = formulaSheet(policy, ID, 1);
/** Those on which items with caps pay, at the cap and below: how formulas follow figures is the same on more of them. */
const sheet = { ...all, rows: all.rows.slice(100, 160) };
let book: FormulaBook;

beforeAll(async () => {
  book = await formulaBook(policy, sheet);
});

const plainOf = (cell: CellValue | undefined): string | number | null =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null);

const figures = () => {
  const found = book.plan.sheets.find(({ key }) => key === `${ID}:figures`);
  if (!found) throw new Error('no sheet of figures');
  return found;
};

/** A policy in which an item's figure of this text is another. */
const withFigure = (of: Policy, id: string, text: string, factor: bigint): Policy => ({
  ...of,
  items: of.items.map((item) =>
    item.id === id
      ? mapFormulas(item, (formula) =>
          mapNode(formula, (node: Node) =>
            node.op === 'literal' && node.text === text
              ? { ...node, value: rational(node.value.n * factor, node.value.d * 2n) }
              : node,
          ),
        )
      : item,
  ),
});

/** The cell of a figure on its sheet, set to something else, in a workbook without results. */
const withCell = (row: number, value: string): Uint8Array =>
  withSheets(withoutResults(book.bytes), (xml) =>
    xml.includes('公式参数') ? xml.replace(new RegExp(`(<c r="D${row + 1}"[^>]*><v>)[^<]*`), `$1${value}`) : xml,
  );

/** A text in the place of a figure. */
const withText = (row: number, value: string): Uint8Array =>
  withSheets(withoutResults(book.bytes), (xml) =>
    xml.includes('公式参数') ? xml.replace(new RegExp(`(<c r="D${row + 1}"[^>]*)><v>[^<]*`), `$1 t="str"><v>${value}`) : xml,
  );

describeLibreOffice((soffice) => {
  test('a figure that is no number, and a rate that a typed percent made a hundredth, are told beside it', () => {
    const { rows, name } = figures();
    const rate = rows.findIndex((cells) => plainOf(cells[4]) === '%');
    const value = plainOf(rows[rate]?.[3]);
    if (rate < 0 || typeof value !== 'number') throw new Error('no rate');
    expect(plainOf(rows[rate]?.[8])).toBe('');
    const calculated = libreOfficeCalculated(
      soffice,
      new Map([
        ['same.xlsx', withCell(rate, String(value))],
        ['text.xlsx', withText(rate, `${value}%`)],
        ['hundredth.xlsx', withCell(rate, String(value / 100))],
      ]),
    );
    const cellIn = (file: string, column: number): string | undefined => calculated.get(file)?.get(name)?.[rate]?.[column];
    expect(cellIn('same.xlsx', 8) ?? '').toBe('');
    expect([cellIn('text.xlsx', 5), cellIn('text.xlsx', 8)]).toEqual(['#N/A', expect.stringContaining('请只填数字')]);
    expect(cellIn('hundredth.xlsx', 8)).toContain('单位已是百分数');
  });

  test('a cap that is halved by hand, and a figure that whole numbers cannot tell, which gives no award but #N/A', async () => {
    const capped = policy.items.filter((item) => item.amount?.cap?.op === 'literal' && item.grain === 'enterprise');
    const item = capped.find(({ id }) =>
      book.settlement.outcomes.some((one) => one.item.id === id && one.amount.some((fen) => fen > 0)),
    );
    const cap = item?.amount?.cap;
    if (!item || cap?.op !== 'literal') throw new Error('no item with a cap');
    const { rows, name } = figures();
    const row = rows.findIndex(
      (cells) => plainOf(cells[2]) === '封顶' && String(plainOf(cells[7])).includes(item.id.replace(/-/g, '_')),
    );
    const value = plainOf(rows[row]?.[3]);
    if (row < 0 || typeof value !== 'number') throw new Error('the cap has no cell');
    const standard = rows.findIndex((cells) => plainOf(cells[2]) === '奖补标准' && plainOf(cells[4]) === '万元');
    if (standard < 0) throw new Error('no figure in 万元');
    const calculated = libreOfficeCalculated(
      soffice,
      new Map([
        ['halved.xlsx', withCell(row, String(value / 2))],
        ['tiny.xlsx', withCell(standard, '0.0000001')],
      ]),
    );
    expect(calculated.get('tiny.xlsx')?.get(name)?.[standard]?.[5]).toBe('#N/A');
    const shown = calculated.get('halved.xlsx');
    if (!shown) throw new Error('not calculated');
    const other = await formulaBook(withFigure(policy, item.id, cap.text, 1n), sheet);
    expect(Number(shown.get(name)?.[row]?.[3])).toBe(value / 2);
    const column = book.plan.columns.find(({ key }) => itemOfKey(ID, key) === item.id);
    const wanted = other.plan.columns.find(({ key }) => itemOfKey(ID, key) === item.id);
    if (!column || !wanted) throw new Error('no column');
    const found = column.values.map((_, i) => shown.get(book.plan.sheet)?.[book.plan.firstRow + i]?.[column.column] ?? '');
    expect(found.map((text) => (/^-?[\d.]+$/.test(text) ? Number(text) : text || null))).toEqual(wanted.values.map(plainOf));
    expect(column.values.map(plainOf)).not.toEqual(wanted.values.map(plainOf));
  });

  test('after LibreOffice has saved it, the formulas are ours still and a run replaces them', async () => {
    const port = await opened(libreOfficeSaved(soffice, book.bytes));
    const found = await openSheet(port, book.plan.sheet);
    if (!found.ok) throw new Error('not opened');
    const recognition = recogniseSheet(found.value, policy, sheet.wanted.year);
    if (!recognition.ok) throw new Error('not recognised');
    const computed = compute(found.value, recognition.value, policy, sheet.wanted);
    if (!computed.ok) throw new Error('not computed');
    const again = planWrite(found.value, computed.value, {
      lang: 'zh',
      unit: '元',
      fileName: 'book.xlsx',
      now: '2026-01-02T00:00:00.000Z',
    });
    expect(again.edits).toEqual([]);
    const receipt = await port.write(again.plan);
    expect(receipt.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
