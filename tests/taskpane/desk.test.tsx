/**
 * The desk in jsdom, on workbooks of plain rows: columns recognised and corrected, findings gone through and marked, the paper written and read back, opinions that outlive the pane.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { readMarks } from '../../src/audit/marks';
import { opinionsIn } from '../../src/audit/opinions';
import type { SheetPort } from '../../src/sheet/port/port';
import { inlineAuditor } from '../../src/taskpane/audit/auditor';
import { inlineComputer } from '../../src/taskpane/computing/computer';
import { mount, type PaneOptions } from '../../src/taskpane/mount';
import { createXlsx } from '../../src/xlsx/create';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';

type Row = readonly (string | number | null)[];

const POLICY = 'shaoxing-4151-2025';
const FLAGS = ['列入市重点工业项目计划', '列入三化改造重点项目计划', '属于415X核心区或协同区项目'];
const HEADER: Row = [
  '企业名称',
  '统一社会信用代码',
  '项目名称',
  '设备投资额（万元）',
  ...FLAGS,
  '制造业项目设备投入奖励（万元）',
  '备用金额',
];
/** 甲 is right: 1,000 × (6% + 2 points). 乙 was paid above the cap, 丙 below the threshold. */
const ROWS: readonly Row[] = [
  HEADER,
  ['甲公司', '91330602MA2BEXMP01', '一期', 1000, '是', '否', '否', 80, 800_000],
  ['乙公司', '91330602MA2BEXMP28', '二期', 30_000, '否', '否', '否', 1800, 0],
  ['丙公司', '91330602MA2BEXMP36', '三期', 200, '否', '否', '否', 12, 0],
];

const bytesOf = (rows: readonly Row[]): Promise<Uint8Array> =>
  createXlsx([{ name: '汇总', rows, widths: [], freeze: { rows: 0, columns: 0 } }]);
const portOn = async (bytes: Uint8Array): Promise<XlsxFile> => {
  const opened = await openXlsx(bytes, 't.xlsx');
  if (!opened.ok) throw new Error('refused');
  return opened.value;
};

const options: PaneOptions = {
  lang: 'zh',
  policy: POLICY,
  about: { zh: '测试', en: 'test' },
  fileName: () => 't.xlsx',
  now: () => new Date('2025-06-01T00:00:00Z'),
  createComputer: inlineComputer,
  createAuditor: inlineAuditor,
  audit: true,
};

configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

let unmount: (() => void) | undefined;
const close = (): void => {
  act(() => unmount?.());
  unmount = undefined;
  document.body.replaceChildren();
};
afterEach(close);

const show = async (port: SheetPort, more: Partial<PaneOptions> = {}): Promise<void> => {
  const element = document.createElement('div');
  document.body.append(element);
  await act(async () => {
    unmount = mount(element, port, { ...options, ...more });
    await Promise.resolve();
  });
};

const shown = (text: string | RegExp): Promise<HTMLElement> => screen.findByText(text);
const step = (title: string): HTMLElement => screen.getByRole('region', { name: title });
const press = (name: string | RegExp, inside: HTMLElement = document.body): void => {
  fireEvent.click(within(inside).getByRole('button', { name }));
};
const ready = async (): Promise<void> => {
  await shown(/数据列已认出/);
  await waitFor(() => expect(screen.getByRole('button', { name: '核对' }).getAttribute('aria-disabled')).not.toBe('true'));
};
const audited = async (): Promise<void> => {
  await ready();
  press('核对');
  await shown('差异按原因');
};

test('from the sheet to the finding: recognised column, sums, cause, cell, working', async () => {
  const port = await portOn(await bytesOf(ROWS));
  const revealed: string[] = [];
  await show({
    ...port,
    reveal: (sheet, row, column) => {
      revealed.push(`${sheet} ${row} ${column}`);
      return Promise.resolve();
    },
  });
  await ready();
  const given = step('待核对的金额列');
  expect(within(given).getByText('H 列 制造业项目设备投入奖励')).toBeTruthy();
  expect(within(given).getByText('自动识别')).toBeTruthy();
  press('核对');
  await shown('差异按原因');

  const result = step('核对结果');
  const card = (name: string) => within(result).getByText(name, { selector: 'dt' }).nextSibling?.textContent;
  expect([card('一致'), card('不符'), card('多给'), card('少给')]).toEqual(['1 行', '2 行', '312万元', '0元']);

  press(/^上限未执行/);
  await shown(/处中的 1 处/);
  press(/H3 乙公司/);
  expect(await shown(/给定1,800万元，应为1,500万元，多300万元/)).toBeTruthy();
  expect(revealed).toEqual(['汇总 2 7']);
  press('应为金额怎么算');
  expect(await shown('逐步计算')).toBeTruthy();
});

test('to the next and the one before, by button and by key, through what the filter lets pass', async () => {
  await show(await portOn(await bytesOf(ROWS)));
  await audited();
  press(/^金额不符/, step('核对结果'));
  press(/H3 乙公司/);
  await shown('第 1 条，共 2 条');
  press('下一条');
  await shown('第 2 条，共 2 条');
  expect(screen.getByRole('heading', { name: '丙公司' })).toBeTruthy();
  press('下一条');
  await shown('后面没有了。');
  fireEvent.keyDown(screen.getByRole('heading', { name: '丙公司' }), { key: 'ArrowUp', altKey: true });
  await shown('第 1 条，共 2 条');
});

const mark = async (cell: RegExp, opinion: string, remark: string): Promise<void> => {
  press(cell);
  fireEvent.click(await screen.findByRole('radio', { name: opinion }));
  fireEvent.change(screen.getByRole('textbox', { name: '备注' }), { target: { value: remark } });
};

test('a cell that is selected on the sheet shows its finding; being told late of the pane’s own selection does not take the list away', async () => {
  const port = await portOn(await bytesOf(ROWS));
  let tell: ((at: { sheet: string; row: number; column: number }) => void) | undefined;
  await show({
    ...port,
    reveal: () => Promise.resolve(),
    onSelect: (listener) => {
      tell = listener;
      return Promise.resolve(() => undefined);
    },
  });
  const select = (row: number): void => act(() => tell?.({ sheet: '汇总', row, column: 7 }));
  await audited();
  press(/^金额不符/, step('核对结果'));
  press(/H3 乙公司/);
  press('返回列表');
  select(2);
  expect(screen.getByRole('list', { name: '发现列表' })).toBeTruthy();
  select(3);
  expect(screen.getByRole('heading', { name: '丙公司' })).toBeTruthy();
});

test('steps that are taken quickly all count, though the sheet tells of their cells late and out of order', async () => {
  const port = await portOn(await bytesOf([...ROWS, ['丁公司', '91330602MA2BEXMP44', '四期', 100, '否', '否', '否', 6, 0]]));
  let tell: ((at: { sheet: string; row: number; column: number }) => void) | undefined;
  await show({
    ...port,
    reveal: () => Promise.resolve(),
    onSelect: (listener) => {
      tell = listener;
      return Promise.resolve(() => undefined);
    },
  });
  const select = (row: number): void => act(() => tell?.({ sheet: '汇总', row, column: 7 }));
  await audited();
  press(/^金额不符/, step('核对结果'));
  press(/H3 乙公司/);
  const down = (): boolean => fireEvent.keyDown(screen.getByRole('heading', { level: 2 }), { key: 'ArrowDown', altKey: true });
  down();
  down();
  for (const row of [4, 2, 3]) select(row);
  expect(screen.getByRole('heading', { name: '丁公司' })).toBeTruthy();
});

test('opinions go into the workbook at once, and are there when the pane comes back without anything written', async () => {
  const port = await portOn(await bytesOf(ROWS));
  await show(port);
  await audited();
  press(/^金额不符/, step('核对结果'));
  await mark(/H3 乙公司/, '存疑', '待查凭证');
  await waitFor(async () =>
    expect(Object.values(opinionsIn((await port.open()).memory, POLICY)).map((one) => one.remark)).toEqual(['待查凭证']),
  );
  expect((await port.open()).sheets.map(({ name }) => name)).toEqual(['汇总']);
  const saved = await port.save();
  close();

  await show(await portOn(saved));
  await audited();
  expect(within(step('核对底稿')).getByText(/1 条意见尚未写入底稿/)).toBeTruthy();
  press(/^金额不符/, step('核对结果'));
  press(/H3 乙公司/);
  expect(await screen.findByRole('radio', { name: '存疑' })).toHaveProperty('checked', true);
  expect(screen.getByRole('textbox', { name: '备注' })).toHaveProperty('value', '待查凭证');
});

test('the paper takes the opinions, the sheet stays as it was, and the next audit reads them back', async () => {
  const port = await portOn(await bytesOf(ROWS));
  const before = await port.read('汇总');
  await show(port);
  await audited();
  press(/^金额不符/, step('核对结果'));
  await mark(/H4 丙公司/, '更正', '已退回');
  press('写入核对底稿');
  await waitFor(() => expect(screen.getByRole('button', { name: '更新核对底稿' })).toBeTruthy());
  await waitFor(async () => expect((await port.open()).sheets.map(({ name }) => name)).toContain('核对底稿·明细'));
  await waitFor(async () => expect([...readMarks(await port.read('核对底稿·明细')).values()]).toHaveLength(1));
  const [kept] = [...readMarks(await port.read('核对底稿·明细')).values()];
  expect(kept).toMatchObject({ mark: '更正', remark: '已退回' });
  expect(opinionsIn((await port.open()).memory, POLICY)).toEqual({});
  expect((await port.read('汇总')).columns).toEqual(before.columns);
  const saved = await port.save();
  close();

  await show(await portOn(saved));
  await audited();
  press(/^金额不符/, step('核对结果'));
  press(/H4 丙公司/);
  expect(await screen.findByRole('radio', { name: '更正' })).toHaveProperty('checked', true);
  expect(screen.getByRole('textbox', { name: '备注' })).toHaveProperty('value', '已退回');
});

test('a column can be added, held against another item and given a unit; that is said to be older than the findings', async () => {
  await show(await portOn(await bytesOf(ROWS)));
  await audited();
  const given = step('待核对的金额列');
  fireEvent.change(within(given).getByRole('combobox', { name: '添加一列' }), { target: { value: '8' } });
  expect(await shown(/设置已更改，以下是更改前的核对结果/)).toBeTruthy();
  press('更改“备用金额”', given);
  fireEvent.change(within(given).getByRole('combobox', { name: '对应条目' }), { target: { value: '8-equipment' } });
  fireEvent.change(within(given).getByRole('combobox', { name: '单位' }), { target: { value: '元' } });
  expect(within(given).getAllByText('您指定')).toHaveLength(2);
  press('重新核对');
  await waitFor(() => expect(within(step('核对结果')).getAllByText('备用金额').length).toBeGreaterThan(0));
  press('恢复自动识别', given);
  expect(within(given).queryByText('您指定')).toBeNull();
});

test('a sheet that was edited after the audit gets no paper beside it', async () => {
  const port = await portOn(await bytesOf(ROWS));
  const edited = await (
    await portOn(await bytesOf([...ROWS.slice(0, 3), ['丙公司', '', '三期', 900, '否', '否', '否', 54, 0]]))
  ).read('汇总');
  let changed = false;
  await show({
    ...port,
    read: (sheet, progress) => (changed && sheet === '汇总' ? Promise.resolve(edited) : port.read(sheet, progress)),
  });
  await audited();
  changed = true;
  press('写入核对底稿');
  expect(await shown(/工作表在核对之后有改动，没有写入/)).toBeTruthy();
  expect((await port.open()).sheets).toHaveLength(1);
});

test('a result of ours is verified: identical, then a changed cell is told with both amounts', async () => {
  const port = await portOn(await bytesOf(ROWS.map((row) => row.slice(0, 7))));
  await show(port, { audit: false });
  await shown(/共 3 行数据/);
  press('测算');
  await shown('确定金额合计');
  press('预览写入内容');
  await shown(/将写入以下内容/);
  press('写入工作簿');
  await shown(/已写入：/);
  fireEvent.click(screen.getByRole('tab', { name: '核对' }));
  fireEvent.click(await screen.findByRole('tab', { name: '验证结果' }));
  press('验证');
  expect(await shown(/^一致：重算 3 行/)).toBeTruthy();

  const grid = await port.read('汇总');
  const [own] = await port.ownColumns('汇总');
  const at = (own?.column ?? 0) - grid.firstColumn;
  const tampered = {
    ...grid,
    columns: grid.columns.map((column, c) =>
      c === at ? { ...column, values: column.values.map((value, r) => (r === 1 ? value + 5 : value)) } : column,
    ),
  };
  close();
  await show({ ...port, read: (sheet) => (sheet === '汇总' ? Promise.resolve(tampered) : port.read(sheet)) });
  fireEvent.click(await screen.findByRole('tab', { name: '验证结果' }));
  press('验证');
  expect(await shown(/不一致：改动了结果单元格/)).toBeTruthy();
  expect(screen.getByText(/甲公司，.*重算/)).toBeTruthy();
});

const MANY: readonly Row[] = [
  ['企业名称', '荣誉认定', '拟奖补金额（万元）'],
  ['甲公司', '国家企业技术中心（2025年）', 100],
  ['乙公司', '国家级工业设计中心（2025年）', 100],
];

/** jsdom's files have no bytes to give. */
const fileOf = (name: string, bytes: Uint8Array): File =>
  Object.assign(new File([], name), { arrayBuffer: () => Promise.resolve(Uint8Array.from(bytes).buffer) });

test('doubles are looked for in workbooks that are added and in other policies, and a file that is none is named', async () => {
  await show(await portOn(await bytesOf(MANY)));
  await ready();
  press(/^另找重复的名单/);
  const choose = (files: readonly File[]): void => {
    fireEvent.change(screen.getByLabelText('另一份工作簿'), { target: { files } });
  };
  choose([fileOf('名单.xlsx', Buffer.from('no workbook'))]);
  expect(await shown(/名单\.xlsx/)).toBeTruthy();
  const rows: readonly Row[] = [
    ['单位名称', '奖励资金（万元）'],
    ['乙公司', 30],
  ];
  choose([fileOf('区级.xlsx', await bytesOf(rows))]);
  await shown('区级.xlsx（1 张表）');
  fireEvent.click(screen.getByRole('checkbox', { name: '上虞集群' }));
  press('核对');
  fireEvent.click(await screen.findByRole('button', { name: /^疑似重复/ }));
  const list = await screen.findByRole('list', { name: '发现列表' });
  const lines = within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');
  expect(lines.filter((line) => line.includes('两项政策中都有奖补'))).toHaveLength(2);
  expect(lines.filter((line) => line.includes('区级.xlsx'))).toHaveLength(1);
});

test('without a receipt that is said, in English too', async () => {
  await show(await portOn(await bytesOf(ROWS)), { lang: 'en' });
  fireEvent.click(await screen.findByRole('tab', { name: 'Verify a result' }));
  press('Verify');
  expect(await shown(/The workbook has no receipt/)).toBeTruthy();
});
