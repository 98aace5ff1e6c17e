/** What a write does to the XML of the user's sheet and styles, case by case. */
import fc from 'fast-check';
import type { CellValue, OwnColumn, WritePlan } from '../../src/sheet/port/port';
import { gridCell } from '../support/port-contract';
import { changedWorkbook, plainSeed, SHEET1, sheetWith, workbookWith, type Change } from '../support/xlsx-files';
import { opened } from '../support/xlsx-harness';
import { partsOf, touchedEntries, type Parts } from '../support/xlsx-inventory';
import { seedWorkbook } from '../support/xlsx-seed';

const column = (at: number, values: readonly CellValue[], change: Partial<OwnColumn> = {}): OwnColumn => ({
  key: `c${at}`,
  column: at,
  header: ['奖补'],
  width: 12,
  style: 'money',
  values,
  ...change,
});

const planOf = (columns: readonly OwnColumn[], change: Partial<WritePlan> = {}): WritePlan => ({
  sheet: '项目',
  headerRow: 0,
  headerRows: 1,
  firstRow: 1,
  rowCount: columns[0]?.values.length ?? 0,
  columns,
  dropped: [],
  sheets: [],
  memory: '{}',
  ...change,
});

const written = async (bytes: Uint8Array, plan: WritePlan): Promise<Parts> => {
  const file = await opened(bytes);
  await file.write(plan);
  const after = await file.save();
  const again = await opened(after);
  await again.write(plan);
  expect(touchedEntries(after, await again.save())).toEqual([]);
  return partsOf(after);
};

const sheet = async (rows: string, plan: WritePlan, head = '', tail = '', more: Change = {}): Promise<string> =>
  (await written(workbookWith(rows, head, tail, more), plan))[SHEET1] ?? '';

describe('rows and cells', () => {
  test('cells go in column order, existing ones with a format only are replaced, others stay', async () => {
    const xml = await sheet(
      '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="D1"><v>9</v></c></row><row r="2"><c r="B2" s="0"/><c r="C2"><v>3</v></c></row>',
      planOf([column(1, [7])]),
    );
    expect(xml).toMatch(
      /<row r="1"><c r="A1" t="b"><v>1<\/v><\/c><c r="B1"[^>]* t="inlineStr"><is><t>奖补<\/t><\/is><\/c><c r="D1"><v>9<\/v><\/c><\/row>/,
    );
    expect(xml).toMatch(/<row r="2"><c r="B2" s="\d+"><v>7<\/v><\/c><c r="C2"><v>3<\/v><\/c><\/row>/);
  });

  test('missing and self-closing rows are made; spans and dimension grow, never shrink', async () => {
    const xml = await sheet(
      '<row r="1" spans="2:3"><c r="B1"><v>1</v></c></row><row r="3" spans="1:9" s="4" customFormat="1" /><row r="9" spans="1:1"/>',
      planOf([column(5, [1, 2, 3])]),
      '<dimension ref="B1:C3"/>',
    );
    expect(xml).toContain('<dimension ref="B1:F4"/>');
    expect(xml).toContain('<row r="1" spans="2:6">');
    expect(xml).toMatch(
      /<row r="2"><c r="F2" s="\d+"><v>1<\/v><\/c><\/row><row r="3" spans="1:9" s="4" customFormat="1"><c r="F3" s="\d+"><v>2<\/v><\/c><\/row><row r="4"><c r="F4"[^>]*><v>3<\/v><\/c><\/row><row r="9" spans="1:1"\/>/,
    );
  });

  test('an empty sheet, and one with nothing but a tag', async () => {
    expect(await sheet('', planOf([column(0, [1])]))).toMatch(/<sheetData><row r="1">.*<row r="2">.*<\/sheetData>/);
    const bytes = changedWorkbook({ [SHEET1]: sheetWith('').replace('<sheetData></sheetData>', '<sheetData/>') });
    expect((await written(bytes, planOf([column(0, [1])])))[SHEET1]).toMatch(
      /<sheetData><row r="1">.*<row r="2">.*<\/sheetData><\/worksheet>/,
    );
  });

  test("columns that are not neighbours, with the user's between them", async () => {
    const xml = await sheet(
      '<row r="1"><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>',
      planOf([column(2, [20]), column(0, [10])]),
    );
    expect(xml).toMatch(/<row r="2"><c r="A2"[^>]*><v>10<\/v><\/c><c r="B2"><v>2<\/v><\/c><c r="C2"[^>]*><v>20<\/v><\/c><\/row>/);
  });

  test('dropped cells go without moving those that follow their neighbour', async () => {
    const plan = planOf([column(1, [5])]);
    const first = await opened(
      workbookWith('<row><c><v>1</v></c><c r="C1"><v>3</v></c><c><v>4</v></c></row><row><c><v>1</v></c></row>'),
    );
    await first.write(plan);
    const drop = planOf([], { dropped: [{ key: 'c1', column: 1 }], rowCount: 0 });
    await first.write(drop);
    expect(partsOf(await first.save())[SHEET1]).toContain(
      '<sheetData><row><c><v>1</v></c><c r="C1"><v>3</v></c><c><v>4</v></c></row><row><c><v>1</v></c></row></sheetData>',
    );
    // Here our own cell is the one that the next follows.
    const bytes = await (async () => {
      const file = await opened(workbookWith('<row><c><v>1</v></c></row><row><c><v>1</v></c></row>'));
      await file.write(plan);
      return file.save();
    })();
    const parts = { ...partsOf(bytes) };
    parts[SHEET1] = (parts[SHEET1] ?? '').replace(/(<c r="B2"[^>]*>.*?<\/c>)/, '$1<c><v>33</v></c>');
    const file = await opened(changedWorkbook(parts));
    await file.write(drop);
    expect(gridCell(await file.read('项目'), 1, 2)).toBe(33);
  });

  test('a moved column leaves nothing behind', async () => {
    const file = await opened(seedWorkbook(plainSeed));
    await file.write(planOf([column(2, [1, 2], { key: 'a', headerNote: 'x' })]));
    await file.write(planOf([column(3, [1, 2], { key: 'a', headerNote: 'x' })]));
    const grid = await file.read('项目');
    expect([0, 1, 2].map((row) => [gridCell(grid, row, 2), gridCell(grid, row, 3)])).toEqual([
      [null, '奖补'],
      [null, 1],
      [null, 2],
    ]);
    expect(await file.ownColumns('项目')).toMatchObject([{ key: 'a', column: 3 }]);
    expect(partsOf(await file.save())['xl/comments1.xml']?.match(/<comment ref="[^"]*"/g)).toEqual(['<comment ref="D1"']);
  });

  test('what the user put between our header and our data stays', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><v>h</v></c></row><row r="2"><c r="A2" t="str"><v>单位</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>';
    const plan = planOf([column(1, [5])], { firstRow: 2, rowCount: 1 });
    const first = await opened(workbookWith(rows));
    await first.write(plan);
    const parts = { ...partsOf(await first.save()) };
    parts[SHEET1] = (parts[SHEET1] ?? '').replace(
      '</c></row><row r="3">',
      '</c><c r="B2"><f>SUM(B3:B9)</f><v>5</v></c></row><row r="3">',
    );
    const file = await opened(changedWorkbook(parts));
    await file.write(plan);
    expect(partsOf(await file.save())[SHEET1]).toContain('<c r="B2"><f>SUM(B3:B9)</f><v>5</v></c>');
  });

  test('any texts and numbers come back as they were', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }).map((s) => s.replace(/\r\n?/g, '\n')),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom<CellValue>(null, '=1', '+1', '@x', ' a ', '00123', '_x0041_', "'"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 30 }), async (values) => {
        const file = await opened(seedWorkbook(plainSeed));
        await file.write(planOf([column(2, values)]));
        const grid = await (await opened(await file.save())).read('项目');
        expect(values.map((_, i) => gridCell(grid, i + 1, 2))).toEqual(
          values.map((v) => (v === '' ? null : Object.is(v, -0) ? 0 : v)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('fewer titles than header rows: the last one is the name', async () => {
    const file = await opened(seedWorkbook(plainSeed));
    await file.write(planOf([column(2, [1]), column(3, [1], { header: ['上', '下'] })], { headerRows: 2, firstRow: 2 }));
    const grid = await file.read('项目');
    expect([gridCell(grid, 0, 2), gridCell(grid, 1, 2), gridCell(grid, 0, 3), gridCell(grid, 1, 3)]).toEqual([
      null,
      '奖补',
      '上',
      '下',
    ]);
  });
});

test('on a large sheet blank cells are left out, and a second run removes what became blank', async () => {
  const rows = 2000;
  const cells = Array.from(
    { length: rows },
    (_, i) => `<row r="${i + 2}" spans="1:1"><c r="A${i + 2}"><v>${i}</v></c></row>`,
  ).join('');
  const columns = (value: (row: number, at: number) => CellValue): OwnColumn[] =>
    Array.from({ length: 110 }, (_, k) =>
      column(
        k + 1,
        Array.from({ length: rows }, (_row, row) => value(row, k)),
      ),
    );
  const file = await opened(
    workbookWith(`<row r="1"><c r="A1" t="str"><v>h</v></c></row>${cells}<row r="3000"><c r="B3000" s="0"/></row>`),
  );
  await file.write(planOf(columns((row, k) => (row === k ? 7 : null))));
  const once = partsOf(await file.save())[SHEET1] ?? '';
  expect(once).toMatch(/<c r="A2"><v>0<\/v><\/c><c r="B2" s="\d+"><v>7<\/v><\/c><\/row>/);
  expect(once.match(/<c /g)).toHaveLength(1 + rows + 1 + 110 + 110);
  const again = await opened(await file.save());
  await again.write(planOf(columns((row, k) => (row === k ? 7 : null))));
  expect(partsOf(await again.save())[SHEET1]).toBe(once);
  await again.write(planOf(columns((row, k) => (row === k && k > 0 ? 7 : null))));
  const twice = await again.read('项目');
  expect([gridCell(twice, 1, 1), gridCell(twice, 2, 2)]).toEqual([null, 7]);
  expect(partsOf(await again.save())[SHEET1]).toContain('<c r="A2"><v>0</v></c></row>');
});

describe('widths', () => {
  const cols = async (head: string): Promise<string> =>
    /<cols>.*<\/cols>/.exec(
      await sheet('<row r="1"><c r="A1"><v>1</v></c></row>', planOf([column(2, [1]), column(3, [1])]), head),
    )?.[0] ?? '';
  const OURS = 'width="12.71484375" customWidth="1"';

  test('ranges of the user are split around ours, with their styles', async () => {
    expect(await cols('<cols><col min="1" max="16384" width="9" style="3" hidden="1"/></cols>')).toBe(
      `<cols><col min="1" max="2" width="9" style="3" hidden="1"/><col min="3" max="3" ${OURS.replace(' ', ' style="3" ')}/><col min="4" max="4" ${OURS.replace(' ', ' style="3" ')}/><col min="5" max="16384" width="9" style="3" hidden="1"/></cols>`,
    );
  });

  test('new ones stand in order', async () => {
    expect(await cols('')).toBe(`<cols><col min="3" max="3" ${OURS}/><col min="4" max="4" ${OURS}/></cols>`);
    expect(await cols('<cols><col min="1" max="1" width="5"/><col min="9" max="9" width="6"/></cols>')).toBe(
      `<cols><col min="1" max="1" width="5"/><col min="3" max="3" ${OURS}/><col min="4" max="4" ${OURS}/><col min="9" max="9" width="6"/></cols>`,
    );
  });

  test('a width that the user gave to our column stays', async () => {
    const file = await opened(seedWorkbook(plainSeed));
    await file.write(planOf([column(2, [1])]));
    const parts = { ...partsOf(await file.save()) };
    parts[SHEET1] = (parts[SHEET1] ?? '').replace('width="12.71484375"', 'width="40"');
    const again = await opened(changedWorkbook(parts));
    await again.write(planOf([column(2, [2])]));
    expect(partsOf(await again.save())[SHEET1]).toContain('width="40"');
  });
});

describe('styles', () => {
  const STYLES = 'xl/styles.xml';
  const base = (numFmts: string): string =>
    `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${numFmts}<fonts count="1"><font><i/><sz val="10"/><name val="仿宋"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF00FF00"/></patternFill></fill></fills><borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf fillId="1" applyFill="true" numFmtId="14" fontId="0" borderId="0"><alignment horizontal="center"/><protection locked="0"/></xf></cellXfs></styleSheet>`;
  const rows =
    '<row r="1"><c r="A1" s="1" t="str"><v>h</v></c></row><row r="2"><c r="A2" s="1"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>';

  test("ours are the neighbour's with another number format", async () => {
    const parts = await written(workbookWith(rows, '', '', { [STYLES]: base('') }), planOf([column(1, [1, 2])]));
    const xfs = [...(parts[STYLES] ?? '').matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/g)].map(([xf]) => xf);
    // The header keeps everything but the date format; data rows are money, each on its neighbour's fill.
    expect(xfs.slice(2)).toEqual([
      '<xf fillId="1" applyFill="true" numFmtId="0" fontId="0" borderId="0" applyNumberFormat="1" xfId="0" applyAlignment="1"><alignment horizontal="center"/><protection locked="0"/></xf>',
      '<xf fillId="1" applyFill="true" numFmtId="4" fontId="0" borderId="0" applyNumberFormat="1" xfId="0"><protection locked="0"/></xf>',
      '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" applyNumberFormat="1" xfId="0"/>',
    ]);
    expect(parts[STYLES]).toContain('<cellXfs count="5">');
    expect(parts[SHEET1]).toMatch(/<c r="B1" s="2".*<c r="B2" s="3".*<c r="B3" s="4"/);
  });

  test.each([
    '<numFmts count="0"/>',
    '<numFmts count="0"></numFmts>',
    '',
    '<numFmts count="1"><numFmt numFmtId="200" formatCode="0.0"/></numFmts>',
  ])('a format of our own is defined: %s', async (numFmts) => {
    const parts = await written(
      workbookWith(rows, '', '', { [STYLES]: base(numFmts) }),
      planOf([column(1, [1, 2], { style: 'wan' })]),
    );
    const id = /<numFmt numFmtId="(\d+)" formatCode="#,##0.00####"\/>/.exec(parts[STYLES] ?? '')?.[1];
    expect(id).toBe(numFmts.includes('200') ? '201' : '164');
    expect(parts[STYLES]).toContain(`numFmtId="${id ?? ''}"`);
    expect(parts[STYLES]).toMatch(new RegExp(`<numFmts count="${numFmts.includes('200') ? 2 : 1}">`));
  });

  test('a code that the workbook has already is used', async () => {
    const parts = await written(
      workbookWith(rows, '', '', {
        [STYLES]: base('<numFmts count="1"><numFmt numFmtId="188" formatCode="#,##0.00####"/></numFmts>'),
      }),
      planOf([column(1, [1, 2], { style: 'wan' })]),
    );
    expect(parts[STYLES]?.match(/<numFmt /g)).toHaveLength(1);
    expect(parts[STYLES]).toContain('numFmtId="188"');
  });

  test('warnings, errors and links change font and fill of the neighbour only where they must', async () => {
    const parts = await written(
      workbookWith(rows, '', '', { [STYLES]: base('') }),
      planOf([
        column(1, [
          { value: '缺', style: 'error' },
          { value: 1, href: "'项目'!A1" },
        ]),
      ]),
    );
    expect(parts[STYLES]).toContain('<font><i/><sz val="10"/><color rgb="FF9C0006"/><name val="仿宋"/></font>');
    expect(parts[STYLES]).toContain('<font><i/><u/><sz val="10"/><color rgb="FF0563C1"/><name val="仿宋"/></font>');
    expect(parts[SHEET1]).toContain(`<hyperlinks><hyperlink ref="B3" location="'项目'!A1"/></hyperlinks>`);
  });

  test('a workbook without a styles part gets one', async () => {
    const bytes = changedWorkbook({
      [STYLES]: undefined,
      'xl/_rels/workbook.xml.rels': (xml) => xml.replace(/<Relationship Id="rIdS".*?\/>/, ''),
      '[Content_Types].xml': (xml) => xml.replace(/<Override PartName="\/xl\/styles.xml".*?\/>/, ''),
    });
    const parts = await written(bytes, planOf([column(2, [1, 2])]));
    expect(parts[STYLES]).toContain('等线');
    expect(parts['[Content_Types].xml']).toContain('<Override PartName="/xl/styles.xml"');
    expect(parts['xl/_rels/workbook.xml.rels']).toContain('/styles" Target="styles.xml"');
  });

  test('formats that Excel wrote again in another order are found', async () => {
    const file = await opened(workbookWith(rows, '', '', { [STYLES]: base('') }));
    const plan = planOf([column(1, [1, 2])]);
    await file.write(plan);
    const parts = { ...partsOf(await file.save()) };
    const count = /<cellXfs count="(\d+)"/.exec(parts[STYLES] ?? '')?.[1];
    parts[STYLES] = (parts[STYLES] ?? '').replace(
      /<xf numFmtId="4" fontId="0" fillId="0" borderId="0" applyNumberFormat="1" xfId="0"\/>/,
      '<xf applyNumberFormat="1" borderId="0" fillId="0" fontId="0" numFmtId="4" xfId="0" applyFont="0"></xf>',
    );
    const again = await opened(changedWorkbook(parts));
    await again.write(plan);
    expect(/<cellXfs count="(\d+)"/.exec(partsOf(await again.save())[STYLES] ?? '')?.[1]).toBe(count);
  });
});

describe('links', () => {
  test("the user's stay, ours are replaced, an empty list goes", async () => {
    const file = await opened(
      workbookWith(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '',
        `<hyperlinks><hyperlink ref="A1" location="'项目'!B1" display="x"/></hyperlinks>`,
      ),
    );
    const linked = planOf([column(1, [{ value: 1, href: "#'项目'!A1" }])]);
    await file.write(linked);
    await file.write(linked);
    expect(partsOf(await file.save())[SHEET1]).toContain(
      `<hyperlinks><hyperlink ref="A1" location="'项目'!B1" display="x"/><hyperlink ref="B2" location="'项目'!A1"/></hyperlinks>`,
    );
    await file.write(planOf([column(1, [1])]));
    expect(partsOf(await file.save())[SHEET1]).toContain(
      `<hyperlinks><hyperlink ref="A1" location="'项目'!B1" display="x"/></hyperlinks>`,
    );
    const plain = await opened(workbookWith('<row r="1"><c r="A1"><v>1</v></c></row>'));
    await plain.write(linked);
    await plain.write(planOf([column(1, [1])]));
    expect(partsOf(await plain.save())[SHEET1]).not.toContain('hyperlink');
  });
});
