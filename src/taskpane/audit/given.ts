/** The columns of given amounts as the screen shows them: the run and the desk in; the columns that would be checked, and what is unclear about them, out. */
import { withoutColumns } from '../../audit/doubles/beside';
import { findGiven, type GivenChoice, type GivenColumn, type GivenColumns } from '../../audit/given/columns';
import type { Result } from '../../core/problem';
import { relevantItems } from '../relevance';
import type { State } from '../state/state';
import { basisOf, type DeskState } from './state';

/** Undefined where the sheet or the policy is not known yet. */
export const givenNow = (
  { opened, policy, recognised }: Pick<State, 'opened' | 'policy' | 'recognised'>,
  given: DeskState['given'],
  also: DeskState['also'],
): Result<GivenColumns> | undefined => {
  if (!opened || !policy || !recognised?.ok) return undefined;
  const relevant = relevantItems(policy, recognised.value, undefined);
  const items = policy.items.filter(({ id, amount }) => amount && relevant.has(id)).map(({ id }) => id);
  return findGiven(opened, withoutColumns(recognised.value, Object.values(also)), { policy, items }, given ?? []);
};

/** The unit that was told by the values, once they were looked at. */
export const unitOf = (column: GivenColumn, state: State, desk: DeskState): string => {
  const { found } = desk;
  if (column.unit !== '' || found?.basis !== basisOf(state, desk)) return column.unit;
  return found.audit.columns.find(({ given }) => given.column === column.column)?.unit ?? '';
};

/** A column as the choice that leads to it. */
export const choiceOf = ({ column, all, items, unit, unitSource }: GivenColumn): GivenChoice => ({
  column,
  ...(!all && { items }),
  ...(unitSource === 'officer' && (unit === '元' || unit === '万元') && { unit }),
});
