/**
 * Award columns as formulas from the pane: the choice, what the plan says of each column, what is written, and that it is remembered.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, screen, within } from '@testing-library/react';
import { verify } from '../../src/audit/verify/verify';
import { withFormulas } from '../../src/formulas/columns';
import { loadShipped } from '../../src/run/policies';
import type { SheetPort } from '../../src/sheet/port/port';
import { browserKeep } from '../../src/taskpane/keep/browser-keep';
import { texts } from '../../src/taskpane/texts/texts';
import { GOOD, leave, portOf, press, show, shown, step } from '../support/pane-dom';

jest.setTimeout(120_000);
beforeEach(() => localStorage.clear());
afterEach(leave);

const choose = (name: string): void => void fireEvent.click(screen.getByRole('radio', { name }));

/** Cells of our columns on the sheet: formulas of ours, and others with content. */
const marks = async (port: SheetPort): Promise<{ readonly formulas: number; readonly others: number }> => {
  const grid = await port.read('汇总');
  const own = (await port.ownColumns('汇总')).filter(({ key }) => key.includes(':item:'));
  let [formulas, others] = [0, 0];
  for (const { column, row, rows } of own)
    for (let at = row + 1; at < row + rows; at += 1) {
      const one = grid.columns[column - grid.firstColumn];
      if (one?.formulas?.[at - grid.firstRow] === 2) formulas += 1;
      else if (one?.kinds[at - grid.firstRow] !== 0) others += 1;
    }
  return { formulas, others };
};

test('the plan says what becomes of each column, formulas are written, and the result verifies', async () => {
  const port = await portOf(GOOD);
  await show(port, { keep: browserKeep() });
  await shown(/共 2 行数据/);
  press('测算');
  await shown('确定金额合计');
  const write = step('写入工作簿');
  expect(within(write).getByRole('radio', { name: '数值' })).toHaveProperty('checked', true);
  choose('公式');
  press('预览写入内容');
  await shown(/将写入以下内容/);
  press(/^全部写成公式/, write);
  expect(within(write).getByText(/制造业项目设备投入奖励（2 格）/)).toBeTruthy();
  expect(within(write).getByText(/公式参数/, { selector: 'li' })).toBeTruthy();
  press('写入工作簿');
  await shown(/已写入：/);
  const { formulas, others } = await marks(port);
  expect(formulas).toBeGreaterThan(0);
  expect(others).toBe(0);
  const { policies, problems } = await verify(port, loadShipped, { formulas: () => Promise.resolve(withFormulas) });
  expect([policies.map(({ differences }) => differences), problems]).toEqual([[[]], []]);
  leave();

  // Remembered, in the other language; and back to values.
  await show(port, { keep: browserKeep(), lang: 'en' });
  await shown(/2 data rows/);
  press('Compute');
  await shown(texts.totalAwarded.en);
  expect(screen.getByRole('radio', { name: texts.asFormulas.en })).toHaveProperty('checked', true);
  choose(texts.asValues.en);
  press(texts.prepare.en);
  await shown(texts.willWrite.en);
  expect(screen.queryByText(/All formulas/)).toBeNull();
  press(texts.write.en);
  await shown(new RegExp(texts.hasWritten.en));
  expect((await marks(port)).formulas).toBe(0);
  expect(browserKeep().read().formulas).toBe(false);
});

test('a column that stays values says why', async () => {
  const [header = [], ...rows] = GOOD;
  // Two rows of one enterprise: a rule looks at all of them.
  const several = rows.map((row) => ['甲公司', '91330602MA2BEXMP01', ...row.slice(2)]);
  await show(await portOf([header, ...several, ['甲公司', '91330602MA2BEXMP01', '三期', '1,000', '是', 500, '否', '否']]));
  await shown(/共 3 行数据/);
  press('测算');
  await shown('确定金额合计');
  choose('公式');
  press('预览写入内容');
  await shown(/^有单元格写数值/);
  expect(screen.getAllByText(/公式读不出同样的结果/).length).toBeGreaterThan(0);
});
