/** Writes the plain workbooks that tests start from, part by part, sharing no code with src/xlsx; and packs any parts into a zip. */
import { strToU8, zipSync } from 'fflate';
import type { Seed, SeedCell, SeedSheet } from './port-contract';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

export const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** Text parts and binary parts, in this order, into a zip. */
export const packParts = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { mtime: '2024-01-02' },
  );

const FORMATS = ['General', 'yyyy-mm-dd', '0.00%', '@'];

const cellXml = (cell: SeedCell, at: string, formats: string[]): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`;
  if ('formula' in cell)
    return `<c r="${at}"${typeof cell.result === 'string' ? ' t="str"' : ''}><f>${escape(cell.formula)}</f><v>${escape(String(cell.result))}</v></c>`;
  if (!formats.includes(cell.format)) formats.push(cell.format);
  return `<c r="${at}" s="${formats.indexOf(cell.format)}"><v>${cell.number}</v></c>`;
};

const sheetXml = (sheet: SeedSheet, active: boolean, formats: string[]): string => {
  const { row: top, column: left } = sheet.at ?? { row: 0, column: 0 };
  const rows = sheet.cells.map((cells, r) => {
    const hidden = sheet.hiddenRows?.includes(top + r) ? ' hidden="1"' : '';
    return `<row r="${top + r + 1}"${hidden}>${cells.map((cell, c) => cellXml(cell, `${letters(left + c)}${top + r + 1}`, formats)).join('')}</row>`;
  });
  const cols = (sheet.hiddenColumns ?? []).map((c) => `<col min="${c + 1}" max="${c + 1}" width="9" hidden="1"/>`).join('');
  const merges = (sheet.merges ?? [])
    .map((m) => `<mergeCell ref="${letters(m.column)}${m.row + 1}:${letters(m.column + m.columns - 1)}${m.row + m.rows}"/>`)
    .join('');
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${active ? ' tabSelected="1"' : ''} workbookViewId="0"/></sheetViews>` +
    `${cols && `<cols>${cols}</cols>`}<sheetData>${rows.join('')}</sheetData>${sheet.protected ? '<sheetProtection sheet="1" objects="1" scenarios="1"/>' : ''}` +
    `${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`
  );
};

const stylesXml = (formats: readonly string[]): string =>
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${escape(code)}"/>`).join('')}</numFmts>` +
  '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${formats.length}">${formats.map((_, i) => `<xf numFmtId="${i ? 200 + i : 0}" fontId="0" fillId="0" borderId="0" xfId="0"/>`).join('')}</cellXfs></styleSheet>`;

/** The parts of a workbook that holds the seed. */
export const seedParts = (seed: Seed): Record<string, string> => {
  const formats = [...FORMATS];
  const active = Math.max(
    0,
    seed.sheets.findIndex(({ name }) => name === seed.active),
  );
  const sheets = seed.sheets.map((sheet, i) => sheetXml(sheet, i === active, formats));
  const list = seed.sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${escape(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  );
  const relationship = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const override = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  return {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `${override('xl/workbook.xml', 'sheet.main')}${override('xl/styles.xml', 'styles')}${sheets.map((_, i) => override(`xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relationship('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="${active}"/></bookViews><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${sheets.map((_, i) => relationship(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${relationship('rIdS', 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml': stylesXml(formats),
    ...Object.fromEntries(sheets.map((xml, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
  };
};

export const seedWorkbook = (seed: Seed): Uint8Array => packParts(seedParts(seed));
