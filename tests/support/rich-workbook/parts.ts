/** All parts of the rich fixture, wired: 60 parts with what users' workbooks bring along. */
import { strToU8 } from 'fflate';
import { packParts } from '../xlsx-seed';
import { mainSheet, parameterSheet, pivotSheet, plainTable, protectedSheet, totalsTable } from './sheets';
import { richStrings, richStyles, richTheme } from './styles';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const R = `xmlns:r="${OFFICE}"`;

type Rel = readonly [id: string, type: string, target: string, external?: true];

const rels = (...list: readonly Rel[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([id, type, target, external]) =>
        `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${OFFICE}/${type}`}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const TYPES: Readonly<Record<string, string>> = {
  'xl/workbook.xml': 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`xl/worksheets/sheet${n}.xml`, `${SHEET}.worksheet+xml`])),
  'xl/chartsheets/sheet1.xml': `${SHEET}.chartsheet+xml`,
  'xl/styles.xml': `${SHEET}.styles+xml`,
  'xl/sharedStrings.xml': `${SHEET}.sharedStrings+xml`,
  'xl/theme/theme1.xml': 'application/vnd.openxmlformats-officedocument.theme+xml',
  'xl/calcChain.xml': `${SHEET}.calcChain+xml`,
  'xl/metadata.xml': `${SHEET}.sheetMetadata+xml`,
  'xl/externalLinks/externalLink1.xml': `${SHEET}.externalLink+xml`,
  'xl/persons/person.xml': 'application/vnd.ms-excel.person+xml',
  'xl/threadedComments/threadedComment1.xml': 'application/vnd.ms-excel.threadedcomments+xml',
  'xl/comments1.xml': `${SHEET}.comments+xml`,
  'xl/tables/table1.xml': `${SHEET}.table+xml`,
  'xl/tables/table2.xml': `${SHEET}.table+xml`,
  'xl/drawings/drawing1.xml': 'application/vnd.openxmlformats-officedocument.drawing+xml',
  'xl/drawings/drawing2.xml': 'application/vnd.openxmlformats-officedocument.drawing+xml',
  'xl/charts/chart1.xml': 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  'xl/charts/chart2.xml': 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  'xl/pivotTables/pivotTable1.xml': `${SHEET}.pivotTable+xml`,
  'xl/pivotCache/pivotCacheDefinition1.xml': `${SHEET}.pivotCacheDefinition+xml`,
  'xl/pivotCache/pivotCacheRecords1.xml': `${SHEET}.pivotCacheRecords+xml`,
  'xl/ctrlProps/ctrlProp1.xml': 'application/vnd.ms-excel.controlproperties+xml',
  'customXml/itemProps1.xml': 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml',
  'xl/webextensions/taskpanes.xml': 'application/vnd.ms-office.webextensiontaskpanes+xml',
  'xl/webextensions/webextension1.xml': 'application/vnd.ms-office.webextension+xml',
  'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
  'docProps/app.xml': 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  'docProps/custom.xml': 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
};

const contentTypes = (): string =>
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="xml" ContentType="application/xml"/>` +
  `${Object.entries(TYPES)
    .map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
    .join('')}<Override PartName="/xl/printerSettings/printerSettings1.bin" ContentType="${SHEET}.printerSettings"/></Types>`;

const SHEETS = ['项目', '设备清单', '汇总', '台账', '透视', '参数'];

const workbook = (): string =>
  `${HEAD}<workbook xmlns="${MAIN}" ${R} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"><fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22228"/><workbookPr codeName="ThisWorkbook" defaultThemeVersion="166925"/>` +
  '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\台账\\" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="12285" activeTab="0"/></bookViews>' +
  `<sheets>${SHEETS.map((name, i) => `<sheet name="${name}" sheetId="${i + 3}"${name === '参数' ? ' state="veryHidden"' : ''} r:id="rId${i + 1}"/>`).join('')}<sheet name="图表1" sheetId="12" r:id="rId7"/></sheets>` +
  '<functionGroups builtInGroupCount="19"/><externalReferences><externalReference r:id="rId8"/></externalReferences>' +
  '<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">项目!$A$4:$L$44</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">项目!$A$1:$L$44</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">项目!$3:$4</definedName><definedName name="动态">OFFSET(项目!$E$5,0,0,COUNTA(项目!$B$5:$B$44),1)</definedName><definedName name="上限" comment="万元">1500</definedName></definedNames>' +
  '<calcPr calcId="191029" iterate="1"/><pivotCaches><pivotCache cacheId="7" r:id="rId9"/></pivotCaches><extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>';

const DRAWING =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const anchor = (inner: string, row: number): string =>
  `<xdr:twoCellAnchor editAs="oneCell"><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 12}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inner}<xdr:clientData/></xdr:twoCellAnchor>`;
const frame = `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图表 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ${R} r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
const picture = `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="图片 2"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip ${R} r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`;
const textbox =
  '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="4" name="文本框 3"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>填报说明：金额单位万元</a:t></a:r></a:p></xdr:txBody></xdr:sp>';
const chart = `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ${R}><c:chart><c:plotArea><c:layout/><c:pieChart><c:varyColors val="1"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>项目!$E$5:$E$44</c:f></c:numRef></c:val></c:ser></c:pieChart></c:plotArea></c:chart></c:chartSpace>`;

// A button's caption as Excel writes it: `<br>` is never closed.
const vml =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml"\r\n xmlns:o="urn:schemas-microsoft-com:office:office"\r\n xmlns:x="urn:schemas-microsoft-com:office:excel">\r\n <o:shapelayout v:ext="edit">\r\n  <o:idmap v:ext="edit" data="1"/>\r\n </o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"\r\n  path="m,l,21600r21600,l21600,xe">\r\n  <v:stroke joinstyle="miter"/>\r\n  <v:path gradientshapeok="t" o:connecttype="rect"/>\r\n </v:shapetype>' +
  '<v:shape id="_x0000_s1025" type="#_x0000_t202" style=\'position:absolute;visibility:visible\' fillcolor="infoBackground [80]" o:insetmode="auto"><v:fill color2="infoBackground [80]"/><v:textbox style=\'mso-direction-alt:auto\'><div style=\'text-align:left\'></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>2, 15, 3, 10, 4, 15, 7, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>4</x:Row><x:Column>1</x:Column><x:Visible/></x:ClientData></v:shape>' +
  '<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe"/><v:shape id="Button_x0020_2" o:spid="_x0000_s1026" type="#_x0000_t201" style=\'position:absolute\' o:button="t"><v:textbox style=\'mso-direction-alt:auto\' o:singleclick="f"><div style=\'text-align:center\'><font face="宋体" size="220" color="#000000">测算<br>按钮</font></div></v:textbox><x:ClientData ObjectType="Button"><x:Anchor>9, 0, 0, 0, 11, 0, 1, 0</x:Anchor><x:FmlaMacro>[0]!测算</x:FmlaMacro></x:ClientData></v:shape>' +
  '<v:shape id="_x0000_s1027" type="#_x0000_t202" style=\'position:absolute;visibility:hidden\'><x:ClientData ObjectType="Note"><x:Anchor>5, 15, 4, 10, 7, 15, 8, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>5</x:Row><x:Column>4</x:Column></x:ClientData></v:shape></xml>';

const comments =
  `${HEAD}<comments xmlns="${MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="xr" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"><authors><author>张三</author><author>tc={11111111-1111-4111-8111-111111111111}</author></authors><commentList>` +
  '<comment ref="B5" authorId="0" shapeId="0" xr:uid="{22222222-2222-4222-8222-222222222222}"><text><r><rPr><b/><sz val="9"/><rFont val="宋体"/></rPr><t xml:space="preserve">张三:\n</t></r><r><rPr><sz val="9"/><rFont val="宋体"/></rPr><t>已核对发票</t></r></text></comment>' +
  '<comment ref="E6" authorId="1" shapeId="0" xr:uid="{11111111-1111-4111-8111-111111111111}"><text><t>[线程批注] 请核实</t></text></comment></commentList></comments>';

const threaded = `${HEAD}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="E6" dT="2025-05-01T08:00:00.00" personId="{33333333-3333-4333-8333-333333333333}" id="{11111111-1111-4111-8111-111111111111}"><text>请核实</text></threadedComment></ThreadedComments>`;

const table = (
  id: number,
  name: string,
  ref: string,
  columns: readonly string[],
  rest: { totals?: boolean; filter: string },
): string =>
  `${HEAD}<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${ref}"${rest.totals ? ' totalsRowCount="1"' : ' totalsRowShown="0"'}><autoFilter ref="${rest.filter}"/><tableColumns count="${columns.length}">${columns
    .map(
      (column, i) =>
        `<tableColumn id="${i + 1}" name="${column}"${rest.totals ? (i ? ' totalsRowFunction="sum"' : ' totalsRowLabel="汇总"') : column === '合计' ? '><calculatedColumnFormula>台账表[[#This Row],[设备投资额]]*2</calculatedColumnFormula></tableColumn' : ''}${!rest.totals && column === '合计' ? '>' : '/>'}`,
    )
    .join(
      '',
    )}</tableColumns><tableStyleInfo name="单位表样" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;

const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (c) => c.charCodeAt(0),
);

export const richParts = (): Record<string, string | Uint8Array> => ({
  '[Content_Types].xml': contentTypes(),
  '_rels/.rels': rels(
    ['rId1', 'officeDocument', 'xl/workbook.xml'],
    ['rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
    ['rId3', 'extended-properties', 'docProps/app.xml'],
    ['rId4', 'custom-properties', 'docProps/custom.xml'],
    ['rId5', 'http://schemas.microsoft.com/office/2007/relationships/ui/extensibility', 'customUI/customUI14.xml'],
    ['rId6', 'http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes', 'xl/webextensions/taskpanes.xml'],
  ),
  'xl/workbook.xml': workbook(),
  'xl/_rels/workbook.xml.rels': rels(
    ...SHEETS.map((_, i): Rel => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`]),
    ['rId7', 'chartsheet', 'chartsheets/sheet1.xml'],
    ['rId8', 'externalLink', 'externalLinks/externalLink1.xml'],
    ['rId9', 'pivotCacheDefinition', 'pivotCache/pivotCacheDefinition1.xml'],
    ['rId10', 'theme', 'theme/theme1.xml'],
    ['rId11', 'styles', 'styles.xml'],
    ['rId12', 'sharedStrings', 'sharedStrings.xml'],
    ['rId13', 'sheetMetadata', 'metadata.xml'],
    ['rId14', 'calcChain', 'calcChain.xml'],
    ['rId15', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'],
    ['rId16', 'http://schemas.microsoft.com/office/2017/10/relationships/person', 'persons/person.xml'],
    ['rId17', 'customXml', '../customXml/item1.xml'],
  ),
  'xl/worksheets/sheet1.xml': mainSheet(),
  'xl/worksheets/sheet2.xml': plainTable(),
  'xl/worksheets/sheet3.xml': totalsTable(),
  'xl/worksheets/sheet4.xml': protectedSheet(),
  'xl/worksheets/sheet5.xml': pivotSheet(),
  'xl/worksheets/sheet6.xml': parameterSheet(),
  'xl/worksheets/_rels/sheet1.xml.rels': rels(
    ['rId1', 'hyperlink', 'https://example.com/', true],
    ['rId2', 'printerSettings', '../printerSettings/printerSettings1.bin'],
    ['rId3', 'drawing', '../drawings/drawing1.xml'],
    ['rId4', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
    ['rId5', 'comments', '../comments1.xml'],
    [
      'rId6',
      'http://schemas.microsoft.com/office/2017/10/relationships/threadedComment',
      '../threadedComments/threadedComment1.xml',
    ],
    ['rId7', 'ctrlProp', '../ctrlProps/ctrlProp1.xml'],
  ),
  'xl/worksheets/_rels/sheet2.xml.rels': rels(['rId1', 'table', '../tables/table1.xml']),
  'xl/worksheets/_rels/sheet3.xml.rels': rels(['rId1', 'table', '../tables/table2.xml']),
  'xl/worksheets/_rels/sheet5.xml.rels': rels(['rId1', 'pivotTable', '../pivotTables/pivotTable1.xml']),
  'xl/chartsheets/sheet1.xml': `${HEAD}<chartsheet xmlns="${MAIN}" ${R}><sheetViews><sheetView workbookViewId="0"/></sheetViews><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/></chartsheet>`,
  'xl/chartsheets/_rels/sheet1.xml.rels': rels(['rId1', 'drawing', '../drawings/drawing2.xml']),
  'xl/theme/theme1.xml': richTheme(),
  'xl/styles.xml': richStyles(),
  'xl/sharedStrings.xml': richStrings(),
  'xl/metadata.xml': `${HEAD}<metadata xmlns="${MAIN}" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`,
  'xl/calcChain.xml': `${HEAD}<calcChain xmlns="${MAIN}"><c r="B1" i="8"/><c r="H5" i="3"/><c r="I5" i="3" a="1"/></calcChain>`,
  'xl/vbaProject.bin': Uint8Array.from({ length: 3000 }, (_, i) => (i * 31) & 255),
  'xl/externalLinks/externalLink1.xml': `${HEAD}<externalLink xmlns="${MAIN}"><externalBook ${R} r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>5</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`,
  'xl/externalLinks/_rels/externalLink1.xml.rels': rels(['rId1', 'externalLinkPath', '2024.xlsx', true]),
  'xl/persons/person.xml': `${HEAD}<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="李四" id="{33333333-3333-4333-8333-333333333333}" userId="S::a" providerId="AD"/></personList>`,
  'xl/comments1.xml': comments,
  'xl/threadedComments/threadedComment1.xml': threaded,
  'xl/drawings/vmlDrawing1.vml': vml,
  'xl/drawings/drawing1.xml': `${HEAD}<xdr:wsDr ${DRAWING}>${anchor(frame, 46)}${anchor(picture, 60)}${anchor(textbox, 74)}</xdr:wsDr>`,
  'xl/drawings/_rels/drawing1.xml.rels': rels(
    ['rId1', 'chart', '../charts/chart1.xml'],
    ['rId2', 'image', '../media/image1.png'],
  ),
  'xl/drawings/drawing2.xml': `${HEAD}<xdr:wsDr ${DRAWING}><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9000000" cy="6000000"/>${frame}<xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>`,
  'xl/drawings/_rels/drawing2.xml.rels': rels(['rId1', 'chart', '../charts/chart2.xml']),
  'xl/charts/chart1.xml': chart,
  'xl/charts/chart2.xml': chart,
  'xl/media/image1.png': PNG,
  'xl/ctrlProps/ctrlProp1.xml': `${HEAD}<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="Button" lockText="1"/>`,
  'xl/printerSettings/printerSettings1.bin': strToU8('DEVMODE of a printer in the office'),
  'xl/tables/table1.xml': table(1, '台账表', 'A1:C6', ['企业名称', '设备投资额', '合计'], { filter: 'A1:C6' }),
  'xl/tables/table2.xml': table(2, '汇总表', 'A2:B6', ['企业名称', '金额'], { totals: true, filter: 'A2:B5' }),
  'xl/pivotTables/pivotTable1.xml': `${HEAD}<pivotTableDefinition xmlns="${MAIN}" name="数据透视表1" cacheId="7" dataCaption="值"><location ref="A3:B5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="2"><item x="0"/><item t="default"/></items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields><rowItems count="2"><i><x/></i><i t="grand"><x/></i></rowItems><colItems count="1"><i/></colItems><dataFields count="1"><dataField name="求和项:金额" fld="1" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>`,
  'xl/pivotTables/_rels/pivotTable1.xml.rels': rels(['rId1', 'pivotCacheDefinition', '../pivotCache/pivotCacheDefinition1.xml']),
  'xl/pivotCache/pivotCacheDefinition1.xml': `${HEAD}<pivotCacheDefinition xmlns="${MAIN}" ${R} r:id="rId1" refreshedBy="a" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="A2:B3" sheet="汇总"/></cacheSource><cacheFields count="2"><cacheField name="企业名称"><sharedItems count="1"><s v="甲"/></sharedItems></cacheField><cacheField name="金额"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1" containsInteger="1" minValue="1" maxValue="1"/></cacheField></cacheFields></pivotCacheDefinition>`,
  'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels': rels(['rId1', 'pivotCacheRecords', 'pivotCacheRecords1.xml']),
  'xl/pivotCache/pivotCacheRecords1.xml': `${HEAD}<pivotCacheRecords xmlns="${MAIN}" count="1"><r><x v="0"/><n v="1"/></r></pivotCacheRecords>`,
  'customXml/item1.xml':
    '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" SelectedStyle=""/>',
  'customXml/itemProps1.xml': `${HEAD}<ds:datastoreItem ds:itemID="{44444444-4444-4444-8444-444444444444}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>`,
  'customXml/_rels/item1.xml.rels': rels(['rId1', 'customXmlProps', 'itemProps1.xml']),
  'customUI/customUI14.xml':
    '<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui"><ribbon><tabs><tab id="t" label="财政"/></tabs></ribbon></customUI>',
  'xl/webextensions/taskpanes.xml': `${HEAD}<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="0" width="350" row="0"><wetp:webextensionref ${R} r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
  'xl/webextensions/_rels/taskpanes.xml.rels': rels([
    'rId1',
    'http://schemas.microsoft.com/office/2011/relationships/webextension',
    'webextension1.xml',
  ]),
  'xl/webextensions/webextension1.xml': `${HEAD}<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{55555555-5555-4555-8555-555555555555}"><we:reference id="x" version="1.0.0.0" store="developer" storeType="Registry"/></we:webextension>`,
  'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>台账</dc:title><dc:creator>财政局</dc:creator></cp:coreProperties>`,
  'docProps/app.xml': `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application></Properties>`,
  'docProps/custom.xml': `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0</vt:lpwstr></property></Properties>`,
});

export const richWorkbook = (): Uint8Array => packParts(richParts());
