/** Rows of one enterprise with the same project name are one project: the table and the names in, the table that knows it out. Unnamed rows stay projects of their own. */
import type { Table } from '../engine/table';

export const withProjects = (table: Table, projects: readonly string[]): Table => {
  const seen = new Map<string, number>();
  let several = false;
  const projectOf = Int32Array.from({ length: table.rows }, (_, row) => {
    const name = (projects[row] ?? '').normalize('NFKC').replace(/\s/g, '');
    if (!name) return row;
    const key = `${table.enterpriseOf[row] as number} ${name}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else several = true;
    return first ?? row;
  });
  return several ? { ...table, projectOf } : table;
};
