/**
 * Cells that were changed by hand, as somebody answers for them: one press both takes what was just said and goes on, unless something is to be looked at first.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { texts } from '../../src/taskpane/texts/texts';
import { openXlsx, type XlsxFile } from '../../src/xlsx/open';
import { editCells } from '../support/edit-cells';
import { leave, press, show, shown } from '../support/pane-dom';
import { retyped } from '../support/retyped';

jest.setTimeout(120_000);
afterEach(leave);

const reason = (): HTMLElement => screen.getByRole('textbox', { name: new RegExp(texts.editReason.zh) });
const choice = (which: 'keep' | 'replace' | 'decide'): HTMLElement =>
  screen.getByRole('radio', { name: texts.editChoice[which].zh });

/** Up to the question what becomes of the award that was typed over. */
const asked = async (found?: number | string): Promise<XlsxFile> => {
  const port = await retyped(found);
  await show(port);
  await shown(/共 2 行数据/);
  press(texts.compute.zh);
  await shown(texts.totalAwarded.zh);
  press(texts.prepare.zh);
  await shown(texts.editsFound(1).zh);
  return port;
};

const decide = (why: string): void => {
  fireEvent.click(choice('decide'));
  fireEvent.change(reason(), { target: { value: why } });
};

const memory = async (port: XlsxFile): Promise<string> => (await port.open()).memory ?? '';

test('writing right after the reason was typed takes the reason and writes', async () => {
  const port = await asked();
  decide('专家评审核减');
  // What a pointer does: the field is left before the button is pressed.
  fireEvent.blur(reason());
  press(texts.write.zh);
  await shown(/已写入：/);
  expect(await memory(port)).toContain('专家评审核减');
});

test('writing while the field is not left, as a key of its own does, takes the reason too', async () => {
  const port = await asked();
  decide('专家评审核减');
  press(texts.write.zh);
  await shown(/已写入：/);
  expect(await memory(port)).toContain('专家评审核减');
});

test('what cannot be recorded is shown before anything is written, and is written by another press', async () => {
  const port = await asked('约60万元左右');
  const before = await port.save();
  decide('专家评审核减');
  fireEvent.blur(reason());
  press(texts.write.zh);
  await shown(texts.planChanged.zh);
  expect(screen.getByText(/不能作为核定，已保留/)).toBeTruthy();
  expect(await port.save()).toEqual(before);
  press(texts.write.zh);
  await shown(/已写入：/);
  expect(screen.queryByText(texts.planChanged.zh)).toBeNull();
});

test('another answer while the first is planned for is the one that is written', async () => {
  const port = await asked();
  // As the arrow keys go through the choices.
  fireEvent.click(choice('replace'));
  expect(choice('decide')).toHaveProperty('disabled', false);
  decide('专家评审核减');
  expect(reason()).toHaveProperty('disabled', false);
  press(texts.write.zh);
  await shown(/已写入：/);
  expect(await memory(port)).toContain('专家评审核减');
});

test('a decision without its reason is not written, and says so', async () => {
  const port = await asked();
  const before = await port.save();
  fireEvent.click(choice('decide'));
  press(texts.write.zh);
  await shown(texts.noReason.zh);
  expect(await port.save()).toEqual(before);
  // The answer that needs none.
  fireEvent.click(choice('keep'));
  await waitFor(() => expect(screen.queryByText(texts.noReason.zh)).toBeNull());
  press(texts.write.zh);
  await shown(/已写入：/);
});

test('what the run comes to stands beside what was typed, in the unit of the cell', async () => {
  await asked();
  expect(screen.getByText(/现为“600000”，写入时和本次测算均为“800000”/)).toBeTruthy();
  // Amounts in 万元 from now on; the cell holds 元.
  fireEvent.click(screen.getByRole('radio', { name: texts.wan.zh }));
  press(texts.prepare.zh);
  await shown(/将写入以下内容/);
  expect(screen.getByText(/现为“600000”，写入时和本次测算均为“800000”/)).toBeTruthy();
});

test('what the run comes to by now is told apart from what was written', async () => {
  const port = await retyped();
  const opened = await openXlsx(editCells(await port.save(), { 汇总: { D2: 1200, D3: 400 } }), 't.xlsx');
  if (!opened.ok) throw new Error('refused');
  await show(opened.value);
  await shown(/共 2 行数据/);
  press(texts.compute.zh);
  await shown(texts.totalAwarded.zh);
  press(texts.prepare.zh);
  await shown(texts.editsFound(1).zh);
  expect(screen.getByText(/现为“600000”，写入时为“800000”，本次测算为“960000”/)).toBeTruthy();
});

test('an award that is none any more is told as none', async () => {
  const port = await retyped();
  const opened = await openXlsx(editCells(await port.save(), { 汇总: { D2: 100 } }), 't.xlsx');
  if (!opened.ok) throw new Error('refused');
  await show(opened.value);
  await shown(/共 2 行数据/);
  press(texts.compute.zh);
  await shown(texts.totalAwarded.zh);
  press(texts.prepare.zh);
  await shown(texts.editsFound(1).zh);
  expect(screen.getByText(/现为“600000”，写入时为“800000”，本次测算没有金额/)).toBeTruthy();
});
