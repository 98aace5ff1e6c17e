/**
 * The way back on the user's sheet: what our cells held before goes in again, through the anchors that held them and beside the rows that it
 * stood beside; columns for which that cannot be come out. What somebody else has put there meanwhile stays.
 */
import type { Area, WritePlan } from '../../../sheet/port/port';
import { areaName, cellCount } from '../../address';
import { readAreas } from '../../blocks';
import { rangeOf } from '../../ranges';
import { anchorsNow } from '../look/anchors';
import { createBatch, SMALL } from '../batch';
import { content, hasContent, type Image, type Value } from '../look/before';
import type { Cell } from '../cells';
import { followRows, type Part } from './follow-rows';
import type { Stage } from './give-up';
import { isHeld, keyOf, keysOf, type Held } from './held';
import { looksBack, undress, unlinkedLooks, type Unlinked } from './looks-back';
import type { WayBack } from '../look/prepare';
import { sourcesNow } from '../look/seen';
import type { Theirs } from './watch';

const columnsOf = ({ area, contents, formats }: Image): Part[] =>
  Array.from({ length: area.columns }, (_, j) => ({
    area: { ...area, column: area.column + j, columns: 1 },
    contents: contents.map((line) => [line[j] ?? '']),
    formats: formats.map((line) => [line[j] ?? 'General']),
  }));

/** What was found in the very request that wrote over it is what stood there before. */
const withTheirs = (part: Part, theirs: readonly Theirs[]): Part => {
  const { area } = part;
  const mine = theirs.filter(({ row, column }) => column === area.column && row >= area.row && row < area.row + area.rows);
  if (mine.length === 0) return part;
  const contents = part.contents.map((line) => [...line]);
  for (const { row, content: found } of mine) contents[row - area.row] = [found];
  return { ...part, contents };
};

/** References in it would be of before. */
const holdsFormulas = ({ contents }: Part): boolean =>
  contents.some((line) => line.some((value) => typeof value === 'string' && value.startsWith('=')));

const bytesOf = ({ contents }: Part): number =>
  contents.reduce(
    (sum, line) => sum + line.reduce<number>((n, one) => n + 40 + (typeof one === 'string' ? one.length * 3 : 0), 0),
    0,
  );

/** A part with the cells that it goes into; undefined where rows came or went in a column that was empty before: it is emptied. */
interface Back {
  /** The anchor's, as the plan has it. */
  readonly column: Area;
  readonly target: Area;
  readonly part: Part;
  readonly inPlace: boolean;
  /** It was ours before the write. */
  readonly own: boolean;
}

/** Everything that a column may hold, where its rows are no longer where they were. */
const anyOf = ({ old, planned }: Held, { row, column, rows }: Area): ReadonlySet<string> => {
  const keys = new Set<string>(['']);
  for (let at = row; at < row + rows; at += 1) {
    keys.add(keyOf(old(at, column)));
    for (const key of keysOf(planned(at, column), at)) keys.add(key);
  }
  return keys;
};

/** What links of the plan in a column may show, where its rows are no longer where they were. */
const linksOf = ({ planned }: Held, { row, column, rows }: Area): ReadonlyMap<string, Cell> =>
  new Map(
    Array.from({ length: rows }, (_, i) => planned(row + i, column)).flatMap((cell, i) =>
      cell?.href === undefined ? [] : keysOf(cell, row + i).map((key) => [key, cell] as const),
    ),
  );

/** What the cells hold now, by the row of the sheet. */
const contentsNow = async (
  context: Excel.RequestContext,
  sheet: string,
  targets: readonly Area[],
): Promise<(row: number, column: number) => Value> => {
  const columns = new Map<number, Map<number, Value>>();
  const areas = targets.map((area) => ({ sheet, area }));
  await readAreas(context, areas, ['values', 'valueTypes', 'formulas'], ({ area }, read) => {
    const column = columns.get(area.column) ?? new Map<number, Value>();
    columns.set(area.column, column);
    const [values, types] = [read('values'), read('valueTypes')];
    read('formulas').forEach(([formula = ''], i) => column.set(area.row + i, content(formula, values[i]?.[0], types[i]?.[0])));
  });
  return (row, column) => columns.get(column)?.get(row) ?? '';
};

/** What could not be put back, and cells of somebody else's, where they are by now. */
interface Outcome {
  readonly lost: readonly Area[];
  readonly kept: readonly Theirs[];
  /** Some rows stand elsewhere by now. */
  readonly sorted: boolean;
}

export const restoreAnchored = async (
  context: Excel.RequestContext,
  plan: Pick<WritePlan, 'seen' | 'firstRow'>,
  { looked, anchors, images, held, fresh }: WayBack,
  { linked, theirs, dressed }: Stage,
): Promise<Outcome> => {
  const now = await anchorsNow(context, looked, anchors);
  const asAnchored = now.every(({ anchor, area }) => area && areaName(area) === areaName(anchor.area));
  const before = images.filter((image) => image.sheet === looked.sheet).flatMap(columnsOf);
  // Where rows came or went, the cells that tell them apart are not where they were either.
  const sources = asAnchored && before.some(hasContent) ? await sourcesNow(context, plan, looked) : undefined;
  const { parts, lost: unplaced } = sources ? followRows(before, plan.firstRow, sources) : { parts: before, lost: [] };
  const lost = [...unplaced];
  const backs: Back[] = [];
  for (const given of parts) {
    const part = withTheirs(given, theirs);
    const { area } = part;
    const anchored = now.find(
      ({ anchor }) =>
        anchor.area.column === area.column &&
        anchor.area.row <= area.row &&
        anchor.area.row + anchor.area.rows >= area.row + area.rows,
    );
    // The column was deleted, or the write broke off before it was anchored: nothing of ours is there.
    if (!anchored?.area) continue;
    const { area: at, anchor } = anchored;
    const inPlace = at.rows === anchor.area.rows;
    const moved = at.row !== anchor.area.row || at.column !== anchor.area.column;
    if ((!inPlace && hasContent(part)) || (moved && holdsFormulas(part))) lost.push(at);
    // In a column that was empty before, a row that came in between is as empty as the rest.
    else
      backs.push({
        part,
        inPlace,
        own: anchor.own,
        column: anchor.area,
        target: inPlace ? { ...area, column: at.column, row: at.row + area.row - anchor.area.row } : at,
      });
  }
  const found = await contentsNow(
    context,
    looked.id,
    backs.map(({ target }) => target),
  );
  const kept: Theirs[] = [];
  const batch = createBatch(context);
  // A link has brought its colour and its line: where nothing of ours stood they go with all that a run sets, elsewhere by themselves.
  const bare = now.flatMap(({ anchor, area }) => (anchor.own || !area || !(linked || dressed) ? [] : [area]));
  if (linked)
    for (const { target } of backs)
      await batch.add(SMALL, () => rangeOf(context.workbook.worksheets.getItem(looked.id), target).clear('Hyperlinks'));
  const plain = await undress(context, batch, looked.id, bare);
  const unlinked: Unlinked[] = [];
  for (const { part, target, inPlace, own, column: all } of backs) {
    const { area, contents, formats } = part;
    const any = !inPlace || sources ? anyOf(held, all) : undefined;
    const links = linked && own ? linksOf(held, all) : undefined;
    if (links?.size)
      for (let i = 0; i < target.rows; i += 1) {
        const row = target.row + i;
        const cell = any ? links.get(keyOf(found(row, target.column))) : held.planned(area.row + i, area.column);
        if (cell?.href !== undefined) unlinked.push({ area: { ...target, row, rows: 1 }, style: cell.style });
      }
    const stays = Array.from({ length: target.rows }, (_, i) => {
      const [row, column] = [target.row + i, target.column];
      const content = found(row, column);
      const ours = any ? any.has(keyOf(content)) : isHeld(held, area.row + i, area.column, content);
      if (!ours && !kept.some((one) => one.row === row && one.column === column)) kept.push({ row, column, content });
      return !ours;
    });
    const put = inPlace ? [] : theirs.filter(({ column }) => column === all.column);
    const back = (lines: Part['contents'], blank: string): Value[][] =>
      stays.map((stay, i) => {
        const before = inPlace ? lines[i]?.[0] : put.find(({ row }) => row - all.row === i)?.content;
        return [stay ? null : (before ?? blank)];
      });
    await batch.add({ cells: cellCount(target), bytes: bytesOf(part) }, () => {
      const range = rangeOf(context.workbook.worksheets.getItem(looked.id), target);
      // Excel leaves a cell alone for which it is given null.
      if (inPlace) range.numberFormat = back(formats, 'General') as string[][];
      if (inPlace || put.length > 0 || stays.includes(true)) range.formulas = back(contents, '');
      else range.clear('Contents');
      range.untrack();
    });
  }
  const bared = fresh.flatMap(({ column, look: before }) => {
    const area = now.find(({ anchor }) => anchor.area.column === column && !anchor.own)?.area;
    return area ? [{ area, before }] : [];
  });
  await looksBack(context, batch, looked.id, bared, plain);
  await unlinkedLooks(context, batch, looked.id, unlinked);
  await batch.send();
  return { lost, kept, sorted: sources?.some((source, i) => source !== i) === true };
};
