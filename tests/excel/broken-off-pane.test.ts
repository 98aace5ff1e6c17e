/** @jest-environment ./tests/support/dom-environment.cjs */
/** The pane opened on a workbook in which a write broke off: it says so, writes nothing on top, cleans up when asked, and computes again. */
import { createExcelPort } from '../../src/excel/port';
import { inlineComputer } from '../../src/taskpane/computing/computer';
import { createRun, type RunStore } from '../../src/taskpane/state/run-store';
import { readyToCompute, type State } from '../../src/taskpane/state/state';
import { cellAt, type ExcelHost } from '../support/excel-host';
import { startHost } from '../support/excel-library';

const SHEET = '申报汇总';

jest.setTimeout(120_000);

const until = (run: RunStore, wanted: (state: State) => boolean): Promise<State> =>
  new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error('never so')), 50_000);
    const look = (): void => {
      if (!wanted(run.state())) return;
      clearTimeout(giveUp);
      stop();
      resolve(run.state());
    };
    const stop = run.subscribe(look);
    look();
  });

const paneOn = async (): Promise<{ readonly run: RunStore; readonly end: () => void }> => {
  const run = createRun(createExcelPort(), {
    lang: 'zh',
    policy: 'shaoxing-4151-2025',
    fileName: () => '奖补.xlsx',
    now: () => new Date('2025-11-03T09:00:00Z'),
    createComputer: inlineComputer,
  });
  const end = run.start();
  await until(run, readyToCompute);
  return { run, end };
};

const picture = (host: ExcelHost) =>
  host.book.sheets.map(({ name, cells }) => [
    name,
    [...cells].flatMap(([row, line]) => [...line].flatMap(([column, { value }]) => (value === '' ? [] : [[row, column, value]]))),
  ]);

const planned = async (run: RunStore): Promise<void> => {
  run.actions.compute();
  await until(run, ({ busy, computed, stale }) => computed !== undefined && !stale && busy === undefined);
  run.actions.plan();
  await until(run, ({ plan, failure }) => plan !== undefined || failure.length > 0);
};

test('a pane that was closed while it wrote: the next one tells, cleans up and writes anew', async () => {
  const host = startHost(
    {
      sheets: [
        {
          name: SHEET,
          cells: [
            ['企业名称', '所属区县', '设备投资额（万元）', '列入市重点工业项目计划'],
            ['绍兴甲机械有限公司', '越城区', 1000, '是'],
            ['绍兴乙纺织有限公司', '柯桥区', 3000, '否'],
          ],
        },
      ],
    },
    'm365',
  );
  const before = picture(host);
  const first = await paneOn();
  await planned(first.run);
  // Headers of ours stand on the sheet by then.
  const asked = new Promise<void>((resolve) =>
    host.onRequest(() => {
      if (cellAt(host.sheet(SHEET), 0, 4).value === '') return;
      host.onRequest(undefined);
      host.fail({ request: 1, drop: true, forGood: true });
      setTimeout(resolve, 50);
    }),
  );
  first.run.actions.write();
  await asked;
  first.end();
  host.fail(undefined);
  expect(picture(host)).not.toEqual(before);

  const { run, end } = await paneOn();
  expect(run.state().opened?.workbook.brokenOff?.sheet).toBe(SHEET);
  await planned(run);
  expect(run.state().failure.map(({ code }) => code)).toEqual(['broken-off']);
  run.actions.takeBack?.();
  const { tookBack, opened } = await until(run, (state) => state.tookBack !== undefined);
  expect(tookBack?.map(({ code }) => code)).toEqual(['excel/restored']);
  expect(opened?.workbook.brokenOff).toBeUndefined();
  expect(picture(host)).toEqual(before);
  await until(run, readyToCompute);
  await planned(run);
  expect(run.state().edits).toEqual([]);
  run.actions.write();
  await until(run, ({ written }) => written !== undefined);
  expect(run.state().tookBack).toBeUndefined();
  expect(cellAt(host.sheet(SHEET), 0, 4).value).not.toBe('');
  end();
});
