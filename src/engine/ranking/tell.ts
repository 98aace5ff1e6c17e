/** What the officer has to know of the rankings of a settlement: equal scores, and enterprises that could not be ranked. */
import { text } from '../../core/lang';
import type { Problem } from '../../core/problem';
import type { Settlement } from '../outcome';
import { rankingIncomplete, rankingTie, rankingWithoutColumns } from '../problems';
import type { RankedGroup, Standing } from './rank';
import { isOpen, placeText } from './words';

const tiesOf = ({ standings }: RankedGroup): readonly (readonly Standing[])[] =>
  standings
    .filter(({ place, last }) => last > place)
    .reduce<Standing[][]>((groups, standing) => {
      const open = groups.at(-1);
      if (open?.[0]?.place === standing.place) open.push(standing);
      else groups.push([standing]);
      return groups;
    }, []);

/** A sheet that says groups was meant to be ranked; one that has none of the columns was not. */
const notRanked = ({ policy, table }: Settlement): readonly Problem[] =>
  policy.items.flatMap(({ id, ranking, inputs }) => {
    const lacking = inputs.filter((name) => !table.columns.has(name));
    if (!ranking || !table.columns.has(ranking.within.name) || lacking.length === 0) return [];
    return [
      rankingWithoutColumns(
        id,
        lacking.map((name) => text(name, policy.inputs.get(name)?.en ?? name)),
      ),
    ];
  });

export const rankingProblems = (settlement: Settlement): readonly Problem[] => {
  const { policy, rankings, table } = settlement;
  const told = rankings.flatMap(({ item, groups, unplaced }) => {
    const id = policy.items[item]?.id ?? '';
    const nameOf = (unit: number): string => table.enterprises[unit]?.name ?? '';
    const lost = [
      ...groups.map(({ name, missing }) => ({ name: text(name, name), missing })),
      { name: text('未填所属分组', 'Group not given'), missing: unplaced },
    ];
    return [
      ...groups.flatMap((group) =>
        tiesOf(group).map((tied) => {
          const first = tied[0] as Standing;
          const names = tied.map(({ unit }) => nameOf(unit));
          return rankingTie(id, group.name, names, placeText(first), isOpen(first));
        }),
      ),
      ...lost.flatMap(({ name, missing }) => (missing.length > 0 ? [rankingIncomplete(id, name, missing.map(nameOf))] : [])),
    ];
  });
  return [...notRanked(settlement), ...told];
};
