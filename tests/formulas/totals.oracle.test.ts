/** Totals above, below and over subtotals as formulas: what they refer to, and that they follow the awards when a figure changes. */
import { withFormulas } from '../../src/formulas/columns';
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import type { CellValue, WritePlan } from '../../src/sheet/port';
import { createXlsx } from '../../src/xlsx/create';
import { withoutResults, withSheets } from '../support/formula-book';
import { describeLibreOffice, libreOfficeCalculated } from '../support/oracles';
import { shipped } from '../support/packs';
import { opened } from '../support/xlsx-harness';

jest.setTimeout(120_000);

const policy = shipped('shaoxing-4151-2025');
const HEADER = [
  '区、县（市）',
  '企业名称',
  '当年设备投资额',
  '列入市重点工业项目计划',
  '列入三化改造重点项目计划',
  '属于415X核心区或协同区项目',
  '上年度亩均评价',
  '当年新纳入规上',
];
const BASES = [3431.88, 30_000, 512.4567, 4600.01, 999.99, 28_000.5];

type Row = readonly (string | number | null)[];

const data = (i: number): Row => [
  i < 3 ? '越城区' : '柯桥区',
  `绍兴${'甲乙丙丁戊己'[i] ?? ''}机械有限公司`,
  BASES[i] ?? 0,
  '是',
  '否',
  '否',
  'A',
  '否',
];
const sum = (label: string, ...of: readonly number[]): Row => [
  label,
  null,
  Number(of.reduce((all, i) => all + (BASES[i] ?? 0), 0).toFixed(4)),
];
const every = [0, 1, 2, 3, 4, 5];
const SHEETS: Readonly<Record<string, readonly Row[]>> = {
  below: [...every.map(data), sum('合计', ...every)],
  above: [sum('合计', ...every), ...every.map(data)],
  parts: [
    ...[0, 1, 2].map(data),
    sum('越城区小计', 0, 1, 2),
    ...[3, 4, 5].map(data),
    sum('柯桥区小计', 3, 4, 5),
    sum('合计', ...every),
  ],
};

const book = async (rows: readonly Row[]): Promise<{ readonly plan: WritePlan; readonly bytes: Uint8Array }> => {
  const port = await opened(
    await createXlsx([
      {
        name: '明细',
        rows: [['单位：万元'], HEADER, ...rows],
        widths: [],
        freeze: { rows: 2, columns: 0 },
      },
    ]),
  );
  const found = await openSheet(port);
  if (!found.ok) throw new Error('not opened');
  const recognition = recogniseSheet(found.value, policy, 2025);
  if (!recognition.ok) throw new Error(recognition.problems.map(({ message }) => message.en).join('\n'));
  const computed = compute(found.value, recognition.value, policy, { year: 2025, readings: {}, parameters: {} });
  if (!computed.ok) throw new Error(computed.problems.map(({ message }) => message.en).join('\n'));
  const { plan } = planWrite(found.value, computed.value, {
    lang: 'zh',
    unit: '万元',
    fileName: 'book.xlsx',
    now: '2026-01-01T00:00:00.000Z',
    dress: withFormulas,
  });
  await port.write(plan);
  return { plan, bytes: await port.save() };
};

const plainOf = (cell: CellValue | undefined): string | number | null =>
  typeof cell === 'object' && cell !== null ? cell.value : (cell ?? null);

const formulaOf = (cell: CellValue | undefined): string =>
  typeof cell === 'object' && cell !== null && typeof cell.formula === 'string' ? cell.formula : '';

/** The columns with awards, and the totals rows with what their formulas refer to. */
const totalsOf = (plan: WritePlan, rows: readonly Row[]) => {
  const columns = plan.columns.filter(({ values }) => values.some((cell) => formulaOf(cell) !== ''));
  return columns.map(({ column, values }) => ({
    column,
    cells: rows.flatMap(([label], i) =>
      String(label).endsWith('计')
        ? [
            [
              String(label),
              [...formulaOf(values[2 + i - plan.firstRow]).matchAll(/SUM\((.*?)\)/g)].map(([, of = '']) =>
                of.replace(/[A-Z]+/g, ''),
              ),
            ] as const,
          ]
        : [],
    ),
  }));
};

describe.each([
  ['below', [['合计', ['3:8']]]],
  ['above', [['合计', ['4:9']]]],
  [
    'parts',
    [
      ['越城区小计', ['3:5']],
      ['柯桥区小计', ['7:9']],
      ['合计', ['3:5,7:9']],
    ],
  ],
] as const)('totals: %s', (name, wanted) => {
  const rows = SHEETS[name] ?? [];

  test('each is a formula over the rows that it sums', async () => {
    const totals = totalsOf((await book(rows)).plan, rows);
    expect(totals.length).toBe(2);
    for (const { cells } of totals) expect(cells).toEqual(wanted);
  });
});

/** The workbook with the cap at 800 instead of 1,500, as if by hand. */
const lowered = async (rows: readonly Row[]) => {
  const { plan, bytes } = await book(rows);
  const figures = plan.sheets.find(({ rows: all }) => all.some((row) => row.some((cell) => plainOf(cell) === '封顶')));
  const cap = figures?.rows.findIndex((row) => row.some((cell) => plainOf(cell) === '封顶')) ?? -1;
  if (!figures || cap < 0) throw new Error('the cap has no cell');
  const file = withSheets(withoutResults(bytes), (xml) =>
    xml.includes('封顶') ? xml.replace(new RegExp(`(<c r="D${cap + 1}"[^>]*><v>)1500`), '$1800') : xml,
  );
  return {
    rows,
    plan,
    file,
    shownCap: (sheets: ReadonlyMap<string, readonly (readonly string[])[]> | undefined) => sheets?.get(figures.name)?.[cap]?.[3],
  };
};

describeLibreOffice((soffice) => {
  test('a lower cap lowers the awards and every total of them', async () => {
    const books = new Map<string, Awaited<ReturnType<typeof lowered>>>();
    for (const [name, rows] of Object.entries(SHEETS)) books.set(`${name}.xlsx`, await lowered(rows));
    const calculated = libreOfficeCalculated(soffice, new Map([...books].map(([name, { file }]) => [name, file])));
    for (const [name, { rows, plan, shownCap }] of books) {
      const shown = calculated.get(name);
      expect(shownCap(shown)).toBe('800');
      const isSum = (i: number): boolean => String(rows[i]?.[0]).endsWith('计');
      for (const { column } of totalsOf(plan, rows)) {
        const awards = rows.map((_, i) => Math.round(Number(shown?.get('明细')?.[2 + i]?.[column] ?? '') * 1_000_000));
        const of = (from: number, to: number): number =>
          awards.reduce((all, award, i) => (i >= from && i <= to && !isSum(i) ? all + award : all), 0);
        expect(Math.max(...awards.filter((_, i) => !isSum(i)))).toBe(800_000_000);
        for (const [i, [label]] of rows.entries())
          if (label === '合计') expect(awards[i]).toBe(of(0, rows.length));
          else if (label === '越城区小计') expect(awards[i]).toBe(of(0, i));
          else if (label === '柯桥区小计') expect(awards[i]).toBe(of(4, i));
      }
    }
  });
});
