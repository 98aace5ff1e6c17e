/** Cells that list several recognitions: what a look for words between separators would make of them, beside what the reader makes; and that awards which depend on them stay values and say why. */
import { withFormulas } from '../../src/formulas/columns';
import { REASONS } from '../../src/formulas/reason';
import { openXlsx } from '../../src/xlsx/open';
import { createXlsx } from '../../src/xlsx/create';
import { titleReader } from '../../src/sheet/read/title-text';
import { formulaRun } from '../support/excel-formulas';
import { shipped } from '../support/packs';

const ID = 'shaoxing-4151-2025';
const NAME = '国家级专精特新小巨人企业';
/** As lists have it. */
const TITLE = '国家级专精特新“小巨人”企业';
const policy = shipped(ID);
const titled = policy.inputs.get(NAME);
const spellings = [NAME, ...(titled?.title?.aliases ?? [])];

/** As ISNUMBER(FIND(";"&word&";",";"&cell&";")) over every spelling would have it, with all separators made one. */
const found = (cell: string): boolean => {
  const one = `;${cell.replace(/[；、,，|\n\r]/g, ';')};`;
  return spellings.some((spelling) => one.includes(`;${spelling};`));
};

const read = (cell: string): boolean =>
  titleReader(policy, (entry) => entry.titles)(cell).some((titles) => titles.includes(NAME));

test('the words alone agree', () => {
  expect(titled?.title).toBeDefined();
  for (const cell of [TITLE, `${TITLE}；慈善企业`, '慈善企业、纳税大户']) expect([cell, found(cell)]).toEqual([cell, read(cell)]);
});

test.each([
  ['with its year before', `2025年${TITLE}`, true],
  ['with its year in brackets', `${TITLE}（2025）`, true],
  ['numbered', `1.${TITLE}；2.慈善企业`, true],
  ['told in a sentence', `2025年获评${TITLE}称号`, true],
  ['within a remark in brackets', `慈善企业（曾申报；${TITLE}；未通过）`, false],
  ['in a bracket that is never closed', `另有（未公布、${TITLE}、其他`, false],
])('%s, a look between separators would be wrong', (_what, cell, holds) => {
  expect([read(cell), found(cell)]).toEqual([holds, !holds]);
});

test('awards by such a column are values, and the report says why', async () => {
  const bytes = await createXlsx([
    {
      name: '汇总',
      rows: [
        ['企业名称', '荣誉资质'],
        ['甲公司', `${TITLE}（2025）；慈善企业`],
        ['乙公司', '慈善企业'],
      ],
      widths: [],
      freeze: { rows: 1, columns: 0 },
    },
  ]);
  const port = await openXlsx(bytes, 'a.xlsx');
  if (!port.ok) throw new Error('refused');
  const run = formulaRun(port.value, '汇总', policy, { year: 2025, readings: {}, parameters: {} });
  const { formulas = [] } = await run.plan(false, { dress: withFormulas });
  expect(formulas.length).toBeGreaterThan(0);
  for (const { formulas: cells, values } of formulas) {
    expect(cells).toBe(0);
    expect(values.map(({ why }) => why)).toContain(REASONS.list);
  }
});
