/** Yes/no inputs without a column, as the officer's convention has them: the table as read in, the table with a column of “no” for each in, or unchanged. */
import { ABSENT_FLAG } from '../policy/conventions';
import type { Policy } from '../policy/model';
import type { Column, Table } from '../engine/table';

/** Exclusion rules keep their own convention: what was not checked must not look as if it were. */
export const withAbsentFlags = (table: Table, policy: Policy, readings: ReadonlyMap<string, string>): Table => {
  if (readings.get(ABSENT_FLAG) !== '视为否') return table;
  const gates = new Set(policy.gates.flatMap(({ inputs }) => inputs));
  const columns = new Map<string, Column>(table.columns);
  for (const { name, type } of policy.inputs.values()) {
    if (type.kind !== 'flag' || columns.has(name) || gates.has(name)) continue;
    columns.set(name, {
      kind: 'flag',
      input: name,
      header: name,
      column: -1,
      state: new Uint8Array(table.rows),
      values: new Uint8Array(table.rows),
    });
  }
  return { ...table, columns };
};
