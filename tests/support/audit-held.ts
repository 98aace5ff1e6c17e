/** Planted errors held against the audit: a sheet with its columns of amounts in; per error whether it was found and what was named first, and what else was found, out. */
import type { CauseId } from '../../src/audit/causes/cause';
import { differencesOf } from '../../src/audit/differences/differences';
import type { Found } from '../../src/audit/finding';
import { findGiven, scopeOf, type GivenChoice } from '../../src/audit/given/columns';
import { sourceFor } from '../../src/audit/given/read';
import { Code, type Settlement } from '../../src/engine/outcome';
import { openedGrid, withFormulas } from './audit-book';
import type { Plant, Planted } from './audit-plants';
import { computed } from './audit-variants';
import { makeGrid, type Cell } from './grids';

/** 分 per row as the list shows them: what an enterprise gets on its first row. */
const listed = ({ table, outcomes, firstRow }: Settlement, items: readonly string[]): number[] => {
  const wanted = outcomes.filter(({ item }) => items.includes(item.id));
  return Array.from(table.enterpriseOf, (e, row) =>
    wanted.reduce((sum, { item, code, amount }) => {
      const unit = item.grain === 'project' ? row : firstRow[e] === row ? e : -1;
      return unit >= 0 && code[unit] === Code.awarded ? sum + (amount[unit] as number) : sum;
    }, 0),
  );
};

export interface Held {
  readonly items: readonly string[];
  readonly plant: Plant;
  readonly finding: Found | undefined;
  /** The first cause, where it explains the amount exactly. */
  readonly named: CauseId;
}

export interface Report {
  readonly held: readonly Held[];
  /** Differences where nothing was planted. */
  readonly besides: readonly Found[];
}

export const held = ({ policy, sheet, columns }: Planted, wrong = true): Report => {
  const { settlement } = computed(policy, sheet);
  const first = sheet.header.length;
  const amounts = columns.map(({ items, plants }) => {
    const cells: Cell[] = listed(settlement, items).map((fen) => fen / 100);
    if (wrong) for (const plant of plants) cells[plant.row] = plant.wrong === null ? null : plant.wrong / 100;
    return cells;
  });
  const plain = makeGrid([
    [...sheet.header, ...columns.map((_, i) => `核定奖励${i}（元）`)],
    ...sheet.rows.map((row, r) => [...row, ...amounts.map((cells) => cells[r] ?? null)]),
  ]);
  const grid = columns.reduce(
    (now, { formulas, plants }, i) =>
      formulas ? withFormulas(now, first + i, new Set(wrong ? plants.map(({ row }) => row) : [])) : now,
    plain,
  );
  const made = computed(policy, sheet, undefined, grid);
  const given = findGiven(
    openedGrid(grid),
    made.recognition,
    scopeOf(made.settlement),
    columns.map(({ items }, i): GivenChoice => ({ column: first + i, items })),
  );
  if (!given.ok) throw new Error(given.problems.map(({ message }) => message.en).join('\n'));
  const source = sourceFor(grid, made.recognition.mapping, made.settlement.table.rowNumbers);
  const besides: Found[] = [];
  const all = columns.flatMap(({ items, plants }, i): Held[] => {
    const found = differencesOf({
      settlement: made.settlement,
      source,
      projects: made.read.projects,
      given: given.value.columns[i] as (typeof given.value.columns)[number],
    }).found.filter(({ kind }) => kind === 'difference');
    const at = new Map(found.map((one) => [one.row - 2, one]));
    const planted = new Set(wrong ? plants.map(({ row }) => row) : []);
    besides.push(...found.filter(({ row }) => !planted.has(row - 2)));
    return plants.map((plant) => {
      const finding = at.get(plant.row);
      const cause = finding?.causes[0];
      return { items, plant, finding, named: cause?.exact ? cause.id : 'none' };
    });
  });
  return { held: all, besides };
};
