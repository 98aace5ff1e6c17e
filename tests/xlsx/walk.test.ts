/** Ways through a sheet that are short: passing over cells comes to where reading each of them comes to. */
import fc from 'fast-check';
import { cursorOver } from '../../src/xlsx/sheet/walk';
import { lastCellBefore } from '../../src/xlsx/sheet/pass-over';
import { noteRowEnds, rowEndsOf } from '../../src/xlsx/sheet/row-ends';
import { columnLetters } from '../../src/sheet/port/own-names';
import { RowOrder } from '../../src/xlsx/sheet/cursor';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const CONTENTS: readonly ((at: string) => string)[] = [
  (at) => `<c${at}><v>12.5</v></c>`,
  (at) => `<c${at} s="5"/>`,
  (at) => `<c${at} s="3" t="inlineStr"><is><t xml:space="preserve"> 企业</t></is></c>`,
  (at) => `<c${at} t="s"><v>7</v></c>\n  `,
  (at) =>
    `<c${at} t="inlineStr"><is><r><rPr><b/><color rgb="FF0000"/></rPr><t>富</t></r><rPh sb="0" eb="1"><t>f</t></rPh></is></c>`,
  (at) => `<c${at}><f>SUM(A1:A2)</f><v>3</v></c>`,
  (at) => `<c${at} t="str"><f t="shared" si="0"/><v>x</v></c>`,
  (at) => `<c${at} t="inlineStr"><is><t><![CDATA[<c r="ZZ1"></row>]]></t></is></c>`,
  (at) => `<!-- <c r="A1"> --><c${at}><v>1</v></c>`,
  (at) => `<c s="1"${at}><v>1</v></c>`,
  (at) => `<c${at}><v>1</v><extLst><ext><c r="B1"/></ext></extLst></c>`,
];

interface Row {
  readonly cells: readonly { readonly kind: number; readonly gap: number; readonly addressed: boolean }[];
}

const rowXml = ({ cells }: Row): string => {
  let column = -1;
  const inner = cells.map(({ kind, gap, addressed }) => {
    column += addressed ? gap : 1;
    return CONTENTS[kind]?.(addressed ? ` r="${columnLetters(column)}1"` : '') ?? '';
  });
  return `<row r="1">${inner.join('')}</row>`;
};

interface Seen {
  readonly column: number;
  readonly start: number;
  readonly style: number;
  readonly formula: boolean;
}

const cellsOf = (bytes: Uint8Array, passing: number | undefined): readonly Seen[] => {
  const c = cursorOver(bytes, 0, bytes.length, -1, rowEndsOf(bytes));
  const seen: Seen[] = [];
  c.nextRow();
  if (passing !== undefined) c.passOver(passing);
  while (c.nextCell()) seen.push({ column: c.column, start: c.cellStart, style: c.style, formula: c.formulaStart !== 0 });
  return seen;
};

const noteEnds = (bytes: Uint8Array): ReturnType<typeof noteRowEnds> => {
  const ends = noteRowEnds(bytes);
  const c = cursorOver(bytes, 0, bytes.length);
  while (c.nextRow()) {
    while (c.nextCell());
    ends.note(c);
  }
  return ends;
};

const rows = fc.record({
  cells: fc.array(
    fc.record({ kind: fc.nat(CONTENTS.length - 1), gap: fc.integer({ min: 1, max: 30 }), addressed: fc.boolean() }),
    { maxLength: 8 },
  ),
});

test('what is passed over is left of the column and holds no formula, and all the rest is read as it would be', () => {
  fc.assert(
    fc.property(rows, fc.nat(60), (row, column) => {
      const bytes = encode(rowXml(row));
      const all = cellsOf(bytes, undefined);
      const rest = cellsOf(bytes, column);
      expect(rest).toEqual(all.slice(all.length - rest.length));
      const passed = all.slice(0, all.length - rest.length);
      expect(passed.filter((one) => one.formula || one.column >= column)).toEqual([]);
      // The nearest cell to the left is not passed: its looks are asked for.
      if (passed.length > 0) expect(rest[0]?.column).toBeLessThan(column);
    }),
    { numRuns: 500 },
  );
});

test('where ends of rows were noted while it was read, the same holds, and of an ordinary row only the last cell is read', () => {
  fc.assert(
    fc.property(rows, fc.nat(60), (row, column) => {
      const bytes = encode(rowXml(row));
      const all = cellsOf(bytes, undefined);
      const unknown = cellsOf(bytes, column);
      noteEnds(bytes);
      const rest = cellsOf(bytes, column);
      expect(rest).toEqual(all.slice(all.length - rest.length));
      // Never less than without.
      expect(rest.length).toBeLessThanOrEqual(unknown.length);
      const passed = all.slice(0, all.length - rest.length);
      expect(passed.filter((one) => one.formula || one.column >= column)).toEqual([]);
      if (passed.length > 0) expect(rest[0]?.column).toBeLessThan(column);
    }),
    { numRuns: 500 },
  );
  const ends = noteEnds(encode('<row r="3"><c r="A3"><v>1</v></c><c r="C3"><v>2</v></c></row>'));
  expect([ends.leftOf(2, 3), ends.leftOf(2, 2), ends.leftOf(1, 9)]).toEqual(['<c r="A3"><v>1</v></c>'.length, -1, -1]);
});

test('what was noted and does not hold for these bytes is not gone by', () => {
  const ends = noteEnds(encode('<row r="1"><c r="A1"><v>1234</v></c><c r="B1"/></row>'));
  const bytes = encode('<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row>');
  const c = cursorOver(bytes, 0, bytes.length, -1, ends);
  c.nextRow();
  c.passOver(5);
  c.nextCell();
  expect(c.column).toBe(1);
});

test('of ordinary cells only the last one left of the column is read', () => {
  const row: Row = { cells: Array.from({ length: 40 }, (_, i) => ({ kind: i % 4, gap: 1, addressed: true })) };
  expect(cellsOf(encode(rowXml(row)), 40)).toHaveLength(1);
  expect(cellsOf(encode(rowXml(row)), 30).map(({ column }) => column)).toEqual([29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
});

test('cells out of order are found all the same', () => {
  const bytes = encode('<row r="1"><c r="A1"/><c r="D1"/><c r="B1"/><c r="E1"/></row>');
  expect(() => cellsOf(bytes, 10)).toThrow(RowOrder);
});

test('a row that does not end is passed no further than it goes', () => {
  const bytes = encode('<c r="A1"><v>1</v></c><c r="B1"><v>2');
  expect(lastCellBefore(bytes, 0, bytes.length, 9)).toBe(22);
  expect(() => cellsOf(encode('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2'), 9)).toThrow('</v');
});
