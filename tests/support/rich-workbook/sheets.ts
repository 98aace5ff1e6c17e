/** The worksheets of the rich fixture: everything that Excel keeps in a sheet's part and that a careless editor loses. */
import { letters } from '../xlsx-seed';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const NAMESPACES =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" ' +
  'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{00000000-0001-0000-0000-000000000000}"';

/** Data rows of the main sheet: sheet rows 5 to 44. */
export const DATA_ROWS = 40;

// Shared strings: 0-11 headers and such, then names and codes; see strings.ts.
const header =
  '<row r="1" spans="1:12" ht="27" customHeight="1" x14ac:dyDescent="0.2"><c r="A1" s="1" t="s"><v>0</v></c></row>' +
  '<row r="2" spans="1:12" x14ac:dyDescent="0.2"><c r="L2" s="7" t="s"><v>1</v></c></row>' +
  `<row r="3" spans="1:12" x14ac:dyDescent="0.2">${[2, 3, 4, 5, 6, 6].map((s, i) => `<c r="${letters(i)}3" s="2" t="s"><v>${s}</v></c>`).join('')}${[6, 7, 8, 9, 10, 11].map((c) => `<c r="${letters(c)}3" s="2"/>`).join('')}</row>` +
  `<row r="4" spans="1:12" x14ac:dyDescent="0.2">${[0, 1, 2, 3].map((c) => `<c r="${letters(c)}4" s="2"/>`).join('')}${[7, 8, 9, 10, 11, 2, 3, 4].map((s, i) => `<c r="${letters(i + 4)}4" s="2" t="s"><v>${s}</v></c>`).join('')}</row>`;

const dataRow = (i: number): string => {
  const r = i + 5;
  const banded = i % 2 ? 4 : 3;
  const formula = i === 0 ? `<f t="shared" ref="H5:H${DATA_ROWS + 4}" si="0">E5*0.06</f>` : '<f t="shared" si="0"/>';
  const rich = i === 1 ? '<c r="B6" s="3" t="s"><v>13</v></c>' : `<c r="B${r}" s="${banded}" t="s"><v>${20 + i}</v></c>`;
  const cells = [
    `<c r="A${r}" s="${banded}"><v>${i + 1}</v></c>`,
    rich,
    `<c r="C${r}" s="${banded}" t="s"><v>${60 + i}</v></c>`,
    i === 5 ? `<c r="D${r}" s="5"><v>45658</v></c>` : `<c r="D${r}" s="5"/>`,
    `<c r="E${r}" s="6"><v>${(i + 1) * 123.45}</v></c>`,
    `<c r="F${r}" s="6"><v>${i === 7 ? '0.1' : String(i * 10)}</v></c>`,
    i === 3 ? `<c r="G${r}" s="${banded}" t="e"><v>#N/A</v></c>` : `<c r="G${r}" s="${banded}" t="b"><v>${i % 2}</v></c>`,
    `<c r="H${r}" s="6">${formula}<v>${(i + 1) * 123.45 * 0.06}</v></c>`,
    i < 3
      ? `<c r="I${r}" s="6">${i === 0 ? '<f t="array" ref="I5:I7">E5:E7*2</f>' : ''}<v>${(i + 1) * 246.9}</v></c>`
      : `<c r="I${r}" s="${banded}"/>`,
    i === 0
      ? `<c r="J${r}" s="${banded}" cm="1"><f t="array" ref="J5:J6">_xlfn.UNIQUE(A5:A6)</f><v>1</v></c>`
      : i === 1
        ? `<c r="J${r}" s="${banded}"><v>2</v></c>`
        : '',
    i === 2 ? `<c r="K${r}" s="${banded}" t="str"><f>"a"&amp;"&lt;b&gt;"</f><v>a&lt;b&gt;</v></c>` : '',
    `<c r="L${r}" s="8"/>`,
  ];
  const attributes = i === 9 ? ' hidden="1"' : i === 11 ? ' ht="33.75" customHeight="1"' : i === 12 ? ' outlineLevel="1"' : '';
  return `<row r="${r}" spans="1:12"${attributes} x14ac:dyDescent="0.2">${cells.join('')}</row>`;
};

const tail =
  `<autoFilter ref="A4:L${DATA_ROWS + 4}" xr:uid="{00000000-0009-0000-0000-000000000000}"><filterColumn colId="0"><customFilters><customFilter operator="greaterThan" val="0"/></customFilters></filterColumn></autoFilter>` +
  '<mergeCells count="7"><mergeCell ref="A1:L1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/><mergeCell ref="C3:C4"/><mergeCell ref="D3:D4"/><mergeCell ref="E3:H3"/><mergeCell ref="I3:L3"/></mergeCells>' +
  '<phoneticPr fontId="3" type="noConversion"/>' +
  '<conditionalFormatting sqref="E5:E44"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar><extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>{AAAAAAAA-0000-4000-8000-000000000001}</x14:id></ext></extLst></cfRule></conditionalFormatting>' +
  '<conditionalFormatting sqref="F5:F44"><cfRule type="cellIs" dxfId="0" priority="2" operator="greaterThan"><formula>100</formula></cfRule></conditionalFormatting>' +
  '<dataValidations count="2"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="G5:G44"><formula1>"是,否"</formula1></dataValidation><dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showInputMessage="1" promptTitle="金额" prompt="单位：万元" sqref="E5:E44"><formula1>0</formula1></dataValidation></dataValidations>' +
  '<hyperlinks><hyperlink ref="B5" r:id="rId1" tooltip="官网"/><hyperlink ref="C5" location="\'参数\'!A1" display="参数"/></hyperlinks>' +
  '<printOptions horizontalCentered="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" scale="80" orientation="landscape" r:id="rId2"/><headerFooter><oddHeader>&amp;C绍兴市财政局</oddHeader><oddFooter>&amp;P/&amp;N</oddFooter></headerFooter>' +
  '<rowBreaks count="1" manualBreakCount="1"><brk id="20" max="16383" man="1"/></rowBreaks><colBreaks count="1" manualBreakCount="1"><brk id="6" max="1048575" man="1"/></colBreaks>' +
  '<ignoredErrors><ignoredError sqref="C5:C44" numberStoredAsText="1"/></ignoredErrors>' +
  '<drawing r:id="rId3"/><legacyDrawing r:id="rId4"/>' +
  '<mc:AlternateContent><mc:Choice Requires="x14"><controls><mc:AlternateContent><mc:Choice Requires="x14"><control shapeId="1026" r:id="rId7" name="Button 2"><controlPr defaultSize="0" print="0" autoFill="0" autoPict="0" macro="[0]!测算"><anchor moveWithCells="1"><from><xdr:col xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">9</xdr:col></from></anchor></controlPr></control></mc:Choice></mc:AlternateContent></controls></mc:Choice></mc:AlternateContent>' +
  '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" id="{AAAAAAAA-0000-4000-8000-000000000001}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule><xm:sqref>E5:E44</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>' +
  '<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>项目!E5:F5</xm:f><xm:sqref>L5</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>';

/** 项目: title, unit line, two header rows, 40 rows of projects in A5:L44. */
export const mainSheet = (): string =>
  `${HEAD}<worksheet ${NAMESPACES}><sheetPr codeName="Sheet1"><tabColor rgb="FFFF0000"/><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:L44"/>` +
  '<sheetViews><sheetView tabSelected="1" zoomScale="85" zoomScaleNormal="85" workbookViewId="0"><pane xSplit="2" ySplit="4" topLeftCell="C5" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="E7" sqref="E7"/></sheetView></sheetViews>' +
  '<sheetFormatPr defaultRowHeight="14.25" outlineLevelRow="1" x14ac:dyDescent="0.2"/><cols><col min="1" max="1" width="6.125" customWidth="1"/><col min="2" max="3" width="24.375" customWidth="1"/><col min="4" max="4" width="11" hidden="1" customWidth="1"/><col min="5" max="12" width="13.5" style="8" customWidth="1"/><col min="13" max="16384" width="9" hidden="1"/></cols>' +
  `<sheetData>${header}${Array.from({ length: DATA_ROWS }, (_, i) => dataRow(i)).join('')}</sheetData>${tail}</worksheet>`;

const tableSheet = (rows: readonly string[], dimension: string, extra: string): string =>
  `${HEAD}<worksheet ${NAMESPACES}><dimension ref="${dimension}"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><sheetData>${rows.join('')}</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>${extra}</worksheet>`;

const inline = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** 设备清单: a table A1:C6 without totals row. */
export const plainTable = (): string =>
  tableSheet(
    [
      `<row r="1">${inline('A1', '企业名称')}${inline('B1', '设备投资额')}${inline('C1', '合计')}</row>`,
      ...[2, 3, 4, 5, 6].map(
        (r) =>
          `<row r="${r}">${inline(`A${r}`, `企业${r}`)}<c r="B${r}"><v>${r * 100}</v></c><c r="C${r}"><f>台账表[[#This Row],[设备投资额]]*2</f><v>${r * 200}</v></c></row>`,
      ),
    ],
    'A1:C6',
    '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
  );

/** 汇总: a table A2:B6 with a totals row in row 6. */
export const totalsTable = (): string =>
  tableSheet(
    [
      `<row r="2">${inline('A2', '企业名称')}${inline('B2', '金额')}</row>`,
      ...[3, 4, 5].map((r) => `<row r="${r}">${inline(`A${r}`, `企业${r}`)}<c r="B${r}"><v>${r}</v></c></row>`),
      `<row r="6">${inline('A6', '汇总')}<c r="B6"><f>SUBTOTAL(109,汇总表[金额])</f><v>12</v></c></row>`,
    ],
    'A2:B6',
    '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
  );

/** 台账: protected. 透视: holds the pivot table. 参数: very hidden. */
export const protectedSheet = (): string =>
  `${HEAD}<worksheet ${NAMESPACES}><dimension ref="A1:A1"/><sheetData><row r="1">${inline('A1', '锁定')}</row></sheetData><sheetProtection algorithmName="SHA-512" hashValue="AAAA" saltValue="BBBB" spinCount="100000" sheet="1" objects="1" scenarios="1"/></worksheet>`;

export const pivotSheet = (): string =>
  `${HEAD}<worksheet ${NAMESPACES}><dimension ref="A3:B5"/><sheetData><row r="3">${inline('A3', '行标签')}${inline('B3', '求和项:金额')}</row><row r="4">${inline('A4', '甲')}<c r="B4"><v>1</v></c></row><row r="5">${inline('A5', '总计')}<c r="B5"><v>1</v></c></row></sheetData></worksheet>`;

export const parameterSheet = (): string =>
  `${HEAD}<worksheet ${NAMESPACES}><dimension ref="A1:C2"/><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>SUM(项目!M5:M44)</f><v>0</v></c></row><row r="2"><c r="C2"><f>[1]Sheet1!A1</f><v>5</v></c></row></sheetData></worksheet>`;
