/** Recognitions as columns of yes and no in; the same as certification cells tell them, once per distinct row, out. */
import type { FlagColumn, ListedColumn } from '../../src/engine/table';

export const listedOf = (columns: readonly FlagColumn[]): readonly ListedColumn[] => {
  const rows = columns[0]?.state.length ?? 0;
  const of = new Int32Array(rows);
  const cells = new Map<string, number>();
  const firsts: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const key = String.fromCharCode(...columns.map(({ state, values }) => (state[row] as number) * 16 + (values[row] as number)));
    const known = cells.get(key) ?? firsts.push(row) - 1;
    cells.set(key, known);
    of[row] = known;
  }
  const first = (from: Uint8Array): Uint8Array => Uint8Array.from(firsts, (row) => from[row] as number);
  return columns.map(({ input, header, column, state, values }) => ({
    kind: 'listed',
    input,
    header,
    column,
    of,
    state: first(state),
    values: first(values),
  }));
};
