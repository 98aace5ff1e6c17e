/**
 * Own sheets on which somebody has put something: the sheets that a plan would write anew or take away, and what a run wrote there as a
 * number, in; those that hold more than that, out, to be left standing under another name. What cannot be told counts as the user's.
 */
import { text, type Text } from '../../../core/lang';
import { CHART_NAME, isOfRuns, keptSheetName } from '../../../sheet/port/kept-sheet';
import { NOTE_SIGN, printIn, printName } from '../../../sheet/port/own-names';
import { sheetPrint, type SheetPrint } from '../../../sheet/port/sheet-print';
import { has, supportsSet } from '../../host-info';
import type { Visit } from '../../blocks';
import { content, type Image } from './before';
import type { Looked } from './look';
import { printOfContent } from './row-prints';

/** It stands as it is and is no longer ours. */
export interface KeptSheet {
  readonly key: string;
  /** Its name before, and the one it gets. */
  readonly was: string;
  readonly as: string;
  readonly holds: Text;
}

export interface OwnSheetNow {
  readonly key: string;
  readonly name: string;
}

/** Prints of sheets whose cells come by, one band after another. */
export const printsNow = (): {
  readonly see: (image: Pick<Image, 'sheet' | 'area' | 'contents'>) => void;
  /** Of cells that are read only: their values and formulas. */
  readonly seeRead: Visit;
  readonly of: (sheet: string) => number;
} => {
  const prints = new Map<string, SheetPrint>();
  const see = ({ sheet, area, contents }: Pick<Image, 'sheet' | 'area' | 'contents'>): void => {
    const print = prints.get(sheet) ?? sheetPrint();
    prints.set(sheet, print);
    contents.forEach((line, i) => line.forEach((value, j) => print.cell(area.row + i, area.column + j, printOfContent(value))));
  };
  return {
    see,
    seeRead: ({ sheet, area }, read) => {
      const values = read('values');
      // No print tells an error from a text.
      const contents = read('formulas').map((line, i) => line.map((one, j) => content(one, values[i]?.[j], undefined)));
      see({ sheet, area, contents });
    },
    of: (sheet) => prints.get(sheet)?.sum() ?? 0,
  };
};

export const CELLS = text('单元格', 'cells');
const CHARTS = text('图表', 'charts');
const SHAPES = text('图片或图形', 'pictures or shapes');
const COMMENTS = text('批注', 'comments');

/** Charts, pictures, notes and comments that no run of ours put there. */
export const thingsOn = async (
  context: Excel.RequestContext,
  names: readonly Pick<OwnSheetNow, 'name'>[],
): Promise<ReadonlyMap<string, readonly Text[]>> => {
  const threads = supportsSet('ExcelApi', '1.10') && 'comments' in Excel.Worksheet.prototype;
  const notes = has('notes');
  const found = names.map(({ name }) => {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.charts.load('items/name');
    sheet.shapes.load('items/type');
    if (threads) sheet.comments.load('items/id');
    if (notes) sheet.notes.load('items/content');
    return { name, sheet };
  });
  if (found.length > 0) await context.sync();
  return new Map(
    found.map(({ name, sheet }) => {
      const charts = sheet.charts.items;
      const noted =
        (threads && sheet.comments.items.length > 0) ||
        (notes && sheet.notes.items.some(({ content }) => !content.endsWith(NOTE_SIGN)));
      const what = [
        // A copy of ours may have its name.
        ...(charts.length > 1 || charts.some((chart) => chart.name !== CHART_NAME) ? [CHARTS] : []),
        // What the host cannot name may be a chart or the frame of a note.
        ...(sheet.shapes.items.some(({ type }) => type !== 'Unsupported') ? [SHAPES] : []),
        ...(noted ? [COMMENTS] : []),
      ];
      return [name, what];
    }),
  );
};

export const joined = (what: readonly Text[]): Text =>
  text(what.map(({ zh }) => zh).join('、'), what.map(({ en }) => en).join(', '));

export const keptSheets = async (
  context: Excel.RequestContext,
  sheets: readonly OwnSheetNow[],
  printNow: (sheet: string) => number,
  { bookNames, allSheets }: Pick<Looked, 'bookNames' | 'allSheets'>,
): Promise<readonly KeptSheet[]> => {
  const ours = sheets.filter(({ key }) => isOfRuns(key));
  const things = await thingsOn(context, ours);
  const taken = [...allSheets];
  return ours.flatMap(({ key, name }) => {
    // Where nothing is known, a sheet without cells is as good as new.
    const known = printIn(bookNames.get(printName(key)) ?? '') ?? 0;
    const holds = [...(known === printNow(name) ? [] : [CELLS]), ...(things.get(name) ?? [])];
    if (holds.length === 0) return [];
    const as = keptSheetName(name, taken);
    taken.push(as);
    return [{ key, was: name, as, holds: joined(holds) }];
  });
};
