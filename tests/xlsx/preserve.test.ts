/** A workbook with everything in it goes through a write: nothing of the user's is lost, and running again changes nothing at all. */
import { parseXml } from '../../src/xlsx/xml/tree';
import { richParts, richWorkbook } from '../support/rich-workbook/parts';
import { opened } from '../support/xlsx-harness';
import { inventory, lostFeatures, lostTokens, partsOf, rawEntries, touchedEntries } from '../support/xlsx-inventory';
import { richColumns, richPlan } from '../support/xlsx-plans';

const written = async (
  bytes: Uint8Array,
  plan = richPlan(),
): Promise<{ bytes: Uint8Array; codes: readonly string[]; notes: number }> => {
  const file = await opened(bytes, '台账.xlsm');
  const receipt = await file.write(plan);
  return { bytes: await file.save(), codes: receipt.problems.map(({ code }) => code), notes: receipt.notes };
};

const before = richWorkbook();

test('saving without a change keeps every entry, in order', async () => {
  const after = await (await opened(before)).save();
  expect(rawEntries(after)).toEqual(rawEntries(before));
});

test('a write touches only the parts that have to change', async () => {
  const after = await written(before);
  expect(touchedEntries(before, after.bytes)).toEqual([
    '[Content_Types].xml',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml',
    'xl/styles.xml',
    'xl/comments1.xml',
    'xl/drawings/vmlDrawing1.vml',
  ]);
  const names = rawEntries(after.bytes).map(({ name }) => name);
  const old = rawEntries(before).map(({ name }) => name);
  expect(names.slice(0, old.length)).toEqual(old);
  expect(names.slice(old.length).sort()).toEqual([
    'customXml/_rels/item2.xml.rels',
    'customXml/item2.xml',
    'customXml/itemProps2.xml',
    'xl/charts/chart3.xml',
    'xl/comments2.xml',
    'xl/drawings/_rels/drawing3.xml.rels',
    'xl/drawings/drawing3.xml',
    'xl/drawings/vmlDrawing2.vml',
    'xl/worksheets/_rels/sheet7.xml.rels',
    'xl/worksheets/_rels/sheet8.xml.rels',
    'xl/worksheets/sheet7.xml',
    'xl/worksheets/sheet8.xml',
  ]);
});

test('no feature is lost', async () => {
  const parts = partsOf(before);
  expect([...inventory(parts)].filter(([, found]) => found.length === 0)).toEqual([]);
  const after = partsOf((await written(before)).bytes);
  expect(lostFeatures(parts, after)).toEqual([]);
});

test('in the changed parts only our pieces are new', async () => {
  const after = partsOf((await written(before)).bytes);
  const lost = Object.fromEntries(
    Object.keys(richParts())
      .map((name) => [name, lostTokens(partsOf(before)[name] ?? '', after[name] ?? '')])
      .filter(([, tokens]) => tokens?.length),
  );
  expect(lost).toEqual({
    // The hidden columns right of the data are split, so that ours can be seen; the filter's range grew with them.
    'xl/worksheets/sheet1.xml': ['<col min="13" max="16384" width="9" hidden="1"/>'],
    'xl/workbook.xml': ['项目!$A$4:$L$44'],
  });
  expect(after['xl/worksheets/sheet1.xml']).toContain('<autoFilter ref="A4:O44"');
  expect(after['xl/worksheets/sheet1.xml']).toMatch(
    /<col min="15" max="15" width="[\d.]+" customWidth="1"\/><col min="16" max="16384" width="9" hidden="1"\/>/,
  );
  expect(after['xl/workbook.xml']).toContain("'项目'!$A$4:$O$44");
});

test('formulas that depend on our cells make Excel calculate; the calculation chain stays', async () => {
  const after = partsOf((await written(before)).bytes);
  expect(after['xl/workbook.xml']).toContain('<calcPr fullCalcOnLoad="1" calcId="191029" iterate="1"/>');
  expect(after['xl/calcChain.xml']).toBe(partsOf(before)['xl/calcChain.xml']);
});

test('running the same plan again gives the same bytes', async () => {
  const once = await written(before);
  const twice = await written(once.bytes);
  expect(touchedEntries(once.bytes, twice.bytes)).toEqual([]);
  expect(Buffer.from(twice.bytes).equals(Buffer.from(once.bytes))).toBe(true);
  expect(twice.notes).toBe(once.notes);
});

test('the receipt tells of the filter', async () => {
  const once = await written(before);
  expect(once.codes).toEqual(['xlsx/filter-extended']);
  expect((await written(once.bytes)).codes).toEqual([]);
});

test('dropping all columns again leaves the user with what there was', async () => {
  const once = await written(before);
  const file = await opened(once.bytes);
  await file.write(
    richPlan({ columns: [], dropped: richColumns.map(({ key, column }) => ({ key, column })), sheets: [], rowCount: 0 }),
  );
  const after = partsOf(await file.save());
  expect(after['xl/worksheets/sheet1.xml']).not.toMatch(/<c r="[M-O]\d+"/);
  expect(after['xl/workbook.xml']).not.toContain('_cesuan.col');
  expect(after['xl/comments1.xml']?.match(/<comment /g)).toHaveLength(2);
  expect(after['xl/drawings/vmlDrawing1.vml']?.match(/<v:shape /g)).toHaveLength(3);
  expect(lostFeatures(partsOf(before), after)).toEqual([]);
});

const ORDER: Readonly<Record<string, readonly string[]>> = {
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter sortState mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks ignoredErrors drawing legacyDrawing AlternateContent tableParts extLst'.split(
      ' ',
    ),
  workbook:
    'fileVersion workbookPr AlternateContent bookViews sheets functionGroups externalReferences definedNames calcPr pivotCaches extLst'.split(
      ' ',
    ),
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'.split(' '),
};

test('elements stand in the order of the schema', async () => {
  const after = partsOf((await written(before)).bytes);
  const checked = Object.entries(after).filter(([name]) => /^xl\/(?:workbook|styles|worksheets\/sheet\d+)\.xml$/.test(name));
  expect(checked.length).toBe(10);
  for (const [name, xml] of checked) {
    const root = parseXml(xml);
    const ranks = root.children.map(({ local }) => ORDER[root.local]?.indexOf(local) ?? -1);
    expect([name, ranks.includes(-1)]).toEqual([name, false]);
    expect([name, ranks]).toEqual([name, [...ranks].sort((a, b) => a - b)]);
  }
});
