/** Runs that a test breaks off at every request: how each begins and what it writes; and pictures of the workbook before and after. */
import { ProblemError, type Result } from '../../src/core/problem';
import { parseOwnName, parseReference } from '../../src/sheet/port/own-names';
import type { WritePlan } from '../../src/sheet/port/port';
import { markStale } from '../../src/sheet/record/stale';
import { compute, openSheet, planWrite, recogniseSheet, type Opened } from '../../src/run/run';
import { allRecords } from '../../src/run/records';
import { undoRun } from '../../src/run/undo';
import type { Recognition } from '../../src/sheet/mapping';
import { DISTRICT } from './district-pack';
import { makeExcel, type ExcelHarness } from './excel-harness';
import type { ExcelHost } from './excel-host';
import { evidenceOf, planOf, seedOf, SHEET } from './excel-plan';
import { loadText } from './packs';

export const ROWS = 6;
export const make = (): Promise<ExcelHarness> => makeExcel('ltsc2024')(seedOf(ROWS));

const sure = <T>(result: Result<T>): T => {
  if (!result.ok) throw new ProblemError(result.problems);
  return result.value;
};

export interface Scenario {
  readonly name: string;
  readonly start: () => Promise<ExcelHarness>;
  /** Of a fresh start: the same each time. */
  readonly plan: (started: ExcelHarness) => Promise<WritePlan>;
}

const fixed =
  (plan: WritePlan): Scenario['plan'] =>
  () =>
    Promise.resolve(plan);

/** Values, formulas and number formats of every cell that has any; names; memory; sheets. */
export const state = (host: ExcelHost) => ({
  sheets: host.book.sheets.map((sheet) => ({
    name: sheet.name,
    cells: [...sheet.cells]
      .flatMap(([row, line]) =>
        [...line].flatMap(([column, { value, formula, format }]) =>
          value === '' && format === 'General' ? [] : [[row, column, value, formula, format]],
        ),
      )
      .sort(),
    // A name that held a column meanwhile may stay when its removal fails; the next write takes it away.
    names: sheet.names
      .filter(({ name }) => parseOwnName(name))
      .map(({ name, formula, visible }) => [name, parseReference(formula), visible]),
    // Rows that are printed on every page are a matter of looks.
    visible: sheet.names.filter(({ name, visible }) => visible && name !== 'Print_Titles').map(({ name }) => name),
  })),
  names: host.book.names.filter(({ name }) => parseOwnName(name)).map(({ name, formula }) => [name, formula]),
  xml: host.book.xml.map(({ content }) => content),
});

/** Sorted where the order says nothing, and without what is nothing. */
const plainly = (value: unknown): unknown => {
  if (value instanceof Map)
    return [...(value as Map<number | string, unknown>)]
      .map(([key, one]) => [key, plainly(one)])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  if (value instanceof Set) return [...(value as Set<number>)].sort((a, b) => a - b);
  return value;
};

/** Everything that a workbook holds and looks like, but for the ids that Excel gives. */
export const everything = (host: ExcelHost): unknown => ({
  sheets: host.book.sheets.map(({ id: _id, cells, ...sheet }) => ({
    ...Object.fromEntries(Object.entries(sheet).map(([name, value]) => [name, plainly(value)])),
    cells: [...cells]
      .flatMap(([row, line]) =>
        [...line].map(([column, { look, ...cell }]) => [row, column, cell, Object.entries(look).sort()] as const),
      )
      .filter(([, , { value, format, link }, look]) => value !== '' || format !== 'General' || link || look.length > 0)
      .sort(([a, b], [c, d]) => a - c || b - d),
  })),
  names: host.book.names,
  xml: host.book.xml.map(({ content }) => content),
});

/** Links on the user's sheet, all of them in our columns. */
export const links = (host: ExcelHost): number =>
  [...host.sheet(SHEET).cells.values()].flatMap((line) => [...line.values()]).filter((cell) => cell.link).length;

export const users = (host: ExcelHost): unknown =>
  [SHEET, '用户的表'].map((name) =>
    [...host.sheet(name).cells].map(([row, line]) => [
      row,
      [...line].filter(([column]) => column < 3).map(([column, { value, format, look }]) => [column, value, format, look]),
    ]),
  );

const afterOne = async (): Promise<ExcelHarness> => {
  const harness = await make();
  await harness.port.write(planOf(ROWS, { record: 'first' }));
  return harness;
};

/** Enterprises that DISTRICT pays for. */
const paid = (): Promise<ExcelHarness> =>
  makeExcel('ltsc2024')({
    sheets: [
      {
        name: SHEET,
        cells: [
          ['企业名称', '统一社会信用代码', '设备投资额（元）'],
          ...Array.from({ length: ROWS }, (_, i) => [`企业${i}`, null, 1_200_000 + i]),
        ],
      },
      { name: '用户的表', cells: [['不要动', 1]] },
    ],
  });

const read = async ({ port }: ExcelHarness): Promise<{ readonly opened: Opened; readonly recognition: Recognition }> => {
  const opened = sure(await openSheet(port, SHEET));
  return { opened, recognition: sure(recogniseSheet(opened, sure(loadText(DISTRICT)), 2021)) };
};

const planRun = async (harness: ExcelHarness): Promise<WritePlan> => {
  const { opened, recognition } = await read(harness);
  const computed = sure(compute(opened, recognition, sure(loadText(DISTRICT)), { year: 2021, readings: {}, parameters: {} }));
  const options = { lang: 'zh', unit: '元', fileName: 'a.xlsx', now: '2021-12-01T00:00:00Z' } as const;
  return planWrite(opened, computed, options).plan;
};

const run = async (harness: ExcelHarness): Promise<ExcelHarness> => {
  await harness.port.write(await planRun(harness));
  return harness;
};

const POLICY = 'mini-district';

/** A run, and a figure that has changed since. */
const outOfDate = async (): Promise<ExcelHarness> => {
  const harness = await run(await paid());
  await harness.type(SHEET, 2, 2, 3_000_000);
  return harness;
};

/** And somebody has written on the evidence. */
const remarked = async (): Promise<ExcelHarness> => {
  const harness = await outOfDate();
  await harness.type('测算依据', 3, 16, '已电话核实');
  return harness;
};

/** A start and a plan each, with something to lose at every request. */
export const scenarios: readonly Scenario[] = [
  { name: 'first run', start: make, plan: fixed(planOf(ROWS)) },
  {
    name: 'second run',
    start: afterOne,
    plan: fixed(
      planOf(ROWS - 1, { memory: '{"run":2}', record: 'second', sheets: [evidenceOf(2), ...planOf(ROWS).sheets.slice(1)] }),
    ),
  },
  {
    name: 'undo of a first run',
    start: afterOne,
    plan: fixed(
      planOf(ROWS, {
        columns: [],
        dropped: planOf(ROWS).columns.map(({ key, column }) => ({ key, column })),
        sheets: [],
        removed: ['evidence', 'summary'],
        memory: '',
        record: '',
      }),
    ),
  },
  {
    name: 'marks on results that are out of date',
    start: outOfDate,
    plan: async (harness) => {
      const { opened, recognition } = await read(harness);
      const { grid, ownColumns, workbook } = opened;
      const marks = markStale(grid, ownColumns, POLICY, allRecords(opened), recognition.mapping, workbook.memory ?? '', 'zh');
      if (!marks) throw new Error('nothing is out of date');
      return marks;
    },
  },
  {
    name: 'undo of a second run',
    start: async () => run(await outOfDate()),
    plan: async (harness) => {
      const { opened, recognition } = await read(harness);
      return sure(await undoRun(harness.port, opened, POLICY, recognition.mapping)).plan;
    },
  },
  { name: 'second run that leaves a sheet standing', start: remarked, plan: planRun },
];
