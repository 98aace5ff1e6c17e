/** A sheet with one row for each group of a list, and perhaps totals: a grid and the list's groupings in; where its header and its rows are, or why it cannot be told, out. */
import { isBlank, kindAt, lastRowOf, shownAt } from '../../sheet/cells';
import { compact } from '../../sheet/normalise';
import { Kind, type Grid } from '../../sheet/port/port';
import { isUnitLine } from '../../sheet/recognise/header-text';
import { filled, layoutOf, type Layout } from '../../sheet/recognise/layout';
import { isTotalWord } from '../../sheet/recognise/rows';
import type { Group, Grouping } from './groups';

/** A row of the sheet: of one group, of all, or of something that the list does not have. */
export interface KeyedRow {
  /** 0-based row of the sheet. */
  readonly row: number;
  readonly label: string;
  readonly is: Group | 'all' | 'unknown';
}

export interface Keyed {
  readonly layout: Layout;
  readonly grouping: Grouping;
  readonly column: number;
  readonly headerRow: number;
  readonly headerRows: number;
  readonly rows: readonly KeyedRow[];
}

/** `repeated`: a group stands on several rows; `several`: the keys fit several columns of the list. */
export type NotKeyed =
  { readonly why: 'repeated'; readonly label: string } | { readonly why: 'several'; readonly headers: readonly string[] };

/** A sheet of sums is small; what is larger is a list. */
const MOST_ROWS = 500;
const MOST_COLUMNS = 60;
const MOST_HEADER_ROWS = 4;

const ALL = /^(?:全[省市县区镇]|各[县区市镇]+)(?:合计|总计|小计|共计)?$/;
const SUBTOTAL = /小计|^其中/;

const saysAll = (text: string): boolean => !SUBTOTAL.test(compact(text)) && (isTotalWord(text) || ALL.test(compact(text)));

interface Fit {
  readonly column: number;
  readonly grouping: Grouping;
  readonly matched: readonly { readonly row: number; readonly group: Group }[];
  readonly keys: number;
}

const fitOf = (grid: Grid, grouping: Grouping, column: number): Fit => {
  const matched: { row: number; group: Group }[] = [];
  let keys = 0;
  for (let row = grid.firstRow; row <= lastRowOf(grid); row += 1) {
    if (kindAt(grid, row, column) !== Kind.text) continue;
    const written = shownAt(grid, row, column);
    const group = grouping.named(written);
    if (group) matched.push({ row, group });
    if (group || (matched.length > 0 && written.trim() !== '' && !saysAll(written))) keys += 1;
  }
  return { column, grouping, matched, keys };
};

const groupsIn = ({ matched }: Fit): number => new Set(matched.map(({ group }) => group)).size;

/** Half of the keys at least are groups; where the list has several, two of them. */
const isFit = (fit: Fit): boolean =>
  groupsIn(fit) >= Math.min(2, fit.grouping.groups.length) && fit.matched.length * 2 >= fit.keys && fit.matched.length > 0;

const isHeaderRow = (layout: Layout, row: number): boolean => {
  const cells = filled(layout, row);
  const texts = cells.map((column) => layout.text(row, column));
  return cells.length >= 2 && cells.every((column) => kindAt(layout.grid, row, column) === Kind.text) && !texts.some(isUnitLine);
};

const headerAbove = (layout: Layout, first: number): { readonly row: number; readonly rows: number } | undefined => {
  let last = first - 1;
  while (last >= layout.grid.firstRow && filled(layout, last).length === 0) last -= 1;
  let row = last;
  while (row >= layout.grid.firstRow && last - row < MOST_HEADER_ROWS && isHeaderRow(layout, row)) row -= 1;
  return row === last ? undefined : { row: row + 1, rows: last - row };
};

/** The words of a totals row stand in the column of keys or left of it. */
const isTotalRow = (layout: Layout, row: number, column: number): boolean =>
  layout.columns.some(
    (at) => at <= column && kindAt(layout.grid, row, at) === Kind.text && saysAll(shownAt(layout.grid, row, at)),
  );

const rowsOf = (layout: Layout, { column, grouping, matched }: Fit, from: number): readonly KeyedRow[] => {
  const { grid } = layout;
  const rows: KeyedRow[] = [];
  const lastKey = matched[matched.length - 1]?.row ?? from;
  let last = lastKey;
  for (let row = lastKey + 1; row <= Math.min(lastRowOf(grid), lastKey + 3); row += 1)
    if (isTotalRow(layout, row, column)) last = row;
  for (let row = from; row <= last; row += 1) {
    const label = shownAt(grid, row, column).trim();
    const group = grouping.named(label);
    if (group) rows.push({ row, label, is: group });
    else if (isTotalRow(layout, row, column)) rows.push({ row, label: label === '' ? '合计' : label, is: 'all' });
    else if (!isBlank(grid, row, column) && !SUBTOTAL.test(compact(label))) rows.push({ row, label, is: 'unknown' });
  }
  return rows;
};

/** Undefined where the sheet is nothing of the kind. */
export const keyedSheet = (grid: Grid, groupings: readonly Grouping[]): Keyed | NotKeyed | undefined => {
  if (grid.rows > MOST_ROWS || grid.columns.length > MOST_COLUMNS) return undefined;
  const layout = layoutOf(grid, []);
  const fits = layout.columns
    .flatMap((column) => groupings.map((grouping) => fitOf(grid, grouping, column)))
    .filter(isFit)
    .sort((a, b) => groupsIn(b) - groupsIn(a) || a.column - b.column);
  const [best] = fits;
  if (!best) return undefined;
  const equal = fits.filter((one) => one.column === best.column && groupsIn(one) === groupsIn(best));
  const fit =
    equal.length === 1 ? best : (equal.find(({ grouping }) => grouping.isRegion) ?? equal.find((one) => headed(layout, one)));
  if (!fit) return { why: 'several', headers: equal.map(({ grouping }) => grouping.header) };
  const seen = new Set<Group>();
  const again = fit.matched.find(({ group }) => seen.size === seen.add(group).size);
  if (again) return { why: 'repeated', label: again.group.label };
  let first = fit.matched[0]?.row ?? 0;
  while (first > grid.firstRow && isTotalRow(layout, first - 1, fit.column)) first -= 1;
  const header = headerAbove(layout, first);
  if (!header) return undefined;
  return {
    layout,
    grouping: fit.grouping,
    column: fit.column,
    headerRow: header.row,
    headerRows: header.rows,
    rows: rowsOf(layout, fit, first),
  };
};

/** The same words stand above the keys as above the list's column. */
const headed = (layout: Layout, { column, grouping, matched }: Fit): boolean =>
  layout.text((matched[0]?.row ?? 1) - 1, column) === grouping.header;
