/** A chart of ours in, its two parts out: the drawing that places it on the sheet and the clustered bars themselves, with the values they show. */
import { CHART_NAME } from '../../sheet/port/kept-sheet';
import { reference } from '../../sheet/port/own-names';
import type { Area, CellValue, ChartSpec } from '../../sheet/port/port';
import { R_NAMESPACE } from '../parts/rels';
import { plainCell } from '../sheet/cells';
import { cellText, escapeText } from '../xml/text';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const corner = (name: string, row: number, column: number): string =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;

/** `chart` is the relationship id of the chart's part. */
export const drawingXml = ({ at, title }: ChartSpec, chart: string): string =>
  `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${MAIN}"><xdr:twoCellAnchor>${corner('from', at.row, at.column)}${corner('to', at.row + at.rows, at.column + at.columns)}` +
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${CHART_NAME}" descr="${escapeText(title).replace(/"/g, '&quot;')}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
  '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
  `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${R_NAMESPACE}" r:id="${chart}"/></a:graphicData></a:graphic>` +
  '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>';

const valuesIn = (rows: readonly (readonly CellValue[])[], area: Area): readonly (string | number | null)[] =>
  Array.from(
    { length: area.rows * area.columns },
    (_, i) => plainCell(rows[area.row + Math.floor(i / area.columns)]?.[area.column + (i % area.columns)]).value,
  );

const points = (values: readonly (string | number | null)[]): string =>
  `<c:ptCount val="${values.length}"/>${values.map((value, i) => (value === null ? '' : `<c:pt idx="${i}"><c:v>${cellText(String(value))}</c:v></c:pt>`)).join('')}`;

// The theme's colours may be anything; a chart of figures is black on white.
const PAPER =
  '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>' +
  '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr><a:solidFill><a:srgbClr val="262626"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>';

const COLORS = ['4472C4', 'ED7D31', 'A5A5A5', 'FFC000', '5B9BD5', '70AD47'];

const text = (value: string): string =>
  `<c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="1"/><a:t>${escapeText(value)}</a:t></a:r></a:p></c:rich></c:tx>`;

/** Bars lie on their side, since names of clauses and towns are long; the first category stands on top. */
export const chartXml = (chart: ChartSpec, sheet: string, rows: readonly (readonly CellValue[])[]): string => {
  const categories = `<c:cat><c:strRef><c:f>${escapeText(reference(sheet, chart.categories))}</c:f><c:strCache>${points(valuesIn(rows, chart.categories))}</c:strCache></c:strRef></c:cat>`;
  const series = chart.series.map(
    ({ name, values }, i) =>
      `<c:ser><c:idx val="${i}"/><c:order val="${i}"/><c:tx><c:v>${escapeText(name)}</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val="${COLORS[i % COLORS.length] ?? ''}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>${categories}` +
      `<c:val><c:numRef><c:f>${escapeText(reference(sheet, values))}</c:f><c:numCache><c:formatCode>#,##0.00</c:formatCode>${points(valuesIn(rows, values).map((v) => (typeof v === 'number' ? v : null)))}</c:numCache></c:numRef></c:val></c:ser>`,
  );
  return (
    `${HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${MAIN}" xmlns:r="${R_NAMESPACE}"><c:roundedCorners val="0"/><c:chart><c:title>${text(chart.title)}<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>` +
    `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series.join('')}<c:gapWidth val="60"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>` +
    '<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>' +
    '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111111111"/><c:crosses val="max"/><c:crossBetween val="between"/></c:valAx>' +
    `</c:plotArea>${chart.series.length > 1 ? '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' : ''}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>${PAPER}</c:chartSpace>`
  );
};
