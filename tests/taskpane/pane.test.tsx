/**
 * The pane's components in jsdom, on ports of plain rows: what is shown, and what a person can change.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { ErrorBoundary } from '../../src/taskpane/components/ErrorBoundary';
import { explainTexts } from '../../src/taskpane/texts/explain-texts';
import { texts } from '../../src/taskpane/texts/texts';
import { GOOD, leave, portOf, press, pressSoon, show, showMessage, shown, step, type Row } from '../support/pane-dom';

jest.setTimeout(60_000);
afterEach(leave);

test('from the sheet to the total, the working of an award, and what was written', async () => {
  await show(await portOf(GOOD));
  await shown(/共 2 行数据/);
  press('测算');
  await shown('确定金额合计');
  // 1,000万元 × (6% + 2 points); 200万元 is below the threshold.
  expect(within(step('测算结果')).getAllByText('80万元').length).toBeGreaterThan(0);

  press(/制造业项目设备投入奖励/);
  await pressSoon('甲公司');
  expect(await shown('逐步计算')).toBeTruthy();
  expect(screen.getByText(/当年设备投资额|设备投资额 1,000万元/)).toBeTruthy();
  expect(screen.getAllByRole('button', { name: '转到 D2' }).length).toBeGreaterThan(0);

  fireEvent.click(screen.getByRole('tab', { name: '测算' }));
  press('预览写入内容');
  await shown(/将写入以下内容/);
  expect(within(step('写入工作簿')).getByText(/工作表“汇总”I–/)).toBeTruthy();
  press('写入工作簿');
  await shown(/已写入：/);
});

test('a column can be changed, declined and given a unit', async () => {
  await show(await portOf(GOOD));
  const columns = step('核对各列');
  await shown(/共 2 行数据/);
  press('更改“当年设备投资额”的列', columns);
  const choice = within(columns).getByRole('combobox', { name: '列' });
  expect(choice).toHaveProperty('value', '3');
  fireEvent.change(choice, { target: { value: '5' } });
  expect(await within(columns).findByText(/← F 备用金额/)).toBeTruthy();
  expect(within(columns).getByText('您指定')).toBeTruthy();
  fireEvent.change(within(columns).getByRole('combobox', { name: '单位' }), { target: { value: '元' } });
  expect(await within(columns).findByText(/元（由您指定）/)).toBeTruthy();
  fireEvent.change(within(columns).getByRole('combobox', { name: '列' }), { target: { value: '' } });
  await waitFor(() => expect(within(columns).queryByText(/← F 备用金额/)).toBeNull());
});

test('a blank row among the data is no row of data', async () => {
  const [header, first, second] = GOOD;
  if (!header || !first || !second) throw new Error('no rows');
  await show(await portOf([header, first, [], second]));
  await shown(/第 2–4 行，共 2 行数据/);
});

test('data that is doubtful names the columns that it could be', async () => {
  await show(
    await portOf([
      ['企业名称', '设备投资额（万元）', '营业收入（万元）'],
      ['甲公司', 1000, 9000],
    ]),
  );
  const columns = step(texts.step2.zh);
  await shown(/共 1 行数据/);
  const name = within(columns).getByText('历史最高年营业收入');
  expect(name.parentElement?.textContent).toBe('历史最高年营业收入可能的列：C 营业收入（万元）');
});

test('that there is none after an award is no longer said when another is looked at', async () => {
  await show(await portOf(GOOD));
  await shown(/共 2 行数据/);
  press(texts.compute.zh);
  await shown(texts.totalAwarded.zh);
  press(/制造业项目设备投入奖励/);
  await pressSoon('甲公司');
  await shown(texts.steps.zh);
  press(explainTexts.next.zh);
  await shown(explainTexts.noneAfter.zh);
  press(texts.back.zh);
  expect(screen.queryByText(explainTexts.noneAfter.zh)).toBeNull();
  // The same award once more: nobody has asked for the next one since.
  press(/制造业项目设备投入奖励/);
  await shown(texts.steps.zh);
  expect(screen.queryByText(explainTexts.noneAfter.zh)).toBeNull();
});

test('changed readings and figures mark the results; a figure that cannot be read is said at its field', async () => {
  await show(await portOf(GOOD));
  await shown(/共 2 行数据/);
  press('测算');
  await shown('确定金额合计');
  const settings = step('口径与地方参数');
  press(/^口径/, settings);
  fireEvent.click(await within(settings).findByRole('radio', { name: '须同时列入' }));
  expect((await screen.findAllByText(/设置或表中数据已更改/)).length).toBe(1);
  expect(within(settings).getByText(/已改选 1 个/)).toBeTruthy();
  press('重新测算');
  await shown(/较上次 −20万元/);

  press(/^地方参数/, settings);
  const figure = within(settings).getAllByRole('group')[0];
  if (!figure) throw new Error('no figure');
  fireEvent.change(within(figure).getByRole('textbox', { name: /^数值/ }), { target: { value: '很多' } });
  await waitFor(() => expect(within(figure).getByText(/“很多”无法识别/)).toBeTruthy());
});

test('a register of clauses is refused with its reason', async () => {
  await show(
    await portOf([
      ['序号', '项目', '政策条款', '责任科室', '联系人', '联系电话'],
      [1, '设备奖励', '第八条', '投资科', '张三', '0575-1'],
      [2, '贴息', '第九条', '投资科', '李四', '0575-2'],
    ]),
  );
  await shown('这张表不能测算');
  expect(screen.getByText(/政策条款清单/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '测算' }).getAttribute('aria-disabled')).toBe('true');
  expect(screen.queryByRole('button', { name: '按此表头识别' })).toBeNull();
});

test('with two headers on a sheet, one can be named', async () => {
  const second: readonly Row[] = [
    ['企业名称', '项目名称', '国家两新超长期国债补助额', '绩效创A', 'VOCs源头替代'],
    ['丙公司', '三期', 100, '是', '否'],
  ];
  await show(await portOf([...GOOD, [], ...second]));
  await shown('这张表不能测算');
  const first = screen.getByRole('spinbutton', { name: '表头首行' });
  fireEvent.change(first, { target: { value: '5' } });
  fireEvent.blur(first);
  press('按此表头识别');
  await shown(/第 6–6 行，共 1 行数据/);
});

test('an error while drawing leaves a message and a way back', () => {
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  const Part = () => {
    if (broken) throw new Error('no such thing');
    return <p>好了</p>;
  };
  render(
    <ErrorBoundary lang="zh">
      <Part />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('alert').textContent).toContain('no such thing');
  broken = false;
  press('再试一次');
  expect(screen.getByText('好了')).toBeTruthy();
  quiet.mockRestore();
});

test('English everywhere but in the words of the sheet', async () => {
  await show(await portOf(GOOD), { lang: 'en' });
  await shown(/2 data rows/);
  expect(document.documentElement.lang).toBe('en');
  expect(screen.getByRole('button', { name: 'Compute' })).toBeTruthy();
  press('中文');
  await shown(/共 2 行数据/);
  expect(document.documentElement.lang).toBe('zh-CN');
});

test('an expired year is warned of', async () => {
  await show(await portOf(GOOD));
  await shown(/共 2 行数据/);
  fireEvent.change(screen.getByRole('combobox', { name: '年度' }), { target: { value: '2027' } });
  expect(await shown(/有效期至 2026-12-31，2027 年已过有效期/)).toBeTruthy();
});

test('a pane that has nothing to work on says why', async () => {
  await showMessage(texts.noOffice, { lang: 'zh', detail: 'https://example.com/office.js' });
  expect(screen.getByText(/没有载入 Office\.js/)).toBeTruthy();
  expect(screen.getByText('https://example.com/office.js')).toBeTruthy();
});
