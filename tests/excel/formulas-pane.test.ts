/** @jest-environment ./tests/support/dom-environment.cjs */
/** The pane's own run over Excel, with formulas: planned as in the pane, written, verified, audited, and taken back. */
import { verify } from '../../src/audit/verify/verify';
import { createExcelPort } from '../../src/excel/port';
import { withFormulas } from '../../src/formulas/columns';
import { loadShipped } from '../../src/run/policies';
import { columnLetters, parseReference } from '../../src/sheet/port/own-names';
import { inlineComputer } from '../../src/taskpane/computing/computer';
import { createRun, type RunStore } from '../../src/taskpane/state/run-store';
import type { State } from '../../src/taskpane/state/state';
import { cellAt, type CellSpec } from '../support/excel-host';
import { startHost } from '../support/excel-library';
import { GOOD } from '../support/pane-dom';

jest.setTimeout(120_000);

const SHEET = '汇总';

const until = async (run: RunStore, wanted: (state: State) => boolean): Promise<State> => {
  for (let i = 0; i < 4000; i += 1) {
    const state = run.state();
    if (wanted(state)) return state;
    if (state.failure.length > 0) throw new Error(state.failure.map(({ message }) => message.en).join('\n'));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('never came');
};

test('written with formulas, verified, and taken back', async () => {
  const cells = GOOD.map((row) => row.map((one): CellSpec => one));
  const host = startHost({ calculation: 'automatic', sheets: [{ name: SHEET, cells }] }, 'web');
  const port = createExcelPort();
  const run = createRun(port, {
    lang: 'zh',
    policy: 'shaoxing-4151-2025',
    fileName: () => 'a.xlsx',
    now: () => new Date('2025-06-01T00:00:00Z'),
    createComputer: inlineComputer,
  });
  const stop = run.start();
  await until(run, ({ recognised, busy, year }) => recognised?.ok === true && busy === undefined && year !== undefined);
  run.actions.chooseFormulas(true);
  run.actions.compute();
  await until(run, ({ computed, busy }) => computed !== undefined && busy === undefined);
  run.actions.plan();
  const { plan, formulaReport } = await until(run, (state) => state.plan !== undefined);
  expect(formulaReport?.every(({ values }) => values.length === 0)).toBe(true);
  run.actions.write();
  const { written } = await until(run, (state) => state.written !== undefined && state.busy === undefined);
  expect(written?.receipt.problems.filter(({ code }) => code !== 'excel/no-notes')).toEqual([]);
  const equipment = plan?.columns.find(({ key }) => key.endsWith(':item:8-equipment'))?.column ?? -1;
  const award = cellAt(host.sheet(SHEET), 1, equipment);
  expect([award.value, award.formula?.startsWith('=IF(N("策算 ')]).toEqual([800_000, true]);

  const formulas = () => Promise.resolve(withFormulas);
  const { policies, problems } = await verify(port, loadShipped, { formulas });
  expect([policies.map(({ differences }) => differences), problems]).toEqual([[[]], []]);
  // A figure that is changed on the sheet moves the award, and verifying says so.
  const name = host.book.names.find((one) => one.name === '策算_4151_8_equipment_封顶');
  const at = name && parseReference(name.formula);
  // The figure as printed stands two columns left of the whole number that has the name; it is told in 万元.
  host.edit(at?.sheet ?? '', at?.area.row ?? -1, 3, 10);
  expect(cellAt(host.sheet(SHEET), 1, equipment).value).toBe(100_000);
  const [moved] = (await verify(port, loadShipped, { formulas })).policies;
  expect(moved?.differences.map(({ place }) => place.cell)).toContain(`${columnLetters(equipment)}2`);
  expect(moved?.differences.filter(({ kind }) => kind === 'choice')).toEqual([
    expect.objectContaining({ code: 'figure', place: expect.objectContaining({ sheet: at?.sheet }) as unknown, stated: '10' }),
  ]);

  run.actions.readyUndo();
  await until(run, ({ undo }) => undo !== undefined);
  run.actions.undo();
  await until(run, ({ undone, busy }) => undone !== undefined && busy === undefined);
  // The figure that was changed there is the user's.
  expect(host.book.sheets.map(({ name }) => name)).toEqual([SHEET, '公式参数（留存1）']);
  expect(host.book.names).toEqual([]);
  expect(cellAt(host.sheet(SHEET), 1, equipment).value).toBe('');
  stop();
});
