/** Figures as a document prints them, for readers of either language. */
import { figuresText, figureText } from '../../src/engine/explain/figure-text';

test.each([
  ['50万元', '500,000 yuan'],
  ['100万', '1,000,000 yuan'],
  ['2个百分点', '2 points'],
  ['前5年', '5 years'],
  ['6%', '6%'],
  ['2000平方米', '2,000 m²'],
])('%s', (printed, english) => {
  expect(figureText(printed, 'en')).toBe(english);
  expect(figureText(printed, 'zh')).toBe(printed);
});

test('what is no figure stays as it is printed; each language has its own comma', () => {
  expect(figuresText(['50万元', '第一名'], 'en')).toBe('500,000 yuan, 第一名');
  expect(figuresText(['50万元', '第一名'], 'zh')).toBe('50万元、第一名');
});
