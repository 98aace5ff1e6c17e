/** A sheet of ours in, the bytes of its part out, piece by piece: half a million evidence rows are never in memory as one text. */
import { cellPrint, FORMULA, type SheetPrint } from '../../sheet/port/sheet-print';
import { rowHeight, widthIn } from '../../sheet/port/measure';
import type { Area, CellStyle, CellValue, RowsToCome } from '../../sheet/port/port';
import { R_NAMESPACE } from '../parts/rels';
import { areaName, around, cellName } from '../sheet/areas';
import { cellHead, formulaXml, plainCell, putCell } from '../sheet/cells';
import { MAIN_NAMESPACE } from '../sheet/frame';
import { fileWidth, linkElement } from '../sheet/frame-edits';
import { xmlBytes } from '../xml/bytes';
import { escapeAttribute, escapeText } from '../xml/text';

export interface SheetContent {
  readonly rows: readonly (readonly CellValue[])[];
  readonly more?: RowsToCome;
  /** In characters. */
  readonly widths: readonly number[];
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly filter?: Area | undefined;
  readonly merges?: readonly Area[] | undefined;
  /** Cells that offer a list; `source` is what the file writes: `"是,否"` or a reference. */
  readonly lists?: readonly { readonly area: Area; readonly source: string; readonly free?: boolean }[];
  /** Words that show up beside a cell while it is selected; Excel takes 32 letters of title and 255 of text. */
  readonly prompts?: readonly { readonly area: Area; readonly title: string; readonly text: string }[] | undefined;
  /** Upright paper. */
  readonly portrait?: boolean | undefined;
  /** Rows that begin a page. */
  readonly pages?: readonly number[] | undefined;
}

export interface SheetContext {
  readonly style: (style: CellStyle, link: boolean) => number;
  /** A link's target under the names that the sheets really have. */
  readonly location: (href: string) => string;
  /** Relationship ids. */
  readonly drawing?: string | undefined;
  readonly legacyDrawing?: string | undefined;
  readonly selected?: boolean;
  /** Counts the cells that hold something. */
  readonly tally: { cells: number; readonly print: SheetPrint };
}

/** Excel repairs a sheet that has more links than this. */
const LINKS_IN_EXCEL = 65_530;

const CHUNK = 1 << 18;

const view = ({ rows, columns }: SheetContent['freeze'], selected: boolean): string => {
  const open = `<sheetViews><sheetView${selected ? ' tabSelected="1"' : ''} workbookViewId="0"`;
  if (!rows && !columns) return `${open}/></sheetViews>`;
  const pane = rows && columns ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight';
  const split = `${columns ? ` xSplit="${columns}"` : ''}${rows ? ` ySplit="${rows}"` : ''}`;
  return `${open}><pane${split} topLeftCell="${cellName(rows, columns)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`;
};

const columnsXml = (widths: readonly number[]): string =>
  widths.length
    ? `<cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${fileWidth(width)}" customWidth="1"/>`).join('')}</cols>`
    : '';

const MOST = { title: 32, text: 255 };

const validationsXml = ({ lists = [], prompts = [] }: SheetContent): string => {
  const all = [
    ...lists.map(
      ({ area, source, free }) =>
        `<dataValidation type="list" allowBlank="1" showInputMessage="1"${free ? '' : ' showErrorMessage="1"'} sqref="${areaName(area)}"><formula1>${escapeText(source)}</formula1></dataValidation>`,
    ),
    ...prompts.map(
      ({ area, title, text }) =>
        `<dataValidation allowBlank="1" showInputMessage="1" promptTitle="${escapeAttribute(title.slice(0, MOST.title))}" prompt="${escapeAttribute(text.slice(0, MOST.text))}" sqref="${areaName(area)}"/>`,
    ),
  ];
  return all.length > 0 ? `<dataValidations count="${all.length}">${all.join('')}</dataValidations>` : '';
};

const countOf = ({ rows, more }: SheetContent): number => rows.length + (more?.length ?? 0);

function* rowsOf({ rows, more }: SheetContent): Generator<readonly CellValue[]> {
  yield* rows;
  if (more) yield* more;
}

/** The cells that hold anything, for `<dimension>`. */
const extent = (content: SheetContent): Area => {
  const columns = content.rows.reduce((max, row) => Math.max(max, row.length), content.more?.width ?? 1);
  return (content.merges ?? []).reduce(around, { row: 0, column: 0, rows: Math.max(1, countOf(content)), columns });
};

/** Widths per row; without merged cells the same for all. */
const widthsOf = ({ widths, merges = [] }: SheetContent): ((row: number) => (column: number) => number) => {
  const usual = widthIn(widths, [], 0);
  return merges.length === 0 ? () => usual : (row) => widthIn(widths, merges, row);
};

const breaksXml = (rows: readonly number[]): string =>
  rows.length === 0
    ? ''
    : `<rowBreaks count="${rows.length}" manualBreakCount="${rows.length}">${rows.map((row) => `<brk id="${row}" max="16383" man="1"/>`).join('')}</rowBreaks>`;

/** A piece is good until the next one is asked for. */
export function* sheetXml(content: SheetContent, context: SheetContext): Generator<Uint8Array> {
  const out = xmlBytes(CHUNK * 2);
  const used = areaName(extent(content));
  const links: string[] = [];
  out.text(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN_NAMESPACE}" xmlns:r="${R_NAMESPACE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<dimension ref="${used}"/>${view(content.freeze, context.selected ?? false)}<sheetFormatPr defaultRowHeight="15"/>${columnsXml(content.widths)}<sheetData>`,
  );
  const widths = widthsOf(content);
  const heads: string[] = [];
  const formats = new Map<CellStyle, number>();
  const format = (style: CellStyle): number => {
    const known = formats.get(style) ?? context.style(style, false);
    formats.set(style, known);
    return known;
  };
  let r = -1;
  for (const values of rowsOf(content)) {
    r += 1;
    const row = values.map(plainCell);
    const height = rowHeight(row, widths(r));
    const begin = out.length;
    const at = String(r + 1);
    out.ascii('<row r="');
    out.ascii(at);
    out.ascii(height === undefined ? '">' : `" ht="${height}">`);
    const first = out.length;
    for (let c = 0; c < row.length; c += 1) {
      const { value, style, href, formula } = row[c] ?? { value: null };
      context.tally.print.cell(r, c, formula === undefined ? cellPrint(value) : FORMULA);
      if (value !== null) context.tally.cells += 1;
      else if (style === undefined && formula === undefined) continue;
      const number = href !== undefined ? context.style(style ?? 'text', true) : style === undefined ? 0 : format(style);
      putCell(out, (heads[c] ??= cellHead(c)), at, number, value, typeof formula === 'string' ? formulaXml(formula) : undefined);
      if (href !== undefined) links.push(linkElement({ row: r, column: c, location: context.location(href) }));
    }
    if (out.length === first) out.back(begin);
    else out.ascii('</row>');
    if (out.length > CHUNK) {
      yield out.bytes();
      out.back();
    }
  }
  const merges = content.merges ?? [];
  out.text(
    '</sheetData>' +
      (content.filter ? `<autoFilter ref="${areaName(content.filter)}"/>` : '') +
      (merges.length
        ? `<mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${areaName(area)}"/>`).join('')}</mergeCells>`
        : '') +
      validationsXml(content) +
      (links.length ? `<hyperlinks>${links.slice(0, LINKS_IN_EXCEL).join('')}</hyperlinks>` : '') +
      '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="' +
      (content.portrait ? 'portrait' : 'landscape') +
      '" fitToHeight="0"/>' +
      breaksXml(content.pages ?? []) +
      // Codes of enterprises are numbers stored as text, on purpose.
      (countOf(content) ? `<ignoredErrors><ignoredError sqref="${used}" numberStoredAsText="1"/></ignoredErrors>` : '') +
      (context.drawing === undefined ? '' : `<drawing r:id="${escapeAttribute(context.drawing)}"/>`) +
      (context.legacyDrawing === undefined ? '' : `<legacyDrawing r:id="${escapeAttribute(context.legacyDrawing)}"/>`) +
      '</worksheet>',
  );
  yield out.bytes();
}
