/** Columns that were passed over for their unit alone: candidates of inputs that have no column in; one problem for each such input and column, out. */
import type { Problem } from '../../core/problem';
import type { Candidate } from './assign';
import { unitMismatch } from './problems';
import type { Wanted } from './vocabulary';

export const otherUnits = (
  sheet: string,
  row: number,
  missed: readonly { readonly input: string; readonly candidate: Candidate }[],
  wanted: readonly Wanted[],
): readonly Problem[] =>
  missed.flatMap(({ input, candidate }) => {
    const usual = wanted.find(({ id }) => id === input)?.input?.displayUnit;
    const { otherUnit: unit } = candidate;
    return unit === undefined || !usual ? [] : [unitMismatch(sheet, row, { ...candidate, unit }, { input, usual })];
  });
