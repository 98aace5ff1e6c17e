/** Awards and totals above, below and over subtotals as formulas: what they refer to, and that they follow when figures change, to the 分. */
import { withFormulas } from '../../src/formulas/columns';
import { compute, openSheet, planWrite, recogniseSheet } from '../../src/run/run';
import type { CellValue, WritePlan } from '../../src/sheet/port/port';
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

test('no formula mentions an item that the sheet has no columns for, and the simplest stays short', async () => {
  const { plan } = await book(SHEETS['below'] ?? []);
  const texts = plan.columns.flatMap(({ values }) => values.map(formulaOf)).filter((text) => text.includes('策算_'));
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) {
    expect(new Set([...text.matchAll(/策算_4151_([\w]+?)_[条奖封]/g)].map(([, item]) => item))).toEqual(new Set(['8_equipment']));
    expect(text.length).toBeLessThan(1800);
  }
});

/** The workbook with other figures on the sheet of figures, as if by hand, and without results. */
const changed = async (rows: readonly Row[], by: Readonly<Record<string, number>>) => {
  const { plan, bytes } = await book(rows);
  const figures = plan.sheets.find(({ rows: all }) => all.some((row) => row.some((cell) => plainOf(cell) === '封顶')));
  const file = withSheets(withoutResults(bytes), (xml) =>
    xml.includes('封顶')
      ? xml.replace(/(<c r="D\d+"[^>]*><v>)([\d.]+)/g, (_, cell: string, value: string) => cell + String(by[value] ?? value))
      : xml,
  );
  const figuresIn = (sheets: ReadonlyMap<string, readonly (readonly string[])[]> | undefined): readonly string[] =>
    (sheets?.get(figures?.name ?? '') ?? []).map((row) => row[3] ?? '');
  return { rows, plan, file, figuresIn };
};

const isSum = (row: Row | undefined): boolean => String(row?.[0]).endsWith('计');

describeLibreOffice((soffice) => {
  test('a lower cap lowers the awards and every total of them; rates and points of other denominators pay large bases too', async () => {
    const books = new Map<string, Awaited<ReturnType<typeof changed>>>();
    for (const [name, rows] of Object.entries(SHEETS)) books.set(`${name}.xlsx`, await changed(rows, { 1500: 800 }));
    books.set('rates.xlsx', await changed(SHEETS['below'] ?? [], { 6: 5.125, 4: 3.5, 2: 1.75, 1500: 99_999 }));
    const calculated = libreOfficeCalculated(soffice, new Map([...books].map(([name, { file }]) => [name, file])));
    for (const [name, { rows, plan, figuresIn }] of books) {
      const shown = calculated.get(name);
      const rates = name === 'rates.xlsx';
      for (const figure of rates ? ['5.125', '3.5', '1.75', '99999'] : ['800']) expect(figuresIn(shown)).toContain(figure);
      for (const { column } of totalsOf(plan, rows)) {
        const awards = rows.map((_, i) => Math.round(Number(shown?.get('明细')?.[2 + i]?.[column] ?? '') * 1_000_000));
        const of = (from: number, to: number): number =>
          awards.reduce((all, award, i) => (i >= from && i <= to && !isSum(rows[i]) ? all + award : all), 0);
        const paid = awards.filter((_, i) => !isSum(rows[i]));
        // 5.125% and 1.75 points of a base in 分, half up.
        const due = BASES.map((base) => Number((BigInt(Math.round(base * 1_000_000)) * 6875n + 50_000n) / 100_000n));
        if (rates) expect(paid).toEqual(due);
        else expect(Math.max(...paid)).toBe(800_000_000);
        for (const [i, [label]] of rows.entries())
          if (label === '合计') expect(awards[i]).toBe(of(0, rows.length));
          else if (label === '越城区小计') expect(awards[i]).toBe(of(0, i));
          else if (label === '柯桥区小计') expect(awards[i]).toBe(of(4, i));
      }
    }
  });
});
