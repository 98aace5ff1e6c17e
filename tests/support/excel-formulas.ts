/** Runs with award columns as formulas in the in-memory Excel: a policy, a sheet and a host in; each step of a real run, and what stands in the cells, out. */
import { ProblemError, type Result } from '../../src/core/problem';
import { createExcelPort } from '../../src/excel/port';
import type { Wanted } from '../../src/engine/choose';
import { withFormulas } from '../../src/formulas/columns';
import type { Policy } from '../../src/policy/model';
import { compute, openSheet, planWrite, recogniseSheet, type Opened, type PlanOptions } from '../../src/run/run';
import { undoRun } from '../../src/run/undo';
import type { MappingChoices } from '../../src/sheet/mapping';
import type { CellValue, SheetPort, WritePlan, WriteReceipt } from '../../src/sheet/port/port';
import type { RunPlan } from '../../src/sheet/record/plan-run';
import { DISTRICT } from './district-pack';
import { cellAt, type BookModel, type Cell, type ExcelHost } from './excel-host';
import { startHost } from './excel-library';
import { loadText } from './packs';

export const sure = <T>(result: Result<T>): T => {
  if (!result.ok) throw new ProblemError(result.problems);
  return result.value;
};

export interface FormulaRun {
  readonly opened: () => Promise<Opened>;
  readonly plan: (formulas: boolean, more?: Partial<PlanOptions>) => Promise<RunPlan>;
  readonly write: (formulas: boolean, more?: Partial<PlanOptions>) => Promise<{ plan: WritePlan; receipt: WriteReceipt }>;
  readonly put: (plan: WritePlan) => Promise<WriteReceipt>;
  /** With what does not come back as it was. */
  readonly undo: () => Promise<WriteReceipt & { readonly told: readonly string[] }>;
}

export const formulaRun = (
  port: SheetPort,
  sheet: string,
  policy: Policy,
  wanted: Wanted,
  choices: MappingChoices = {},
): FormulaRun => {
  const opened = async (): Promise<Opened> => sure(await openSheet(port, sheet));
  const plan: FormulaRun['plan'] = async (formulas, more) => {
    const now = await opened();
    const computed = sure(compute(now, sure(recogniseSheet(now, policy, wanted.year, choices)), policy, wanted));
    return planWrite(now, computed, {
      lang: 'zh',
      unit: '元',
      fileName: 'a.xlsx',
      now: '2026-01-01T00:00:00Z',
      ...(formulas && { dress: withFormulas }),
      ...more,
    });
  };
  return {
    opened,
    put: (made) => port.write(made),
    plan,
    write: async (formulas, more) => {
      const { plan: planned } = await plan(formulas, more);
      return { plan: planned, receipt: await port.write(planned) };
    },
    undo: async () => {
      const now = await opened();
      const recognition = sure(recogniseSheet(now, policy, wanted.year, choices));
      const { plan: back, told } = sure(await undoRun(port, now, policy.id, recognition.mapping));
      return { ...(await port.write(back)), told: told.map(({ code }) => code) };
    },
  };
};

export const SHEET = '申报';
export const ROWS = 8;
export const district = loadText(DISTRICT);
if (!district.ok) throw new Error('no pack');
export const policy = district.value;

export interface Started {
  readonly host: ExcelHost;
  readonly run: FormulaRun;
}

export const start = (calculation: BookModel['calculation'] = 'automatic', rows = ROWS): Started => {
  const host = startHost(
    {
      calculation,
      sheets: [
        {
          name: SHEET,
          cells: [
            ['企业名称', '统一社会信用代码', '设备投资额（元）', '标准数（项）'],
            ...Array.from({ length: rows }, (_, i) => [
              `企业${i}`,
              null,
              i === 3 ? 900_000 : 1_000_000 + (i % 9_000) * 7_777.77,
              i % 3,
            ]),
          ],
        },
        { name: '用户的表', cells: [['不要动', 1]] },
      ],
    },
    'web',
  );
  return { host, run: formulaRun(createExcelPort(), SHEET, policy, { year: 2021, readings: {}, parameters: {} }) };
};

export const plainOf = (cell: CellValue | undefined): unknown =>
  (typeof cell === 'object' && cell !== null ? cell.value : cell) ?? '';
export const isFormula = (cell: CellValue | undefined): boolean => typeof cell === 'object' && cell?.formula !== undefined;

/** Cells that are not as planned: another value, or a formula where there should be none. */
export const wrongCells = (host: ExcelHost, plan: WritePlan): readonly unknown[] =>
  plan.columns.flatMap(({ key, column, values }) =>
    values.flatMap((wanted, i) => {
      const { value, formula } = cellAt(host.sheet(plan.sheet), plan.firstRow + i, column);
      const right =
        (formula !== undefined) === isFormula(wanted) &&
        (typeof value === 'number'
          ? value.toPrecision(15) === Number(plainOf(wanted)).toPrecision(15)
          : value === plainOf(wanted));
      return right ? [] : [[key, i, value, formula, plainOf(wanted)]];
    }),
  );

export const formulasIn = ({ columns }: WritePlan): number =>
  columns.reduce((sum, { values }) => sum + values.filter(isFormula).length, 0);

export const figures = (host: ExcelHost): ReadonlyMap<string, string> =>
  new Map(host.book.names.flatMap(({ name, formula, visible }) => (visible ? [[name, formula]] : [])));

export const codes = (work: Promise<unknown>): Promise<readonly string[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      return error.problems.map(({ code }) => code);
    },
  );

export const itemColumn = (plan: WritePlan, item: string): number =>
  plan.columns.find(({ key }) => key.endsWith(`:item:${item}`))?.column ?? -1;

export const equipmentCell = (host: ExcelHost, plan: WritePlan, row = 1): Cell =>
  cellAt(host.sheet(SHEET), row, itemColumn(plan, 'equipment'));

/** A name of a figure that the award of an item uses. */
export const nameOf = (host: ExcelHost, part: string): string =>
  [...figures(host).keys()].find((name) => name.includes(part)) ?? 'none';
