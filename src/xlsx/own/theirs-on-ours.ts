/**
 * What somebody has put on a sheet of ours: its part and the print that its run left in; cells, charts, pictures or comments that are not ours,
 * by what they are called, out.
 */
import { text, type Text } from '../../core/lang';
import { CHART_NAME } from '../../sheet/port/kept-sheet';
import { printIn, printName } from '../../sheet/port/own-names';
import { Kind, type Grid } from '../../sheet/port/port';
import { cellPrint, FORMULA, sheetPrint } from '../../sheet/port/sheet-print';
import { DEFAULT_LIMITS } from '../limits';
import { readComments } from '../notes/comments';
import type { Book, BookSheet } from '../parts/book';
import type { Draft } from '../parts/draft';
import { relationshipsOf } from '../parts/rels';
import type { SharedStrings } from '../parts/strings';
import { splitSheet } from '../sheet/frame';
import { readGrid } from '../sheet/grid';

const printOf = ({ columns, strings, rows, firstRow, firstColumn }: Grid): number => {
  const print = sheetPrint();
  for (let r = 0; r < rows; r += 1)
    columns.forEach(({ kinds, values, formulas }, c) => {
      const kind = kinds[r] as Kind;
      const value = values[r] ?? 0;
      if (kind === Kind.empty) return;
      const plain = kind === Kind.number ? value : kind === Kind.flag ? value === 1 : (strings[value] ?? '');
      print.cell(firstRow + r, firstColumn + c, (formulas?.[r] ?? 0) > 0 ? FORMULA : cellPrint(plain));
    });
  return print.sum();
};

/** Anything drawn but the one chart of ours. */
const draws = async (draft: Draft, drawing: string): Promise<boolean> => {
  const { root, source } = await draft.xml(drawing);
  return root.children.length > 1 || (root.children.length === 1 && !source.includes(` name="${CHART_NAME}"`));
};

const comments = async (draft: Draft, part: string): Promise<boolean> =>
  readComments(await draft.xml(part)).some(({ signed }) => !signed);

const COMMENTS = text('批注', 'comments');

export const theirsOn = async (
  draft: Draft,
  book: Book,
  { name, part }: BookSheet,
  key: string,
  strings: () => Promise<SharedStrings>,
): Promise<readonly Text[]> => {
  const grid = await readGrid({
    ...{ file: draft.file, sheet: name, part, strings: await strings(), formats: new Uint8Array(0), date1904: book.date1904 },
    parts: splitSheet(draft.file, part, await draft.bytes(part)),
    limits: { ...DEFAULT_LIMITS, cells: Number.MAX_SAFE_INTEGER },
  });
  const left = book.names.find((one) => one.scope === undefined && one.name === printName(key));
  const what = (printIn(left?.text ?? '') ?? 0) === printOf(grid) ? [] : [text('单元格', 'cells')];
  for (const { kind, target, external } of await relationshipsOf(draft, part)) {
    if (external || !draft.has(target)) continue;
    if (kind === 'drawing' && (await draws(draft, target))) what.push(text('图表、图片或图形', 'charts, pictures or shapes'));
    // A conversation has an ordinary comment in its place as well.
    const isComment = kind === 'threadedComment' || (kind === 'comments' && (await comments(draft, target)));
    if (isComment && !what.includes(COMMENTS)) what.push(COMMENTS);
  }
  return what;
};
