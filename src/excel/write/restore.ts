/** The way back on the user's sheet: what our cells held before goes in again, through the anchors that held them and beside the rows that it stood beside; columns for which that cannot be come out. */
import type { Area, WritePlan } from '../../sheet/port';
import { areaName, cellCount } from '../address';
import { rangeOf } from '../ranges';
import { anchorsNow } from './anchors';
import { createBatch } from './batch';
import { hasContent, type Image } from './before';
import { followRows, type Part } from './follow-rows';
import type { Before } from './prepare';
import { sourcesNow } from './seen';

const columnsOf = ({ area, contents, formats }: Image): Part[] =>
  Array.from({ length: area.columns }, (_, j) => ({
    area: { ...area, column: area.column + j, columns: 1 },
    contents: contents.map((line) => [line[j] ?? '']),
    formats: formats.map((line) => [line[j] ?? 'General']),
  }));

/** References in it would be of before. */
const holdsFormulas = ({ contents }: Part): boolean =>
  contents.some((line) => line.some((value) => typeof value === 'string' && value.startsWith('=')));

const bytesOf = ({ contents }: Part): number =>
  contents.reduce(
    (sum, line) => sum + line.reduce<number>((n, one) => n + 40 + (typeof one === 'string' ? one.length * 3 : 0), 0),
    0,
  );

export const restoreAnchored = async (
  context: Excel.RequestContext,
  plan: WritePlan,
  { looked, anchors, images }: Before,
  linked: boolean,
): Promise<readonly Area[]> => {
  const now = await anchorsNow(context, looked, anchors);
  const asAnchored = now.every(({ anchor, area }) => area && areaName(area) === areaName(anchor.area));
  const before = images.filter((image) => image.sheet === looked.sheet).flatMap(columnsOf);
  // Where rows came or went, the cells that tell them apart are not where they were either.
  const sources = asAnchored && before.some(hasContent) ? await sourcesNow(context, plan, looked) : undefined;
  const { parts, lost: unplaced } = sources ? followRows(before, plan.firstRow, sources) : { parts: before, lost: [] };
  const lost = [...unplaced];
  const batch = createBatch(context);
  const sheet = (): Excel.Worksheet => context.workbook.worksheets.getItem(looked.id);
  for (const part of parts) {
    const { area, contents, formats } = part;
    const held = now.find(
      ({ anchor }) =>
        anchor.area.column === area.column &&
        anchor.area.row <= area.row &&
        anchor.area.row + anchor.area.rows >= area.row + area.rows,
    );
    // The column was deleted, or the write broke off before it was anchored: nothing of ours is there.
    if (!held?.area) continue;
    const { area: at, anchor } = held;
    const inPlace = at.rows === anchor.area.rows;
    const moved = at.row !== anchor.area.row || at.column !== anchor.area.column;
    if ((!inPlace && hasContent(part)) || (moved && holdsFormulas(part))) {
      lost.push(at);
      continue;
    }
    // In a column that was empty before, a row that came in between is as empty as the rest.
    const target = inPlace ? { ...area, column: at.column, row: at.row + area.row - anchor.area.row } : at;
    await batch.add({ cells: cellCount(target), bytes: bytesOf(part) }, () => {
      const range = rangeOf(sheet(), target);
      if (linked) range.clear('RemoveHyperlinks');
      if (!inPlace) return range.clear('Contents');
      range.numberFormat = formats.map((line) => [...line]) as string[][];
      range.formulas = contents.map((line) => [...line]);
      range.untrack();
    });
  }
  await batch.send();
  return lost;
};
