/** Files that are refused: one clear reason each, in Chinese and English, and nothing thrown. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { ProblemError, type Problem } from '../../src/core/problem';
import { openXlsx } from '../../src/xlsx/open';
import { changedWorkbook, compoundFile, plainSeed, SHEET1, sheetWith, workbookWith } from '../support/xlsx-files';
import { richParts, richWorkbook } from '../support/rich-workbook/parts';
import { opened } from '../support/xlsx-harness';
import { packParts, seedParts, seedWorkbook } from '../support/xlsx-seed';

const NAME = '台账.xlsx';

const reasons = async (bytes: Uint8Array): Promise<readonly Problem[]> => {
  const result = await openXlsx(bytes, NAME);
  return result.ok ? [] : result.problems;
};

const refusal = async (work: Promise<unknown>): Promise<Problem> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError) || !error.problems[0]) throw new Error(`not refused: ${String(error)}`);
  return error.problems[0];
};

const strict = (xml: string): string =>
  xml.replace('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main');
const prefixed = (xml: string): string => xml.replace(/<(\/?)([a-zA-Z])/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=');
const bookType =
  (type: string) =>
  (xml: string): string =>
    xml.replace('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml', type);

const CASES: readonly (readonly [string, () => Uint8Array, string, string])[] = [
  ['an empty file', () => new Uint8Array(0), 'not-a-workbook', '文件是空的'],
  ['an old .xls', () => compoundFile('Workbook'), 'old-xls', '旧版 .xls'],
  ['an older .xls', () => compoundFile('Book'), 'old-xls', '旧版 .xls'],
  ['an encrypted workbook', () => compoundFile('EncryptionInfo', 'DataSpaces', 'x', 'EncryptedPackage'), 'encrypted', '打开密码'],
  ['a .doc', () => compoundFile('WordDocument'), 'not-a-workbook', '旧版 Office'],
  ['a web page with a false ending', () => strToU8('\ufeff<html><body><table><tr><td>企业'), 'not-a-workbook', '网页'],
  [
    'an XML spreadsheet of 2003',
    () => strToU8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
    'not-a-workbook',
    '2003',
  ],
  ['a CSV', () => strToU8('企业名称,金额\n甲公司,1\n'), 'not-a-workbook', 'CSV'],
  ['a PDF', () => strToU8('%PDF-1.7'), 'not-a-workbook', 'PDF'],
  ['anything else', () => Uint8Array.of(0, 1, 2, 3, 4, 5), 'not-a-workbook', '无法识别'],
  ['zeros', () => new Uint8Array(100), 'damaged', '零字节'],
  ['a file that is cut off', () => seedWorkbook(plainSeed).slice(0, 1500), 'damaged', '没有传完整'],
  ['a plain zip', () => zipSync({ 'a.txt': strToU8('x') }), 'not-a-workbook', '压缩包'],
  [
    'an .ods',
    () => zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<x/>') }),
    'not-a-workbook',
    '.ods',
  ],
  [
    'a .docx',
    () =>
      changedWorkbook({
        '[Content_Types].xml': bookType('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
      }),
    'not-a-workbook',
    'Word',
  ],
  [
    'an .xlsb',
    () => changedWorkbook({ '[Content_Types].xml': bookType('application/vnd.ms-excel.sheet.binary.macroEnabled.main') }),
    'xlsb',
    '.xlsb',
  ],
  ['a workbook without its workbook part', () => changedWorkbook({ 'xl/workbook.xml': undefined }), 'damaged', '工作簿部件'],
  [
    'a workbook without sheets',
    () => changedWorkbook({ 'xl/workbook.xml': (xml) => xml.replace(/<sheet .*?\/>/, '') }),
    'damaged',
    '没有工作表',
  ],
  ['strict OOXML', () => changedWorkbook({ 'xl/workbook.xml': strict }), 'strict-ooxml', 'Strict'],
  ['a prefixed workbook part', () => changedWorkbook({ 'xl/workbook.xml': (xml) => prefixed(xml) }), 'unusual-xml', '前缀'],
  ['a missing sheet part', () => changedWorkbook({ [SHEET1]: undefined }), 'missing-sheet', '项目'],
  [
    'a sheet without relationship',
    () => changedWorkbook({ 'xl/_rels/workbook.xml.rels': (xml) => xml.replace('Id="rId1"', 'Id="rId9"') }),
    'missing-sheet',
    '项目',
  ],
  [
    'a workbook part that is no XML',
    () => changedWorkbook({ 'xl/workbook.xml': '<workbook' }),
    'damaged-part',
    'xl/workbook.xml',
  ],
  [
    'a document type declaration',
    () => changedWorkbook({ 'xl/workbook.xml': (xml) => `<!DOCTYPE a [<!ENTITY b "c">]>${xml.replace(/<\?xml.*?\?>/, '')}` }),
    'damaged-part',
    'xl/workbook.xml',
  ],
];

test.each(CASES)('%s', async (_, make, code, words) => {
  const [problem, ...more] = await reasons(make());
  expect(more).toEqual([]);
  expect(problem?.code).toBe(`xlsx/${code}`);
  expect(problem?.message.zh).toContain(words);
  expect(problem?.message.zh).toContain(NAME);
  expect(problem?.message.en).toContain(NAME);
  expect(problem?.place.file).toBe(NAME);
});

const SHEETS: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['a prefixed sheet', prefixed(sheetWith('<row r="1"><c r="A1"><v>1</v></c></row>')), 'unusual-xml'],
  ['a strict sheet', strict(sheetWith('')), 'unusual-xml'],
  ['a sheet without data', '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>', 'damaged-part'],
  ['a sheet that is another thing', '<chart xmlns="urn:x"/>', 'damaged-part'],
  ['a sheet cut off', sheetWith('<row r="1"><c r="A1"><v>1</v></c></row>').slice(0, -20), 'damaged-part'],
  ['a row cut off', sheetWith('<row r="1"><c r="A1"><v>1</v></c>'), 'damaged-part'],
  ['a cell cut off', sheetWith('<row r="1"><c r="A1"><v>1</v></row>'), 'damaged-part'],
  ['rows out of order', sheetWith('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>'), 'row-order'],
  ['a row twice', sheetWith('<row r="2"/><row r="2"/>'), 'row-order'],
  ['cells out of order', sheetWith('<row r="1"><c r="B1"/><c r="A1"/></row>'), 'row-order'],
  ['a cell without column', sheetWith('<row r="1"><c r="1"/></row>'), 'damaged-part'],
  ['a row beyond the last', sheetWith('<row r="2000000"><c><v>1</v></c></row>'), 'damaged-part'],
  ['UTF-16', new Uint8Array(Buffer.from(sheetWith(''), 'utf16le')), 'unusual-xml'],
];

test.each(SHEETS)('%s is refused when it is read', async (_, xml, code) => {
  const file = await opened(changedWorkbook({ [SHEET1]: xml }), NAME);
  expect((await refusal(file.read('项目'))).code).toBe(`xlsx/${code}`);
});

test('a damaged part is told when it is read, and only then', async () => {
  const bytes = seedWorkbook(plainSeed);
  const name = Buffer.from(bytes).indexOf('xl/worksheets/sheet1.xml');
  bytes[name + 24 + 10] = (bytes[name + 24 + 10] ?? 0) ^ 0xff;
  const file = await opened(bytes, NAME);
  const problem = await refusal(file.read('项目'));
  expect([problem.code, problem.place.name]).toEqual(['xlsx/damaged-part', SHEET1]);
});

test('a chart sheet has no cells', async () => {
  const file = await opened(richWorkbook());
  expect((await refusal(file.read('图表1'))).code).toBe('xlsx/not-a-worksheet');
});

test('data that is too large or too scattered is refused with the row it reaches', async () => {
  const bytes = workbookWith(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="900000"><c r="A900000"><v>1</v></c></row>',
  );
  const file = await openXlsx(bytes, NAME, { limits: { cells: 1_000_000 } });
  if (!file.ok) throw new Error('opens');
  expect(await refusal(file.value.read('项目'))).toMatchObject({ code: 'xlsx/range-too-large', place: { row: 900_000 } });
  // It is refused before memory for it is taken.
  const far = await opened(
    workbookWith(
      `<row r="1">${Array.from({ length: 40 }, () => '<c><v>1</v></c>').join('')}</row><row r="1048576"><c><v>1</v></c></row>`,
    ),
  );
  expect(await refusal(far.read('项目'))).toMatchObject({
    code: 'xlsx/range-too-large',
    place: { row: 1_048_576 },
    found: String(40 * 1_048_576),
  });
  // Blank columns between weigh nothing.
  const wide = await opened(
    workbookWith('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row><row r="3000"><c r="A3000"><v>2</v></c></row>'),
  );
  expect((await wide.read('项目')).columns).toHaveLength(16_384);
});

test("limits are the caller's to set", async () => {
  const result = await openXlsx(seedWorkbook(plainSeed), NAME, { limits: { entries: 3 } });
  expect(result.problems.map(({ code }) => code)).toEqual(['xlsx/too-large']);
});

test('macros are kept and told of; a signature is a warning', async () => {
  const macros = await openXlsx(richWorkbook(), '台账.xlsm');
  expect(macros.ok && [macros.value.macros, macros.problems]).toEqual([true, []]);
  const signature =
    '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>';
  const result = await openXlsx(changedWorkbook({ '_rels/.rels': (xml) => xml.replace('</Relationships>', signature) }), NAME);
  expect(result.ok && [result.value.macros, result.problems.map(({ code, severity }) => [code, severity])]).toEqual([
    false,
    [['xlsx/signed', 'warning']],
  ]);
});

test('a shared workbook is a warning', async () => {
  const revisions =
    '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/revisionHeaders" Target="revisions/revisionHeaders.xml"/></Relationships>';
  const result = await openXlsx(
    changedWorkbook({ 'xl/_rels/workbook.xml.rels': (xml) => xml.replace('</Relationships>', revisions) }),
    NAME,
  );
  expect(result.problems.map(({ code, severity }) => [code, severity])).toEqual([['xlsx/shared-workbook', 'warning']]);
});

test('names of parts may differ in case and begin with a slash', async () => {
  const bytes = changedWorkbook({
    'xl/_rels/workbook.xml.rels': (xml) => xml.replace('worksheets/sheet1.xml', '/XL/Worksheets/Sheet1.xml'),
  });
  expect((await (await opened(bytes)).read('项目')).rows).toBe(3);
});

test('random damage of any part is read or refused, never thrown at', async () => {
  const parts = { ...seedParts(plainSeed), 'xl/comments1.xml': richParts()['xl/comments1.xml'] ?? '' };
  const names = Object.keys(parts) as (keyof typeof parts)[];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(),
      fc.nat(20),
      fc.constantFrom('', '<', '>', '"', '<a>', '</c>', '&', '\u0000'),
      async (name, at, length, text) => {
        const before = String(parts[name]);
        const from = at % before.length;
        const bytes = packParts({ ...parts, [name]: before.slice(0, from) + text + before.slice(from + length) });
        const result = await openXlsx(bytes, NAME);
        if (!result.ok) return;
        const { sheets } = await result.value.open().catch((error: unknown) => {
          expect(error).toBeInstanceOf(ProblemError);
          return { sheets: [] };
        });
        for (const sheet of sheets)
          await result.value.read(sheet.name).catch((error: unknown) => expect(error).toBeInstanceOf(ProblemError));
      },
    ),
    { numRuns: 600 },
  );
});
