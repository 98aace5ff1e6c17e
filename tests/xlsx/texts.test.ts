/** Texts of a sheet by number: each once, however and wherever it is written, and exactly what reading it alone gives. */
import fc from 'fast-check';
import { textsOf } from '../../src/xlsx/sheet/texts';
import { runsText, valueText } from '../../src/xlsx/xml/runs';
import { cellText } from '../../src/xlsx/xml/text';

const encode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

const PIECES = [
  '是',
  '否',
  'a',
  '_',
  'x000D',
  '&amp;',
  '&',
  ' ',
  '\r',
  '（',
  '😀',
  '_x000D_',
  '_xD83D_',
  '_x0000_',
  '\uFEFF',
  '',
  '<!---->',
];
const piece = fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((parts) => parts.join(''));
const stretch = fc.oneof(
  piece.map((text) => `<t>${text}</t>`),
  piece.map((text) => `<t xml:space="preserve">${text}</t>`),
  piece.map((text) => `<t>${text}</t><phoneticPr fontId="1" type="noConversion"/>`),
  piece.map((text) => `<r><t>${text}</t></r><r><t>是</t></r>`),
  piece.map((text) => `<t>${text}</t><t>否</t>`),
  piece,
);

test('runs and values have the number of the text that they are, and each text has one', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('runs', 'value'), stretch), { maxLength: 40 }), (all) => {
      const texts = textsOf();
      const decoder = new TextDecoder();
      const numbers = all.map(([kind, source]) => {
        const bytes = encode(`>>${source}<<`);
        return texts[kind](bytes, 2, bytes.length - 2);
      });
      const list = texts.list();
      all.forEach(([kind, source], i) => {
        const wanted = (kind === 'runs' ? runsText : valueText)(decoder.decode(encode(source)));
        expect(wanted === '' ? -1 : numbers[i]).toBe(list.indexOf(wanted));
        expect(wanted === '' ? '' : list[numbers[i] ?? -1]).toBe(wanted);
      });
      expect(new Set(list).size).toBe(list.length);
    }),
  );
});

test('a text is the same in whatever part and way it stands', () => {
  const texts = textsOf();
  const sheet = encode('<t>越城区</t>越城区<t xml:space="preserve">越城区</t><r><t>越城</t></r><r><t>区</t></r>');
  const strings = encode('<si><t>越城区</t><phoneticPr fontId="1"/></si>');
  expect(texts.runs(sheet, 0, 16)).toBe(0);
  expect(texts.value(sheet, 16, 25)).toBe(0);
  expect(texts.runs(sheet, 25, 62)).toBe(0);
  expect(texts.runs(sheet, 62, sheet.length)).toBe(0);
  expect(texts.runs(strings, 4, strings.length - 5)).toBe(0);
  expect(texts.text('越城区')).toBe(0);
  expect(texts.list()).toEqual(['越城区']);
});

test('a hundred thousand texts, some very long, keep their numbers; texts that only look alike are apart', () => {
  const texts = textsOf();
  const all = Array.from({ length: 100_000 }, (_, i) =>
    i % 30_000 === 7 ? `长${'x'.repeat(70_000)}${i}` : i % 1000 === 5 ? `甲&乙${i}` : `企业${i}`,
  );
  const number = (text: string): number => {
    const bytes = encode(`<t>${cellText(text)}</t>`);
    return texts.runs(bytes, 0, bytes.length);
  };
  const inOrder = all.map((_, i) => i);
  expect(all.map(number)).toEqual(inOrder);
  expect(all.map(number)).toEqual(inOrder);
  expect(texts.list()).toEqual(all);
  const half = ['\ud83d', '\ud83e', '\ufffd'].map((text) => texts.text(text));
  expect(new Set(half).size).toBe(3);
  expect(half.map((number) => texts.list()[number])).toEqual(['\ud83d', '\ud83e', '\ufffd']);
});
