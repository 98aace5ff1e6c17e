import { dependsOn } from '../../src/xlsx/write/formulas';
import type { ProblemError } from '../../src/core/problem';
import type { OwnColumn, WritePlan } from '../../src/sheet/port/port';
import { changedWorkbook, workbookWith, type Change } from '../support/xlsx-files';
import { opened } from '../support/xlsx-harness';
import { partsOf } from '../support/xlsx-inventory';

// Cells H3:H10 of 项目 and the whole of 测算依据 have changed; the name 奖补区 refers to some.
const changed = {
  sheets: new Map([
    ['项目', [{ row: 2, column: 7, rows: 8, columns: 1 }]],
    ['测算依据', [{ row: 0, column: 0, rows: 1_048_576, columns: 16_384 }]],
  ]),
  names: ['奖补区', '台账表['],
};

test.each([
  ['SUM(H3:H10)', true],
  ['SUM(h5)', true],
  ['$H$10*2', true],
  ['SUM(H:H)', true],
  ['SUM(A:Z)', true],
  ['SUM(5:5)', true],
  ['SUM(G1:I2)', false],
  ['SUM(H11:H20)', false],
  ['SUM(G3:G10)', false],
  ['项目!H3', true],
  ["'项目'!H3", true],
  ['其他!H3', false],
  ["'其他 表'!H3:H4", false],
  ['测算依据!Z99', true],
  ["'测算依据'!A1", true],
  ["SUM('1月:3月'!B2)", true],
  ['SUM(一:三!B2)', true],
  ['SUM(奖补区)', true],
  ['SUM(台账表[金额])', true],
  ['"H5"&A1', false],
  ['"a""H5"&G5', false],
  ['H5(1)', false],
  ['LOG10(2)', false],
  ['AH5', false],
  ['H5_2', false],
  ['ROUND(G3,2)', false],
  ['INDIRECT("H5")', false],
])('%s', (formula, expected) => {
  expect(dependsOn(formula, '项目', changed)).toBe(expected);
});

test('a shared formula reaches as far as its area', () => {
  expect(dependsOn('H1', '项目', changed)).toBe(false);
  expect(dependsOn('H1', '项目', changed, { rows: 5, columns: 0 })).toBe(true);
});

const column = (values: OwnColumn['values']): OwnColumn => ({
  key: 'a',
  column: 7,
  header: ['奖补'],
  width: 9,
  style: 'money',
  values,
});
const plan = (values: OwnColumn['values']): WritePlan => ({
  sheet: '项目',
  headerRow: 0,
  headerRows: 1,
  firstRow: 1,
  rowCount: 2,
  columns: [column(values)],
  dropped: [],
  sheets: [],
  memory: '',
});

const calculates = async (rows: string, more: Change = {}): Promise<boolean> => {
  const file = await opened(workbookWith(rows, '', '', more));
  await file.write(plan([1, 2]));
  return (partsOf(await file.save())['xl/workbook.xml'] ?? '').includes('<calcPr fullCalcOnLoad="1"/>');
};

test('Excel is told to calculate only when a stored result may be stale', async () => {
  expect(await calculates('<row r="1"><c r="A1"><f>SUM(B1:B9)</f><v>0</v></c></row>')).toBe(false);
  expect(await calculates('<row r="1"><c r="A1"><f>SUM(H1:H9)</f><v>0</v></c></row>')).toBe(true);
  expect(await calculates('<row r="1"><c r="A1"><f>总额</f><v>0</v></c></row>')).toBe(false);
  expect(
    await calculates('<row r="1"><c r="A1"><f>总额</f><v>0</v></c></row>', {
      'xl/workbook.xml': (xml) =>
        xml.replace(
          '</sheets>',
          '</sheets><definedNames><definedName name="总额">SUM(项目!$H$1:$H$9)</definedName></definedNames>',
        ),
    }),
  ).toBe(true);
  expect(await calculates('<row r="1"><c r="A1"><f t="shared" ref="A1:A9" si="0">SUM(A2:D2)*2</f><v>0</v></c></row>')).toBe(
    false,
  );
});

test('the same values again are no change', async () => {
  const file = await opened(workbookWith('<row r="1"><c r="A1"><v>1</v></c></row>'));
  await file.write(plan([1, 2]));
  const parts = { ...partsOf(await file.save()) };
  parts['xl/worksheets/sheet1.xml'] = (parts['xl/worksheets/sheet1.xml'] ?? '').replace(
    '<c r="A1"><v>1</v></c>',
    '<c r="A1"><f>SUM(H2:H3)</f><v>3</v></c>',
  );
  const again = await opened(changedWorkbook(parts));
  await again.write(plan([1, 2]));
  expect(partsOf(await again.save())['xl/workbook.xml']).not.toContain('fullCalcOnLoad');
  await again.write(plan([1, 5]));
  expect(partsOf(await again.save())['xl/workbook.xml']).toContain('fullCalcOnLoad');
});

const refusal = async (rows: string, more: Change = {}): Promise<unknown> => {
  const error = (await (await opened(workbookWith(rows, '', '', more))).write(plan([1, 2])).then(
    () => undefined,
    (reason: unknown) => reason,
  )) as ProblemError | undefined;
  return error?.problems.map(({ code, place, found }) => [code.replace('xlsx/', ''), place.cell, found]);
};

describe('what stands in the way', () => {
  test('content, formulas, arrays that spill, each column once', async () => {
    expect(await refusal('<row r="1"><c r="H1"><v>5</v></c></row><row r="2"><c r="H2" t="b"><v>1</v></c></row>')).toEqual([
      ['content-in-the-way', 'H1', '5'],
    ]);
    expect(await refusal('<row r="2"><c r="H2" t="e"><v>#N/A</v></c></row>')).toEqual([['content-in-the-way', 'H2', '#N/A']]);
    expect(await refusal('<row r="2"><c r="H2"><f>A1&amp;"x"</f></c></row>')).toEqual([['formula-in-the-way', 'H2', '=A1&"x"']]);
    expect(await refusal('<row r="2"><c r="H2"><f t="shared" si="0"/><v>1</v></c></row>')).toEqual([
      ['formula-in-the-way', 'H2', '='],
    ]);
    expect(await refusal('<row r="1"><c r="F1"><f t="array" ref="F1:J9">X</f><v>1</v></c></row>')).toEqual([
      ['array-in-the-way', 'F1', 'F1:J9'],
    ]);
    expect(await refusal('<row r="1"><c r="F1"><f t="array" ref="F1:G9">X</f><v>1</v></c></row>')).toBeUndefined();
  });

  test('shared strings are shown as text; empty ones are nothing', async () => {
    const strings: Change = {
      'xl/sharedStrings.xml':
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t/></si><si><t>备注</t></si></sst>',
      'xl/_rels/workbook.xml.rels': (xml) =>
        xml.replace(
          '</Relationships>',
          '<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        ),
    };
    expect(await refusal('<row r="2"><c r="H2" t="s"><v>1</v></c></row>', strings)).toEqual([
      ['content-in-the-way', 'H2', '备注'],
    ]);
    expect(
      await refusal(
        '<row r="2"><c r="H2" t="s"><v>0</v></c></row><row r="3"><c r="H3" t="inlineStr"><is><t></t></is></c></row>',
        strings,
      ),
    ).toBeUndefined();
  });
});
