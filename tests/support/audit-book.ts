/** A sheet for audits: rows by header in; what `run` opens, recognises and computes of it, out, without a file. */
import { differencesOf } from '../../src/audit/differences/differences';
import type { Found } from '../../src/audit/finding';
import { findGiven, scopeOf } from '../../src/audit/given/columns';
import { sourceFor } from '../../src/audit/given/read';
import type { Policy } from '../../src/policy/model';
import type { Wanted } from '../../src/engine/choose';
import { compute, recogniseSheet, type Computed, type Opened } from '../../src/run/run';
import type { Grid } from '../../src/sheet/port/port';
import { makeGrid, type Cell } from './grids';

export type Line = Readonly<Record<string, Cell>>;

export interface AuditBook {
  readonly opened: Opened;
  readonly computed: Computed;
  /** Sheet column of a header. */
  readonly columnOf: (header: string) => number;
}

export const openedGrid = (grid: Grid): Opened => ({
  workbook: { sheets: [{ name: grid.sheet, visible: true, worksheet: true, protected: false }], active: grid.sheet },
  grid,
  ownColumns: [],
  record: [],
  elsewhere: {},
  memory: undefined,
});

/** The grid with formulas in a column, but for some of its data rows (0-based below the header). */
export const withFormulas = (grid: Grid, column: number, typed: ReadonlySet<number> = new Set()): Grid => ({
  ...grid,
  columns: grid.columns.map((c, i) =>
    i === column ? { ...c, formulas: Uint8Array.from(c.kinds, (_, r) => (r > 0 && !typed.has(r - 1) ? 1 : 0)) } : c,
  ),
});

export const auditBook = (
  policy: Policy,
  headers: readonly string[],
  lines: readonly Line[],
  wanted: Partial<Wanted> = {},
  change: (grid: Grid) => Grid = (grid) => grid,
): AuditBook => {
  const grid = change(makeGrid([[...headers], ...lines.map((line) => headers.map((header) => line[header] ?? null))]));
  const opened = openedGrid(grid);
  const all: Wanted = { year: 2025, readings: {}, parameters: {}, ...wanted };
  const recognition = recogniseSheet(opened, policy, all.year);
  if (!recognition.ok) throw new Error(recognition.problems.map((p) => p.message.en).join('\n'));
  const computed = compute(opened, recognition.value, policy, all);
  if (!computed.ok) throw new Error(computed.problems.map((p) => p.message.en).join('\n'));
  return { opened, computed: computed.value, columnOf: (header) => headers.indexOf(header) };
};

/** What differs in one column, held against these items. */
export const differencesIn = (
  { opened, computed, columnOf }: AuditBook,
  header: string,
  items: readonly string[],
): readonly Found[] => {
  const { settlement, recognition, read } = computed;
  const given = findGiven(opened, recognition, scopeOf(settlement), [{ column: columnOf(header), items }]);
  if (!given.ok) throw new Error(given.problems.map((p) => p.message.en).join('\n'));
  const source = sourceFor(opened.grid, recognition.mapping, settlement.table.rowNumbers);
  return given.value.columns.flatMap((column) =>
    differencesOf({ settlement, source, projects: read.projects, given: column }).found.filter(
      ({ kind }) => kind === 'difference',
    ),
  );
};
