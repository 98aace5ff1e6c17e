/**
 * From the first run to the undoing, every text of the catalogues marked: what can be seen or heard and is not marked, nor the sheet's, nor the policy's, was written into the code past both languages.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, render } from '@testing-library/react';
import { inlineComputer } from '../../src/taskpane/computing/computer';
import { ErrorBoundary } from '../../src/taskpane/components/ErrorBoundary';
import { guideTexts } from '../../src/taskpane/texts/guide-texts';
import { NOTHING_KEPT } from '../../src/taskpane/keep/kept';
import { explainTexts } from '../../src/taskpane/texts/explain-texts';
import { texts } from '../../src/taskpane/texts/texts';
import type { XlsxFile } from '../../src/xlsx/open';
import { GOOD, leave, portOf, showMessage, type Row } from '../support/pane-dom';
import { marked, unmarked, type Known } from '../support/pseudo';
import * as pane from '../support/pseudo-pane';
import { allOf, answered, choose, come, fill, one, press, seen, turnTo, unfold } from '../support/pseudo-pane';

jest.mock('../../src/core/lang', () => jest.requireActual<typeof import('../support/pseudo')>('../support/pseudo').markedLang);

/** 丙 has a figure that cannot be read. */
const GIVEN: readonly Row[] = [...GOOD, ['丙公司', '91330602MA2BEXMP36', '三期', '约200', '否', 0, '否', '否']];
const REGISTER: readonly Row[] = [
  ['序号', '项目', '政策条款', '责任科室', '联系人', '联系电话'],
  [1, '设备奖励', '第八条', '投资科', '张三', '0575-1'],
  [2, '贴息', '第九条', '投资科', '李四', '0575-2'],
];
const TWO: readonly Row[] = [...GOOD, [], ['企业名称', '项目名称', '绩效创A', 'VOCs源头替代'], ['丙公司', '三期', '是', '否']];

let known: Known;
beforeAll(async () => {
  known = await pane.knownOf({ rows: [GIVEN, REGISTER, TWO], words: ['汇总', '专家评审核减', '没有这一户'] });
});
jest.setTimeout(120_000);
afterEach(leave);
const expectMarked = (screen: string): void => pane.expectMarked(screen, known);

const computed = async (): Promise<void> => {
  await seen(texts.identityColumns);
  press(texts.compute);
  await seen(texts.totalAwarded);
};
const written = async (): Promise<void> => {
  press(texts.prepare);
  await seen(texts.willWrite);
  expectMarked('before writing');
  press(texts.write);
  await seen(texts.hasWritten);
};

test('a text past the catalogues is found, wherever it stands', () => {
  const root = document.createElement('div');
  root.innerHTML =
    '<p>⟦已选 ⟦甲⟧ 个⟧ 汇总 80万元 D2 <b>直接写</b></p><input placeholder="Type here" value="甲" /><i title="⟦好⟧">3</i><b aria-label="关闭">×</b>';
  expect(unmarked(root, { texts: ['汇总'], documents: [] })).toEqual(['直接写', 'Type here', '关闭']);
});

test('a text past the catalogues on a screen of the pane fails this test', async () => {
  await pane.open(await portOf(GOOD), { about: { zh: '没有目录的话', en: 'not from a catalogue' } });
  await seen(texts.identityColumns);
  expect(() => expectMarked('recognised')).toThrow(/没有目录的话/);
});

test('the first run, the columns, the settings', async () => {
  await pane.open(await portOf(GIVEN), { policy: '', guide: true });
  await come('button', texts.reread);
  expectMarked('first run');
  choose(texts.policy, pane.POLICY);
  await seen(texts.identityColumns);
  expectMarked('recognised');
  for (const said of [texts.dataColumns, texts.changeOf(marked('当年设备投资额', '').zh), texts.notFound, texts.readings])
    unfold(said);
  unfold(texts.parameters);
  expectMarked('a column being changed, readings and figures');
  const figure = document.querySelector('[data-step="3"] input[type=text]');
  if (!figure) throw new Error('no figure');
  fireEvent.change(figure, { target: { value: '甲' } });
  choose(texts.year, '2027');
  await seen(texts.expired(2027, '2026-12-31'));
  expectMarked('a figure that cannot be read, a year out of force');
  leave();
  const kept = { ...NOTHING_KEPT, readings: { [pane.POLICY]: { 两份重点项目计划: '同时' } } };
  await pane.open(await portOf(GIVEN), { keep: { read: () => kept, write: () => undefined } });
  await seen(guideTexts.readingsKept);
  expectMarked('readings that were kept');
});

test('computing, cancelled and done', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const createComputer: typeof inlineComputer = () => {
    const real = inlineComputer();
    return {
      ...real,
      compute: async (task, progress) => {
        progress(3, 10);
        await held;
        return real.compute(task, progress);
      },
    };
  };
  await pane.open(await portOf(GIVEN), { createComputer });
  await seen(texts.identityColumns);
  press(texts.compute);
  await come('button', texts.cancel);
  expectMarked('computing');
  release();
  await seen(texts.totalAwarded);
  for (const said of [texts.byStatus, texts.problems, texts.awardsOf(0)]) unfold(said);
  expectMarked('results');
  choose(texts.year, '2026');
  expectMarked('settings changed since');
  press(texts.computeAgain);
  await seen(texts.noDifference);
  expectMarked('computed again');
});

test('writing, and undoing it', async () => {
  await pane.open(await portOf(GIVEN));
  await computed();
  await written();
  expectMarked('written');
  press(texts.undo);
  await come('button', texts.undoNow);
  expectMarked('before undoing');
  press(texts.undoNow);
  await seen(texts.undone);
  expectMarked('undone');
});

test('the working, and from one award to the next', async () => {
  await pane.open(await portOf(GIVEN));
  await seen(texts.identityColumns);
  turnTo(texts.tabExplain);
  await seen(texts.explainEmpty);
  expectMarked('nothing computed');
  turnTo(texts.tabRun);
  await computed();
  turnTo(texts.tabExplain);
  await come('input', explainTexts.find);
  expectMarked('nothing selected');
  fill(explainTexts.find, '没有这一户');
  await seen(explainTexts.findNone);
  expectMarked('nobody found');
  for (const [row, name] of [
    ['2', '甲公司'],
    ['3', '乙公司'],
    ['4', '丙公司'],
  ] as const) {
    fill(explainTexts.find, row);
    await come('button', name);
    expectMarked('found');
    press(name);
    await come('button', explainTexts.allItems(0));
    press(explainTexts.allItems(0));
    expectMarked(`row ${row}`);
    // Each of its items, worked out.
    for (let i = 0; i < allOf(`[aria-label="${explainTexts.itemsOfRow.zh}"] button`, '').length; i += 5) {
      fireEvent.click(allOf(`[aria-label="${explainTexts.itemsOfRow.zh}"] button`, '')[i] as HTMLElement);
      await come('button', texts.copy);
      expectMarked(`row ${row}, item ${i}`);
      press(texts.back);
      unfold(explainTexts.allItems(0));
    }
  }
  for (const kind of ['capped', 'displaced', 'undecided']) {
    choose(explainTexts.jumpKind, kind);
    for (const said of [
      explainTexts.next,
      explainTexts.next,
      explainTexts.next,
      explainTexts.previous,
      explainTexts.previous,
      explainTexts.previous,
    ]) {
      press(said);
      await answered();
      expectMarked(`from one to the next, ${kind}`);
    }
  }
});

test('cells changed by hand, results out of date', async () => {
  const port = (await portOf(GOOD)) as XlsxFile;
  await pane.open(port);
  await computed();
  await written();
  leave();
  await pane.open(await pane.reopened(port, { 汇总: { [await pane.ownCell(port)]: 600_000, D3: 900 } }));
  await seen(texts.identityColumns);
  await come('button', texts.markExpired);
  expectMarked('out of date');
  press(texts.compute);
  await seen(texts.totalAwarded);
  press(texts.prepare);
  await seen(texts.editsFound(1));
  fireEvent.click(one('input[type=radio]', texts.editChoice.decide));
  fill(texts.editReason, '专家评审核减');
  expectMarked('changed by hand');
  fireEvent.keyDown(one('input', texts.editReason), { key: 'Enter' });
  await seen(texts.willWrite);
  press(texts.write);
  await seen(texts.hasWritten);
  expectMarked('decided by hand');
  press(texts.undo);
  await come('button', texts.undoNow);
  expectMarked('undoing what was decided by hand');
});

test('sheets that are refused, and panes that have nothing to work on', async () => {
  await pane.open(await portOf(REGISTER));
  await seen(texts.refused);
  expectMarked('refused');
  leave();
  await pane.open(await portOf(TWO));
  await seen(texts.useHeader);
  expectMarked('two headers');
  leave();
  for (const message of [texts.noOffice, texts.notInExcel, texts.tooOld, texts.unexpected('甲')]) {
    await showMessage(message, { lang: 'zh' });
    expectMarked('a message');
    leave();
  }
  const failing = { ...(await portOf(GOOD)), read: () => Promise.reject(new Error('甲')) };
  await pane.open(failing);
  await seen(texts.unexpected('甲'));
  expectMarked('a sheet that cannot be read');
});

const Fails = (): never => {
  throw new Error('汇总');
};

test('a screen that fails', async () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <ErrorBoundary lang="zh">
      <Fails />
    </ErrorBoundary>,
  );
  await seen(texts.broken);
  expectMarked('an error while drawing');
  quiet.mockRestore();
});
