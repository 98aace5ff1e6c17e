/** Columns that were passed over for their year alone: candidates of inputs that have no column in; one problem for each such column, out. */
import type { Problem } from '../../core/problem';
import type { Candidate, Headed } from './assign';
import { yearMismatch } from './problems';

export const otherYears = (
  sheet: string,
  row: number,
  columns: readonly Headed[],
  missed: readonly { readonly input: string; readonly candidate: Candidate }[],
  settled: number | undefined,
): readonly Problem[] => {
  if (settled === undefined) return [];
  return columns.flatMap(({ column, header, heading: { said } }) => {
    const wanted = missed.flatMap(({ input, candidate: { column: at, otherYear } }) =>
      at === column && otherYear !== undefined ? [{ input, year: settled + otherYear }] : [],
    );
    return said === undefined || wanted.length === 0
      ? []
      : [yearMismatch(sheet, row, { column, header, year: settled + said }, wanted, settled)];
  });
};
