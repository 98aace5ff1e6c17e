/** Text that lines up where Chinese and Latin characters stand together. */
import { amountText } from '../../src/cli/money-text';
import { clip, columnsText, evenDecimals, tableText, widthOf } from '../../src/cli/table-text';

test.each([
  ['abc', 3],
  ['奖补', 4],
  ['（八）', 6],
  ['a设备b', 6],
  ['𠮷', 2],
  ['e\u0301', 1],
  ['—', 1],
])('%s is %i wide', (text, width) => expect(widthOf(text)).toBe(width));

test('columns line up by width, not by length', () => {
  const lines = columnsText(
    [
      ['设备', '1'],
      ['a', '23'],
    ],
    ['left', 'right'],
  );
  expect(lines).toEqual(['设备   1', 'a     23']);
  expect(new Set(lines.map(widthOf)).size).toBe(1);
});

test('a table has a line under its head and above its last row', () => {
  expect(tableText(['条款', '金额'], [['(八)', '1.00']], ['left', 'right'], ['合计', '1.00'])).toEqual([
    '条款  金额',
    '──────────',
    '(八)  1.00',
    '──────────',
    '合计  1.00',
  ]);
});

test('a long text is cut at its width', () => {
  expect(clip('设备投资奖励', 7)).toBe('设备投…');
  expect(clip('设备', 4)).toBe('设备');
});

test.each([
  [0, '元', '0.00'],
  [123456789, '元', '1,234,567.89'],
  [123456789, '万元', '123.456789'],
  [230000000, '万元', '230.00'],
  [-150, '万元', '-0.00015'],
  [1, '万元', '0.000001'],
  [9007199254740991, '万元', '9,007,199,254.740991'],
] as const)('%i 分 in %s is %s', (fen, unit, shown) => expect(amountText(fen, unit)).toBe(shown));

test('decimals of a column get the same number of places', () => {
  expect(evenDecimals(['1.5', '—', '1,230.25', '2'])).toEqual(['1.50', '—', '1,230.25', '2.00']);
});
