/** CSV files as they come from Excel, WPS and databases. */
import { cellOf, decodeText, readCsv } from '../../src/cli/files/csv';
import { Kind, type Grid } from '../../src/sheet/port/port';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const cells = (grid: Grid): (string | number | boolean | null)[][] =>
  Array.from({ length: grid.rows }, (_, r) =>
    grid.columns.map((column) =>
      column.kinds[r] === Kind.empty
        ? null
        : column.kinds[r] === Kind.text
          ? (grid.strings[column.values[r] ?? -1] ?? '')
          : (column.values[r] ?? 0),
    ),
  );

const read = (bytes: Uint8Array) => {
  const result = readCsv(bytes, 'a.csv', 'a');
  if (!result.ok) throw new Error(result.problems[0]?.code);
  return cells(result.value);
};

const refusal = (bytes: Uint8Array) => {
  const result = readCsv(bytes, 'a.csv', 'a');
  if (result.ok) throw new Error('was read');
  return result.problems;
};

describe('what is a number', () => {
  test.each([
    ['300', 300],
    ['-0.5', -0.5],
    [' 12.50 ', 12.5],
    ['0', 0],
    ['123456789012345', 123456789012345],
    ['0.1234567890123', 0.1234567890123],
  ])('%s is', (text, number) => expect(cellOf(text)).toBe(number));

  test.each([
    '91330602123456789',
    '913306021234567890',
    '007',
    '1,234.5',
    '12%',
    '1e5',
    '+5',
    '.5',
    '１２',
    '2025-01-01',
    '12345678901234.567',
  ])('%s stays text', (text) => expect(cellOf(text)).toBe(text));

  test('an empty field is an empty cell', () => expect(cellOf('')).toBeNull());
});

describe('encodings', () => {
  const GB = Uint8Array.from([0xc6, 0xf3, 0xd2, 0xb5, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x31, 0x0a]); // 企业名称,1

  test('UTF-8, with and without a mark', () => {
    expect(read(utf8('企业名称,1\n'))).toEqual([['企业名称', 1]]);
    expect(read(utf8('\ufeff企业名称,1\n'))).toEqual([['企业名称', 1]]);
  });
  test('GB18030', () => expect(read(GB)).toEqual([['企业名称', 1]]));
  test('UTF-16 with a mark and tabs, as “Unicode text” of Excel', () => {
    const text = '\ufeff企业名称\t1\r\n';
    expect(read(new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer))).toEqual([['企业名称', 1]]);
  });
  test('neither is refused', () => {
    expect(decodeText(Uint8Array.from([0xff, 0xff, 0x41]))).toBeUndefined();
    expect(refusal(Uint8Array.from([0x41, 0x00, 0x42, 0x00]))).toMatchObject([
      { code: 'bad-encoding', place: { file: 'a.csv' } },
    ]);
  });
});

describe('fields', () => {
  test('quotes, commas and line breaks inside, CRLF, semicolons', () => {
    expect(read(utf8('a,"b,""c""\nd"\r\n1,2\r\n'))).toEqual([
      ['a', 'b,"c"\nd'],
      [1, 2],
    ]);
    expect(read(utf8('企业名称;金额\n甲;1\n乙;2\n'))).toEqual([
      ['企业名称', '金额'],
      ['甲', 1],
      ['乙', 2],
    ]);
  });
  test('old Macintosh line ends', () =>
    expect(read(utf8('a,b\r1,2\r'))).toEqual([
      ['a', 'b'],
      [1, 2],
    ]));
  test('rows keep their numbers; empty rows at the end are none', () => {
    expect(read(utf8('a,b\n\n1,2\n\n\n'))).toEqual([
      ['a', 'b'],
      [null, null],
      [1, 2],
    ]);
  });
  test('short and long rows', () =>
    expect(read(utf8('a,b\n1\n1,2,3\n'))).toEqual([
      ['a', 'b', null],
      [1, null, null],
      [1, 2, 3],
    ]));
  test('a quotation mark that is not closed is refused with its line', () => {
    expect(refusal(utf8('a,b\n1,2\n"3,4\n5,6\n'))).toMatchObject([{ code: 'csv-quotes', place: { file: 'a.csv', line: 3 } }]);
  });
  test('many rows grow the columns, also one that begins late', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => (i < 900 ? `${i}` : `${i},x${i}`));
    const grid = read(utf8(`${rows.join('\n')}\n`));
    expect(grid).toHaveLength(1000);
    expect(grid[899]).toEqual([899, null]);
    expect(grid[999]).toEqual([999, 'x999']);
  });
});
