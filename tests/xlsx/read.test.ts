import { Kind, NumberFormat, type Grid } from '../../src/sheet/port/port';
import { gridCell } from '../support/port-contract';
import { richWorkbook } from '../support/rich-workbook/parts';
import { changedWorkbook, sheetWith, SHEET1, workbookWith, type Change } from '../support/xlsx-files';
import { opened } from '../support/xlsx-harness';

const read = async (rows: string, tail = '', head = '', more: Change = {}): Promise<Grid> =>
  (await opened(workbookWith(rows, head, tail, more))).read('项目');

const at = (grid: Grid, address: string): unknown =>
  gridCell(grid, Number(/\d+/.exec(address)?.[0]) - 1, address.charCodeAt(0) - 65);

const row1 = (...cells: readonly string[]): string => `<row r="1">${cells.join('')}</row>`;

describe('values', () => {
  test('every type of cell', async () => {
    const grid = await read(
      row1(
        '<c r="A1"><v>-1.50</v></c>',
        '<c r="B1" t="n"><v>1E3</v></c>',
        '<c r="C1" t="b"><v>1</v></c>',
        '<c r="D1" t="e"><v>#DIV/0!</v></c>',
        '<c r="E1" t="str"><f>A1</f><v>x&amp;y</v></c>',
        '<c r="F1" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>',
        '<c r="G1" t="d"><v>2025-01-01T12:00:00</v></c>',
      ),
    );
    expect(['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'G1'].map((a) => at(grid, a))).toEqual([
      -1.5,
      1000,
      true,
      { error: '#DIV/0!' },
      'x&y',
      'a b',
      45658.5,
    ]);
    expect(grid.columns[6]?.formats[0]).toBe(NumberFormat.date);
  });

  test('attributes in any order, with either quote, blanks and line breaks between', async () => {
    const grid = await read(
      `\n<!-- <row> -->\n<row\n spans='1:2' r = "2" >\n <c t='str' r='B2' ><f>1</f>\n<v>x</v></c>\n<?pi <c> ?></row>\n`,
    );
    expect([grid.firstRow, grid.firstColumn, at(grid, 'B2')]).toEqual([1, 1, 'x']);
  });

  test('extensions inside cells and rows are passed over', async () => {
    const grid = await read(
      `<row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"><c><v>9</v></c></ext></extLst></c><extLst><ext/></extLst></row>`,
    );
    expect([grid.columns.length, at(grid, 'A1')]).toEqual([1, 1]);
  });

  test('text inside CDATA', async () => {
    expect(at(await read(row1('<c r="A1" t="str"><f><![CDATA[A1<B1]]></f><v><![CDATA[a<b]]></v></c>')), 'A1')).toBe('a<b');
  });

  test('cells that hold a format only do not count, nor do empty texts; empty results of formulas do', async () => {
    const grid = await read(
      `<row r="1"><c r="A1" s="1"/></row><row r="2"><c r="B2"><v>1</v></c><c r="C2" t="inlineStr"><is><t></t></is></c><c r="D2" t="str"><f>""</f><v></v></c><c r="E2" s="2"><v></v></c></row><row r="9"><c r="Z9" s="1"/></row>`,
    );
    expect([grid.firstRow, grid.firstColumn, grid.rows, grid.columns.length]).toEqual([1, 1, 1, 3]);
    expect([at(grid, 'C2'), at(grid, 'D2')]).toEqual([null, '']);
    expect(grid.columns[1]?.kinds[0]).toBe(Kind.empty);
  });

  test('a number that is none is kept as text', async () => {
    expect(at(await read(row1('<c r="A1"><v>12,5</v></c>')), 'A1')).toBe('12,5');
  });

  test('shared strings: rich, with readings, with escapes, by a number that does not exist', async () => {
    const sst =
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a_x000D_\nb</t></si><si/><si><r><t>x</t></r><rPh sb="0" eb="1"><t>R</t></rPh></si><si><t xml:space="preserve"> 末 </t></si></sst>';
    const grid = await read(
      row1(...[0, 1, 2, 3, 9].map((i, c) => `<c r="${String.fromCharCode(65 + c)}1" t="s"><v>${i}</v></c>`)),
      '',
      '',
      {
        'xl/sharedStrings.xml': sst,
        'xl/_rels/workbook.xml.rels': (xml) =>
          xml.replace(
            '</Relationships>',
            '<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
          ),
      },
    );
    expect(['A1', 'B1', 'C1', 'D1', 'E1'].map((a) => at(grid, a))).toEqual(['a\r\nb', null, 'x', ' 末 ', null]);
  });

  test('each text is held once', async () => {
    const grid = await read(
      Array.from({ length: 50 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>是</t></is></c></row>`).join(
        '',
      ),
    );
    expect(grid.strings).toEqual(['是']);
  });
});

describe('formulas', () => {
  test('members of shared and array formulas are formulas', async () => {
    const grid = await read(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c><c r="B1"><f t="array" ref="B1:C2">X</f><v>1</v></c><c r="C1"><v>2</v></c><c r="D1"><v>5</v></c></row>' +
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>1</v></c><c r="B2"><v>3</v></c><c r="C2"><v>4</v></c><c r="D2"><v>5</v></c></row>',
    );
    expect([0, 1, 2, 3].map((c) => [...(grid.columns[c]?.formulas ?? [])])).toEqual([[1, 1], [1, 1], [1, 1], []]);
  });
});

describe('around the data', () => {
  test('merges, hidden rows and columns', async () => {
    const grid = await read(
      '<row r="2" hidden="1"><c r="B2"><v>1</v></c></row><row r="3"><c r="D3"><v>1</v></c></row><row r="5" hidden="true"/>',
      '<mergeCells count="2"><mergeCell ref="B2:C3"/><mergeCell ref="A9:B9"/></mergeCells>',
      '<cols><col min="1" max="2" hidden="1" width="9"/><col min="3" max="3" width="0" customWidth="1"/><col min="5" max="16384" hidden="1" width="9"/></cols>',
    );
    expect(grid.merges).toEqual([
      { row: 1, column: 1, rows: 2, columns: 2 },
      { row: 8, column: 0, rows: 1, columns: 2 },
    ]);
    expect([grid.hiddenRows, grid.hiddenColumns]).toEqual([[1], [1, 2]]);
  });

  test('the 1904 date system', async () => {
    const book = (xml: string): string => xml.replace('<bookViews>', '<workbookPr date1904="1"/><bookViews>');
    const grid = await read(row1('<c r="A1" t="d"><v>2025-01-01</v></c>'), '', '', { 'xl/workbook.xml': book });
    expect([grid.date1904, at(grid, 'A1')]).toEqual([true, 45658 - 1462]);
    expect((await read(row1('<c r="A1" t="d"><v>1900-01-01</v></c>'))).columns[0]?.values[0]).toBe(1);
  });

  test('a dimension that lies does no harm', async () => {
    for (const ref of ['A1', 'A1:XFD1048576', 'nonsense']) {
      const grid = await read(
        Array.from({ length: 40 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join(''),
        '',
        `<dimension ref="${ref}"/>`,
      );
      expect([grid.rows, grid.columns.length, grid.columns[0]?.kinds.length, at(grid, 'A40')]).toEqual([40, 1, 40, 39]);
    }
  });

  test('a workbook without styles is read', async () => {
    const bytes = changedWorkbook({
      'xl/styles.xml': undefined,
      'xl/_rels/workbook.xml.rels': (xml) => xml.replace(/<Relationship Id="rIdS".*?\/>/, ''),
      [SHEET1]: sheetWith(row1('<c r="A1" s="3"><v>1</v></c>')),
    });
    expect(at(await (await opened(bytes)).read('项目'), 'A1')).toBe(1);
  });

  test('the rich workbook', async () => {
    const grid = await (await opened(richWorkbook())).read('项目');
    expect([grid.rows, grid.columns.length, grid.hiddenRows, grid.hiddenColumns]).toEqual([44, 12, [13], [3]]);
    expect([
      at(grid, 'A1'),
      at(grid, 'B6'),
      at(grid, 'C5'),
      at(grid, 'E5'),
      at(grid, 'G8'),
      at(grid, 'K7'),
      at(grid, 'D10'),
    ]).toEqual(['2025年度项目投资明细表', '绍兴 机械&电气 ', '91330600MA2000060X', 123.45, { error: '#N/A' }, 'a<b>', 45658]);
    expect(grid.columns[3]?.formats[9]).toBe(NumberFormat.date);
    expect([7, 8, 9, 10].map((c) => [...(grid.columns[c]?.formulas ?? [])].filter((f) => f === 1).length)).toEqual([40, 3, 2, 1]);
    expect(grid.merges).toHaveLength(7);
  });
});

test('progress is told and ends at the whole', async () => {
  const rows = Array.from({ length: 9000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join('');
  const told: (readonly [number, number])[] = [];
  await (await opened(workbookWith(rows))).read('项目', (done, total) => told.push([done, total]));
  expect(told.length).toBeGreaterThan(2);
  expect(told.every(([done], i) => i === 0 || done >= (told[i - 1]?.[0] ?? 0))).toBe(true);
  const last = told[told.length - 1];
  expect(last?.[0]).toBe(last?.[1]);
});
