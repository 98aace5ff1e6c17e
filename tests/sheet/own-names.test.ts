import {
  columnLetters,
  columnName,
  columnNumber,
  parseOwnName,
  parseReference,
  reference,
  sheetName,
} from '../../src/sheet/port/own-names';
import { MEMORY_NAMESPACE, memoryOf, memoryXml } from '../../src/sheet/port/own-memory';

const KEYS = ['total', '8-equipment', 'Aa', 'aA', 'a_b', '状态', '一.二', 'x y/z', '😀', '_', 'ａ', '$A$1', 'r1c1', '_41_'];

test.each(KEYS)('key %s becomes a valid name and comes back', (key) => {
  const name = columnName(key);
  expect(name).toMatch(/^_[a-z0-9._\u4e00-\u9fff]+$/);
  expect(parseOwnName(name)).toEqual({ kind: 'column', key });
  expect(parseOwnName(sheetName(key))).toEqual({ kind: 'sheet', key });
});

test('names that ignore case stay apart', () => {
  expect(new Set(KEYS.map((key) => columnName(key).toLowerCase())).size).toBe(KEYS.length);
});

test('the scheme, as both adapters write it', () => {
  expect(columnName('8-equipment')).toBe('_cesuan.col.8_2d_equipment');
  expect(sheetName('evidence')).toBe('_cesuan.sheet.evidence');
});

test.each([
  'Print_Area',
  '_cesuan.other.x',
  '_cesuan.col.',
  '_cesuan.col.A',
  '_cesuan.col.a_b',
  '_cesuan.col._110000_',
  '_xlnm._FilterDatabase',
])('%s is not ours', (name) => {
  expect(parseOwnName(name)).toBeUndefined();
});

test('a key that makes no name is refused', () => {
  expect(() => columnName('')).toThrow(RangeError);
  expect(() => columnName('-'.repeat(100))).toThrow(RangeError);
});

test('columns in letters', () => {
  for (const [number, letters] of [
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16383, 'XFD'],
  ] as const) {
    expect(columnLetters(number)).toBe(letters);
    expect(columnNumber(letters)).toBe(number);
  }
});

test('references are written absolute and quoted, and read back', () => {
  const area = { row: 3, column: 10, rows: 81, columns: 1 };
  expect(reference("It's", area)).toBe("'It''s'!$K$4:$K$84");
  expect(parseReference("='It''s'!$K$4:$K$84")).toEqual({ sheet: "It's", area });
  expect(reference('明细', { row: 0, column: 0, rows: 1, columns: 1 })).toBe("'明细'!$A$1");
  expect(parseReference('=明细!$A$1')).toEqual({ sheet: '明细', area: { row: 0, column: 0, rows: 1, columns: 1 } });
  expect(parseReference('Sheet1!B3:A2')).toEqual({ sheet: 'Sheet1', area: { row: 1, column: 0, rows: 2, columns: 2 } });
});

test.each([
  '=#REF!$A$1',
  '=Sheet1!#REF!',
  '=Sheet1!$A:$A',
  '=SUM(Sheet1!$A$1)',
  '=$A$1',
  '=1',
  '=Sheet1!$A$0',
  '=Sheet1!$A$1,Sheet1!$B$1',
])('%s is no reference to cells of a sheet', (formula) => {
  expect(parseReference(formula)).toBeUndefined();
});

test('memory goes through XML unchanged', () => {
  const memory = '{"标题":"<a & b>","行":"1\\n2"}\r\n\t\'"]]>😀';
  expect(memoryOf(memoryXml(memory))).toBe(memory);
  expect(memoryOf(`<?xml version="1.0" encoding="utf-8"?>\n${memoryXml('x')}`)).toBe('x');
  expect(memoryOf(`<memory xmlns="${MEMORY_NAMESPACE}"/>`)).toBe('');
  expect(memoryOf('<other/>')).toBeUndefined();
  expect(() => memoryXml('\u0001')).toThrow(RangeError);
});
