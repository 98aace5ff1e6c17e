/** Rows of one enterprise with the same project name are one project: the table and the names in, the table that knows it out. Unnamed rows stay projects of their own. */
import type { Table } from '../engine/table';
import { numbered } from '../sheet/normalise';

const UNNAMED = 0;

export const withProjects = (table: Table, projects: readonly string[]): Table => {
  // Of enterprises that have one row each no two rows are one project.
  if (table.enterprises.length === table.rows) return table;
  const numberOf = numbered((name) => name.normalize('NFKC').replace(/\s/g, ''), UNNAMED);
  const seen = new Map<number, number>();
  let several = false;
  const projectOf = Int32Array.from({ length: table.rows }, (_, row) => {
    const name = numberOf(projects[row] ?? '');
    if (name === UNNAMED) return row;
    // A number of its own for every name and enterprise.
    const key = name * table.enterprises.length + (table.enterpriseOf[row] as number);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else several = true;
    return first ?? row;
  });
  return several ? { ...table, projectOf } : table;
};
