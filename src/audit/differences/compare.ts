/**
 * Given amounts against recomputed ones, to the 分: amounts of one column in; the places where they differ, and where nothing can be said, out.
 * An enterprise's awards are added to the row that leaves the fewest differences: a list may show them on any of its rows. Rows that have one amount together are one place.
 */
import { CellState, type Table } from '../../engine/table';
import { groupRows } from '../../engine/frame';
import type { Expected, Part } from './expected';
import type { GivenAmounts } from '../given/read';
import { areDue, groupedBy, isEach, joinedParts, sharedCells, type Held, type Rows } from './together';

/** A place of a column: a table row, and the enterprise whose own awards stand on it, or -1. */
export interface Unit {
  readonly row: number;
  readonly enterprise: number;
  /** All rows that its amount is for, where there are several. */
  readonly rows?: Rows;
  /** All enterprises whose own awards stand on it, where it is an amount for several enterprises. */
  readonly enterprises?: readonly number[];
}

export const rowsOf = ({ row, rows }: Unit): Rows => rows ?? [row];

export const enterprisesOf = ({ enterprise, enterprises }: Unit): readonly number[] =>
  enterprises ?? (enterprise < 0 ? [] : [enterprise]);

export interface Difference extends Unit {
  /** 分; null where the cell is blank. */
  readonly given: number | null;
  /** 分 that should be paid; where a ceiling is among the items, the ceiling is `most` above it. */
  readonly expected: number;
  readonly most: number;
  /** 1-based rows of the sheet that the amount is for, where there are several. */
  readonly numbers?: readonly number[];
  /** 分 that the sheet has as paid before, not saying for what: what is given may be right with some or all of it deducted, or with none. */
  readonly before?: number;
}

/** 分 that a difference is held against: too much is too much only above the ceiling, too little is so without it. */
export const limitOf = ({ given, expected, most }: Pick<Difference, 'given' | 'expected' | 'most'>): number =>
  (given ?? 0) > expected ? expected + most : expected;

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Differences that may come from what is missing, and cells that hold no amount: nothing can be said of them. */
  readonly open: readonly Difference[];
  /** Places that agree whatever it is that is missing, with what is due there. */
  readonly settled?: readonly Difference[];
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

interface Placed {
  readonly units: readonly Unit[];
  /** How many of them differ. */
  readonly wrong: number;
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly open: number;
}

const rangeOf = (expected: Expected, unit: Unit): Range => {
  let [least, most, open] = [0, 0, 0];
  const add = (p: Part, u: number): void => {
    const awarded = p.awarded[u] as number;
    least += awarded;
    most += awarded + (p.upTo[u] as number);
    open += p.open[u] as number;
  };
  if (unit.rows) for (const row of unit.rows) add(expected.row, row);
  else add(expected.row, unit.row);
  for (const e of enterprisesOf(unit)) add(expected.enterprise, e);
  return { least, most, open };
};

/** `paidBefore`: 分 that may have to be deducted at a place (see paid-before); an amount that it may decide about is open. */
export const compareGiven = (
  table: Table,
  expected: Expected,
  amounts: GivenAmounts,
  paidBefore: (unit: Unit) => number = () => 0,
): Comparison => {
  const differences: Difference[] = [];
  const open: Difference[] = [];
  const unreadable: number[] = [];
  let given = 0;
  let agreeing = 0;
  let telling = 0;
  const blank = (row: number): boolean => amounts.state[row] !== CellState.value;
  const bad = (row: number): boolean => amounts.state[row] === CellState.bad;
  const fenIn = (row: number): number => (blank(row) ? 0 : (amounts.fen[row] as number));
  for (let row = 0; row < table.rows; row += 1) {
    if (bad(row)) unreadable.push(row);
    else if (!blank(row)) given += 1;
  }

  const badAt = (unit: Unit): boolean => rowsOf(unit).some(bad);
  const blankAt = (unit: Unit): boolean => rowsOf(unit).every(blank);
  const paidAt = (unit: Unit): number => rowsOf(unit).reduce((sum, row) => sum + fenIn(row), 0);
  const beforeAt = (unit: Unit): number => (badAt(unit) || blankAt(unit) ? 0 : paidBefore(unit));
  /** As it is due, or less what was paid before. */
  const agrees = (unit: Unit): boolean => {
    const { least, most } = rangeOf(expected, unit);
    const fen = paidAt(unit);
    return badAt(unit) || (fen <= most && fen >= Math.max(0, least - beforeAt(unit)));
  };
  const settle = (unit: Unit): void => {
    const { least, most, open: unknown } = rangeOf(expected, unit);
    const fen = paidAt(unit);
    const unread = badAt(unit);
    const agreed = !unread && fen >= least && fen <= most;
    const before = beforeAt(unit);
    // Whatever of it is deducted, and from which awards, leaves an amount between these; of what is missing nothing is known besides.
    const depends = before > 0 && (unknown > 0 || (fen >= Math.max(0, least - before) && fen <= most));
    // Nearly all agree: of those nothing is kept.
    if (agreed && !depends) {
      if (!blankAt(unit)) agreeing += 1;
      if (fen !== 0) telling += 1;
      return;
    }
    const numbers = unit.rows?.map((row) => table.rowNumbers[row] as number);
    (unread || depends || unknown > 0 ? open : differences).push({
      ...unit,
      expected: least,
      most: most - least,
      ...(numbers && { numbers }),
      given: unread || blankAt(unit) ? null : fen,
      ...(depends && { before }),
    });
  };

  const { cells } = amounts;
  const { projectOf } = table;
  const held: Held = {
    filled: (row) => amounts.state[row] !== CellState.blank,
    due: (row) => {
      const { most, open: unknown } = rangeOf(expected, { row, enterprise: -1 });
      return most > 0 || unknown > 0;
    },
  };
  /** The parts as units, the enterprise's own awards on that which leaves the fewest differences. */
  const placed = (e: number, parts: readonly Rows[]): Placed => {
    const plain = parts.map((rows): Unit => {
      const [first = 0] = rows;
      const row = rows.find((one) => amounts.state[one] !== CellState.blank) ?? first;
      return { row, enterprise: -1, ...(rows.length > 1 && { rows }) };
    });
    const place = (at: Unit | undefined): readonly Unit[] =>
      expected.perEnterprise ? plain.map((unit) => (unit === at ? { ...unit, enterprise: e } : unit)) : plain;
    const wrongIn = (units: readonly Unit[]): number => units.filter((unit) => !agrees(unit)).length;
    // Where the enterprise is due nothing, the row that was paid all the same speaks for it.
    const due = (expected.enterprise.awarded[e] as number) + (expected.enterprise.upTo[e] as number) > 0;
    let units = place((due ? undefined : plain.find((unit) => paidAt(unit) > 0)) ?? plain[0]);
    let wrong = wrongIn(units);
    if (wrong > 0 && expected.perEnterprise && plain.length > 1 && plain.length <= MOST_ROWS)
      for (const unit of plain) {
        const other = place(unit);
        const count = wrongIn(other);
        if (count < wrong) [units, wrong] = [other, count];
      }
    return { units, wrong };
  };

  /** Of enterprises on several rows: those whose one amount is right for all, and those with an amount on each. */
  let sums = 0;
  let each = 0;
  const unsettled: { readonly alone: Placed; readonly joined: readonly Placed[] }[] = [];
  const groups = groupRows(table);
  const { shared, isShared, within } = sharedCells(table, cells);
  for (const rows of shared) {
    const owners = [...new Set(rows.map((row) => table.enterpriseOf[row] as number))].filter(within);
    const [row = 0] = rows;
    settle({ row, enterprise: -1, rows, enterprises: expected.perEnterprise ? owners : [] });
  }
  for (let e = 0; e < table.enterprises.length; e += 1) {
    const rows = [...groups.rows.subarray(groups.start[e], groups.start[e + 1])].filter((row) => !isShared(row));
    const [only] = rows;
    if (only === undefined) continue;
    // Most have one row, and so one place.
    if (rows.length === 1) {
      settle({ row: only, enterprise: expected.perEnterprise ? e : -1 });
      continue;
    }
    const parts = cells ? groupedBy(rows, (row) => cells[row] as number) : rows.map((row) => [row]);
    const alone = placed(e, parts);
    const ways = alone.wrong === 0 ? [] : joinedParts(parts, projectOf && ((row) => projectOf[row] as number), held);
    const joined = ways.map((one) => placed(e, one));
    const right = joined.find(({ wrong }) => wrong === 0);
    const several = parts.length > 1 && areDue(parts, held);
    if (right && several && !right.units.some(badAt)) sums += 1;
    if (ways.length === 0 && isEach(parts, held)) each += 1;
    if (right) right.units.forEach(settle);
    else if (joined.length > 0 && several) unsettled.push({ alone, joined });
    else alone.units.forEach(settle);
  }
  for (const { alone, joined } of unsettled) {
    // Which amount is for which rows the list says elsewhere; where it does not, an amount that no row of its own is due is for all of them.
    const [first] = joined;
    const own = alone.units.some((unit) => !blankAt(unit) && agrees(unit));
    (first && (sums > 0 ? sums >= each : each === 0 && !own) ? first : alone).units.forEach(settle);
  }
  const inOrder = (a: Difference, b: Difference): number => a.row - b.row;
  return { differences: differences.sort(inOrder), open: open.sort(inOrder), given, agreeing, telling, unreadable };
};
