/** The user's own chart on the data sheet: the parts of a workbook in, the same with a drawing and a chart, out. */
import { DATA_SHEET, STATS_SHEET } from './book';
import { DISTRICTS } from './columns';

export type Parts = Map<string, string | Uint8Array>;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_REL = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

const last = 2 + DISTRICTS.length;

const chartXml = (values: readonly number[]): string => {
  const points = (texts: readonly (string | number)[]): string =>
    texts.map((v, i) => `<c:pt idx="${i}"><c:v>${v}</c:v></c:pt>`).join('');
  const n = DISTRICTS.length;
  return (
    `${HEAD}<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${REL}"><c:roundedCorners val="0"/><c:chart>` +
    '<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="zh-CN" sz="1200"/><a:t>各区县设备投资额（万元）</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>' +
    '<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>' +
    `<c:tx><c:strRef><c:f>${STATS_SHEET}!$C$2</c:f><c:strCache><c:ptCount val="1"/>${points(['设备投资额（万元）'])}</c:strCache></c:strRef></c:tx><c:invertIfNegative val="0"/>` +
    `<c:cat><c:strRef><c:f>${STATS_SHEET}!$A$3:$A$${last}</c:f><c:strCache><c:ptCount val="${n}"/>${points(DISTRICTS)}</c:strCache></c:strRef></c:cat>` +
    `<c:val><c:numRef><c:f>${STATS_SHEET}!$C$3:$C$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${n}"/>${points(values)}</c:numCache></c:numRef></c:val>` +
    '</c:ser><c:gapWidth val="80"/><c:axId val="41510001"/><c:axId val="41510002"/></c:barChart>' +
    '<c:catAx><c:axId val="41510001"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="41510002"/><c:crosses val="autoZero"/></c:catAx>' +
    '<c:valAx><c:axId val="41510002"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines/><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="41510001"/><c:crosses val="autoZero"/></c:valAx>' +
    '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
  );
};

/** Anchored below the table, so that columns on its right do not push it about. */
const drawingXml = (row: number): string =>
  `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:twoCellAnchor>` +
  `<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>` +
  `<xdr:to><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 18}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>` +
  '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="各区县设备投资额"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>' +
  '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
  `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${REL}" r:id="rId1"/></a:graphicData></a:graphic>` +
  '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>';

const textOf = (parts: Parts, name: string): string => {
  const part = parts.get(name);
  if (typeof part !== 'string') throw new Error(`no part ${name}`);
  return part;
};

const insertBefore = (xml: string, marks: readonly string[], inserted: string): string => {
  const at = Math.min(...marks.map((mark) => xml.indexOf(mark)).filter((i) => i >= 0));
  return `${xml.slice(0, at)}${inserted}${xml.slice(at)}`;
};

/** `row` is the 0-based row of the chart's upper edge; `values` are the cached sums per district. */
export const addChart = (parts: Parts, row: number, values: readonly number[]): void => {
  const workbook = textOf(parts, 'xl/workbook.xml');
  if (!workbook.includes(`name="${DATA_SHEET}"`)) throw new Error('the data sheet is not in the workbook');
  const sheet = 'xl/worksheets/sheet1.xml';
  const rels = 'xl/worksheets/_rels/sheet1.xml.rels';
  parts.set(
    sheet,
    insertBefore(
      textOf(parts, sheet),
      ['<legacyDrawing', '<tableParts', '<extLst', '</worksheet>'],
      `<drawing xmlns:r="${REL}" r:id="rIdChart"/>`,
    ),
  );
  parts.set(
    rels,
    insertBefore(
      textOf(parts, rels),
      ['</Relationships>'],
      `<Relationship Id="rIdChart" Type="${REL}/drawing" Target="../drawings/drawing1.xml"/>`,
    ),
  );
  parts.set('xl/drawings/drawing1.xml', drawingXml(row));
  parts.set(
    'xl/drawings/_rels/drawing1.xml.rels',
    `${HEAD}<Relationships xmlns="${PACKAGE_REL}"><Relationship Id="rId1" Type="${REL}/chart" Target="../charts/chart1.xml"/></Relationships>`,
  );
  parts.set('xl/charts/chart1.xml', chartXml(values));
  const types = '[Content_Types].xml';
  parts.set(
    types,
    insertBefore(
      textOf(parts, types),
      ['</Types>'],
      '<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>' +
        '<Override PartName="/xl/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>',
    ),
  );
};
