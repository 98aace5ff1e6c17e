/** The pure parts of the pane: the year of a sheet, rows by what is typed, edited grids, places, units, sums. */
import { loadShipped } from '../../src/run/policies';
import { compute, openSheet, recogniseSheet, type Computed } from '../../src/run/run';
import type { Policy } from '../../src/policy/model';
import { unitsFor } from '../../src/taskpane/columns';
import { explanationText } from '../../src/taskpane/explanation-text';
import { fileNameOf } from '../../src/taskpane/file-name';
import { findRows, tableRowAt } from '../../src/taskpane/find-rows';
import { cellOfPlace } from '../../src/taskpane/places';
import { recognisedOnce } from '../../src/taskpane/computing/recognised';
import { relevantItems, splitReadings, wantedInputs } from '../../src/taskpane/relevance';
import { sameGrid, unchanged } from '../../src/taskpane/state/same-grid';
import { suggestedYear } from '../../src/taskpane/state/suggested-year';
import { answeredItems, byArticle, countAnswers, itemsOfRow, paidUnits, unitAt } from '../../src/taskpane/summary';
import { explain } from '../../src/engine/explain/explain';
import { isDark } from '../../src/taskpane/theme';
import { makeGrid } from '../support/grids';
import { flag, money, policy as makePolicy, rate } from '../support/policies';
import { samplePort } from '../support/sample';

describe('the year to begin with', () => {
  const inForce = makePolicy([]); // 2025 and 2026
  const year = (title: string, thisYear: number): number => suggestedYear(makeGrid([[title], ['企业名称']]), inForce, thisYear);
  test.each([
    ['2025年度申报汇总表', 2026, 2025],
    ['2025 年度', 2026, 2025],
    ['2026年上半年', 2025, 2026],
    ['2019年汇总表', 2026, 2026],
    ['申报汇总表', 2031, 2026],
    ['申报汇总表', 2020, 2025],
    ['文号 120256年', 2026, 2026],
  ])('%s in %d gives %d', (title, thisYear, expected) => expect(year(title, thisYear)).toBe(expected));
});

describe('an edited sheet', () => {
  const rows = [
    ['企业名称', '金额'],
    ['甲', 1],
    ['乙', null],
  ] as const;
  const grid = makeGrid(rows);
  test('is the same when it says the same with other string numbers', async () =>
    expect(await sameGrid(grid, { ...makeGrid(rows), strings: [...grid.strings] })).toBe(true));
  test.each([
    [
      'a number',
      [
        ['企业名称', '金额'],
        ['甲', 2],
        ['乙', null],
      ],
    ],
    [
      'a text',
      [
        ['企业名称', '金额'],
        ['甲', 1],
        ['丙', null],
      ],
    ],
    [
      'a blank filled',
      [
        ['企业名称', '金额'],
        ['甲', 1],
        ['乙', 0],
      ],
    ],
    [
      'a number as text',
      [
        ['企业名称', '金额'],
        ['甲', '1'],
        ['乙', null],
      ],
    ],
    [
      'a row more',
      [
        ['企业名称', '金额'],
        ['甲', 1],
        ['乙', null],
        ['丁', 1],
      ],
    ],
    [
      'a column more',
      [
        ['企业名称', '金额', '注'],
        ['甲', 1, ''],
        ['乙', null, ''],
      ],
    ],
  ])('is another with %s', async (_, other) => expect(await sameGrid(grid, makeGrid(other))).toBe(false));
  test('is kept where a later reading tells the same in every respect', async () => {
    const again = makeGrid(rows);
    expect(await unchanged(grid, again)).toBe(grid);
    expect(await unchanged(undefined, again)).toBe(again);
    const [first, ...others] = again.columns;
    if (!first) throw new Error('no column');
    for (const other of [
      { ...again, hiddenRows: [1] },
      { ...again, merges: [{ row: 1, column: 0, rows: 2, columns: 1 }] },
      { ...again, columns: [{ ...first, formulas: new Uint8Array(again.rows).fill(1) }, ...others] },
      { ...again, columns: [{ ...first, kinds: first.kinds.slice().fill(0) }, ...others] },
    ])
      expect(await unchanged(grid, other)).toBe(other);
  });
});

describe('places', () => {
  test('a cell, a row, nothing', () => {
    expect(cellOfPlace({ sheet: 'S', cell: 'AA34', row: 34 })).toEqual({ sheet: 'S', row: 33, column: 26 });
    expect(cellOfPlace({ sheet: 'S', row: 3 })).toEqual({ sheet: 'S', row: 2, column: 0 });
    expect(cellOfPlace({ sheet: 'S' })).toBeUndefined();
    expect(cellOfPlace({ cell: 'A1' })).toBeUndefined();
  });
});

test('units that fit an input are offered, its usual one first', () => {
  expect(unitsFor(money('投资额'))).toEqual(
    ['万元', '元', '百元', '千元', '亿元'].filter((unit) => unitsFor(money('投资额')).includes(unit)),
  );
  expect(unitsFor(money('投资额'))).toEqual(expect.arrayContaining(['万元', '元', '亿元']));
  expect(unitsFor(rate('占比'))).toEqual(expect.arrayContaining(['%', '小数']));
  expect(unitsFor(rate('占比'))).not.toContain('万元');
  expect(unitsFor(flag('列入计划'))).toEqual([]);
});

test.each([
  ['#ffffff', false],
  ['#1f1f1f', true],
  ['262626', true],
  ['#f3f2f1', false],
  ['red', false],
])('a ground of %s is dark: %s', (colour, dark) => expect(isDark(colour)).toBe(dark));

test.each([
  ['https://example.com/a%20b/2025%E6%B1%87%E6%80%BB.xlsx?web=1', '2025汇总.xlsx'],
  ['https://example.com/50%.xlsx', '50%.xlsx'],
  [String.raw`C:\\表\\占比50%.xlsx`, '占比50%.xlsx'],
  ['/Users/a/#1.xlsx', '#1.xlsx'],
  ['', ''],
])('the file of %s is %s', (address, name) => expect(fileNameOf(address)).toBe(name));

describe('on the sample', () => {
  let policy: Policy;
  let computed: Computed;
  beforeAll(async () => {
    const loaded = await loadShipped('shaoxing-4151-2025');
    const opened = await openSheet(await samplePort());
    if (!loaded.ok || !opened.ok) throw new Error('refused');
    policy = loaded.value;
    const recognition = recogniseSheet(opened.value, policy, 2025);
    if (!recognition.ok) throw new Error('not recognised');
    const result = compute(opened.value, recognition.value, policy, { year: 2025, readings: {}, parameters: {} });
    if (!result.ok) throw new Error('not computed');
    computed = result.value;
  });

  test('columns are recognised once for a sheet, a policy, a year and choices', async () => {
    const opened = await openSheet(await samplePort());
    if (!opened.ok) throw new Error('refused');
    const asked = { opened: opened.value, policy, year: 2025, mapping: {} };
    const first = recognisedOnce(asked);
    expect(first).toEqual(recogniseSheet(opened.value, policy, 2025));
    expect(recognisedOnce({ ...asked, opened: { ...opened.value, ownColumns: [...opened.value.ownColumns] } })).toBe(first);
    const declined = recognisedOnce({ ...asked, mapping: { columns: { 当年设备投资额: null } } });
    expect(declined.ok && declined.value.mapping.columns['当年设备投资额']).toBeUndefined();
    expect(recognisedOnce({ ...asked, year: 2026 })).not.toBe(first);
    expect(recognisedOnce({ ...asked, opened: { ...opened.value, grid: { ...opened.value.grid } } })).not.toBe(first);
  });

  test('the sums by article come to the totals', () => {
    const { settlement } = computed;
    const articles = byArticle(settlement);
    expect(articles.reduce((sum, { awarded }) => sum + awarded, 0)).toBe(settlement.totals.awarded);
    expect(articles.reduce((sum, { upTo }) => sum + upTo, 0)).toBe(settlement.totals.upTo);
    expect(articles.flatMap(({ items }) => items).reduce((sum, { awards }) => sum + awards, 0)).toBe(
      settlement.totals.counts.awarded,
    );
    for (const { index, awarded, awards, ceilings } of articles.flatMap(({ items }) => items)) {
      const units = paidUnits(settlement, index);
      expect(units).toHaveLength(awards + ceilings);
      expect(units.filter(({ status }) => status === 'awarded').reduce((sum, { amount }) => sum + amount, 0)).toBe(awarded);
    }
  });

  test('items that the sheet says nothing about are counted as items, not as cells', () => {
    const { counts, withoutColumns } = countAnswers(computed.settlement);
    expect(withoutColumns).toBeGreaterThan(0);
    expect(counts.missing).toBeLessThan(computed.settlement.totals.counts.missing);
    expect(counts.awarded).toBe(computed.settlement.totals.counts.awarded);
  });

  test('a row lists what pays first, and every item once', () => {
    const items = itemsOfRow(computed.settlement, 0);
    expect(items).toHaveLength(policy.items.length);
    expect(new Set(items.map(({ index }) => index)).size).toBe(policy.items.length);
    expect(items[0]?.status).toBe('awarded');
    const lastPaid = items.findLastIndex(({ status }) => status === 'awarded');
    expect(items.slice(0, lastPaid + 1).every(({ status }) => status === 'awarded')).toBe(true);
  });

  test('rows are found by name, by code and by number', () => {
    const { table } = computed.settlement;
    const { name, code } = table.enterprises[0] ?? { name: '', code: '' };
    expect(findRows(table, name.slice(2, 5))).toContain(0);
    expect(findRows(table, (code ?? '').toLowerCase())).toContain(0);
    expect(findRows(table, '5')).toContain(0);
    expect(findRows(table, ' ')).toEqual([]);
    expect(findRows(table, '公司')).toHaveLength(20);
    expect(tableRowAt(table, 4)).toBe(0);
    expect(tableRowAt(table, (table.rowNumbers.at(-1) ?? 0) - 1)).toBe(table.rows - 1);
    expect(tableRowAt(table, 0)).toBeUndefined();
    expect(tableRowAt(table, 5000)).toBeUndefined();
  });

  test('readings and wanted columns of touched items come before the rest', () => {
    const before = relevantItems(policy, computed.recognition, undefined);
    const after = relevantItems(policy, computed.recognition, answeredItems(computed.settlement));
    expect(before.has('8-equipment')).toBe(true);
    expect(after.size).toBeLessThan(policy.items.length);
    const readings = splitReadings(policy, after);
    expect(readings.near.length + readings.far.length).toBe(policy.readings.size);
    expect(readings.near.map(({ key }) => key)).toContain('两份重点项目计划');
    const wanted = wantedInputs(policy, computed.recognition, before);
    const names = [...wanted.near, ...wanted.far].map(({ input }) => input.name);
    expect(names).not.toContain('当年设备投资额');
    expect(new Set(names).size).toBe(names.length);
  });

  test('a working is copied as text with its cells and articles', () => {
    const { settlement } = computed;
    const index = policy.items.findIndex(({ id }) => id === '8-equipment');
    const text = explanationText(
      explain(settlement, index, unitAt(settlement, index, 0)),
      { enterprise: '甲公司', policy: '某政策', cellOf: ({ from }) => (from?.input === '当年设备投资额' ? 'F5' : undefined) },
      'zh',
    );
    expect(text.split('\n').slice(0, 3)).toEqual(['甲公司', '某政策 （八）制造业项目设备投入奖励', '奖补 230万元']);
    expect(text).toContain('[F5]');
    expect(text).toContain('✓');
  });
});
