/**
 * The settings of an audit in the pane: how far above a line is close, kept like other choices, and an earlier policy whose figures are tried.
 * @jest-environment ./tests/support/dom-environment.cjs
 */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { marginOf, MARGIN } from '../../src/audit/edges/margin';
import { toDecimal } from '../../src/core/rational';
import { openSheet } from '../../src/run/open';
import type * as Policies from '../../src/run/policies';
import type * as Packs from '../support/packs';
import type * as District from '../support/district-pack';
import { inlineAuditor } from '../../src/taskpane/audit/auditor';
import { runAudit, type AuditTask } from '../../src/taskpane/audit/job';
import { deskTexts } from '../../src/taskpane/audit/texts';
import { browserKeep } from '../../src/taskpane/keep/browser-keep';
import { DISTRICT } from '../support/district-pack';
import { loadText } from '../support/packs';
import { GOOD, leave, portOf, press, show, shown, step } from '../support/pane-dom';

/** A shipped policy more: the district's as it was before. */
jest.mock('../../src/run/policies', () => {
  const actual = jest.requireActual<typeof Policies>('../../src/run/policies');
  const { loadText: load } = jest.requireActual<typeof Packs>('../support/packs');
  const { DISTRICT: text } = jest.requireActual<typeof District>('../support/district-pack');
  const before = text.replaceAll('5%', '4%').replace('测试区政策', '测试区旧政策');
  return { ...actual, loadShipped: (id: string) => (id === 'before' ? Promise.resolve(load(before)) : actual.loadShipped(id)) };
});

jest.setTimeout(120_000);
beforeEach(() => localStorage.clear());
afterEach(leave);

test.each([
  ['3%', '0.03'],
  [' 0% ', '0'],
  ['100%', '1'],
  ['12.5 %', '0.125'],
  ['101%', undefined],
  ['-1%', undefined],
  ['很多', undefined],
  ['3', undefined],
  ['', undefined],
])('%s as a margin', (typed, share) => {
  const margin = marginOf(typed);
  expect(margin && toDecimal(margin)).toBe(share);
});

const pack = (change: (text: string) => string) => {
  const loaded = loadText(change(DISTRICT));
  if (!loaded.ok) throw new Error('no pack');
  return loaded.value;
};

const task = async (more: Partial<AuditTask>): Promise<AuditTask> => {
  const policy = pack((text) => text);
  const opened = await openSheet(
    await portOf([
      ['企业名称', '设备投资额（元）', '区级设备补助（元）'],
      // 5% and right, just above the threshold; 4%, as it was before.
      ['甲公司', 1_020_000, 51_000],
      ['乙公司', 2_000_000, 80_000],
    ]),
  );
  if (!opened.ok) throw new Error('not opened');
  return {
    opened: opened.value,
    mapping: {},
    policy,
    wanted: { year: 2021, readings: {}, parameters: {} },
    given: [{ column: 2, items: ['equipment'] }],
    others: [],
    alongside: [],
    kept: undefined,
    margin: MARGIN,
    earlier: undefined,
    ...more,
  };
};

const found = async (more: Partial<AuditTask>) => {
  const result = await runAudit(await task(more), () => undefined);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message.en).join('\n'));
  return result.value.audit;
};

test('the margin decides which rows are told to be close', async () => {
  const edges = async (margin: string): Promise<number> =>
    (await found({ margin: marginOf(margin) ?? MARGIN })).findings.filter(({ kind }) => kind === 'edge').length;
  expect([await edges('0%'), await edges('1.9%'), await edges('2%')]).toEqual([0, 0, 1]);
});

test('an earlier policy explains what was computed by its figures; without it no cause is found', async () => {
  const cause = async (more: Partial<AuditTask>): Promise<readonly (string | undefined)[]> =>
    (await found(more)).findings
      .filter(({ kind }) => kind === 'difference')
      .map(({ causes }) => causes.find(({ exact }) => exact)?.text.zh);
  expect(await cause({ earlier: { id: 'before', year: 2020 } })).toEqual([expect.stringContaining('测试区旧政策')]);
  expect(await cause({})).not.toEqual([expect.stringContaining('测试区旧政策')]);
});

const open = async (more = {}): Promise<void> => {
  await show(await portOf(GOOD), { keep: browserKeep(), createAuditor: inlineAuditor, audit: true, ...more });
  await screen.findByRole('button', { name: /^核对设置|^Settings/ }, { timeout: 20_000 });
};

test('typed and chosen in the pane, refused where it cannot be read, and kept; in both languages', async () => {
  await open();
  const given = step(deskTexts.given.zh);
  press(/^核对设置/, given);
  const margin = () => within(given).getByRole('textbox', { name: deskTexts.margin.zh });
  fireEvent.change(margin(), { target: { value: '很多' } });
  expect(within(given).getByText(deskTexts.badMargin.zh)).toBeTruthy();
  await waitFor(() => expect(screen.getByRole('button', { name: '核对' }).getAttribute('aria-disabled')).not.toBe('true'));
  press('核对');
  await waitFor(() => expect(screen.getAllByText(deskTexts.badMargin.zh).length).toBe(2));
  fireEvent.change(margin(), { target: { value: '3%' } });
  expect(within(given).queryByText(deskTexts.badMargin.zh)).toBeNull();
  expect(browserKeep().read().margin).toBe('3%');

  fireEvent.change(within(given).getByRole('combobox', { name: deskTexts.earlier.zh }), {
    target: { value: 'hangzhou-manufacturing-2018' },
  });
  const year = within(given).getByRole('combobox', { name: deskTexts.earlierYear.zh });
  // Its last year that is not after the year before.
  expect(Number((year as HTMLSelectElement).value)).toBeLessThan(2025);
  leave();

  await open({ lang: 'en' });
  press(/^Settings/);
  expect(screen.getByRole('textbox', { name: deskTexts.margin.en })).toHaveProperty('value', '3%');
  expect(screen.getByRole('combobox', { name: deskTexts.earlier.en })).toHaveProperty('value', '');
  await shown(deskTexts.marginHelp.en);
});
