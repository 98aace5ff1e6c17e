/** The unit of a column that does not say it: a settlement and the column in; the unit in which more of its amounts agree, with a warning, or why there is none, out. */
import { done, failed, type Problem, type Result } from '../core/problem';
import type { Settlement } from '../engine/outcome';
import { CellState } from '../engine/table';
import type { Source } from '../sheet/read/source';
import { compareGiven, type Comparison } from './differences/compare';
import { expectedOf } from './differences/expected';
import type { GivenColumn } from './given/columns';
import { unitFromValues, unitUnknown } from './given/problems';
import { readGiven, type GivenAmounts } from './given/read';

export interface InUnit {
  readonly given: GivenColumn;
  readonly problems: readonly Problem[];
}

const off = ({ differences, open }: Comparison): number =>
  [...differences, ...open].reduce((all, { given, expected }) => all + Math.abs((given ?? 0) - expected), 0);

const amountsIn = ({ fen, state }: GivenAmounts): number =>
  fen.reduce((count, value, row) => count + Number(value !== 0 && state[row] === CellState.value), 0);

/** No unit is chosen under which nothing agrees: every row would be told as wrong, by a guess. */
export const inUnitOfValues = (settlement: Settlement, source: Source, given: GivenColumn): Result<InUnit> => {
  if (given.unit !== '') return done({ given, problems: [] });
  const expected = expectedOf(settlement, given.items);
  const [wan, yuan] = (['万元', '元'] as const).map((unit) => {
    const amounts = readGiven(source, given, unit);
    return { unit, amounts, comparison: compareGiven(settlement.table, expected, amounts) };
  }) as [Tried, Tried];
  const [a, b] = [wan.comparison, yuan.comparison];
  const best = a.telling > b.telling || (a.telling === b.telling && off(a) <= off(b)) ? wan : yuan;
  const chosen: GivenColumn = { ...given, unit: best.unit, unitSource: 'values' };
  const { agreeing, telling, given: rows } = best.comparison;
  const { sheet } = source.grid;
  if (telling > 0) return done({ given: chosen, problems: [unitFromValues(sheet, given.header, best.unit, agreeing, rows)] });
  const amounts = amountsIn(wan.amounts);
  // Nothing is nothing in either unit.
  return amounts === 0 ? done({ given: chosen, problems: [] }) : failed(unitUnknown(sheet, given.header, amounts));
};

interface Tried {
  readonly unit: '万元' | '元';
  readonly amounts: GivenAmounts;
  readonly comparison: Comparison;
}
