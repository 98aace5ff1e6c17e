/** One sheet of ours and all parts that belong to it, made new or replaced where they are: same part, same sheet id, the same names of parts. */
import type { CellStyle, ChartSpec } from '../../sheet/port/port';
import { sheetPrint } from '../../sheet/port/sheet-print';
import { setContentType, setDefaultType } from '../parts/content-types';
import type { Draft } from '../parts/draft';
import { relativeTarget, relsOf } from '../parts/paths';
import { reachableFrom, removeUnreachable } from '../parts/reach';
import { relationshipsOf } from '../parts/rels';
import type { Note } from '../notes/comments';
import { EMPTY_COMMENTS, replaceComments } from '../notes/comments';
import { blocksElsewhere, COMMENTS_TYPE, freePart, VML_TYPE } from '../notes/notes';
import { EMPTY_VML, replaceShapes } from '../notes/vml';
import { parsePart } from '../parts/draft';
import { plainCell } from '../sheet/cells';
import { ownLook } from '../styles/looks';
import type { StyleEditor } from '../styles/edit';
import { pack } from '../zip/codec';
import { chartXml, drawingXml } from './chart';
import { sheetXml, type SheetContent } from './sheet-xml';

export const WORKSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface OwnSheetRequest {
  readonly draft: Draft;
  readonly part: string;
  /** The sheet's real name. */
  readonly name: string;
  readonly content: SheetContent & { readonly chart?: ChartSpec | undefined };
  readonly styles: StyleEditor;
  readonly location: (href: string) => string;
  readonly selected?: boolean;
}

const relsXml = (part: string, targets: readonly (readonly [string, string])[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELS}">${targets
    .map(
      ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${relativeTarget(part, target)}"/>`,
    )
    .join('')}</Relationships>`;

const setRels = (draft: Draft, part: string, targets: readonly (readonly [string, string])[]): void => {
  if (targets.length) draft.setText(relsOf(part), relsXml(part, targets));
  else if (draft.has(relsOf(part))) draft.remove(relsOf(part));
};

const notesIn = (content: SheetContent): readonly Note[] =>
  content.rows.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const { note } = plainCell(cell);
      return note === undefined || note === '' ? [] : [{ row: r, column: c, text: note }];
    }),
  );

const oldTarget = async (draft: Draft, part: string, kind: string): Promise<string | undefined> =>
  (await relationshipsOf(draft, part)).find((r) => r.kind === kind && !r.external)?.target;

const writeChart = async ({ draft, part, name, content }: OwnSheetRequest, chart: ChartSpec): Promise<string> => {
  const drawing = (await oldTarget(draft, part, 'drawing')) ?? freePart(draft, 'xl/drawings/drawing', '.xml');
  const target = (await oldTarget(draft, drawing, 'chart')) ?? freePart(draft, 'xl/charts/chart', '.xml');
  draft.setText(drawing, drawingXml(chart, 'rId1'));
  draft.setText(target, chartXml(chart, name, content.rows));
  setRels(draft, drawing, [['chart', target]]);
  setRels(draft, target, []);
  await setContentType(draft, drawing, DRAWING_TYPE);
  await setContentType(draft, target, CHART_TYPE);
  return drawing;
};

const writeNotes = async ({ draft, part }: OwnSheetRequest, notes: readonly Note[]): Promise<readonly [string, string]> => {
  const comments = (await oldTarget(draft, part, 'comments')) ?? freePart(draft, 'xl/comments', '.xml');
  const drawing = (await oldTarget(draft, part, 'vmlDrawing')) ?? freePart(draft, 'xl/drawings/vmlDrawing', '.vml');
  draft.setText(comments, replaceComments(parsePart(draft.file, comments, EMPTY_COMMENTS), [], notes));
  draft.setText(drawing, replaceShapes(EMPTY_VML, [], notes, await blocksElsewhere(draft, drawing)));
  await setContentType(draft, comments, COMMENTS_TYPE);
  await setDefaultType(draft, 'vml', VML_TYPE);
  return [comments, drawing];
};

/** Writes the sheet's parts; the workbook's list of sheets is not touched. Gives the numbers of cells and notes, and the print of what it wrote. */
export const writeOwnSheet = async (
  request: OwnSheetRequest,
): Promise<{ readonly cells: number; readonly notes: number; readonly print: number }> => {
  const { draft, part, content, styles, location } = request;
  const before = draft.has(part) ? await reachableFrom(draft, part) : new Set<string>();
  const notes = notesIn(content);
  const targets: (readonly [string, string])[] = [];
  if (content.chart) targets.push(['drawing', await writeChart(request, content.chart)]);
  if (notes.length) {
    const [comments, drawing] = await writeNotes(request, notes);
    targets.push(['comments', comments], ['vmlDrawing', drawing]);
  }
  const id = (kind: string): string | undefined => {
    const index = targets.findIndex(([type]) => type === kind);
    return index < 0 ? undefined : `rId${index + 1}`;
  };
  setRels(draft, part, targets);
  const style = (cellStyle: CellStyle, link: boolean): number => styles.derive(0, ownLook(cellStyle, link));
  const context = {
    style,
    location,
    drawing: id('drawing'),
    legacyDrawing: id('vmlDrawing'),
    selected: request.selected ?? false,
    tally: { cells: 0, print: sheetPrint() },
  };
  draft.setPacked(part, await pack(sheetXml(content, context)));
  await setContentType(draft, part, WORKSHEET_TYPE);
  await removeUnreachable(draft, before);
  return { cells: context.tally.cells, notes: notes.length, print: context.tally.print.sum() };
};
