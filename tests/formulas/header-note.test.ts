/** The header of an award column says which of its cells are values, and why; that of a column of formulas says nothing of it. */
import { itemOfKey } from '../../src/sheet/own-keys';
import { formulaBook } from '../support/formula-book';
import { formulaSheet } from '../support/formula-rows';
import { shipped } from '../support/packs';
import { excelJs } from '../support/xlsx-harness';

const ID = 'hangzhou-manufacturing-2018';

test('values with their reason on the header, formulas without a word', async () => {
  const policy = shipped(ID);
  const { bytes, plan } = await formulaBook(policy, formulaSheet(policy, ID, 1));
  const sheet = (await excelJs(bytes)).getWorksheet(plan.sheet);
  let [whole, none] = [0, 0];
  for (const { key, column, values } of plan.columns) {
    if (itemOfKey(ID, key) === undefined) continue;
    const formulas = values.filter((cell) => typeof cell === 'object' && cell?.formula !== undefined).length;
    const note = sheet?.getCell(plan.headerRow + 1, column + 1).note;
    const text = typeof note === 'object' ? (note.texts ?? []).map((part) => part.text).join('') : String(note);
    if (formulas === 0) {
      none += 1;
      expect(text).toMatch(/本列写为数值，不是公式：公式会超过 Excel 允许的长度（\d+ 格）/);
    } else if (formulas === values.length) {
      whole += 1;
      expect(text).not.toContain('写为数值');
    }
  }
  expect(none).toBe(1);
  expect(whole).toBeGreaterThan(10);
});
