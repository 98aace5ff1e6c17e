/** Distinct certification cells: what several lists of a row say together, and the bits per cell. */
import { CellState } from '../../src/engine/table';
import { BAD, EMPTY, NONE, titleCells, type Known } from '../../src/sheet/read/title-cells';

const known = (title: number, bit: number): Known => ({ titles: [title], bit });

test('an empty list adds nothing, one that cannot be read spoils the row, two that speak are taken together once', () => {
  const cells = titleCells(CellState.blank);
  const a = cells.add([known(0, 1)]);
  const b = cells.add([known(1, 2), known(0, 2)]);
  expect(cells.add([])).toBe(NONE);
  expect(cells.join(EMPTY, a)).toBe(a);
  expect(cells.join(a, a)).toBe(a);
  expect([cells.join(a, BAD), cells.join(BAD, a)]).toEqual([BAD, BAD]);
  const both = cells.join(a, b);
  expect(cells.join(a, b)).toBe(both);
  expect([a, b]).not.toContain(both);
  expect(cells.content(cells.join(a, NONE))).toEqual(cells.content(a));

  const bits = (cell: number): (number | undefined)[] => cells.values().map((column) => column?.[cell]);
  expect([bits(a), bits(b), bits(both), bits(NONE)]).toEqual([
    [1, 0],
    [2, 2],
    [3, 2],
    [0, 0],
  ]);
  expect([EMPTY, BAD, NONE, a, both].map(cells.state)).toEqual([
    CellState.blank,
    CellState.bad,
    CellState.value,
    CellState.value,
    CellState.value,
  ]);
  expect([...cells.states()].slice(0, 4)).toEqual([CellState.blank, CellState.bad, CellState.value, CellState.value]);
});

test('where an empty list means none, an empty row has a value', () => {
  expect(titleCells(CellState.value).state(EMPTY)).toBe(CellState.value);
});
