/** A rate changed on the sheet of figures to one with many decimals: LibreOffice comes to the 分 on bases up to a trillion yuan, by BigInt, where one multiplication would be too large. */
import { itemOfKey } from '../../src/sheet/own-keys';
import type { CellValue } from '../../src/sheet/port/port';
import { formulaBook, withoutResults, withSheets } from '../support/formula-book';
import { randomFrom, type FormulaSheet } from '../support/formula-rows';
import { loadText } from '../support/packs';
import { miniText } from '../support/mini-pack';
import { describeLibreOffice, libreOfficeCalculated } from '../support/oracles';

jest.setTimeout(300_000);

const INPUT = '设备投资额';

/** 分 of a base times `by` / `under`, rounded half up. */
const byHand = (fen: bigint, by: bigint, under: bigint): bigint => (2n * fen * by + under) / (2n * under);

/** 8.003%: by how many 分 a base has to exceed a multiple of 100,000 for its award to end on half a 分. */
const TIE = BigInt([...Array(100_000).keys()].find((rest) => (rest * 8_003) % 100_000 === 50_000) ?? -1);

const bases = (): readonly bigint[] => {
  const random = randomFrom(8_003);
  const powers = [1e6, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14 - 1];
  const some = powers.flatMap((most) => Array.from({ length: 30 }, () => BigInt(Math.floor(random() * most) + 1)));
  const ties = some.map((fen) => fen - (fen % 100_000n) + TIE).filter((fen) => fen < 10n ** 14n);
  return [...some, ...ties, ...ties.map((fen) => fen - 1n), 10n ** 14n, 600_000_000_000n];
};

const sheetOf = (fen: readonly bigint[]): FormulaSheet => ({
  header: ['企业名称', '项目名称', `${INPUT}（元）`],
  rows: fen.map((one, i) => [`企业${i}`, `项目${i}`, Number(one) / 100]),
  mapping: {
    sheet: '汇总表',
    headerRow: 0,
    headerRows: 1,
    firstRow: 1,
    lastRow: fen.length,
    identity: {},
    columns: { [INPUT]: { column: 2, header: `${INPUT}（元）`, unit: '元' } },
    lists: [],
  } as unknown as FormulaSheet['mapping'],
  wanted: { year: 2025, readings: {}, parameters: {} },
});

const plainOf = (cell: CellValue | undefined): string | number | null =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null);

describeLibreOffice((soffice) => {
  test('three odd decimals and six', async () => {
    const policy = loadText(miniText());
    if (!policy.ok) throw new Error('the pack does not load');
    const all = bases();
    const { bytes, plan } = await formulaBook(policy.value, sheetOf(all));
    const column = plan.columns.find(({ key }) => itemOfKey(policy.value.id, key) === 'odd-rate');
    const figures = plan.sheets.find(({ key }) => key.endsWith(':figures'));
    const row = figures?.rows.findIndex((cells) => plainOf(cells[3]) === 1.005) ?? -1;
    if (!column || row < 0) throw new Error('the rate has no cell');
    const withRate = (rate: string): Uint8Array =>
      withSheets(withoutResults(bytes), (xml) =>
        xml.includes('公式参数') ? xml.replace(new RegExp(`(<c r="D${row + 1}"[^>]*><v>)[^<]*`), `$1${rate}`) : xml,
      );
    const calculated = libreOfficeCalculated(
      soffice,
      new Map([
        ['three.xlsx', withRate('8.003')],
        ['six.xlsx', withRate('8.000003')],
      ]),
    );
    const shown = (file: string): readonly string[] =>
      all.map((_, i) => calculated.get(file)?.get(plan.sheet)?.[plan.firstRow + i]?.[column.column] ?? '');
    const yuan = (fen: bigint): string => String(Number(fen) / 100);
    const three = shown('three.xlsx');
    expect(three.map((text) => String(Number(text)))).toEqual(all.map((fen) => yuan(byHand(fen, 8_003n, 100_000n))));
    // Of six decimals what is left after dividing may be too large: then there is no award, never another one.
    const six = shown('six.xlsx');
    const right = all.map((fen) => yuan(byHand(fen, 8_000_003n, 100_000_000n)));
    expect(six.filter((text, i) => text !== '#N/A' && String(Number(text)) !== right[i])).toEqual([]);
    expect(six.filter((text) => text !== '#N/A').length).toBeGreaterThan(30);
    expect(TIE).toBeGreaterThan(0n);
  });
});
