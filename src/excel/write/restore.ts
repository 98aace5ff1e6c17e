/** The way back on the user's sheet: what our cells held before goes in again, through the anchors that held them; columns for which that cannot be come out. */
import type { Area } from '../../sheet/port';
import { cellCount } from '../address';
import { anchorsNow, type Anchors } from './anchors';
import { createBatch } from './batch';
import type { Image } from './before';
import type { Looked } from './look';
import { rangeOf } from '../ranges';

interface Part {
  readonly area: Area;
  readonly contents: Image['contents'];
  readonly formats: Image['formats'];
}

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

const blank = ({ contents }: Part): boolean => contents.every((line) => line.every((value) => value === '' || value === null));

export const restoreAnchored = async (
  context: Excel.RequestContext,
  looked: Looked,
  anchors: Anchors,
  images: readonly Image[],
  linked: boolean,
): Promise<readonly Area[]> => {
  const now = await anchorsNow(context, looked, anchors);
  const lost: Area[] = [];
  const batch = createBatch(context);
  const sheet = (): Excel.Worksheet => context.workbook.worksheets.getItem(looked.id);
  for (const part of images.filter((image) => image.sheet === looked.sheet).flatMap(columnsOf)) {
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
    if ((!inPlace && !blank(part)) || (moved && holdsFormulas(part))) {
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
