/**
 * Given amounts against recomputed ones, to the 分: amounts of one column in; the places where they differ, and where nothing can be said, out.
 * An enterprise's awards are added to the row that leaves the fewest differences: a list may show them on any of its rows.
 */
import { CellState, type Table } from '../engine/table';
import { groupRows } from '../engine/frame';
import type { Expected, Part } from './expected';
import type { GivenAmounts } from './given/read';

/** A place of a column: a table row, and the enterprise whose own awards stand on it, or -1. */
export interface Unit {
  readonly row: number;
  readonly enterprise: number;
}

export interface Difference extends Unit {
  /** 分; null where the cell is blank. */
  readonly given: number | null;
  /** 分 that should be paid; where a ceiling is among the items, the ceiling is `most` above it. */
  readonly expected: number;
  readonly most: number;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Differences that may come from what is missing, and cells that hold no amount: nothing can be said of them. */
  readonly open: readonly Difference[];
  /** Rows with a given amount, and those of them that agree. */
  readonly given: number;
  readonly agreeing: number;
  /** Those of them with money in them: nothing agrees with nothing in any unit. */
  readonly telling: number;
  /** Cells that hold no amount. */
  readonly unreadable: readonly number[];
}

/** An enterprise on more rows than this is not tried in every way. */
const MOST_ROWS = 50;

interface Range {
  readonly least: number;
  readonly most: number;
  readonly open: number;
}

const rangeOf = (expected: Expected, { row, enterprise }: Unit): Range => {
  const of = (p: Part, u: number): Range => ({
    least: p.awarded[u] as number,
    most: (p.awarded[u] as number) + (p.upTo[u] as number),
    open: p.open[u] as number,
  });
  const own = of(expected.row, row);
  if (enterprise < 0) return own;
  const more = of(expected.enterprise, enterprise);
  return { least: own.least + more.least, most: own.most + more.most, open: own.open + more.open };
};

export const compareGiven = (table: Table, expected: Expected, amounts: GivenAmounts): Comparison => {
  const differences: Difference[] = [];
  const open: Difference[] = [];
  const unreadable: number[] = [];
  let given = 0;
  let agreeing = 0;
  let telling = 0;
  const blank = (row: number): boolean => amounts.state[row] !== CellState.value;
  const bad = (row: number): boolean => amounts.state[row] === CellState.bad;
  const paid = (row: number): number => (blank(row) ? 0 : (amounts.fen[row] as number));
  for (let row = 0; row < table.rows; row += 1) {
    if (bad(row)) unreadable.push(row);
    else if (!blank(row)) given += 1;
  }

  const agrees = (unit: Unit): boolean => {
    const { least, most } = rangeOf(expected, unit);
    const fen = paid(unit.row);
    return bad(unit.row) || (fen >= least && fen <= most);
  };
  const settle = (unit: Unit): void => {
    if (bad(unit.row)) {
      const { least, most } = rangeOf(expected, unit);
      open.push({ ...unit, given: null, expected: least, most: most - least });
      return;
    }
    if (agrees(unit)) {
      if (!blank(unit.row)) agreeing += 1;
      if (paid(unit.row) !== 0 && !bad(unit.row)) telling += 1;
      return;
    }
    const { least, most, open: unknown } = rangeOf(expected, unit);
    const difference = { ...unit, given: blank(unit.row) ? null : paid(unit.row), expected: least, most: most - least };
    (unknown > 0 ? open : differences).push(difference);
  };

  /** Rows of one enterprise whose sum is right although the rows are not: one project on several rows, or one sum for all. */
  const sumAgrees = (rows: readonly number[], enterprise: number): boolean => {
    if (rows.some(bad)) return false;
    const ranges = rows.map((row, i) => rangeOf(expected, { row, enterprise: i === 0 ? enterprise : -1 }));
    const fen = rows.reduce((sum, row) => sum + paid(row), 0);
    const filled = rows.filter((row) => !blank(row)).length;
    return (
      filled === 1 &&
      fen >= ranges.reduce((sum, range) => sum + range.least, 0) &&
      fen <= ranges.reduce((sum, range) => sum + range.most, 0)
    );
  };

  const groups = groupRows(table);
  for (let e = 0; e < table.enterprises.length; e += 1) {
    const rows = groups.rows.subarray(groups.start[e], groups.start[e + 1]);
    // Where the enterprise is due nothing, the row that was paid all the same speaks for it.
    const due = (expected.enterprise.awarded[e] as number) + (expected.enterprise.upTo[e] as number) > 0;
    const first = (due ? undefined : rows.find((row) => paid(row) > 0)) ?? rows[0];
    const place = (at: number | undefined): Unit[] =>
      Array.from(rows, (row) => ({ row, enterprise: expected.perEnterprise && row === at ? e : -1 }));
    let best = place(first);
    let wrong = best.filter((unit) => !agrees(unit)).length;
    if (wrong > 0 && rows.length > 1 && expected.perEnterprise && rows.length <= MOST_ROWS) {
      for (const row of rows) {
        const units = place(row);
        const count = units.filter((unit) => !agrees(unit)).length;
        if (count < wrong) [best, wrong] = [units, count];
      }
    }
    if (wrong > 0 && rows.length > 1 && sumAgrees([...rows], expected.perEnterprise ? e : -1)) {
      agreeing += [...rows].filter((row) => !blank(row)).length;
      telling += [...rows].filter((row) => paid(row) !== 0).length;
      continue;
    }
    best.forEach(settle);
  }
  const inOrder = (a: Difference, b: Difference): number => a.row - b.row;
  return { differences: differences.sort(inOrder), open: open.sort(inOrder), given, agreeing, telling, unreadable };
};
