/** Yuan typed into a column of 万元: reminded of, cell by cell, with what it would be; never where a list is right. */
import { compute, openSheet, recogniseSheet } from '../../src/run/run';
import { isMoney } from '../../src/policy/units';
import { readTable } from '../../src/sheet/read/read-table';
import { recognise } from '../../src/sheet/recognise/recognise';
import { withBarred } from '../support/audit-barred';
import { withFriends } from '../support/audit-friends';
import { edgeSheet } from '../support/formula-edges';
import { makeGrid, type Cell } from '../support/grids';
import { shipped } from '../support/packs';
import { money, policy } from '../support/policies';
import { samplePort } from '../support/sample';

const pack = policy([money('当年设备投资额', { aliases: ['设备投资额'] })]);

const told = (header: string, cells: readonly Cell[]) => {
  const grid = makeGrid([['企业名称', header], ...cells.map((cell, i) => [`企业${i}`, cell] as Cell[])]);
  const found = recognise(grid, pack, { year: 2025 });
  if (!found.ok) throw new Error('not recognised');
  return readTable(grid, found.value.mapping, pack, { year: 2025 }).problems.filter(({ code }) => code === 'far-above');
};

const USUAL: readonly Cell[] = [300, 5000, 800, 1200, 650, 420];
const WAN = '设备投资额（万元）';

test('the cell, what it holds and what it would be in yuan', () => {
  const [problem, ...more] = told(WAN, [...USUAL, 30_000_000]);
  expect(more).toEqual([]);
  expect(problem).toMatchObject({ severity: 'warning', found: '30000000', place: { cell: 'B8', row: 8 } });
  expect(problem?.message.zh).toContain('应填 3000；');
  expect(problem?.message.zh).toContain('（800）');
  expect(problem?.message.en).toContain('it should be 3000;');
});

test('in 亿元, too, where yuan would be an amount like the others', () => {
  const [problem] = told('设备投资额（亿元）', [0.02, 0.05, 0.03, 0.08, 0.04, 0.06, 800_000]);
  expect(problem?.message.zh).toContain('应填 0.008；');
});

test.each([
  ['just under a thousand times', WAN, [...USUAL, 799_999]],
  ['a cell that says 元 itself', WAN, [...USUAL, '30000000元']],
  ['a number whose format says 元', WAN, [...USUAL, { n: 30_000_000, code: '#,##0"元"' }]],
  ['a column in 元, where lists reach from thousands to billions', '设备投资额（元）', [...USUAL, 30_000_000]],
  ['a large project that would be next to nothing in yuan', '设备投资额（亿元）', [0.3, 0.5, 0.8, 1.2, 0.4, 0.6, 600]],
  ['one in 千元, where yuan do not stand out', '设备投资额（千元）', [...USUAL, 900_000]],
  ['too few amounts to be usual', WAN, [300, 500, 30_000_000]],
  ['zeros and blanks around one project', WAN, [0, 0, 0, null, null, 0, 0, 30_000_000]],
] as const)('no reminder: %s', (_name, header, cells) => {
  expect(told(header, cells)).toEqual([]);
});

test('a few in many, each; where amounts lie that far apart, none', () => {
  const among = (every: number): readonly Cell[] =>
    Array.from({ length: 80 }, (_, i) => (i % every === 0 ? 30_000_000 + i : 300 + i));
  expect(told(WAN, among(30))).toHaveLength(3);
  expect(told(WAN, among(5))).toEqual([]);
});

const POLICIES = [
  'hangzhou-manufacturing-2018',
  'jiaxing-555-2020',
  'minhang-industry-2024',
  'shangyu-clusters-2017',
  'shaoxing-4151-2025',
];

describe.each(POLICIES)('%s', (id) => {
  const pack = shipped(id);
  const columns = [...pack.inputs.values()].filter(({ type }) => isMoney(type)).map(({ name }) => name);
  const grid = (change: (cell: number, row: number) => number) =>
    makeGrid([
      ['企业名称', ...columns.map((name) => `${name}（万元）`)],
      // From 30万元 to 15亿元, as such lists are.
      ...Array.from({ length: 40 }, (_, row): Cell[] => [
        `企业${row}`,
        ...columns.map((__, c) => change(Math.round(30 * 5000 ** (((row * 17 + c * 7) % 40) / 40)), row)),
      ]),
    ]);
  const reminders = (change: (cell: number, row: number) => number): readonly (string | undefined)[] => {
    const cells = grid(change);
    const found = recognise(cells, pack, { year: 2025 });
    if (!found.ok) throw new Error('not recognised');
    const { problems } = readTable(cells, found.value.mapping, pack, { year: 2025 });
    expect(Object.keys(found.value.mapping.columns).length).toBeGreaterThan(0);
    return problems.filter(({ code }) => code === 'far-above').map(({ place }) => place.cell);
  };

  test('a list of every money column raises none; one row in yuan, one for each column', () => {
    expect(columns.length).toBeGreaterThan(3);
    expect(reminders((cell) => cell)).toEqual([]);
    const found = reminders((cell, row) => (row === 7 ? 30_000_000 : cell));
    expect(found.length).toBeGreaterThan(columns.length / 2);
    expect(found.every((cell) => cell?.endsWith('9') === true && cell.length <= 3)).toBe(true);
  });

  test('the sheets that errors are planted into have none before that', () => {
    const sheet = withFriends(pack, withBarred(pack, edgeSheet(pack, id, 200)));
    const { problems } = readTable(makeGrid([sheet.header, ...sheet.rows]), sheet.mapping, pack, { year: sheet.wanted.year });
    expect(problems.filter(({ code }) => code === 'far-above').map(({ message }) => message.zh)).toEqual([]);
  });
});

test('the sample of the repository has none', async () => {
  const opened = await openSheet(await samplePort());
  if (!opened.ok) throw new Error('no sample');
  const recognition = recogniseSheet(opened.value, shipped('shaoxing-4151-2025'), 2025);
  if (!recognition.ok) throw new Error('not recognised');
  const wanted = { year: 2025, readings: {}, parameters: {} };
  const made = compute(opened.value, recognition.value, shipped('shaoxing-4151-2025'), wanted);
  if (!made.ok) throw new Error('not computed');
  expect(made.value.read.table.rows).toBeGreaterThan(5);
  expect(made.value.problems.filter(({ code }) => code === 'far-above')).toEqual([]);
});
