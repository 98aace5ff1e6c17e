/** A result as the pane has it: what it comes to as a whole, and a way to ask for the rest, which stays where it was computed. */
import { done, type Result } from '../../core/problem';
import type { Totals } from '../../engine/outcome';
import type { Policy } from '../../policy/model';
import type { Computed } from '../../run/compute';
import type { Recognition } from '../../sheet/mapping';
import type { See } from '../lookups';
import { answeredItems, byArticle, countAnswers, type ArticleSum } from '../summary';

export interface Summary extends ReturnType<typeof countAnswers> {
  readonly sheet: string;
  readonly rows: number;
  readonly enterprises: number;
  readonly totals: Totals;
  readonly articles: readonly ArticleSum[];
  /** Ids of the items that answer something for somebody. */
  readonly answered: readonly string[];
  /** How many there are to tell. */
  readonly problems: number;
}

export interface Settled extends Summary {
  readonly policy: Policy;
  readonly recognition: Recognition;
  readonly see: See;
}

export const summaryOf = ({ settlement, problems }: Computed): Summary => ({
  sheet: settlement.table.sheet,
  rows: settlement.table.rows,
  enterprises: settlement.table.enterprises.length,
  totals: settlement.totals,
  articles: byArticle(settlement),
  ...countAnswers(settlement),
  answered: answeredItems(settlement),
  problems: problems.length,
});

export const settledBy = (
  result: Result<Summary>,
  { policy, recognition }: Pick<Settled, 'policy' | 'recognition'>,
  see: See,
): Result<Settled> => (result.ok ? done({ ...result.value, policy, recognition, see }, result.problems) : result);
