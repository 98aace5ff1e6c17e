/** Styles, strings and theme of the rich fixture. */
import { DATA_ROWS } from './sheets';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const THIN =
  '<left style="thin"><color indexed="64"/></left><right style="thin"><color indexed="64"/></right><top style="thin"><color indexed="64"/></top><bottom style="thin"><color indexed="64"/></bottom><diagonal/>';

export const richStyles = (): string =>
  `${HEAD}<styleSheet xmlns="${MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">` +
  '<numFmts count="2"><numFmt numFmtId="176" formatCode="0.00_ "/><numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts>' +
  '<fonts count="4" x14ac:knownFonts="1"><font><sz val="11"/><color theme="1"/><name val="等线"/><family val="2"/><charset val="134"/><scheme val="minor"/></font><font><b/><sz val="18"/><name val="方正小标宋简体"/><family val="4"/><charset val="134"/></font><font><b/><sz val="11"/><color theme="0"/><name val="仿宋"/><family val="3"/><charset val="134"/></font><font><sz val="9"/><name val="等线"/><family val="2"/><charset val="134"/><scheme val="minor"/></font></fonts>' +
  '<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4"/><bgColor indexed="64"/></patternFill></fill><fill><gradientFill degree="90"><stop position="0"><color theme="0"/></stop><stop position="1"><color theme="4"/></stop></gradientFill></fill></fills>' +
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${THIN}</border></borders>` +
  '<cellStyleXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment vertical="center"/></xf><xf numFmtId="0" fontId="2" fillId="2" borderId="0" applyNumberFormat="0"/></cellStyleXfs>' +
  '<cellXfs count="9"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment vertical="center"/></xf>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>' +
  '<xf numFmtId="0" fontId="2" fillId="2" borderId="1" xfId="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"><alignment vertical="center"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="3" borderId="1" xfId="0" applyFill="1" applyBorder="1"><alignment vertical="center"/></xf>' +
  '<xf numFmtId="177" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"><alignment vertical="center"/></xf>' +
  '<xf numFmtId="176" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"><alignment horizontal="right" vertical="center"/><protection locked="0"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment horizontal="right" vertical="center"/></xf>' +
  '<xf numFmtId="10" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyBorder="1"><alignment horizontal="center" vertical="center"/></xf></cellXfs>' +
  '<cellStyles count="2"><cellStyle name="常规" xfId="0" builtinId="0"/><cellStyle name="强调标题" xfId="1"/></cellStyles>' +
  '<dxfs count="2"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf><dxf><font><b/></font></dxf></dxfs>' +
  '<tableStyles count="1" defaultTableStyle="TableStyleMedium9" defaultPivotStyle="PivotStyleLight16"><tableStyle name="单位表样" pivot="0" count="1"><tableStyleElement type="headerRow" dxfId="1"/></tableStyle></tableStyles>' +
  '<colors><mruColors><color rgb="FF123456"/></mruColors></colors><extLst><ext uri="{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:slicerStyles defaultSlicerStyle="SlicerStyleLight1"/></ext></extLst></styleSheet>';

/** 0-11 titles; 12 unused; 13 rich with a reading; 14-19 unused; 20-59 names; 60-99 codes. */
export const richStrings = (): string => {
  const titles = [
    '2025年度项目投资明细表',
    '单位：万元',
    '序号',
    '企业名称',
    '统一社会信用代码',
    '竣工时间',
    '投资情况',
    '设备投资额',
    '软件投资额',
    '是否列入计划',
    '计算结果',
    '备注',
  ];
  const items = Array.from({ length: 60 + DATA_ROWS }, (_, i) => {
    if (i < titles.length) return `<si><t>${titles[i] ?? ''}</t><phoneticPr fontId="3" type="noConversion"/></si>`;
    if (i === 13)
      return '<si><r><t>绍兴</t></r><r><rPr><b/><sz val="11"/><color rgb="FFFF0000"/><rFont val="等线"/></rPr><t xml:space="preserve"> 机械&amp;电气 </t></r><rPh sb="0" eb="2"><t>シャオシン</t></rPh><phoneticPr fontId="3"/></si>';
    if (i < 20) return `<si><t>备用${i}_x000D_</t></si>`;
    return i < 60 ? `<si><t>企业${i - 19}有限公司</t></si>` : `<si><t>91330600MA2${String(i).padStart(6, '0')}X</t></si>`;
  });
  return `${HEAD}<sst xmlns="${MAIN}" count="${items.length}" uniqueCount="${items.length}">${items.join('')}</sst>`;
};

export const richTheme = (): string => {
  const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';
  const colors = [
    'dk1',
    'lt1',
    'dk2',
    'lt2',
    'accent1',
    'accent2',
    'accent3',
    'accent4',
    'accent5',
    'accent6',
    'hlink',
    'folHlink',
  ];
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const fonts = '<a:latin typeface="等线"/><a:ea typeface=""/><a:cs typeface=""/><a:font script="Hans" typeface="等线"/>';
  return (
    `${HEAD}<a:theme xmlns:a="${A}" name="Office 主题"><a:themeElements><a:clrScheme name="Office">${colors.map((c, i) => `<a:${c}><a:srgbClr val="${['000000', 'FFFFFF', '44546A', 'E7E6E6'][i] ?? `4472${(i * 17).toString(16).padStart(2, '0')}`}"/></a:${c}>`).join('')}</a:clrScheme>` +
    `<a:fontScheme name="Office"><a:majorFont>${fonts}</a:majorFont><a:minorFont>${fonts}</a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${`<a:ln w="6350">${fill}</a:ln>`.repeat(3)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
};
