/** A reproducible table of any size for a policy: every input has a column, values as an officer's sheet would have them. */
import { CellState, FLAG_BEFORE, FLAG_NOW, type Column, type FlagColumn, type Table } from '../src/engine/table';
import type { Policy } from '../src/policy/model';
import { listedOf } from '../tests/support/listed';
import { mulberry32 } from './random';

export const benchTable = (policy: Policy, rows: number, seed = 1): Table => {
  const next = mulberry32(seed);
  const enterprises = Math.max(1, Math.round(rows * 0.75));
  const columns = new Map<string, Column>();
  const titles: FlagColumn[] = [];
  let index = 0;
  for (const input of policy.inputs.values()) {
    const perEnterprise = input.grain === 'enterprise';
    const count = perEnterprise ? enterprises : rows;
    const spread = (make: () => number): Float64Array => {
      const own = Float64Array.from({ length: count }, make);
      return perEnterprise ? Float64Array.from({ length: rows }, (_, r) => own[r % enterprises] as number) : own;
    };
    const state = new Uint8Array(rows);
    for (let r = 0; r < rows; r += 1) if (!perEnterprise && next() < 0.02) state[r] = CellState.blank;
    const base = { input: input.name, header: input.name, column: index++, state };
    const { type } = input;
    if (type.kind === 'number') {
      const money = type.dims['元'] === 1;
      const top = money ? 3e11 : input.whole ? 12 : 3 * input.scale;
      const values = spread(() => Math.floor(next() ** 3 * top));
      columns.set(input.name, { ...base, kind: 'number', values });
    } else if (type.kind === 'flag') {
      const share = input.title ? 0.01 : 0.2;
      const values = Uint8Array.from(spread(() => (next() < share ? FLAG_NOW : next() < share ? FLAG_BEFORE : 0)));
      const column = { ...base, kind: 'flag', values } as const;
      columns.set(input.name, column);
      if (input.title) titles.push(column);
    } else if (type.kind === 'choice') {
      const values = Int32Array.from(spread(() => Math.floor(next() * type.options.length)));
      columns.set(input.name, { ...base, kind: 'choice', values });
    }
  }
  for (const column of listedOf(titles)) columns.set(column.input, column);
  return {
    sheet: 'bench',
    rows,
    rowNumbers: Int32Array.from({ length: rows }, (_, r) => r + 5),
    enterpriseOf: Int32Array.from({ length: rows }, (_, r) => r % enterprises),
    enterprises: Array.from({ length: enterprises }, (_, e) => ({ code: null, name: `企业${e}` })),
    regions: Array.from({ length: rows }, () => ''),
    columns,
  };
};
