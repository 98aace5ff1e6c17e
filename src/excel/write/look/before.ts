/**
 * What stood in the cells that a run changes: areas in, an image that can be written back out.
 * Cells of the user's among them are a reason to refuse.
 */
import { ProblemError, type Problem } from '../../../core/problem';
import type { Area } from '../../../sheet/port/port';
import { cellCount, cellPlace, intersection } from '../../address';
import { readAreas, type Matrix, type SheetArea, type Visit } from '../../blocks';
import { rangeOf } from '../../ranges';
import { createBatch } from '../batch';
import { contentInTheWay } from './refusals';

/** One band of cells as they were. */
export interface Image extends SheetArea {
  /** What to write back: formulas as formulas, texts after an apostrophe. */
  readonly contents: Matrix;
  readonly formats: Matrix;
  /** Characters of `contents`, for the size of a request. */
  readonly size: number;
}

export type Value = Matrix[number][number];

const isFormula = (formula: Value, value: Value | undefined): boolean =>
  typeof formula === 'string' && formula.startsWith('=') && formula !== value;

/** As it goes back: formulas as formulas, texts after an apostrophe. */
export const content = (formula: Value, value: Value | undefined, type: Value | undefined): Value => {
  if (isFormula(formula, value)) return formula;
  return typeof value === 'string' && value !== '' && type !== 'Error' ? `'${value}` : (value ?? '');
};

/** Of cells that were read with their values, types and formulas. */
export const contentsOf = (read: Parameters<Visit>[1]): Matrix => {
  const values = read('values');
  const types = read('valueTypes');
  return read('formulas').map((line, i) => line.map((formula, j) => content(formula, values[i]?.[j], types[i]?.[j])));
};

/** Of one image: what goes back must fit into a request. */
const SIZE_AT_MOST = 400_000;

const sizeOf = (line: Matrix[number]): number =>
  line.reduce<number>((size, one) => size + (typeof one === 'string' ? one.length + 4 : 12), 0);

export const takeImages = async (
  context: Excel.RequestContext,
  areas: readonly SheetArea[],
  see?: (image: Image) => void,
): Promise<Image[]> => {
  const images: Image[] = [];
  await readAreas(context, areas, ['values', 'valueTypes', 'formulas', 'numberFormat'], ({ sheet, area }, read) => {
    const formats = read('numberFormat');
    const contents = contentsOf(read);
    let from = 0;
    let size = 0;
    const take = (to: number): void => {
      const rows = to - from;
      const image: Image = {
        sheet,
        area: { ...area, row: area.row + from, rows },
        contents: contents.slice(from, to),
        formats: formats.slice(from, to),
        size,
      };
      images.push(image);
      see?.(image);
      [from, size] = [to, 0];
    };
    contents.forEach((line, i) => {
      const more = sizeOf(line);
      if (i > from && size + more > SIZE_AT_MOST) take(i);
      size += more;
    });
    take(contents.length);
  });
  return images;
};

export const hasContent = ({ contents }: Pick<Image, 'contents'>): boolean =>
  contents.some((line) => line.some((value) => value !== '' && value !== null));

/** The plan leaves the cell as it is. */
export type Stays = (row: number, column: number) => boolean;

/** Cells with content that no area of ours covers: one problem for each column, at its first such cell. */
export const foreignContent = (images: readonly Image[], own: readonly Area[], stays: Stays, below?: number): Problem[] => {
  const found = new Map<string, { row: number; column: number; sheet: string; shown: string; count: number }>();
  for (const { sheet, area, contents } of images) {
    const ours = own.filter((one) => intersection(one, area));
    contents.forEach((line, i) =>
      line.forEach((value, j) => {
        if (value === '' || value === null) return;
        const row = area.row + i;
        const column = area.column + j;
        if (stays(row, column) || ours.some((one) => intersection(one, { row, column, rows: 1, columns: 1 }))) return;
        const known = found.get(`${column}`);
        if (known) known.count += 1;
        else found.set(`${column}`, { row, column, sheet, shown: String(value).replace(/^'/, ''), count: 1 });
      }),
    );
  }
  return [...found.values()].map(({ sheet, row, column, shown, count }) =>
    contentInTheWay(cellPlace(sheet, row, column), shown, count, below),
  );
};

/** `below`: the last row that is written, counted from 1. */
export const refuseForeign = (
  images: readonly Image[],
  own: readonly Area[],
  stays: Stays = () => false,
  below?: number,
): void => {
  const problems = foreignContent(images, own, stays, below);
  if (problems.length > 0) throw new ProblemError(problems);
};

/** Writes images back, formats first. */
export const restoreImages = async (context: Excel.RequestContext, images: readonly Image[]): Promise<void> => {
  const batch = createBatch(context);
  for (const { sheet, area, contents, formats, size } of images) {
    await batch.add({ cells: cellCount(area), bytes: size * 3 }, () => {
      const range = rangeOf(context.workbook.worksheets.getItem(sheet), area);
      range.numberFormat = formats.map((line) => [...line]);
      range.formulas = contents.map((line) => [...line]);
      range.untrack();
    });
  }
  await batch.send();
};
