/** Does a row add up? Number columns in; prefix sums without the rows that are totals already, and the stretch of rows that a totals row covers, out. */
import { compact } from '../normalise';
import { Kind, type Grid } from '../port/port';

/** Sums in doubles: they only tell which stretch a totals row means. The reader checks the amounts exactly. */
export interface Sums {
  readonly columns: number;
  /** Sum of data rows from..to (inclusive) of a column, rows that are out left out. */
  readonly between: (index: number, from: number, to: number) => number;
  readonly value: (index: number, row: number) => number;
  /** Whether the row has a number other than 0 in any column. */
  readonly any: (row: number) => boolean;
}

const numberIn = (grid: Grid, column: number, row: number): number => {
  const source = grid.columns[column - grid.firstColumn];
  const r = row - grid.firstRow;
  if (!source || r < 0 || r >= grid.rows) return 0;
  const value = source.values[r] ?? 0;
  if (source.kinds[r] === Kind.number) return value;
  if (source.kinds[r] !== Kind.text) return 0;
  const parsed = Number(compact(grid.strings[value] ?? '').replace(/,/g, ''));
  return Number.isFinite(parsed) ? parsed : 0;
};

export const sumsOf = (grid: Grid, columns: readonly number[], from: number, to: number, out: ReadonlySet<number>): Sums => {
  const prefix = columns.map((column) => {
    const sums = new Float64Array(to - from + 2);
    for (let row = from; row <= to; row++)
      sums[row - from + 1] = (sums[row - from] as number) + (out.has(row) ? 0 : numberIn(grid, column, row));
    return sums;
  });
  const value = (index: number, row: number): number => numberIn(grid, columns[index] as number, row);
  return {
    columns: columns.length,
    between: (index, first, last) =>
      last < first ? 0 : (prefix[index]?.[last - from + 1] ?? 0) - (prefix[index]?.[first - from] ?? 0),
    value,
    any: (row) => columns.some((_, i) => value(i, row) !== 0),
  };
};

/** Near enough to be meant as the sum: a rounded total in 万元 is still this total. */
const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(1e-9 * Math.max(Math.abs(a), Math.abs(b)), 1e-6);

/** How many columns with a number say yes, and how many no. */
const votes = (sums: Sums, row: number, from: number, to: number): { readonly yes: number; readonly no: number } => {
  let yes = 0;
  let no = 0;
  for (let i = 0; i < sums.columns; i++) {
    const stated = sums.value(i, row);
    if (stated === 0) continue;
    // The row itself may be among the summed ones (before it is known to be a totals row).
    const inside = row >= from && row <= to ? stated : 0;
    const sum = sums.between(i, from, to);
    if (near(sum, stated) || (inside !== 0 && near(sum - inside, stated))) yes += 1;
    else no += 1;
  }
  return { yes, no };
};

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Option {
  readonly covers: Stretch;
  readonly reach: Reach;
  /** Less than what stands since the mark before: only where every column adds up. */
  readonly inner?: true;
}

/** What a totals row sums: all rows, those since the mark before it, those until the next, or the last enterprise's or region's rows above it. */
export type Reach = 'whole' | 'since' | 'until' | 'block';

export interface Cover {
  readonly covers: Stretch;
  readonly reach: Reach;
  readonly whole: boolean;
  /** At least one column adds up and no more disagree than agree. */
  readonly holds: boolean;
  /** None disagrees. */
  readonly clean: boolean;
}

export interface CoverWanted {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  /** Tried one list after the other. */
  readonly marks: readonly (readonly number[])[];
  /** Where the rows of the last enterprise, or of the last region, begin: subtotals may stand only below those with several rows. */
  readonly blocks: readonly number[];
  readonly sub: boolean;
  /** What the other subtotals cover, for one that does not add up in any way. */
  readonly usual?: Reach;
}

const stretches = ({ row, from, to, blocks }: CoverWanted, marks: readonly number[]): readonly Option[] => {
  const since = marks.reduce((best, m) => (m < row && m + 1 > best ? m + 1 : best), from);
  const until = marks.reduce((best, m) => (m > row && m - 1 < best ? m - 1 : best), to);
  // One row alone that equals the subtotal below it is a coincidence.
  const inner = blocks.filter((at) => at > since && at < row - 1);
  return [
    { covers: { from: since, to: row - 1 }, reach: blocks.includes(since) ? 'block' : 'since' },
    { covers: { from: row + 1, to: until }, reach: 'until' },
    ...inner.map((at): Option => ({ covers: { from: at, to: row - 1 }, reach: 'block', inner: true })),
  ];
};

/** The stretch that a totals row sums. */
export const coversOf = (sums: Sums, wanted: CoverWanted): Cover => {
  const { row, from, to, sub, usual } = wanted;
  const whole: Option = { covers: { from, to }, reach: 'whole' };
  const parts = wanted.marks.flatMap((list) => stretches(wanted, list));
  const options = (sub ? [...parts, whole] : [whole, ...parts]).filter((o) => o.covers.to >= o.covers.from);
  const ranked = options.map((o) => ({ ...o, ...votes(sums, row, o.covers.from, o.covers.to) }));
  const holding = ranked
    .filter((o) => o.yes > 0 && (o.inner ? o.no === 0 : o.yes >= o.no))
    .sort((a, b) => b.yes - b.no - (a.yes - a.no))[0];
  if (holding) {
    const { covers, reach } = holding;
    const all = reach === 'whole' || (!sub && covers.from <= from + 1 && covers.to >= to - 1);
    return { covers, reach, whole: all, holds: true, clean: holding.no === 0 };
  }
  const { covers, reach } = options.find((o) => o.reach === usual) ?? options[0] ?? whole;
  return { covers, reach, whole: reach === 'whole', holds: false, clean: false };
};
