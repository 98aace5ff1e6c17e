/** The sheet of parameters as the officer left it: its cells and a policy in; that policy's figures with their places, and what is wrong with a row, out. */
import type { Problem } from '../../core/problem';
import type { Figure } from '../../engine/enter';
import { parseEntered } from '../../engine/entered';
import type { Policy } from '../../policy/model';
import { address, cellPlace, isBlank, kindAt, lastRowOf, shownAt } from '../cells';
import { compact } from '../normalise';
import { Kind, NumberFormat, type Grid } from '../port/port';
import { findFields, type Field, type Found } from './columns';
import * as problem from './problems';

export interface ParameterRows {
  readonly figures: readonly Figure[];
  readonly problems: readonly Problem[];
  /** Names that have a row for this policy, filled in or not. */
  readonly listed: ReadonlySet<string>;
  /** Undefined where the sheet has lost its header. */
  readonly found: Found | undefined;
}

const formatAt = (grid: Grid, row: number, column: number): number =>
  grid.columns[column - grid.firstColumn]?.formats[row - grid.firstRow] ?? NumberFormat.general;

const PLAIN = /^-?\d[\d,]*(?:\.\d+)?$/;

/** `50万元` from the cell and the unit beside it; undefined where that is no number, or a problem where it could be two. */
const valueOf = (grid: Grid, row: number, column: number, unit: string, name: string): string | Problem => {
  const shown = shownAt(grid, row, column).trim();
  const place = cellPlace(grid.sheet, row, column);
  const kind = kindAt(grid, row, column);
  const format = formatAt(grid, row, column);
  if (kind === Kind.number && format === NumberFormat.date) return problem.valueUnreadable(place, name, shown);
  if (kind !== Kind.number && kind !== Kind.text) return problem.valueUnreadable(place, name, shown);
  const bare = compact(shown);
  if (!PLAIN.test(bare)) return parseEntered(bare) ? bare : problem.valueUnreadable(place, name, shown);
  if (compact(unit) === '%' && Number(bare) > 0 && Number(bare) < 1) return problem.fractionUnclear(place, name, bare);
  return `${bare.replaceAll(',', '')}${compact(unit)}`;
};

const DAY = 86_400_000;

/** ISO, '' where the cell is blank, undefined where it holds no date. */
const dateOf = (grid: Grid, row: number, column: number): string | undefined => {
  if (isBlank(grid, row, column)) return '';
  if (kindAt(grid, row, column) === Kind.number && formatAt(grid, row, column) === NumberFormat.date) {
    const serial = grid.columns[column - grid.firstColumn]?.values[row - grid.firstRow] ?? 0;
    // Both systems count days; the day before 1 March 1900 that never was is of no document.
    const zero = grid.date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    return new Date(zero + Math.floor(serial) * DAY).toISOString().slice(0, 10);
  }
  const m = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(compact(shownAt(grid, row, column)));
  if (!m) return undefined;
  const [year, month, day] = [m[1], m[2] ?? m[4], m[3] ?? m[5]].map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
};

const isPolicy = (policy: Policy, written: string): boolean =>
  [policy.id, policy.short.zh, policy.short.en, policy.name.zh, policy.name.en].some((one) => compact(one) === compact(written));

/** `others`: ids of policies whose rows are none of ours. */
export const readParameters = (grid: Grid, policy: Policy, others: readonly string[]): ParameterRows => {
  const found = findFields(grid);
  if (!found) return { figures: [], problems: [problem.noFields(grid.sheet)], listed: new Set(), found };
  const problems: Problem[] = [];
  const listed = new Set<string>();
  const figures = new Map<string, Figure>();
  const twice = new Set<string>();
  const text = (row: number, field: Field): string => {
    const column = found.at[field];
    return column === undefined ? '' : shownAt(grid, row, column).trim();
  };
  for (let row = found.row + 1; row <= lastRowOf(grid); row += 1) {
    const [whose, name] = [text(row, 'policy'), text(row, 'name')];
    const column = found.at.value;
    const empty = isBlank(grid, row, column);
    if (!isPolicy(policy, whose)) {
      if (!empty && !others.some((id) => compact(id) === compact(whose)))
        problems.push(problem.unknownPolicy(cellPlace(grid.sheet, row, found.at.policy), whose, [policy.id, ...others]));
      continue;
    }
    listed.add(name);
    if (empty) continue;
    const at = cellPlace(grid.sheet, row, column);
    const value = valueOf(grid, row, column, text(row, 'unit'), name);
    if (typeof value !== 'string') {
      problems.push(value);
      continue;
    }
    const dated = found.at.date === undefined ? '' : dateOf(grid, row, found.at.date);
    if (dated === undefined && found.at.date !== undefined)
      problems.push(problem.dateUnreadable(cellPlace(grid.sheet, row, found.at.date), name, text(row, 'date')));
    const figure: Figure = {
      name,
      value,
      document: text(row, 'document'),
      ...(dated && { date: dated }),
      at,
      documentAt: found.at.document === undefined ? at : cellPlace(grid.sheet, row, found.at.document),
    };
    const first = figures.get(name);
    if (first && (first.value !== figure.value || first.document !== figure.document)) {
      problems.push(problem.twoFigures(at, name, first.at.cell ?? address(row, column), value));
      twice.add(name);
    } else figures.set(name, figure);
  }
  return { figures: [...figures.values()].filter(({ name }) => !twice.has(name)), problems, listed, found };
};
