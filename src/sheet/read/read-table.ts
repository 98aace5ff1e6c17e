/** The sheet as the engine wants it: a grid, its mapping and a policy in; typed columns with every doubt reported, out. */
import type { Problem } from '../../core/problem';
import type { Column, Table } from '../../engine/table';
import type { Policy } from '../../policy/model';
import { lastColumnOf } from '../cells';
import type { Mapping } from '../mapping';
import type { Grid } from '../port/port';
import { checkTotals, contradictions, duplicates, hidden, mergedCells } from './checks';
import { readChoices } from './choice-column';
import { identityText, readEnterprises } from './enterprises';
import { farAboveUsual } from './far-above';
import { readFlags } from './flag-column';
import { inputHash } from './input-hash';
import { inputPrints, type InputPrints } from './input-prints';
import { readNumbers } from './number-column';
import { mappedColumns, sourceOf, type Source } from './source';
import { columnOutside, noRows } from './table-problems';
import { joinTitle, readTitleLists } from './title-columns';

export interface ReadOptions {
  /** The year that is settled. */
  readonly year: number;
  /** Option per reading: those of src/policy/conventions.ts count here, the default where absent. */
  readonly readings?: ReadonlyMap<string, string>;
}

export interface ReadTable {
  readonly table: Table;
  /** Project names per table row, '' where none. */
  readonly projects: readonly string[];
  /** SHA-256 of what was read: worked out when a receipt first asks for it, like the prints. */
  readonly inputHash: string;
  /** Where it changed, should the hash differ one day; none for a very large table. */
  readonly prints?: InputPrints | undefined;
  readonly problems: readonly Problem[];
}

const readColumns = (
  source: Source,
  policy: Policy,
  options: ReadOptions,
  enterpriseOf: Int32Array,
): { readonly columns: ReadonlyMap<string, Column>; readonly problems: readonly Problem[] } => {
  const dating = { year: options.year, readings: options.readings ?? new Map<string, string>() };
  const lists = readTitleLists(source, policy, dating, enterpriseOf);
  const columns = new Map<string, Column>(lists.columns);
  const problems: Problem[] = [...lists.problems];
  for (const [name, mapped] of Object.entries(source.mapping.columns)) {
    const input = policy.inputs.get(name);
    if (!input) continue;
    if (input.type.kind === 'number') {
      const read = readNumbers(source, input, mapped);
      columns.set(name, read.column);
      problems.push(...read.problems);
    } else if (input.type.kind === 'flag') {
      const read = readFlags(source, input, mapped, dating);
      const listed = lists.columns.get(name);
      const joined = listed ? joinTitle(source, input, read.column, listed, enterpriseOf) : { column: read.column, problems: [] };
      columns.set(name, joined.column);
      problems.push(...read.problems, ...joined.problems);
    } else {
      const read = readChoices(source, input, mapped);
      columns.set(name, read.column);
      problems.push(...read.problems);
    }
  }
  return { columns, problems };
};

/** Never fails: what cannot be read is told in the problems, and its cells count as blank or bad. */
export const readTable = (grid: Grid, mapping: Mapping, policy: Policy, options: ReadOptions): ReadTable => {
  const source = sourceOf(grid, mapping);
  const outside = mappedColumns(mapping).filter((c) => c.column < grid.firstColumn || c.column > lastColumnOf(grid));
  const identity = readEnterprises(source);
  const { columns, problems } = readColumns(source, policy, options, identity.enterpriseOf);
  let hash: string | undefined;
  let prints: InputPrints | undefined;
  const regionOf = identityText(source, mapping.identity.region?.column);
  const projectOf = identityText(source, mapping.identity.project?.column);
  const table: Table = {
    sheet: grid.sheet,
    rows: source.rows.length,
    rowNumbers: source.rows.map((row) => row + 1),
    enterpriseOf: identity.enterpriseOf,
    enterprises: identity.enterprises,
    regions: Array.from(source.rows, (row) => regionOf(row)),
    columns,
  };
  return {
    table,
    projects: Array.from(source.rows, (row) => projectOf(row)),
    get inputHash() {
      return (hash ??= inputHash(source));
    },
    get prints() {
      return (prints ??= inputPrints(source));
    },
    problems: [
      ...(source.rows.length === 0 ? [noRows(grid.sheet)] : []),
      ...outside.map((c) => columnOutside(grid.sheet, c.column, c.header)),
      ...identity.problems,
      ...problems,
      ...mergedCells(source, policy, table),
      ...contradictions(source, policy, table),
      ...duplicates(source, table),
      ...checkTotals(source, policy, table),
      ...farAboveUsual(source, policy, table),
      ...hidden(source),
    ],
  };
};
