/** The middle of a run: a sheet whose columns are known and what the officer wants, in; every award, out. */
import { done, type Problem, type Result } from '../core/problem';
import { chooseAll, type Wanted } from '../engine/choose';
import type { Settlement } from '../engine/outcome';
import { rankingProblems } from '../engine/ranking/tell';
import { settle } from '../engine/settle';
import type { Policy } from '../policy/model';
import type { Recognition } from '../sheet/mapping';
import type { Progress } from '../sheet/port/port';
import { yearsAbove } from '../sheet/read/title-years';
import { readTable, type ReadTable } from '../sheet/read/read-table';
import { withAbsentFlags } from './absent-flags';
import { withFigures } from './figures';
import type { Opened } from './open';
import { titleOfAnotherYear } from './problems';
import { withProjects } from './projects';

export interface Computed {
  readonly settlement: Settlement;
  readonly read: ReadTable;
  readonly recognition: Recognition;
  readonly problems: readonly Problem[];
}

/** A list of another year looks like any other. */
const yearProblems = ({ grid }: Pick<Opened, 'grid'>, { mapping }: Recognition, year: number): readonly Problem[] => {
  const named = yearsAbove(grid, mapping.headerRow);
  return named.length > 0 && !named.includes(year) ? [titleOfAnotherYear(grid.sheet, [...new Set(named)], year)] : [];
};

/** Reads the table by the recognised mapping and settles it. Pure: it may run in a worker. */
export const compute = (
  opened: Pick<Opened, 'grid' | 'parameters' | 'memory'>,
  recognition: Recognition,
  policy: Policy,
  wanted: Wanted,
  progress?: Progress,
): Result<Computed> => {
  const { wanted: all, problems } = withFigures(opened, policy, wanted);
  const choices = chooseAll(policy, all);
  if (!choices.ok) return choices;
  const read = readTable(opened.grid, recognition.mapping, policy, { year: wanted.year, readings: choices.value.readings });
  const table = withProjects(withAbsentFlags(read.table, policy, choices.value.readings), read.projects);
  const settlement = settle(policy, table, choices.value, { progress });
  return done({
    settlement,
    read,
    recognition,
    problems: [
      ...choices.problems,
      ...problems,
      ...yearProblems(opened, recognition, wanted.year),
      ...read.problems,
      ...rankingProblems(settlement),
    ],
  });
};
