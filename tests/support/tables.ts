/** Tables for the engine from plain rows: the same rows that the reference reads. */
import { Fraction } from 'fraction.js';
import { CellState, FLAG_BEFORE, FLAG_NOW, type Column, type Table } from '../../src/engine/table';
import type { Policy } from '../../src/policy/model';
import type { Row } from './reference';

const BITS: ReadonlyMap<Row[string], number> = new Map<Row[string], number>([
  [true, FLAG_NOW],
  ['before', FLAG_BEFORE],
  ['both', FLAG_NOW | FLAG_BEFORE],
]);

/** Each row its own enterprise unless `enterprises` names another. Inputs that no row mentions have no column. */
export const tableOf = (
  policy: Policy,
  rows: readonly Row[],
  enterprises: readonly string[] = rows.map((_, i) => `企业${i + 1}`),
): Table => {
  const columns = new Map<string, Column>();
  for (const input of policy.inputs.values()) {
    if (!rows.some((row) => input.name in row)) continue;
    const base = { input: input.name, header: input.name, column: columns.size };
    const state = Uint8Array.from(rows, (row) =>
      row[input.name] === null || row[input.name] === undefined ? CellState.blank : CellState.value,
    );
    const { type } = input;
    if (type.kind === 'number') {
      const values = Float64Array.from(rows, (row) => {
        const given = row[input.name];
        if (typeof given !== 'string') return 0;
        const scaled = new Fraction(given).mul(input.scale);
        if (scaled.d !== 1n) throw new Error(`${input.name}: ${given} has too many digits`);
        return Number(scaled.s * scaled.n);
      });
      columns.set(input.name, { ...base, kind: 'number', values, state });
    } else if (type.kind === 'flag') {
      columns.set(input.name, {
        ...base,
        kind: 'flag',
        state,
        values: Uint8Array.from(rows, (row) => BITS.get(row[input.name] ?? false) ?? 0),
      });
    } else if (type.kind === 'choice') {
      columns.set(input.name, {
        ...base,
        kind: 'choice',
        state,
        values: Int32Array.from(rows, (row) => type.options.indexOf(String(row[input.name]))),
      });
    }
  }
  const names = [...new Set(enterprises)];
  return {
    sheet: '表',
    rows: rows.length,
    rowNumbers: Int32Array.from(rows, (_, i) => i + 5),
    enterpriseOf: Int32Array.from(enterprises, (name) => names.indexOf(name)),
    enterprises: names.map((name) => ({ name, code: null })),
    regions: rows.map(() => ''),
    columns,
  };
};
