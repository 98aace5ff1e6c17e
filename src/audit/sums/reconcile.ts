/** Do the sums hold? Compared columns in; counts, sums per town and item, and findings for totals rows, stated figures and splits that do not add up, out. */
import type { Text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import { moneyIn } from '../../core/money';
import { Code, type Settlement } from '../../engine/outcome';
import { CellState } from '../../engine/table';
import { sumOf, tallyOf } from '../../engine/tally';
import type { Source } from '../../sheet/read/source';
import { totalsNotCalculated } from '../../sheet/read/table-problems';
import { dueOf, openPlaces, type OpenPlaces } from '../differences/column-sums';
import { allRows, countsOf } from './counts';
import { checkTotals } from './checked-totals';
import type { ColumnResult } from '../differences/differences';
import type { Found } from '../finding';
import { checkSplits } from './splits';
import { checkStated } from './stated-check';
import type { Summaries, SummarySheet } from '../summaries/summaries';

export interface TownSums {
  readonly town: string;
  readonly rows: number;
  readonly enterprises: number;
  /** 分, per audited column, of what can be checked. */
  readonly given: readonly number[];
  readonly expected: readonly number[];
  /** Places per audited column that cannot be checked. */
  readonly open: readonly number[];
}

export interface ItemSums {
  readonly item: string;
  readonly article: string;
  readonly title: Text;
  readonly awards: number;
  /** 分 in the column that gives amounts of this item alone; null where there is none. */
  readonly given: number | null;
  /** 分. */
  readonly expected: number;
  /** Places that cannot be checked, which are in neither sum. */
  readonly open: number;
}

export interface Reconciliation {
  readonly rows: number;
  readonly enterprises: number;
  /** 0 where the sheet names none. */
  readonly projects: number;
  readonly towns: readonly TownSums[];
  readonly items: readonly ItemSums[];
  /** Sheets of sums beside the list. */
  readonly summaries: readonly SummarySheet[];
  readonly found: readonly Found[];
  /** Totals, stated figures and figures of sheets of sums that were held against the list, and those of them that hold. */
  readonly checked: number;
  readonly holding: number;
  readonly problems: readonly Problem[];
}

const townsOf = ({ table, firstRow }: Settlement, columns: readonly ColumnResult[]): readonly TownSums[] => {
  const towns = new Map<
    string,
    { rows: number; enterprises: Set<number>; given: number[]; expected: number[]; open: number[] }
  >();
  const none = (): number[] => columns.map(() => 0);
  const open = columns.map((column) => openPlaces(column, table));
  const due = columns.map((column) => dueOf(column, table));
  const sumsAt = (row: number) => {
    const town = table.regions[row] ?? '';
    const sums = towns.get(town) ?? { rows: 0, enterprises: new Set(), given: none(), expected: none(), open: none() };
    towns.set(town, sums);
    return sums;
  };
  for (let row = 0; row < table.rows; row += 1) {
    const sums = sumsAt(row);
    const e = table.enterpriseOf[row] as number;
    sums.rows += 1;
    sums.enterprises.add(e);
    due.forEach(({ rows, enterprises }, c) => {
      sums.expected[c]! += (rows[row] as number) + (firstRow[e] === row ? (enterprises[e] as number) : 0);
    });
    columns.forEach(({ amounts }, c) => {
      if (amounts.state[row] === CellState.value && open[c]?.rows[row] === 0) sums.given[c]! += amounts.fen[row] as number;
    });
  }
  columns.forEach(({ comparison }, c) => {
    for (const { row } of comparison.open) sumsAt(row).open[c]! += 1;
  });
  return [...towns].map(([town, sums]) => ({ ...sums, town, enterprises: sums.enterprises.size }));
};

const CONCERNED: readonly Code[] = [Code.awarded, Code.upTo, Code.missing, Code.undetermined];

const itemsOf = ({ table, outcomes }: Settlement, columns: readonly ColumnResult[]): readonly ItemSums[] => {
  const places = new Map(columns.map((column) => [column, openPlaces(column, table)]));
  // Open places are few, and many items have the same columns.
  const made = new Map<string, readonly number[]>();
  const openIn = (of: readonly ColumnResult[], which: keyof OpenPlaces): readonly number[] => {
    const key = `${which} ${of.map((column) => columns.indexOf(column)).join()}`;
    const [first, ...others] = of.map((column) => places.get(column)?.[which] ?? new Uint8Array());
    const units: number[] = [];
    // What one column cannot tell another may.
    if (!made.has(key))
      first?.forEach((is, unit) => void (is === 1 && others.every((one) => one[unit] === 1) && units.push(unit)));
    const known = made.get(key) ?? units;
    made.set(key, known);
    return known;
  };
  return outcomes.flatMap(({ item, code, amount }) => {
    const of = columns.filter(({ given }) => given.items.includes(item.id));
    if (of.length === 0) return [];
    let awards = tallyOf(code)[Code.awarded] as number;
    let expected = awards === 0 ? 0 : sumOf(Code.awarded, { code, amount });
    let unknown = 0;
    for (const unit of openIn(of, item.grain === 'project' ? 'rows' : 'enterprises')) {
      const c = code[unit] as Code;
      if (CONCERNED.includes(c)) unknown += 1;
      if (c !== Code.awarded) continue;
      awards -= 1;
      expected -= amount[unit] as number;
    }
    const own = of.filter(({ given: { items } }) => items.length === 1);
    const [only] = own.length === 1 ? own : [];
    const given = only?.sumGiven ?? null;
    return awards === 0 && !given && unknown === 0
      ? []
      : [
          {
            item: item.id,
            article: item.article,
            title: item.title,
            awards,
            given,
            expected: only?.sumExpected ?? expected,
            open: unknown,
          },
        ];
  });
};

export const reconcile = (
  settlement: Settlement,
  source: Source,
  projects: readonly string[],
  columns: readonly ColumnResult[],
  summaries: Summaries,
): Reconciliation => {
  const { table } = settlement;
  const counts = countsOf(settlement, projects, columns, allRows(settlement));
  const totals = checkTotals(source, settlement, columns);
  const stated = checkStated(settlement, source, projects, columns, new Set(totals.rows), moneyIn(columns[0]?.unit ?? ''));
  const splits = checkSplits(source, settlement, columns);
  const failing = [...totals.found, ...stated.found, ...summaries.found];
  const count = (all: readonly { readonly checked: number }[]): number => all.reduce((sum, { checked }) => sum + checked, 0);
  const checked = count([totals, stated, ...summaries.sheets]);
  return {
    rows: table.rows,
    enterprises: table.enterprises.length,
    projects: projects.some((name) => name !== '') ? (counts.projects[0] ?? 0) : 0,
    towns: townsOf(settlement, columns),
    items: itemsOf(settlement, columns),
    summaries: summaries.sheets,
    found: [...failing, ...splits.found],
    checked,
    holding: checked - totals.failing - stated.found.length - summaries.found.length,
    problems: [
      ...splits.problems,
      ...(totals.uncalculated.length > 0 ? [totalsNotCalculated(source.grid.sheet, totals.uncalculated)] : []),
    ],
  };
};
