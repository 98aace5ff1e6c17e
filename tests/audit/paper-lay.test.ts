/** The working paper on pages: tables are not cut, or go on under their header; nothing is lost, and no page is overfull. */
import { lay, type Piece } from '../../src/audit/paper/lay';

const WIDTHS = [20, 20];
const of = (kind: Piece['kind'], text: string): Piece => ({
  kind,
  cells: [{ value: text, style: kind === 'header' ? 'header' : 'wrap' }],
  merged: kind === 'text' ? [[0, 2]] : [],
});
const table = (name: string, rows: number): readonly Piece[] => [
  of('heading', `第${name}节`),
  of('header', name),
  ...Array.from({ length: rows }, (_, i) => of('row', `${name} ${i}`)),
];
const text = (cells: readonly unknown[] | undefined): string =>
  (cells?.[0] as { readonly value: string } | undefined)?.value ?? '';

const pagesOf = (pieces: readonly Piece[]): readonly (readonly string[])[] => {
  const { rows, pages } = lay(pieces, WIDTHS, 1);
  const from = [0, ...pages];
  return from.map((start, i) => rows.slice(start, from[i + 1] ?? rows.length).map(text));
};

test('a short table goes to the next page whole, with its heading', () => {
  const pages = pagesOf([of('text', '标题'), ...table('甲', 30), ...table('乙', 8), of('text', '完')]);
  expect(pages.map(([first]) => first)).toEqual(['标题', '第乙节']);
  expect(pages[1]).toHaveLength(11);
});

test('a long table goes on under its header', () => {
  const pages = pagesOf([of('text', '标题'), ...table('甲', 100), ...table('乙', 2)]);
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages.slice(1)) expect(page[0]).toBe('甲');
  // Every row once, in its order.
  expect(pages.flat().filter((one) => one.startsWith('甲 '))).toEqual(Array.from({ length: 100 }, (_, i) => `甲 ${i}`));
  // Of 15 points a row, with the title that is printed on top of each.
  for (const page of pages) expect((page.length + 1) * 15).toBeLessThanOrEqual(560 + 15);
});

test('a header never stands alone at the foot of a page', () => {
  for (let rows = 25; rows < 40; rows += 1) {
    const pages = pagesOf([of('text', '标题'), ...table('甲', rows), ...table('乙', 60)]);
    for (const page of pages) expect(page.slice(-3).some((one) => one === '乙' || one === '第乙节')).toBe(false);
  }
});

test('texts of several lines take their height; merged cells go with their row', () => {
  const long = '很长的一段话'.repeat(30);
  const pieces = Array.from({ length: 20 }, () => of('text', long));
  const { rows, merges, pages } = lay(pieces, WIDTHS, 1);
  expect(rows).toHaveLength(20);
  expect(pages.length).toBeGreaterThan(1);
  expect(merges.map(({ row }) => row)).toEqual(rows.map((_, row) => row));
});

test('what fits on one page is one page', () => {
  expect(pagesOf([of('text', '标题'), ...table('甲', 20)])).toHaveLength(1);
});
