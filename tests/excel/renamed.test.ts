/** @jest-environment ./tests/support/dom-environment.cjs */
/** The pane beside a sheet that is renamed or deleted meanwhile: a renamed sheet is followed, a deleted one is said to be gone, with what there is instead. */
import { createExcelPort } from '../../src/excel/port';
import { createRun, type RunStore } from '../../src/taskpane/state/run-store';
import { readyToCompute, type State } from '../../src/taskpane/state/state';
import type { ExcelHost } from '../support/excel-host';
import { startHost } from '../support/excel-library';

const POLICY = 'shaoxing-4151-2025';
const [OLD, NEW] = ['申报汇总', '2025年申报'];

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

jest.setTimeout(120_000);

const begun = async (): Promise<{ readonly host: ExcelHost; readonly run: RunStore; readonly end: () => void }> => {
  const host = startHost(
    {
      sheets: [
        {
          name: OLD,
          cells: [
            ['企业名称', '所属区县', '设备投资额（万元）', '列入市重点工业项目计划'],
            ['绍兴甲机械有限公司', '越城区', 1000, '是'],
            ['绍兴乙纺织有限公司', '柯桥区', 3000, '否'],
          ],
        },
        { name: '说明', cells: [['说明']] },
      ],
    },
    'm365',
  );
  const run = createRun(createExcelPort(), {
    lang: 'zh',
    policy: POLICY,
    fileName: () => '奖补.xlsx',
    now: () => new Date('2025-11-03T09:00:00Z'),
  });
  const end = run.start();
  await until(run, readyToCompute);
  return { host, run, end };
};

const rename = (host: ExcelHost): void => {
  const sheet = host.sheet(OLD);
  for (const one of [...sheet.names, ...host.book.names]) one.formula = one.formula.replaceAll(OLD, NEW);
  sheet.name = NEW;
};

const listed = ({ opened }: State): readonly string[] => opened?.workbook.sheets.map(({ name }) => name) ?? [];

test('a renamed sheet is read under its new name, and the list has it', async () => {
  const { host, run, end } = await begun();
  rename(host);
  run.actions.compute();
  const state = await until(
    run,
    ({ computed, failure, busy }) => busy === undefined && (computed !== undefined || failure.length > 0),
  );
  expect(state.failure).toEqual([]);
  expect(state.opened?.grid.sheet).toBe(NEW);
  expect(listed(state)).toEqual([NEW, '说明']);
  end();
});

test('a change on it is heard', async () => {
  const { host, run, end } = await begun();
  rename(host);
  expect(run.state().unread).toBe(false);
  host.edit(NEW, 1, 2, 2000);
  const { opened } = await until(run, ({ unread }) => unread);
  expect(opened?.grid.sheet).toBe(OLD);
  run.actions.open(OLD);
  const state = await until(run, ({ busy, unread }) => busy === undefined && !unread);
  expect(state.opened?.grid.sheet).toBe(NEW);
  end();
});

test('another sheet that takes the old name is not taken for it', async () => {
  const { host, run, end } = await begun();
  rename(host);
  host.sheet('说明').name = OLD;
  run.actions.open(OLD);
  const state = await until(run, ({ opened, busy }) => busy === undefined && opened?.grid.sheet !== OLD);
  expect(state.opened?.grid.sheet).toBe(NEW);
  expect(listed(state)).toEqual([NEW, OLD]);
  end();
});

test('a deleted sheet is said to be gone; what there is instead can be chosen', async () => {
  const { host, run, end } = await begun();
  host.book.sheets.splice(0, 1);
  run.actions.compute();
  const state = await until(run, ({ failure, busy }) => busy === undefined && failure.length > 0);
  expect(state.failure[0]?.message.zh).toBe('工作表“申报汇总”已不在工作簿中。请在第 1 步的“工作表”中选择一张。');
  expect(listed(state)).toEqual(['说明']);
  run.actions.open('说明');
  expect((await until(run, ({ opened, busy }) => busy === undefined && opened?.grid.sheet === '说明')).failure).toEqual([]);
  end();
});
