/** The rows of an example as a table: every flag and title has a column, anything else only where the example mentions it. */
import { multiply, rational } from '../../core/rational';
import { parseQuantity } from '../../policy/dialect/quantities';
import type { Input, Policy } from '../../policy/model';
import { CellState, FLAG_BEFORE, FLAG_NOW, type Column, type Table } from '../table';
import type { Facts } from './read';

const YES = new Set<unknown>(['是', true, '有', '√', 1]);

type Cell = { readonly state: CellState; readonly value: number };

const flagCell = (given: Facts[string] | undefined, year: number): Cell => {
  if (given === null) return { state: CellState.blank, value: 0 };
  if (given === undefined || given === '否' || given === false) return { state: CellState.value, value: 0 };
  if (YES.has(given)) return { state: CellState.value, value: FLAG_NOW };
  const years = (Array.isArray(given) ? given : [given]).map(Number);
  const bits = years.reduce((all, y) => all | (y === year ? FLAG_NOW : y < year ? FLAG_BEFORE : 0), 0);
  return { state: CellState.value, value: bits };
};

const numberCell = (input: Input, given: Facts[string] | undefined): Cell | string => {
  if (given === null || given === undefined) return { state: CellState.blank, value: 0 };
  const quantity = parseQuantity(String(given));
  if (!quantity) return `${input.name}: ${String(given)}`;
  const scaled = multiply(quantity.value, rational(BigInt(input.scale)));
  return scaled.d === 1n ? { state: CellState.value, value: Number(scaled.n) } : `${input.name}: ${String(given)}`;
};

/** A table of the example's rows, or the value that could not be read. */
export const tableOf = (policy: Policy, rows: readonly Facts[], year: number): Table | string => {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const unknown = [...names].find((name) => name !== '企业' && !policy.inputs.has(name));
  if (unknown !== undefined) return unknown;
  const columns = new Map<string, Column>();
  // Most of a policy's flags are mentioned in no row of an example: one array of “no” serves them all.
  const no = new Uint8Array(rows.length);
  for (const input of policy.inputs.values()) {
    const base = { input: input.name, header: input.name, column: -1 };
    if (input.type.kind === 'flag' && !names.has(input.name)) {
      columns.set(input.name, { ...base, kind: 'flag', state: no, values: no });
      continue;
    }
    if (!names.has(input.name)) continue;
    const state = new Uint8Array(rows.length);
    if (input.type.kind === 'flag') {
      const cells = rows.map((row) => flagCell(row[input.name], year));
      columns.set(input.name, {
        ...base,
        kind: 'flag',
        state: Uint8Array.from(cells, (c) => c.state),
        values: Uint8Array.from(cells, (c) => c.value),
      });
    } else if (input.type.kind === 'number') {
      const values = new Float64Array(rows.length);
      for (let r = 0; r < rows.length; r += 1) {
        const cell = numberCell(input, rows[r]?.[input.name]);
        if (typeof cell === 'string') return cell;
        state[r] = cell.state;
        values[r] = cell.value;
      }
      columns.set(input.name, { ...base, kind: 'number', state, values });
    } else if (input.type.kind === 'choice') {
      const { options } = input.type;
      const values = Int32Array.from(rows, (row) => options.indexOf(String(row[input.name])));
      const bad = rows.find((row, r) => values[r] === -1 && row[input.name] !== null && row[input.name] !== undefined);
      if (bad) return `${input.name}: ${String(bad[input.name])}`;
      columns.set(input.name, {
        ...base,
        kind: 'choice',
        state: Uint8Array.from(values, (v) => (v < 0 ? CellState.blank : CellState.value)),
        values,
      });
    }
  }
  const names_ = rows.map((row) => (typeof row['企业'] === 'string' ? row['企业'] : '甲公司'));
  const enterprises = [...new Set(names_)];
  return {
    sheet: 'example',
    rows: rows.length,
    rowNumbers: Int32Array.from(rows, (_, i) => i + 1),
    enterpriseOf: Int32Array.from(names_, (name) => enterprises.indexOf(name)),
    enterprises: enterprises.map((name) => ({ name, code: null })),
    regions: rows.map(() => ''),
    columns,
  };
};
