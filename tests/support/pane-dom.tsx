/** The pane in jsdom: a port of plain rows in, the pane on the page with the words of a person's doings, out. */
import { act, configure, fireEvent, screen, within } from '@testing-library/react';
import type { SheetPort } from '../../src/sheet/port/port';
import { inlineComputer } from '../../src/taskpane/computing/computer';
import { mount, mountMessage, type PaneOptions } from '../../src/taskpane/mount';
import { portOf, type Row } from './rows-port';

export { portOf, type Row };

const HEADER: Row = [
  '企业名称',
  '统一社会信用代码',
  '项目名称',
  '设备投资额（万元）',
  '列入市重点工业项目计划',
  '备用金额（万元）',
  '列入三化改造重点项目计划',
  '属于415X核心区或协同区项目',
];
export const GOOD: readonly Row[] = [
  HEADER,
  ['甲公司', '91330602MA2BEXMP01', '一期', 1000, '是', 500, '否', '否'],
  ['乙公司', '91330602MA2BEXMP28', '二期', 200, '否', 900, '否', '否'],
];

const options: PaneOptions = {
  lang: 'zh',
  policy: 'shaoxing-4151-2025',
  about: { zh: '测试', en: 'test' },
  fileName: () => 't.xlsx',
  now: () => new Date('2025-06-01T00:00:00Z'),
  createComputer: inlineComputer,
};

// jsdom has no layout: asking each element whether it is visible takes most of the time and tells nothing.
configure({ defaultHidden: true });

let unmount: (() => void) | undefined;

export const show = async (port: SheetPort, more: Partial<PaneOptions> = {}): Promise<void> => {
  const element = document.createElement('div');
  document.body.append(element);
  await act(async () => {
    unmount = mount(element, port, { ...options, ...more });
    await Promise.resolve();
  });
};

export const showMessage = async (
  ...[message, given]: Parameters<typeof mountMessage> extends [unknown, ...infer Rest] ? Rest : never
): Promise<void> => {
  const element = document.createElement('div');
  document.body.append(element);
  await act(async () => {
    unmount = mountMessage(element, message, given);
    await Promise.resolve();
  });
};

/** Takes the pane off again: after each test. */
export const leave = (): void => {
  act(() => unmount?.());
  unmount = undefined;
  document.body.replaceChildren();
};

export const step = (title: string): HTMLElement => screen.getByRole('region', { name: title });
export const press = (name: string | RegExp, inside: HTMLElement = document.body): void => {
  fireEvent.click(within(inside).getByRole('button', { name }));
};
/** Presses what comes in a moment. */
export const pressSoon = async (name: string): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }, { timeout: 20_000 }));
};
export const shown = (text: string | RegExp): Promise<HTMLElement> => screen.findByText(text, {}, { timeout: 20_000 });
