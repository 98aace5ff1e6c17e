/**
 * A policy in; a sheet of its worked rows and of rows on which every item stands on the edges of its own formulas (thresholds, caps, steps, ties,
 * one unit below, on and above), out. A row holds edges of many items as long as they neither share an input nor compete for an award.
 */
import { parseQuantity } from '../../src/policy/dialect/quantities';
import type { Input, Item, Policy } from '../../src/policy/model';
import { formulaSheet, inputsOf, shownNumber, type FormulaSheet } from './formula-rows';
import type { Cell } from './grids';
import type { Given, Setting } from './vectors/approximate';
import { boundaryRows } from './vectors/boundaries';

const EDGES = 0.6;

export interface EdgeSheet extends FormulaSheet {
  /** How many of each item's edges stand on the sheet, and how many there are. */
  readonly edges: ReadonlyMap<string, { readonly placed: number; readonly all: number }>;
}

const settingOf = (policy: Policy, { wanted }: FormulaSheet): Setting => ({
  policy,
  readings: new Map([...policy.readings].map(([key, reading]) => [key, reading.default])),
  parameters: new Map(
    Object.entries(wanted.parameters ?? {}).flatMap(([name, text]) => {
      const value = parseQuantity(text)?.value;
      return value ? [[name, Number(value.n) / Number(value.d)] as const] : [];
    }),
  ),
});

/** What most rows of the sheet say, so that a row of edges is not barred by what no item is about. */
const usual = (sheet: FormulaSheet, column: number): Cell => {
  const counts = new Map<Cell, number>();
  for (const row of sheet.rows) counts.set(row[column] ?? null, (counts.get(row[column] ?? null) ?? 0) + 1);
  counts.delete(null);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
};

/** Bits of a recognition, the same year and the one before, as cells say them. */
const flagCell = (input: Input, bits: number, year: number): Cell =>
  input.title
    ? [...(bits & 2 ? [`${year - 1}年`] : []), ...(bits & 1 ? [`${year}年`] : [])].join('、') || '否'
    : bits % 2 === 1
      ? '是'
      : '否';

/** At least `count` rows, of which at most a share has edges. */
export const edgeSheet = (policy: Policy, id: string, count: number): EdgeSheet => {
  const sheet = formulaSheet(policy, id, 1);
  const inputs = inputsOf(policy);
  const setting = settingOf(policy, sheet);
  const gates = new Set(policy.gates.flatMap((gate) => gate.inputs));
  const blank = inputs.map((input, i): Cell => {
    if (gates.has(input.name)) return usual(sheet, i + 1);
    return input.type.kind === 'flag' ? '否' : null;
  });
  const cellsOf = ({ numbers, flags, options }: Given): readonly (readonly [column: number, cell: Cell])[] =>
    inputs.flatMap((input, i) => {
      const { name } = input;
      const value = numbers[name];
      const bits = flags[name];
      if (value !== undefined) return [[i, shownNumber(input, value)] as const];
      if (bits !== undefined) return [[i, flagCell(input, bits, sheet.wanted.year)] as const];
      return options[name] === undefined ? [] : [[i, options[name]] as const];
    });
  const rivals = (item: Item): readonly string[] =>
    [...policy.matters, ...policy.limits].flatMap(({ id, items }) => (items.includes(item.id) ? [id] : []));
  const queues = policy.items
    .filter(({ amount }) => amount)
    .map((item) => ({ id: item.id, rivals: rivals(item), all: boundaryRows(item, setting, 1, false), placed: 0 }));
  const rows: Cell[][] = [];
  while (rows.length < count * EDGES && queues.some(({ all, placed }) => placed < all.length)) {
    const row = new Map<number, Cell>();
    const taken = new Set<string>();
    // Those that are furthest behind come first.
    for (const queue of [...queues].sort((a, b) => a.placed - b.placed)) {
      const given = queue.all[queue.placed];
      if (!given || queue.rivals.some((id) => taken.has(id))) continue;
      const cells = cellsOf(given);
      if (cells.some(([column, cell]) => row.has(column) && row.get(column) !== cell)) continue;
      for (const [column, cell] of cells) row.set(column, cell);
      queue.rivals.forEach((id) => taken.add(id));
      queue.placed += 1;
    }
    rows.push([`边界企业${rows.length + 1}`, ...blank.map((cell, i) => row.get(i) ?? cell)]);
  }
  const all = [...formulaSheet(policy, id, count - rows.length, 2).rows, ...rows];
  return {
    ...sheet,
    rows: all,
    mapping: { ...sheet.mapping, lastRow: all.length },
    edges: new Map(queues.map(({ id, placed, all: { length } }) => [id, { placed, all: length }])),
  };
};
