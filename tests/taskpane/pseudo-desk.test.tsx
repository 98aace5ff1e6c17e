/**
 * The desk with every text of the catalogues marked, as in pseudo-run: findings, their causes and workings, the paper, a result verified.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, waitFor } from '@testing-library/react';
import { KIND_WORDS, MARK_WORDS } from '../../src/audit/marks';
import { deskTexts } from '../../src/taskpane/audit/texts';
import { texts } from '../../src/taskpane/texts/texts';
import type { XlsxFile } from '../../src/xlsx/open';
import type { Edits } from '../support/edit-cells';
import { GOOD, leave, portOf, type Row } from '../support/pane-dom';
import type { Known } from '../support/pseudo';
import * as pane from '../support/pseudo-pane';
import { allOf, come, fill, one, press, seen, turnTo, unfold } from '../support/pseudo-pane';

jest.mock('../../src/core/lang', () => jest.requireActual<typeof import('../support/pseudo')>('../support/pseudo').markedLang);

/** The last column has amounts to check: 乙 was paid above the cap, 丁 for a figure that cannot be read; the total is wrong, and 丙 was paid twice. */
const GIVEN: readonly Row[] = [
  [...(GOOD[0] ?? []), '制造业项目设备投入奖励（万元）'],
  [...(GOOD[1] ?? []), 80],
  ['乙公司', '91330602MA2BEXMP28', '二期', 30_000, '否', 900, '否', '否', 1800],
  ['丙公司', '91330602MA2BEXMP36', '三期', 250, '否', 0, '否', '否', 15],
  ['丙公司', '91330602MA2BEXMP36', '三期', 303, '否', 0, '否', '否', 18.18],
  ['丁公司', '91330602MA2BEXMP44', '四期', '约200', '否', 0, '否', '否', 12],
  ['戊公司', '91330602MA2BEXMP52', '五期', 400, '否', 0, '否', '否', null],
  ['合计', null, null, null, null, null, null, null, 5000],
];

let known: Known;
beforeAll(async () => {
  known = await pane.knownOf({ rows: [GIVEN], words: ['汇总', '待查凭证'] });
});
jest.setTimeout(180_000);
afterEach(leave);
const expectMarked = (screen: string): void => pane.expectMarked(screen, known);

const isOff = (said: Parameters<typeof one>[1]): boolean =>
  one('button:not([role="tab"])', said).getAttribute('aria-disabled') === 'true';
const audited = async (): Promise<void> => {
  await waitFor(() => expect(isOff(deskTexts.run)).toBe(false), { timeout: 30_000 });
  press(deskTexts.run);
  await seen(deskTexts.byCause);
};

test('the columns to check, and what was found', async () => {
  await pane.open(await portOf(GIVEN), { audit: true });
  await seen(deskTexts.help);
  expectMarked('before the audit');
  await audited();
  expectMarked('findings by cause');
  for (const closed of allOf('button[aria-expanded="false"]', '')) fireEvent.click(closed);
  await come('button', deskTexts.givenDone('制造业项目设备投入奖励'));
  expectMarked('findings, sums and lists, a column being changed');
});

test.each(['difference', 'open', 'double', 'edge', 'total'] as const)('findings of one kind: %s', async (kind) => {
  await pane.open(await portOf(GIVEN), { audit: true });
  await seen(deskTexts.help);
  await audited();
  press(KIND_WORDS[kind]);
  const list = `[aria-label="${deskTexts.findings.zh}"]`;
  await come(list, deskTexts.findings);
  expectMarked('the findings');
  const findings = allOf(`${list} button`, '').length;
  for (let i = 0; i < findings; i += 1) {
    fireEvent.click(allOf(`${list} button`, '')[i] as HTMLElement);
    await seen(deskTexts.yourOpinion);
    unfold(deskTexts.working);
    fireEvent.click(one('input[type=radio]', MARK_WORDS['存疑']));
    fill(deskTexts.remark, '待查凭证');
    expectMarked(`finding ${i}`);
    press(deskTexts.next);
    expectMarked(`after finding ${i}`);
    press(deskTexts.backToList);
  }
});

test('the paper', async () => {
  await pane.open(await portOf(GIVEN), { audit: true });
  await seen(deskTexts.help);
  await audited();
  press(deskTexts.write);
  await come('button', deskTexts.writeAgain);
  await waitFor(() => expect(isOff(deskTexts.writeAgain)).toBe(false), { timeout: 30_000 });
  expectMarked('the paper written');
});

const toVerify = async (port: XlsxFile): Promise<void> => {
  await pane.open(port, { audit: true });
  await come('[role="tab"]', deskTexts.verify);
  turnTo(deskTexts.verify);
  await come('button', deskTexts.verifyRun);
  expectMarked('before verifying');
  press(deskTexts.verifyRun);
  await come('button', deskTexts.verifyAgain);
};

test('a result verified', async () => {
  const port = (await portOf(GOOD)) as XlsxFile;
  await toVerify(port);
  expectMarked('no receipt');
  turnTo(texts.tabRun);
  await seen(texts.identityColumns);
  press(texts.compute);
  await seen(texts.totalAwarded);
  press(texts.prepare);
  await seen(texts.willWrite);
  press(texts.write);
  await seen(texts.hasWritten);
  leave();
  const edited: readonly Edits[] = [{}, { 汇总: { [await pane.ownCell(port)]: 5 } }, { 汇总: { D2: 5000 } }];
  for (const edits of edited) {
    await toVerify(await pane.reopened(port, edits));
    expectMarked('verified');
    leave();
  }
});
