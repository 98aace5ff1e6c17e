/** A grid's steps from one sheet to another: rows come a few at a time until the view is full; on the same sheet only what has changed is set. */
import { ROWS_AT_ONCE, stepsAnew, stepsWithin, type Shown } from '../../src/workbench/grid-steps';

const counted = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const same = (a: string, b: string): boolean => a === b;
const SHEET: Shown<string> = { columns: ['A', 'B', 'C'], frozenRows: [0, 1], rows: counted(2, 20_000) };

/** What the grid shows after each step. */
const shownAfter = (before: Shown<string>, steps: readonly Partial<Shown<string>>[]): Shown<string>[] => {
  let now = before;
  return steps.map((step) => (now = { ...now, ...step }));
};

test('another sheet begins empty and fills from its top, a few rows at a time, until the view is full', () => {
  const before: Shown<string> = { columns: ['X'], frozenRows: [0], rows: counted(1, 500) };
  const all = shownAfter(before, stepsAnew(SHEET, 33));
  expect(all[0]).toEqual({ columns: ['X'], frozenRows: [], rows: [] });
  expect(all.at(-1)).toEqual(SHEET);
  const inView = all.map(({ rows }) => Math.min(33, rows.length));
  const more = inView.slice(1).map((rows, i) => rows - (inView[i] ?? 0));
  expect(Math.max(...more)).toBe(ROWS_AT_ONCE);
  expect(more.reduce((sum, rows) => sum + rows, 0)).toBe(33);
  // Never rows of one sheet under columns of another.
  for (const { columns, rows } of all) expect(rows.length === 0 || columns === SHEET.columns).toBe(true);
});

test('a sheet shorter than a slice, or none in view, comes at once', () => {
  const short = { ...SHEET, rows: counted(2, 7) };
  expect(stepsAnew(short, 33).filter(({ rows }) => rows && rows.length > 0)).toEqual([{ rows: short.rows }]);
  expect(stepsAnew(SHEET, 0).filter(({ rows }) => rows && rows.length > 0)).toEqual([{ rows: SHEET.rows }]);
});

test('the same sheet: what has changed, in one step; nothing where only contents can have', () => {
  expect(stepsWithin(SHEET, { ...SHEET, columns: ['A', 'B', 'C'], rows: [...SHEET.rows] }, same)).toEqual([]);
  const columns = ['A', 'B', 'C', 'D'];
  expect(stepsWithin(SHEET, { ...SHEET, columns }, same)).toEqual([{ columns }]);
  expect(stepsWithin(SHEET, { ...SHEET, columns: ['A', 'B', 'Z'] }, same)).toEqual([{ columns: ['A', 'B', 'Z'] }]);
  const rows = SHEET.rows.slice(0, 100);
  expect(stepsWithin(SHEET, { ...SHEET, columns, rows, frozenRows: [0] }, same)).toEqual([{ columns, rows, frozenRows: [0] }]);
});
