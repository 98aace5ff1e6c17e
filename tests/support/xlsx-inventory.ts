/** What a workbook file holds, feature by feature, and what got lost between two of them. Shares no code with src/xlsx. */
import { strFromU8, unzipSync } from 'fflate';

export interface RawEntry {
  readonly name: string;
  /** Compressed bytes, as latin-1 text so that they compare. */
  readonly packed: string;
}

/** The entries of a zip in the order of its directory, still packed. */
export const rawEntries = (bytes: Uint8Array): readonly RawEntry[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const latin1 = (part: Uint8Array): string => Buffer.from(part).toString('latin1');
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const entry = {
      name: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength)),
      packed: latin1(bytes.subarray(data, data + view.getUint32(at + 20, true))),
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    return entry;
  });
};

export type Parts = Readonly<Record<string, string>>;

export const partsOf = (bytes: Uint8Array): Parts =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

/** Names of entries whose packed bytes differ or that are gone; the order of those that stay is checked as well. */
export const touchedEntries = (before: Uint8Array, after: Uint8Array): readonly string[] => {
  const old = rawEntries(before);
  const now = new Map(rawEntries(after).map(({ name, packed }) => [name, packed]));
  return old.filter(({ name, packed }) => now.get(name) !== packed).map(({ name }) => name);
};

// What an edit may change in a tag that stays: sizes and counts that have to grow.
const growing = (tag: string): string =>
  tag.startsWith('<')
    ? tag
        .replace(/ (?:spans|count|uniqueCount|fullCalcOnLoad)="[^"]*"/g, '')
        .replace(/^(<(?:dimension|autoFilter)\b.*?) ref="[^"]*"/, '$1')
        .replace(/^(<(?:\w+:)?idmap\b.*?) data="[^"]*"/, '$1')
    : tag;

const tokens = (xml: string): readonly string[] => (xml.match(/<[^>]*>|[^<]+/g) ?? []).map(growing);

/** Tags and texts of the old part that do not occur, in order, in the new one. */
export const lostTokens = (before: string, after: string): readonly string[] => {
  const now = tokens(after);
  let at = 0;
  const lost: string[] = [];
  for (const token of tokens(before)) {
    const found = now.indexOf(token, at);
    if (found < 0) lost.push(token);
    else at = found + 1;
  }
  return lost;
};

type Feature = readonly [name: string, part: string, pattern: RegExp];

const MAIN = 'xl/worksheets/sheet1.xml';
const BOOK = 'xl/workbook.xml';

// Parts of a changed part that say one thing each; parts that do not change at all are compared whole.
const FEATURES: readonly Feature[] = [
  ['macro content type', '[Content_Types].xml', /macroEnabled\.main\+xml/g],
  ['content types', '[Content_Types].xml', /<(?:Default|Override) [^>]*>/g],
  ['workbook relationships', 'xl/_rels/workbook.xml.rels', /<Relationship [^>]*>/g],
  ['sheet relationships', 'xl/worksheets/_rels/sheet1.xml.rels', /<Relationship [^>]*>/g],
  ['code names', BOOK, /codeName="[^"]*"/g],
  ['code name of the sheet', MAIN, /codeName="[^"]*"/g],
  ['sheet list', BOOK, /<sheet name="(?:项目|设备清单|汇总|台账|透视|参数|图表1)"[^>]*>/g],
  ['sheet states', BOOK, /state="[^"]*"/g],
  ['external reference', BOOK, /<externalReferences>.*?<\/externalReferences>/g],
  ['pivot caches', BOOK, /<pivotCaches>.*?<\/pivotCaches>/g],
  ['calculation settings', BOOK, /iterate="1"/g],
  ['names of the user', BOOK, /<definedName name="(?:_xlnm\.Print|动态|上限)[^>]*>[^<]*/g],
  ['tab colour, outline, fit to page', MAIN, /<sheetPr.*?<\/sheetPr>/g],
  ['freeze panes, zoom, selection', MAIN, /<sheetViews>.*?<\/sheetViews>/g],
  ['row heights, hidden rows, outline', MAIN, /<row r="\d+"[^>]*?(?: hidden="1"| ht="[^"]*"| outlineLevel="1")[^>]*>/g],
  ['column widths, hidden column', MAIN, /<col min="(?:1|2|4|5)" [^>]*>/g],
  ['cells', MAIN, /<c r="[A-L]\d+"(?:[^>]*\/>|.*?<\/c>)/g],
  ['formulas', MAIN, /<f[ >].*?(?:<\/f>|\/>)/g],
  ['dynamic array', MAIN, /cm="1"/g],
  ['filter criteria', MAIN, /<filterColumn .*?<\/filterColumn>/g],
  ['merges', MAIN, /<mergeCell [^>]*>/g],
  ['conditional formats', MAIN, /<conditionalFormatting .*?<\/conditionalFormatting>/g],
  ['validations', MAIN, /<dataValidations .*?<\/dataValidations>/g],
  ['links', MAIN, /<hyperlink ref="[A-L]\d+"[^>]*>/g],
  ['print options, margins, page setup, header and footer', MAIN, /<printOptions.*?<\/headerFooter>/g],
  ['page breaks', MAIN, /<rowBreaks.*?<\/colBreaks>/g],
  ['ignored errors', MAIN, /<ignoredErrors>.*?<\/ignoredErrors>/g],
  [
    'drawing, notes, controls',
    MAIN,
    /<drawing r:id="rId3"\/><legacyDrawing r:id="rId4"\/><mc:AlternateContent>.*<\/mc:AlternateContent>/g,
  ],
  ['x14 data bars and sparklines', MAIN, /<extLst><ext uri="\{78C0D931.*<\/extLst>/g],
  ['notes of the user', 'xl/comments1.xml', /<comment ref="(?:B5|E6)".*?<\/comment>/g],
  ['authors', 'xl/comments1.xml', /<author>(?:张三|tc=[^<]*)<\/author>/g],
  ['note boxes', 'xl/drawings/vmlDrawing1.vml', /<v:shape id="(?:_x0000_s1025|Button_x0020_2|_x0000_s1027)".*?<\/v:shape>/g],
  ['fonts', 'xl/styles.xml', /<font>.*?<\/font>/g],
  ['fills', 'xl/styles.xml', /<fill>.*?<\/fill>/g],
  ['named styles', 'xl/styles.xml', /<cellStyles.*?<\/cellStyles>/g],
  ['differential formats', 'xl/styles.xml', /<dxfs.*?<\/dxfs>/g],
  ['table styles', 'xl/styles.xml', /<tableStyles.*?<\/tableStyles>/g],
];

/** Each feature with what stands for it; the test expects them to be found again. */
export const inventory = (parts: Parts): ReadonlyMap<string, readonly string[]> =>
  new Map(
    FEATURES.map(([name, part, pattern]) => [
      name,
      ((parts[part] ?? '').replace(/\r?\n/g, ' ').match(pattern) ?? []).map(growing),
    ]),
  );

/** Features that were there before and are not, or not whole, afterwards. */
export const lostFeatures = (before: Parts, after: Parts): readonly string[] => {
  const now = inventory(after);
  return [...inventory(before)]
    .filter(([name, found]) => found.length === 0 || !found.every((piece) => now.get(name)?.includes(piece)))
    .map(([name]) => name);
};
