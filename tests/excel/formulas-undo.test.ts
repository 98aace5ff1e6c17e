/** @jest-environment ./tests/support/dom-environment.cjs */
/** An undo in Excel of a run over award columns that were formulas: they are formulas again, over the figures as they were; or values, where that would be wrong, and it says so. */
import { cellAt, insertColumns, insertRows, type ExcelHost } from '../support/excel-host';
import { equipmentCell, figures, itemColumn, nameOf, plainOf, SHEET, start, type Started } from '../support/excel-formulas';
import type { WritePlan } from '../../src/sheet/port/port';

const COLUMNS = 40;

/** Everything on the user's sheet and on that of figures: values, formulas, and the names. */
const standing = (host: ExcelHost, plan: WritePlan): unknown => [
  [SHEET, figuresOf(plan)].map((name) =>
    Array.from({ length: 60 }, (_, row) =>
      Array.from({ length: COLUMNS }, (__, column) => {
        const { value, formula } = cellAt(host.sheet(name), row, column);
        return formula === undefined ? value : [value, formula];
      }),
    ),
  ),
  [...figures(host)].sort(),
];

const figuresOf = ({ sheets }: WritePlan): string => sheets.find(({ key }) => key.endsWith(':figures'))?.name ?? '';

/** 200万元 is the cap. */
const setCap = (host: ExcelHost, plan: WritePlan, wan: number): void => {
  const sheet = plan.sheets.find(({ key }) => key.endsWith(':figures'));
  const name = nameOf(host, 'equipment_封顶');
  host.edit(sheet?.name ?? '', sheet?.rows.findIndex((row) => row.some((cell) => plainOf(cell) === name)) ?? -1, 3, wan);
};

const begun = async (): Promise<Started & { readonly plan: WritePlan }> => {
  const { host, run } = start();
  const { plan } = await run.write(true);
  return { host, run, plan };
};

describe('where all stands as it did', () => {
  test.each([true, false])(
    'formulas and changed figures come back, with formulas in the run taken back: %s',
    async (formulas) => {
      const { host, run, plan } = await begun();
      setCap(host, plan, 0.3);
      const before = standing(host, plan);
      expect(equipmentCell(host, plan).value).toBe(3000);
      const { plan: next } = await run.write(formulas);
      expect(equipmentCell(host, next).value).toBe(50_000);
      expect((await run.undo()).told).toEqual([]);
      expect(standing(host, plan)).toEqual(before);
      // They live: a figure moves them, another run sees no edit in them, and can be taken back as well.
      setCap(host, plan, 0.4);
      expect(equipmentCell(host, plan).value).toBe(4000);
      const again = standing(host, plan);
      expect((await run.plan(true)).edits).toEqual([]);
      await run.write(true);
      expect((await run.undo()).told).toEqual([]);
      expect(standing(host, plan)).toEqual(again);
    },
  );

  test('figures and data that were changed since the run are calculated with, and no result is taken for a fault', async () => {
    const { host, run, plan } = await begun();
    const { formula } = equipmentCell(host, plan, 2);
    await run.write(false);
    host.edit(SHEET, 2, 2, 2_000_000);
    const { problems, told } = await run.undo();
    expect([told, problems.filter(({ code }) => code.includes('calculated'))]).toEqual([[], []]);
    expect(equipmentCell(host, plan, 2)).toMatchObject({ value: 100_000, formula });
  });

  test('a formula that is written as another one is refused all the same, and the run stays', async () => {
    const { host, run, plan } = await begun();
    await run.write(false);
    const before = standing(host, plan);
    host.edit(SHEET, 2, 2, 2_000_000);
    let done = false;
    host.onRequest(() => {
      const one = equipmentCell(host, plan, 3);
      if (done || one.formula === undefined) return;
      done = true;
      Object.assign(one, { formula: one.formula.replace('=0,', '=1,') });
    });
    await expect(run.undo()).rejects.toMatchObject({ problems: [{ code: 'excel/read-back' }, { code: 'excel/restored' }] });
    host.edit(SHEET, 2, 2, 1_007_777.77);
    expect(standing(host, plan)).toEqual(before);
  });

  test('a constant typed over the first formula stays one; the others have theirs', async () => {
    const { host, run, plan } = await begun();
    host.edit(SHEET, 1, itemColumn(plan, 'equipment'), 12_345);
    const before = standing(host, plan);
    await run.write(true);
    expect((await run.undo()).told).toEqual([]);
    expect(standing(host, plan)).toEqual(before);
    expect(equipmentCell(host, plan, 4).formula).toContain('C5');
  });
});

describe('where it does not, values come back beside the enterprises that they are of', () => {
  const values = (host: ExcelHost, plan: WritePlan, column = itemColumn(plan, 'equipment')): readonly unknown[] =>
    Array.from({ length: 10 }, (_, row) => {
      const { value, formula } = cellAt(host.sheet(SHEET), row, column);
      return [cellAt(host.sheet(SHEET), row, 0).value, value, formula];
    }).filter(([name, value]) => name !== '' && value !== '');

  const asValues = (cells: readonly unknown[]): readonly unknown[] =>
    (cells as readonly (readonly unknown[])[]).map(([name, value]) => [name, value, undefined]);

  test('a row that was put in before the run, or after it', async () => {
    for (const when of ['before', 'after']) {
      const { host, run, plan } = await begun();
      if (when === 'before') insertRows(host.book, host.sheet(SHEET), 3);
      // The host moves cells and names, but not what formulas refer to: what they come to then is what stood there.
      host.edit('用户的表', 0, 1, 2);
      const then = values(host, plan);
      await run.write(true);
      if (when === 'after') insertRows(host.book, host.sheet(SHEET), 3);
      expect((await run.undo()).told).toEqual(['formulas-as-values']);
      expect(values(host, plan)).toEqual(asValues(then));
    }
  });

  test('a column that was put in', async () => {
    const { host, run, plan } = await begun();
    const then = values(host, plan);
    await run.write(true);
    insertColumns(host.book, host.sheet(SHEET), 1);
    expect((await run.undo()).told).toEqual(['formulas-as-values']);
    expect(values(host, plan, itemColumn(plan, 'equipment') + 1)).toEqual(asValues(then));
  });

  test('columns of the user’s that changed places, so that a formula would read another figure', async () => {
    const { host, run, plan } = await begun();
    const then = values(host, plan);
    await run.write(true);
    for (let row = 0; row < 9; row += 1) {
      const [a, b] = [cellAt(host.sheet(SHEET), row, 2).value, cellAt(host.sheet(SHEET), row, 3).value];
      host.edit(SHEET, row, 2, b);
      host.edit(SHEET, row, 3, a);
    }
    expect((await run.undo()).told).toEqual(['formulas-as-values']);
    expect(values(host, plan)).toEqual(asValues(then));
  });

  test('a sheet of figures that was arranged anew', async () => {
    const { host, run, plan } = await begun();
    insertRows(host.book, host.sheet(figuresOf(plan)), 3);
    host.edit('用户的表', 0, 1, 2);
    const then = values(host, plan);
    await run.write(true);
    expect((await run.undo()).told).toEqual(['formulas-as-values']);
    expect(values(host, plan)).toEqual(asValues(then));
  });
});
