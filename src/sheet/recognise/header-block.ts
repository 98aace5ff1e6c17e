/** Where the header stands: a layout and a lexicon in; first row, number of rows and how many columns speak for it, out. */
import { isBlank, kindAt } from '../cells';
import { Kind } from '../port/port';
import { unitNamed } from '../units';
import { parseHeader } from './header-text';
import { filled, headerPath, lastSearchRow, MAX_HEADER_ROWS, type Layout } from './layout';
import type { Lexicon } from './lexicon';

export interface HeaderBlock {
  readonly row: number;
  readonly rows: number;
  readonly score: number;
  /** Columns whose header says something known or usual. */
  readonly hits: number;
  /** Columns whose header is an input's or an identity column's name. */
  readonly known: number;
}

/** Each row of a header costs this much, so that title rows above are not swallowed. */
const ROW_COST = 0.6;

const measure = (layout: Layout, lexicon: Lexicon, row: number, rows: number): HeaderBlock => {
  let score = -ROW_COST * rows;
  let hits = 0;
  let known = 0;
  for (const column of layout.columns) {
    const weight = lexicon.weigh(headerPath(layout, row, rows, column));
    score += weight.score;
    if (weight.score >= 1) hits += 1;
    if (weight.known) known += 1;
    for (let r = row; r < row + rows; r++) if (kindAt(layout.grid, r, column) === Kind.number) score -= 1.5;
  }
  return { row, rows, score, hits, known };
};

const isHeader = (block: HeaderBlock): boolean => block.score > 0 && block.hits >= 2 && (block.known >= 1 || block.hits >= 3);

/** The block of one to four rows that speaks most for being the header, before its group and sub-name rows are added. */
const strongest = (layout: Layout, lexicon: Lexicon): HeaderBlock | undefined => {
  let best: HeaderBlock | undefined;
  for (let row = layout.grid.firstRow; row <= lastSearchRow(layout); row++) {
    if (filled(layout, row).length === 0) continue;
    for (let rows = 1; rows <= MAX_HEADER_ROWS; rows++) {
      const block = measure(layout, lexicon, row, rows);
      if (isHeader(block) && (!best || block.score > best.score)) best = block;
    }
  }
  return best;
};

const isText = (layout: Layout, row: number, column: number): boolean => {
  const merge = layout.merge(row, column);
  return kindAt(layout.grid, merge?.row ?? row, merge?.column ?? column) === Kind.text;
};

/** A row of group titles: short texts over several columns, but not one title over everything, and no `label: value` line. */
const isGroupRow = (layout: Layout, row: number): boolean => {
  const cells = filled(layout, row);
  if (cells.length === 0 || cells.some((c) => !isText(layout, row, c))) return false;
  if (cells.some((c) => /[:：]|。/.test(layout.text(row, c)) || layout.text(row, c).length > 30)) return false;
  const span = (column: number): number => layout.merge(row, column)?.columns ?? 1;
  if (cells.length === 1) {
    const only = cells[0] as number;
    return span(only) > 1 && span(only) < layout.columns.length * 0.6;
  }
  return (
    cells.every((c) => span(c) < layout.columns.length * 0.6) && cells.some((c) => span(c) > 1 || layout.text(row + 1, c) !== '')
  );
};

/** A row of names below group titles (a title above it spans, or reaches down into it), or a row of units. */
const isSubRow = (layout: Layout, lexicon: Lexicon, row: number): boolean => {
  const cells = filled(layout, row);
  const reached = layout.columns.some((c) => (layout.merge(row, c)?.row ?? row) < row);
  if (reached) return true;
  if (cells.length === 0 || cells.some((c) => !isText(layout, row, c) || layout.text(row, c).length > 30)) return false;
  if (cells.every((c) => unitNamed(layout.text(row, c)))) return true;
  // （万元） or （必填） below a name, in a row that has sub-names below other columns.
  const remarks = cells.filter((c) => parseHeader(layout.text(row, c)).key === '' && !isBlank(layout.grid, row - 1, c));
  const grouped = cells.filter((c) => !remarks.includes(c) && (layout.merge(row - 1, c)?.columns ?? 1) > 1);
  // Data below a header without groups fills the columns that have names; sub-names stand where there are none, or below a span.
  const below = cells.filter((c) => isBlank(layout.grid, row - 1, c) && !layout.merge(row - 1, c));
  if (grouped.length + below.length === 0 || remarks.length + grouped.length + below.length < cells.length) return false;
  return cells.every((c) => lexicon.weigh([layout.text(row, c)]).score >= 0);
};

/** The header with all its rows, or undefined where no rows look like one. */
export const findHeader = (layout: Layout, lexicon: Lexicon): HeaderBlock | undefined => {
  const core = strongest(layout, lexicon);
  if (!core) return undefined;
  let { row, rows } = core;
  while (rows < MAX_HEADER_ROWS && row > layout.grid.firstRow && isGroupRow(layout, row - 1)) {
    row -= 1;
    rows += 1;
  }
  while (rows < MAX_HEADER_ROWS && row + rows <= lastSearchRow(layout) && isSubRow(layout, lexicon, row + rows)) rows += 1;
  return { ...measure(layout, lexicon, row, rows), row, rows };
};

/** A header that the officer points at. */
export const headerAt = (layout: Layout, lexicon: Lexicon, row: number, rows: number): HeaderBlock =>
  measure(layout, lexicon, row, rows);
