/**
 * What the desk reads beside the audited sheet: sums of it on another sheet of the workbook, and what another policy has paid in another workbook.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { inlineAuditor } from '../../src/taskpane/audit/auditor';
import { folder, removeFolders } from '../support/cli';
import { GOOD, leave, press, show, shown } from '../support/pane-dom';
import { bookOf, portOn, type Row } from '../support/rows-port';

jest.setTimeout(120_000);
afterEach(leave);
afterAll(removeFolders);

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
  expect(await shown('工作表“分县区”按“所属县区”核对 6 处，相符 5 处。')).toBeTruthy();
  expect(await lines(/^合计不符/)).toEqual([expect.stringContaining('C3')]);
});

test('what another policy has paid in another workbook is told where both pay one matter; who cannot be told there is said', async () => {
  const at = folder();
  const list = (name: string): string => `${name},上年度亩均评价,荣誉资质\n甲公司,A,国家级企业技术中心（2025）`;
  const result = async (file: string, csv: string, policy: string): Promise<Uint8Array> => {
    at.write(`${file}.csv`, csv);
    await at.run('award', `${file}.csv`, '-p', policy, '-y', '2025', '-o', `${file}.xlsx`);
    return at.bytes(`${file}.xlsx`);
  };
  const county = 'shangyu-clusters-2017';
  const fileOf = (name: string, bytes: Uint8Array): File => {
    const file = new File([], name);
    return Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.resolve(Uint8Array.from(bytes).buffer) });
  };
  const city = await result('市', list('企业名称'), 'shaoxing-4151-2025');
  await show(await portOn(city), { createAuditor: inlineAuditor, audit: true });
  await shown(/数据列已认出/);
  press(/^另找重复的名单/);
  const files = [
    fileOf('区.xlsx', await result('区', list('企业名称'), county)),
    fileOf('无名.xlsx', await result('无名', list('联系人'), county)),
  ];
  fireEvent.change(screen.getByLabelText('另一份工作簿'), { target: { files } });
  await shown('无名.xlsx（1 张表）');
  await audited();
  press(/^提醒/);
  expect(await shown(/认不出各行是哪家企业/)).toBeTruthy();
  const found = (await lines(/^疑似重复/)).filter((line) => line.includes('两项政策中都有奖补'));
  expect(found).toEqual([expect.stringMatching(/区\.xlsx 的“区”[A-Z]+2）.*两笔合计/)]);
});

test('a column of what another policy pays is chosen below it: its amounts count, and it is no candidate for the audited one', async () => {
  const rows: readonly Row[] = [
    ['企业名称', '荣誉认定', '市级奖励（万元）', '区级奖励（万元）'],
    ['甲公司', '国家企业技术中心（2025年）', 100, 30],
    ['乙公司', '国家级工业设计中心（2025年）', 100, 0],
  ];
  await show(await portOn(await bookOf({ 名单: rows })), { createAuditor: inlineAuditor, audit: true });
  expect(await shown(/看不出核对哪一列/)).toBeTruthy();
  press(/^另找重复的名单/);
  fireEvent.click(screen.getByRole('checkbox', { name: '上虞集群' }));
  const column = screen.getByRole('combobox', { name: '“上虞集群”的金额列' });
  fireEvent.change(column, { target: { value: '3' } });
  await waitFor(() => expect(screen.queryByText(/看不出核对哪一列/)).toBeNull());
  await audited();
  const found = (await lines(/^疑似重复/)).filter((line) => line.includes('两项政策中都有奖补'));
  // The county pays 乙 nothing, by the list.
  expect(found).toEqual([expect.stringMatching(/C2.*30万元（D2）.*单元格所写/)]);
});
