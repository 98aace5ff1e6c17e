/** How many enterprises, projects and payments some rows of a list have: a settlement, its projects and the compared columns in; for any rows, the counts that a text or a sheet of sums may mean, out. */
import type { Settlement } from '../../engine/outcome';
import { CellState } from '../../engine/table';
import { nameKey } from '../../sheet/normalise';
import type { ColumnResult } from '../differences/differences';

/** Each may be meant in more than one way: of all rows, or of those with an amount in one of the columns. The first is what is told. */
export interface Counts {
  readonly enterprises: readonly number[];
  readonly projects: readonly number[];
  readonly times: readonly number[];
}

/** `columns`: those whose amounts tell who is paid. */
export const countsOf = (
  { table }: Settlement,
  projects: readonly string[],
  columns: readonly Pick<ColumnResult, 'amounts'>[],
  rows: readonly number[],
): Counts => {
  const enterprisesOf = (some: readonly number[]): number => new Set(some.map((row) => table.enterpriseOf[row])).size;
  const projectAt = (row: number): string => {
    const project = nameKey(projects[row] ?? '');
    return project === '' ? `row ${row}` : `${table.enterpriseOf[row] as number} ${project}`;
  };
  const paid = columns.map(({ amounts }) =>
    rows.filter((row) => amounts.state[row] === CellState.value && amounts.fen[row] !== 0),
  );
  return {
    enterprises: [enterprisesOf(rows), ...paid.map(enterprisesOf)],
    projects: [new Set(rows.map(projectAt)).size, rows.length, ...paid.map((some) => some.length)],
    times: [rows.length, ...paid.map((some) => some.length)],
  };
};

export const allRows = ({ table }: Settlement): readonly number[] => Array.from({ length: table.rows }, (_, row) => row);

/** 分 of the amounts in these rows. */
export const sumOf = ({ amounts }: Pick<ColumnResult, 'amounts'>, rows: readonly number[]): number =>
  rows.reduce((sum, row) => sum + (amounts.state[row] === CellState.value ? (amounts.fen[row] as number) : 0), 0);
