/** Where one unit stands: looked up once per ranking, so that explaining every row stays quick. */
import type { Settlement } from '../outcome';
import type { RankedGroup, RankingOutcome, Standing } from './rank';

export interface Stands {
  readonly ranking: RankingOutcome;
  readonly group: RankedGroup;
  readonly standing: Standing;
}

const cache = new WeakMap<RankingOutcome, ReadonlyMap<number, Stands>>();

const allOf = (ranking: RankingOutcome): ReadonlyMap<number, Stands> => {
  const found =
    cache.get(ranking) ??
    new Map(
      ranking.groups.flatMap((group) =>
        group.standings.map((standing): [number, Stands] => [standing.unit, { ranking, group, standing }]),
      ),
    );
  cache.set(ranking, found);
  return found;
};

/** Undefined for an item that does not rank, and for a unit that is not ranked. */
export const standingOf = ({ rankings }: Settlement, item: number, unit: number): Stands | undefined => {
  const ranking = rankings.find((one) => one.item === item);
  return ranking && allOf(ranking).get(unit);
};
