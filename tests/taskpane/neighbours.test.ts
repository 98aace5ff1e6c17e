/** Going through the awards that want looking at: every one is met once, in both directions, as the explanations have it. */
import { explain } from '../../src/engine/explain/explain';
import { loadShipped } from '../../src/run/policies';
import { compute, openSheet, recogniseSheet, type Computed } from '../../src/run/run';
import { KINDS, neighbour, type Direction, type Kind } from '../../src/taskpane/neighbours';
import type { Shown } from '../../src/taskpane/state/state';
import { samplePort } from '../support/sample';

let computed: Computed;
beforeAll(async () => {
  const [opened, loaded] = [await openSheet(await samplePort(), '申报汇总'), await loadShipped('shaoxing-4151-2025')];
  if (!opened.ok || !loaded.ok) throw new Error('the sample does not open');
  const recognised = recogniseSheet(opened.value, loaded.value, 2025, {});
  if (!recognised.ok) throw new Error('the sample is not recognised');
  const result = compute(opened.value, recognised.value, loaded.value, { year: 2025, readings: {}, parameters: {} });
  if (!result.ok) throw new Error('the sample does not compute');
  computed = result.value;
}, 60_000);

/** What the explanation of an award says of it. */
const isOf = (kind: Kind, item: number, unit: number): boolean => {
  const { status, steps } = explain(computed.settlement, item, unit);
  if (kind === 'displaced') return status === 'displaced';
  if (kind === 'undecided') return status === 'up_to' || status === 'undetermined';
  const cut = steps.some(
    ({ kind: what, value }) =>
      (what === 'cap' && /^(按上限|余额)/.test(value.zh)) || (what === 'limit' && value.zh.includes('余额')),
  );
  return cut && (status === 'awarded' || status === 'up_to');
};

const expected = (kind: Kind): readonly string[] => {
  const { outcomes, firstRow, table } = computed.settlement;
  const places: (readonly [row: number, item: number])[] = [];
  outcomes.forEach(({ item, code }, index) =>
    code.forEach((_, unit) => {
      const row = item.grain === 'project' ? unit : (firstRow[unit] ?? 0);
      if (isOf(kind, index, unit)) places.push([row, index]);
    }),
  );
  expect(table.rows).toBeGreaterThan(50);
  return places.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((place) => place.join(' '));
};

const walk = (kind: Kind, direction: Direction, from?: Shown): readonly string[] => {
  const met: string[] = [];
  for (
    let at = neighbour(computed.settlement, from, kind, direction);
    at;
    at = neighbour(computed.settlement, at, kind, direction)
  )
    met.push(`${at.row} ${at.item}`);
  return met;
};

test.each(KINDS)('%s: each once, in the order of the sheet, and back', (kind) => {
  const all = expected(kind);
  expect(all.length).toBeGreaterThan(0);
  expect(walk(kind, 1)).toEqual(all);
  expect(walk(kind, -1)).toEqual([...all].reverse());
});

test('from a row without an item, its own awards come next, and those of earlier rows before', () => {
  const all = expected('undecided');
  const row = Number(all[Math.floor(all.length / 2)]?.split(' ')[0]);
  const of = (place: string): number => Number(place.split(' ')[0]);
  expect(walk('undecided', 1, { row })).toEqual(all.filter((place) => of(place) >= row));
  expect(walk('undecided', -1, { row })).toEqual(all.filter((place) => of(place) < row).reverse());
});
