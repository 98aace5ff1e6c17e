/** Our own sheets, names and memory in the workbook, and what surrounds them. */
import type { OwnSheet, WritePlan } from '../../src/sheet/port/port';
import { ProblemError } from '../../src/core/problem';
import { gridCell } from '../support/port-contract';
import { richWorkbook } from '../support/rich-workbook/parts';
import { changedWorkbook, plainSeed } from '../support/xlsx-files';
import { linkAt, opened } from '../support/xlsx-harness';
import { partsOf, rawEntries, type Parts } from '../support/xlsx-inventory';
import { evidenceSheet, richPlan, summarySheet } from '../support/xlsx-plans';
import { seedWorkbook } from '../support/xlsx-seed';

const BOOK = 'xl/workbook.xml';

const planOf = (sheets: readonly OwnSheet[], change: Partial<WritePlan> = {}): WritePlan => ({
  sheet: '项目',
  headerRow: 0,
  headerRows: 1,
  firstRow: 1,
  rowCount: 2,
  columns: [],
  dropped: [],
  sheets,
  memory: '{}',
  ...change,
});

const edited = (bytes: Uint8Array, edit: (parts: Record<string, string>) => void): Uint8Array => {
  const parts: Record<string, string> = { ...partsOf(bytes) };
  edit(parts);
  return changedWorkbook(parts);
};

const codes = async (work: Promise<unknown>): Promise<readonly string[]> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ProblemError ? error.problems.map(({ code }) => code) : [String(error)];
};

const saved = async (bytes: Uint8Array, ...plans: readonly WritePlan[]): Promise<Uint8Array> => {
  const file = await opened(bytes);
  for (const plan of plans) await file.write(plan);
  return file.save();
};

describe('the parts of a sheet', () => {
  test("freeze, filter, merges, widths, links, heights and the filter's name", async () => {
    const parts = partsOf(await saved(seedWorkbook(plainSeed), planOf([{ ...evidenceSheet }])));
    const xml = parts['xl/worksheets/sheet2.xml'] ?? '';
    expect(xml).toContain('<pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/>');
    expect(xml).toContain('<autoFilter ref="A2:C4"/><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells><hyperlinks>');
    expect(xml).toContain('<dimension ref="A1:C4"/>');
    expect(xml).toMatch(/<row r="1" ht="21">/);
    expect(xml).toMatch(/<row r="3" ht="32">/);
    expect(xml).toMatch(/<c r="C4" s="\d+"\/>/);
    expect(parts[BOOK]).toContain(
      `<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'测算依据'!$A$2:$C$4</definedName>`,
    );
    expect(parts[BOOK]).toContain(`<definedName name="_cesuan.sheet.evidence" hidden="1">'测算依据'!$A$1</definedName>`);
    expect(parts[BOOK]).toMatch(/<sheet [^>]*name="测算依据" sheetId="2" r:id="rId2"\/><\/sheets>/);
  });

  test('a chart with its drawing, values in the chart as on the sheet', async () => {
    const parts = partsOf(await saved(seedWorkbook(plainSeed), planOf([summarySheet])));
    expect(parts['xl/worksheets/sheet2.xml']).toContain('<drawing r:id="rId1"/>');
    expect(parts['xl/drawings/drawing1.xml']).toContain(
      '<xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row>',
    );
    expect(parts['xl/charts/chart1.xml']).toContain("<c:f>'测算汇总'!$A$2:$A$3</c:f>");
    expect(parts['xl/charts/chart1.xml']).toContain('<c:pt idx="0"><c:v>100.5</c:v></c:pt>');
    expect(parts['xl/charts/chart1.xml']).toContain('<c:v>（十一）&lt;软件&gt; &amp; 云</c:v>');
    expect(parts['[Content_Types].xml']).toContain('PartName="/xl/charts/chart1.xml"');
  });

  test('a second run replaces sheet, chart and notes in place; what it no longer has goes', async () => {
    const once = await saved(richWorkbook(), richPlan());
    const bare: OwnSheet = { ...summarySheet, chart: undefined };
    const twice = await saved(
      once,
      richPlan({ sheets: [{ ...evidenceSheet, rows: [['x']], filter: undefined, merges: [] }, bare] }),
    );
    const names = rawEntries(twice).map(({ name }) => name);
    const gone = rawEntries(once)
      .map(({ name }) => name)
      .filter((name) => !names.includes(name));
    expect(gone.sort()).toEqual([
      'xl/charts/chart3.xml',
      'xl/comments2.xml',
      'xl/drawings/_rels/drawing3.xml.rels',
      'xl/drawings/drawing3.xml',
      'xl/drawings/vmlDrawing2.vml',
      'xl/worksheets/_rels/sheet7.xml.rels',
      'xl/worksheets/_rels/sheet8.xml.rels',
    ]);
    const parts = partsOf(twice);
    for (const name of gone) expect(parts['[Content_Types].xml']).not.toContain(`"/${name}"`);
    expect(parts[BOOK]).not.toMatch(/_FilterDatabase" localSheetId="7"/);
    expect(parts[BOOK]?.match(/<sheet /g)).toHaveLength(9);
    // And back again: the same parts by the same names.
    const back = rawEntries(await saved(twice, richPlan())).map(({ name }) => name);
    expect([...back].sort()).toEqual(
      rawEntries(once)
        .map(({ name }) => name)
        .sort(),
    );
  });

  test('sheets of an earlier run that a plan does not mention stay', async () => {
    const once = await saved(seedWorkbook(plainSeed), planOf([evidenceSheet, summarySheet]), planOf([summarySheet]));
    expect((await (await opened(once)).open()).sheets.map(({ name, own }) => [name, own])).toEqual([
      ['项目', undefined],
      ['测算依据', 'evidence'],
      ['测算汇总', 'summary'],
    ]);
  });

  test('parts that Excel added to our chart go with it, parts that others use stay', async () => {
    const once = edited(await saved(richWorkbook(), richPlan()), (parts) => {
      parts['xl/charts/style1.xml'] = '<x/>';
      parts['xl/charts/_rels/chart3.xml.rels'] =
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.microsoft.com/office/2011/relationships/chartStyle" Target="style1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../media/image1.png"/></Relationships>';
      parts['[Content_Types].xml'] = (parts['[Content_Types].xml'] ?? '').replace(
        '</Types>',
        '<Override PartName="/xl/charts/style1.xml" ContentType="application/vnd.ms-office.chartstyle+xml"/></Types>',
      );
    });
    const twice = partsOf(await saved(once, richPlan()));
    expect([twice['xl/charts/style1.xml'], twice['xl/charts/_rels/chart3.xml.rels']]).toEqual([undefined, undefined]);
    expect(twice['[Content_Types].xml']).not.toContain('style1.xml');
    expect(twice['xl/media/image1.png']).toBeDefined();
  });
});

describe('a sheet of ours that the user has changed', () => {
  const renamed = async (): Promise<Uint8Array> =>
    edited(await saved(seedWorkbook(plainSeed), planOf([evidenceSheet])), (parts) => {
      parts[BOOK] = (parts[BOOK] ?? '')
        .replace('name="测算依据"', 'name="依据&amp;说明"')
        .replaceAll("'测算依据'!", "'依据&amp;说明'!");
    });

  test("renamed: it keeps the user's name, and our links find it", async () => {
    const after = await saved(
      await renamed(),
      planOf([evidenceSheet], {
        columns: [
          { key: 'a', column: 2, header: ['奖补'], width: 9, style: 'money', values: [{ value: 1, href: "'测算依据'!A3" }, 2] },
        ],
      }),
    );
    expect((await (await opened(after)).open()).sheets.map(({ name, own }) => [name, own])).toEqual([
      ['项目', undefined],
      ['依据&说明', 'evidence'],
    ]);
    expect(linkAt(after, '项目', 'C2')).toBe("'依据&说明'!A3");
    expect(partsOf(after)[BOOK]).toContain("'依据&amp;说明'!$A$2:$C$4");
  });

  test('protected: refused', async () => {
    const locked = edited(await saved(seedWorkbook(plainSeed), planOf([evidenceSheet])), (parts) => {
      parts['xl/worksheets/sheet2.xml'] = (parts['xl/worksheets/sheet2.xml'] ?? '').replace(
        '</sheetData>',
        '</sheetData><sheetProtection sheet="1"/>',
      );
    });
    expect(await codes((await opened(locked)).write(planOf([evidenceSheet])))).toEqual(['xlsx/protected-sheet']);
  });

  test("with formulas of the user's: the calculation chain, which names them, goes", async () => {
    const once = await saved(richWorkbook(), richPlan());
    const withFormula = edited(once, (parts) => {
      parts['xl/worksheets/sheet7.xml'] = (parts['xl/worksheets/sheet7.xml'] ?? '').replace(
        '</sheetData>',
        '<row r="50"><c r="A50"><f>1+1</f><v>2</v></c></row></sheetData>',
      );
    });
    const twice = partsOf(await saved(withFormula, richPlan()));
    expect(twice['xl/calcChain.xml']).toBeUndefined();
    expect(twice['[Content_Types].xml']).not.toContain('calcChain');
    expect(twice['xl/_rels/workbook.xml.rels']).not.toContain('calcChain');
    expect(partsOf(await saved(once, richPlan()))['xl/calcChain.xml']).toBeDefined();
  });

  test('deleted: its name lost its cells, the sheet is made again', async () => {
    const lost = edited(await saved(seedWorkbook(plainSeed), planOf([evidenceSheet])), (parts) => {
      parts[BOOK] = (parts[BOOK] ?? '')
        .replace(/<sheet [^>]*name="测算依据"[^>]*>/, '')
        .replace(/<definedName name="_xlnm[^>]*>[^<]*<\/definedName>/, '')
        .replace("'测算依据'!$A$1", '#REF!');
      delete parts['xl/worksheets/sheet2.xml'];
    });
    const after = await opened(await saved(lost, planOf([evidenceSheet])));
    expect((await after.open()).sheets.map(({ name, own }) => [name, own])).toEqual([
      ['项目', undefined],
      ['测算依据', 'evidence'],
    ]);
    expect(gridCell(await after.read('测算依据'), 0, 0)).toBe('测算依据');
    expect(partsOf(await after.save())[BOOK]).not.toContain('#REF!');
  });
});

describe('names and memory', () => {
  test('columns are found where Excel has moved them', async () => {
    const plan = planOf([], { columns: [{ key: 'a', column: 2, header: ['奖补'], width: 9, style: 'money', values: [1, 2] }] });
    const moved = edited(await saved(seedWorkbook(plainSeed), plan), (parts) => {
      parts[BOOK] = (parts[BOOK] ?? '').replace("'项目'!$C$1:$C$3", '项目!$F$1:$F$3');
    });
    expect(await (await opened(moved)).ownColumns('项目')).toMatchObject([{ key: 'a', column: 5 }]);
  });

  test('names of other sheets, of a lost column and of others are not ours', async () => {
    const file = await opened(
      edited(seedWorkbook(plainSeed), (parts) => {
        const name = (text: string, scope = ' localSheetId="0"'): string =>
          `<definedName name="_cesuan.col.a"${scope}>${text}</definedName>`;
        parts[BOOK] = (parts[BOOK] ?? '').replace(
          '</sheets>',
          `</sheets><definedNames>${name('#REF!')}${name("'别处'!$A$1", '')}<definedName name="合计">项目!$A$1</definedName></definedNames>`,
        );
      }),
    );
    expect(await file.ownColumns('项目')).toEqual([]);
    await file.write(planOf([]));
    expect(partsOf(await file.save())[BOOK]).toContain(
      '<definedNames><definedName name="_cesuan.col.a">\'别处\'!$A$1</definedName><definedName name="合计">项目!$A$1</definedName></definedNames>',
    );
  });

  test('memory is one part, wired as Excel wires it, replaced in place', async () => {
    const bytes = await saved(richWorkbook(), richPlan(), richPlan({ memory: '第二次 <&>' }));
    const parts = partsOf(bytes);
    expect(Object.keys(parts).filter((name) => name.startsWith('customXml/'))).toEqual([
      'customXml/item1.xml',
      'customXml/itemProps1.xml',
      'customXml/_rels/item1.xml.rels',
      'customXml/item2.xml',
      'customXml/itemProps2.xml',
      'customXml/_rels/item2.xml.rels',
    ]);
    expect(parts['customXml/_rels/item2.xml.rels']).toContain('/customXmlProps" Target="itemProps2.xml"');
    expect(parts['xl/_rels/workbook.xml.rels']).toContain('/customXml" Target="../customXml/item2.xml"');
    expect((await (await opened(bytes)).open()).memory).toBe('第二次 <&>');
  });
});

describe('refusals', () => {
  test('a workbook whose structure is locked takes no new sheets, but replaces old ones', async () => {
    const lock = (bytes: Uint8Array): Uint8Array =>
      edited(
        bytes,
        (parts) =>
          void (parts[BOOK] = (parts[BOOK] ?? '').replace('<bookViews>', '<workbookProtection lockStructure="1"/><bookViews>')),
      );
    expect(await codes((await opened(lock(seedWorkbook(plainSeed)))).write(planOf([evidenceSheet, summarySheet])))).toEqual([
      'xlsx/protected-workbook',
    ]);
    const once = lock(await saved(seedWorkbook(plainSeed), planOf([evidenceSheet])));
    expect(await codes((await opened(once)).write(planOf([evidenceSheet])))).toEqual(['undefined']);
  });

  test.each([
    ['a name that sheets cannot have', [{ ...evidenceSheet, name: '依据/说明' }], 'bad-sheet-name'],
    ['one too long', [{ ...evidenceSheet, name: '依'.repeat(32) }], 'bad-sheet-name'],
    ['two of one name', [evidenceSheet, { ...evidenceSheet, key: 'b' }], 'bad-sheet-name'],
    ['two of one key', [evidenceSheet, { ...summarySheet, key: 'evidence' }], 'bad-key'],
    ['a number that is none', [{ ...evidenceSheet, rows: [[Number.NaN]] }], 'not-a-number'],
    ['a text too long', [{ ...evidenceSheet, rows: [['x'.repeat(32_768)]] }], 'text-too-long'],
  ])('%s', async (_, sheets, code) => {
    expect(await codes((await opened(seedWorkbook(plainSeed))).write(planOf(sheets)))).toEqual([`xlsx/${code}`]);
  });

  test('columns that no sheet can hold', async () => {
    const column = { key: 'a', column: 2, header: ['x'], width: 9, style: 'money' as const, values: [1, 2] };
    const file = await opened(seedWorkbook(plainSeed));
    expect(await codes(file.write(planOf([], { columns: [column, column] })))).toEqual(['xlsx/bad-key']);
    expect(await codes(file.write(planOf([], { columns: [{ ...column, key: '' }] })))).toEqual(['xlsx/bad-key']);
    expect(await codes(file.write(planOf([], { columns: [{ ...column, column: 16_384 }] })))).toEqual(['xlsx/beyond-the-sheet']);
    expect(await codes(file.write(planOf([], { columns: [column], firstRow: 1_048_575 })))).toEqual(['xlsx/beyond-the-sheet']);
    expect(await codes(file.write(planOf([], { sheet: '图' })))).toEqual(['xlsx/unknown-sheet']);
  });

  test('a chart sheet is no place for columns', async () => {
    expect(await codes((await opened(richWorkbook())).write(planOf([], { sheet: '图表1' })))).toEqual(['xlsx/not-a-worksheet']);
  });
});

const unchanged = (a: Parts, b: Parts): boolean => JSON.stringify(a) === JSON.stringify(b);

test('a write that is refused leaves the file as it was, also after earlier writes', async () => {
  const file = await opened(richWorkbook());
  await file.write(richPlan());
  const before = partsOf(await file.save());
  await codes(file.write(richPlan({ sheet: '台账' })));
  await codes(file.write(richPlan({ columns: richPlan().columns.map((c) => ({ ...c, column: c.column - 3 })) })));
  expect(unchanged(before, partsOf(await file.save()))).toBe(true);
});
