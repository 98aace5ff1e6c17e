/**
 * What the desk reads beside the audited sheet: sums of it on another sheet of the workbook.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { inlineAuditor } from '../../src/taskpane/audit/auditor';
import { GOOD, leave, press, show, shown } from '../support/pane-dom';
import { bookOf, portOn, type Row } from '../support/rows-port';

jest.setTimeout(120_000);
afterEach(leave);

const audited = async (): Promise<void> => {
  await shown(/数据列已认出/);
  await waitFor(() => expect(screen.getByRole('button', { name: '核对' }).getAttribute('aria-disabled')).not.toBe('true'));
  press('核对');
  await screen.findByRole('button', { name: /^勾稽/ }, { timeout: 20_000 });
};
const lines = async (kind: RegExp): Promise<readonly string[]> => {
  fireEvent.click(await screen.findByRole('button', { name: kind }));
  const list = await screen.findByRole('list', { name: '发现列表' });
  return within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');
};

test('sums by region are held against the list, and told', async () => {
  const list = GOOD.map((row, r): Row => [
    ...row,
    ['所属县区', '越城区', '柯桥区'][r] ?? '',
    ['核定奖励（万元）', 80, 0][r] ?? 0,
  ]);
  const sums: readonly Row[] = [
    ['县区', '企业数', '核定奖励（万元）'],
    ['越城区', 1, 80],
    ['柯桥区', 1, 33],
    ['合计', 2, 80],
  ];
  await show(await portOn(await bookOf({ 名单: list, 分县区: sums })), { createAuditor: inlineAuditor, audit: true });
  await audited();
  press(/^勾稽/);
  expect(await shown('汇总表“分县区”按“所属县区”核对 6 处，相符 5 处。')).toBeTruthy();
  expect(await lines(/^合计不符/)).toEqual([expect.stringContaining('C3')]);
});
