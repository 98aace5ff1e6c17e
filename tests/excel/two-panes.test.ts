/** @jest-environment ./tests/support/dom-environment.cjs */
/** Two panes on one workbook: what one prepared is not written over what the other has stored meanwhile; done again, it goes through. */
import { createExcelPort } from '../../src/excel/port';
import type { Policy } from '../../src/policy/model';
import { expiredMarks } from '../../src/run/expired';
import { allRecords } from '../../src/run/records';
import { recogniseSheet } from '../../src/run/run';
import { undoRun } from '../../src/run/undo';
import type { WritePlan } from '../../src/sheet/port/port';
import type { ExcelHost } from '../support/excel-host';
import { codes, formulaRun, policy as district, sure, type FormulaRun } from '../support/excel-formulas';
import { startHost } from '../support/excel-library';
import { everything } from '../support/excel-scenarios';
import { mini as miniPack } from '../support/mini-pack';

const mini = miniPack();
const FIRST = '甲表';
const SECOND = '乙表';

const begun = (): ExcelHost =>
  startHost(
    {
      sheets: [FIRST, SECOND].map((name) => ({
        name,
        cells: [
          ['企业名称', '统一社会信用代码', '设备投资额（元）'],
          ...[1_200_000, 2_000_000, 3_000_000].map((yuan, i) => [`${name}企业${i}`, null, yuan]),
        ],
      })),
    },
    'm365',
  );

const runOn = (sheet: string, policy: Policy, year: number): FormulaRun =>
  formulaRun(createExcelPort(), sheet, policy, { year, readings: {}, parameters: {} });
const here = (): FormulaRun => runOn(FIRST, district, 2021);
const there = (): FormulaRun => runOn(SECOND, mini, 2025);

const MARKS = 'marks of what is out of date';

/** What one pane prepares on the first sheet, where both have written before. */
const PREPARED: Readonly<Record<string, (host: ExcelHost) => Promise<WritePlan>>> = {
  'a run': async () => (await here().plan(false)).plan,
  'an undo': async () => sure(await undoRun(createExcelPort(), await here().opened(), district.id)).plan,
  [MARKS]: async (host) => {
    host.edit(FIRST, 1, 2, 5_000_000);
    const opened = await here().opened();
    const { mapping } = sure(recogniseSheet(opened, district, 2021, {}));
    const marks = expiredMarks(opened, district, mapping, 'zh');
    if (!marks) throw new Error('nothing is out of date');
    return marks;
  },
};

/** What the other does meanwhile. */
const MEANWHILE: Readonly<Record<string, () => Promise<unknown>>> = {
  'runs the other policy on the other sheet': () => there().write(false, { now: '2026-02-02T00:00:00Z' }),
  'takes the other policy back': () => there().undo(),
  'runs the same policy': () => here().write(false, { now: '2026-02-02T00:00:00Z' }),
};

const cases = Object.keys(PREPARED).flatMap((one) => Object.keys(MEANWHILE).map((other) => [one, other] as const));

test.each(cases)('%s, while the other %s', async (prepared, meanwhile) => {
  const host = begun();
  await here().write(false);
  await there().write(false);
  const plan = await PREPARED[prepared]?.(host);
  if (!plan) throw new Error('no plan');
  await MEANWHILE[meanwhile]?.();
  const before = everything(host);
  const records = Object.keys(allRecords(await there().opened()));
  expect(await codes(here().put(plan))).toEqual(['excel/run-meanwhile']);
  expect(everything(host)).toEqual(before);
  expect(Object.keys(allRecords(await there().opened()))).toEqual(records);
  // The other's run counts with the figures of now: nothing is left to mark.
  if (prepared === MARKS && meanwhile === 'runs the same policy') return;
  const again = await PREPARED[prepared]?.(host);
  expect(await codes(here().put(again ?? plan))).toEqual([]);
  if (meanwhile.includes('runs the other')) expect(Object.keys(allRecords(await there().opened()))).toContain(mini.id);
});

test('two first runs at a time: the second is told of the first, and goes through when it is done again', async () => {
  const host = begun();
  const { plan } = await here().plan(false);
  await there().write(false);
  const before = everything(host);
  expect(await codes(here().put(plan))).toEqual(['excel/run-meanwhile']);
  expect(everything(host)).toEqual(before);
  await here().write(false);
  expect(Object.keys(allRecords(await there().opened())).sort()).toEqual([district.id, mini.id].sort());
});
