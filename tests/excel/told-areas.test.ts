/** What is said of places: cells beyond the end of a sheet, with advice for the sheet that they are on; and columns side by side as one range. */
import { checkPlan } from '../../src/excel/write/look/check';
import { sheetBlock } from '../../src/excel/write/cells';
import { joinedAreas } from '../../src/excel/write/put/rectangles';
import { areaName } from '../../src/excel/address';
import type { OwnSheet } from '../../src/sheet/port/port';
import { validatePlan } from '../../src/xlsx/write/validate';
import { evidenceOf, planOf } from '../support/excel-plan';

const MOST = 1_048_576;
const tall: OwnSheet = { ...evidenceOf(1), rows: new Array<readonly string[]>(MOST + 1).fill(['一']) };
const blocks = (sheet: OwnSheet) => [sheetBlock(sheet)].flatMap((one) => one ?? []);

test('too many rows on a sheet of ours: the advice is about the rows computed, not about what stands on the sheet', () => {
  const plan = planOf(1, { columns: [], sheets: [tall] });
  for (const problems of [checkPlan(plan, blocks(tall)), validatePlan(plan)]) {
    const told = problems.filter(({ code }) => code.endsWith('/beyond-the-sheet'));
    expect(told.map(({ place }) => place.sheet)).toEqual(['测算依据']);
    expect(told[0]?.message.zh).toContain('分批测算');
    expect(told[0]?.message.zh).not.toContain('Ctrl+End');
  }
});

test('columns beyond the right end of the user’s sheet: what stands there is in the way', () => {
  const [first] = planOf(1).columns;
  if (!first) throw new Error('no column');
  const plan = planOf(1, { columns: [{ ...first, column: 16_384 }], sheets: [] });
  expect(validatePlan(plan)[0]?.message.zh).toContain('Ctrl+End');
});

test('areas side by side are told as one', () => {
  const column = (at: number, row = 0, rows = 9) => ({ row, column: at, rows, columns: 1 });
  expect(joinedAreas([column(8), column(5), column(6), column(7, 1), column(9), column(10, 9, 1)]).map(areaName)).toEqual([
    'F1:G9',
    'H2:H10',
    'I1:J9',
    'K10',
  ]);
});
