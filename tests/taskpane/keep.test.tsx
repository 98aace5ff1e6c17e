/**
 * What outlives the pane: the first-run guide that was read, the policy, the year, the readings, the unit and the language, each for as long as it holds.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, screen, within } from '@testing-library/react';
import { browserKeep, keptOf } from '../../src/taskpane/keep/browser-keep';
import { NOTHING_KEPT, type Keep } from '../../src/taskpane/keep/kept';
import { guideTexts } from '../../src/taskpane/texts/guide-texts';
import { texts } from '../../src/taskpane/texts/texts';
import { GOOD, leave, portOf, press, show, shown, step } from '../support/pane-dom';

const POLICY = 'shaoxing-4151-2025';

jest.setTimeout(60_000);
beforeEach(() => localStorage.clear());
afterEach(leave);

const guide = (): HTMLElement | null => screen.queryByRole('region', { name: guideTexts.title.zh });
const policyChoice = (): HTMLElement => screen.getByRole('combobox', { name: texts.policy.zh });
const yearChoice = (): HTMLElement => screen.getByRole('combobox', { name: texts.year.zh });

/** A pane as somebody opens it: no policy is told to it. */
const open = async (rows = GOOD, more: Parameters<typeof show>[1] = {}): Promise<void> =>
  show(await portOf(rows), { policy: '', keep: browserKeep(), ...more });

test('whoever opens the pane for the first time is shown three steps, and the one that comes next', async () => {
  await open();
  await screen.findByRole('button', { name: texts.reread.zh });
  const card = guide();
  if (!card) throw new Error('no guide');
  const now = (): string =>
    within(card)
      .getAllByRole('listitem')
      .find((one) => one.getAttribute('aria-current') === 'step')?.textContent ?? '';
  expect(within(card).getAllByRole('listitem').length).toBe(3);
  expect(now()).toContain(guideTexts.steps[0].title.zh);
  fireEvent.change(policyChoice(), { target: { value: POLICY } });
  await shown(/共 2 行数据/);
  expect(now()).toContain(guideTexts.steps[1].title.zh);
  press(texts.compute.zh);
  await shown(texts.totalAwarded.zh);
  expect(now()).toContain(guideTexts.steps[2].title.zh);
  press(texts.prepare.zh);
  await shown(/将写入以下内容/);
  press(texts.write.zh);
  await shown(/已写入：/);
  // Who has written once knows how.
  expect(guide()).toBeNull();
  expect(browserKeep().read().guided).toBe(true);
});

test('the guide stays away once it was put away, and comes back when asked for', async () => {
  await open();
  await screen.findByRole('button', { name: texts.reread.zh });
  press(guideTexts.dismiss.zh);
  expect(guide()).toBeNull();
  leave();
  await open();
  await screen.findByRole('button', { name: texts.reread.zh });
  expect(guide()).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: '条款' }));
  press(guideTexts.show.zh);
  expect(guide()).not.toBeNull();
  leave();
  await open(GOOD, { guide: true });
  expect(guide()).not.toBeNull();
});

test('the next pane begins with the policy, year, readings, unit and language of this one', async () => {
  await open();
  await screen.findByRole('button', { name: texts.reread.zh });
  fireEvent.change(policyChoice(), { target: { value: POLICY } });
  await shown(/共 2 行数据/);
  fireEvent.change(yearChoice(), { target: { value: '2026' } });
  press(texts.compute.zh);
  await shown(texts.totalAwarded.zh);
  press(/^口径/, step(texts.step3.zh));
  fireEvent.click(await within(step(texts.step3.zh)).findByRole('radio', { name: '须同时列入' }));
  fireEvent.click(screen.getByRole('radio', { name: texts.wan.zh }));
  press(texts.language.zh);
  leave();

  await open();
  await shown(/2 data rows/);
  expect(screen.getByRole('combobox', { name: texts.policy.en })).toHaveProperty('value', POLICY);
  expect(screen.getByRole('combobox', { name: texts.year.en })).toHaveProperty('value', '2026');
  // Readings of before are used, and that is said; one press and the defaults hold again.
  await shown(guideTexts.readingsKept.en);
  expect(screen.getByText(/1 changed/)).toBeTruthy();
  press('Compute');
  await shown(texts.totalAwarded.en);
  expect(screen.getByRole('radio', { name: texts.wan.en })).toHaveProperty('checked', true);
  press(guideTexts.leaveReadings.en);
  expect(screen.queryByText(/1 changed/)).toBeNull();
  expect(screen.queryByText(guideTexts.readingsKept.en)).toBeNull();
  await shown(texts.stale.en);
  expect(browserKeep().read().readings).toEqual({});
});

test('a year that was chosen in another calendar year is not kept, and the year that a sheet names goes first', async () => {
  const keep = (chosenIn: number): Keep => ({
    read: () => ({ ...NOTHING_KEPT, policy: POLICY, years: { [POLICY]: { year: 2026, chosenIn } } }),
    write: () => undefined,
  });
  await open(GOOD, { keep: keep(2024) });
  await shown(/共 2 行数据/);
  expect(yearChoice()).toHaveProperty('value', '2025');
  leave();
  await open(GOOD, { keep: keep(2025) });
  await shown(/共 2 行数据/);
  expect(yearChoice()).toHaveProperty('value', '2026');
  leave();
  await open([['2025年度申报汇总', null, null, null, null, null, null, null], ...GOOD], { keep: keep(2025) });
  await shown(/共 2 行数据/);
  expect(yearChoice()).toHaveProperty('value', '2025');
});

test('the workbook’s own memory goes before the machine’s', async () => {
  const port = await portOf(GOOD);
  await show(port);
  await shown(/共 2 行数据/);
  press(texts.compute.zh);
  await shown(texts.totalAwarded.zh);
  press(texts.prepare.zh);
  await shown(/将写入以下内容/);
  press(texts.write.zh);
  await shown(/已写入：/);
  leave();
  const other = 'jiaxing-555-2020';
  const kept = { ...NOTHING_KEPT, policy: other, readings: { [POLICY]: { 两份重点项目计划: '同时' } } };
  await show(port, { policy: '', keep: { read: () => kept, write: () => undefined } });
  await shown(/共 2 行数据/);
  expect(policyChoice()).toHaveProperty('value', POLICY);
  expect(screen.queryByText(/已改选/)).toBeNull();
});

test('what another version kept is taken as far as it is understood', () => {
  expect(
    keptOf(
      '{"lang":"fr","policy":7,"guided":"yes","unit":"角","years":{"a":{"year":"x"}},"readings":{"p":{"k":1,"m":"n"},"q":3}}',
    ),
  ).toEqual({
    years: {},
    readings: { p: { m: 'n' } },
  });
  expect(keptOf('[]')).toEqual(NOTHING_KEPT);
  localStorage.setItem('cesuan.choices', 'no json');
  expect(browserKeep().read()).toEqual(NOTHING_KEPT);
});

test('a browser that keeps nothing is no failure; prefixes keep hosts apart', () => {
  const broken = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full');
  });
  browserKeep().write({ ...NOTHING_KEPT, guided: true });
  broken.mockRestore();
  browserKeep('a.').write({ ...NOTHING_KEPT, guided: true });
  expect([browserKeep('a.').read().guided, browserKeep('b.').read().guided]).toEqual([true, undefined]);
});
