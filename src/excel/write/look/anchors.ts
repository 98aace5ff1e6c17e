/**
 * Where our cells on the user's sheet are while a run writes them. Others may insert or delete rows and columns between two requests, so
 * that a position of before may by then be a cell of theirs: for as long as a write lasts, every column of it is held by a hidden name of
 * its own, and cells are reached through these names only.
 */
import { ProblemError } from '../../../core/problem';
import type { Area, WritePlan } from '../../../sheet/port/port';
import { areaName, cellPlace } from '../../address';
import { areaOf, rangeOf } from '../../ranges';
import type { Block } from '../cells';
import type { Looked } from './look';
import { parseOwnName } from '../../../sheet/port/own-names';
import { sheetMoved } from '../outcomes';
import { contentInTheWay } from './refusals';

const PREFIX = '_cesuan.at.';

export interface Anchor {
  readonly name: string;
  /** One column wide; where it was when the write began. */
  readonly area: Area;
  /** Cells there are ours already. */
  readonly own: boolean;
}

export interface Anchors {
  readonly list: readonly Anchor[];
  /** The cells of one column's part, wherever they are by now. */
  range(context: Excel.RequestContext, area: Area): Excel.Range;
}

const holds = (outer: Area, inner: Area): boolean =>
  inner.column === outer.column && inner.row >= outer.row && inner.row + inner.rows <= outer.row + outer.rows;

/** One anchor for each column of the plan, from its header to its last row, and one for each leftover of an earlier run. */
export const anchorsOf = (plan: WritePlan, looked: Looked, blocks: readonly Block[], leftovers: readonly Area[]): Anchors => {
  const ownAt = new Set(looked.own.map(({ area }) => area.column));
  const list: Anchor[] = leftovers.map((area, i) => ({ name: `${PREFIX}left${i}`, area, own: true }));
  const mine = blocks.filter(({ sheet }) => sheet === plan.sheet).map(({ area }) => area);
  const top = Math.min(...mine.map(({ row }) => row));
  const bottom = Math.max(...mine.map(({ row, rows }) => row + rows));
  for (const { column } of plan.columns)
    list.push({
      name: `${PREFIX}column${column}`,
      area: { row: top, column, rows: bottom - top, columns: 1 },
      own: ownAt.has(column),
    });
  return {
    list,
    range: (context, area) => {
      const anchor = list.find((one) => holds(one.area, area));
      if (!anchor) throw new RangeError(`no anchor holds ${areaName(area)}`);
      const held = context.workbook.worksheets.getItem(looked.id).names.getItem(anchor.name).getRange();
      // Never beyond the anchor: where rows were deleted, the shape no longer fits and Excel refuses the values.
      return held
        .getCell(area.row - anchor.area.row, 0)
        .getResizedRange(area.rows - 1, 0)
        .getIntersection(held);
    },
  };
};

/**
 * Defines the names, and looks once more in the same request: what was seen before must still be so, or nothing is written.
 * A column that is new to us is empty; columns that are ours stand where they stood.
 */
export const dropAnchor = async (context: Excel.RequestContext, looked: Looked, { list }: Anchors): Promise<void> => {
  const sheet = context.workbook.worksheets.getItem(looked.id);
  // Of a write that broke off for good.
  for (const name of looked.sheetNames.keys()) if (name.startsWith(PREFIX)) sheet.names.getItem(name).delete();
  const used = list.map(({ name, area, own }) => {
    const range = rangeOf(sheet, area);
    sheet.names.add(name, range).visible = false;
    const content = own ? undefined : range.getUsedRangeOrNullObject(true);
    content?.load('rowIndex,columnIndex');
    return content;
  });
  sheet.load('name');
  sheet.names.load('items/name,items/formula');
  await context.sync();
  for (const content of used)
    if (content && !content.isNullObject)
      throw new ProblemError([contentInTheWay(cellPlace(looked.sheet, content.rowIndex, content.columnIndex), '…', 1)]);
  const moved = sheet.names.items.some(
    ({ name, formula }) => parseOwnName(name) && looked.sheetNames.has(name) && looked.sheetNames.get(name) !== String(formula),
  );
  if (moved || sheet.name !== looked.sheet) throw new ProblemError([sheetMoved(looked.sheet)]);
};

export interface Now {
  readonly anchor: Anchor;
  /** Undefined when its cells were deleted. */
  readonly area: Area | undefined;
}

export const anchorsNow = async (
  context: Excel.RequestContext,
  looked: Pick<Looked, 'id'>,
  { list }: Pick<Anchors, 'list'>,
): Promise<readonly Now[]> => {
  const { names } = context.workbook.worksheets.getItem(looked.id);
  const ranges = list.map(({ name }) => {
    const range = names.getItemOrNullObject(name).getRangeOrNullObject();
    range.load('rowIndex,columnIndex,rowCount,columnCount');
    return range;
  });
  await context.sync();
  return list.map((anchor, i) => {
    const range = ranges[i];
    return { anchor, area: range && !range.isNullObject ? areaOf(range) : undefined };
  });
};

/** Refuses when rows or columns came or went since the anchors were dropped. */
export const stillAnchored = async (context: Excel.RequestContext, looked: Looked, anchors: Anchors): Promise<void> => {
  const moved = (await anchorsNow(context, looked, anchors)).some(
    ({ anchor, area }) => !area || areaName(area) !== areaName(anchor.area),
  );
  if (moved) throw new ProblemError([sheetMoved(looked.sheet)]);
};

export const isAnchor = (name: string): boolean => name.startsWith(PREFIX);

/** Queues the removal of anchors, of this run and of any that broke off. */
export const weighAnchor = (names: Excel.NamedItemCollection): void => {
  for (const item of names.items) if (isAnchor(item.name)) item.delete();
};
