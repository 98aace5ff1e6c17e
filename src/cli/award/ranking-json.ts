/** The rankings of a settlement as plain data: how each was done, then each group's places with the classes that they can come to. */
import type { Lang } from '../../core/lang';
import { toDecimal, type Rational } from '../../core/rational';
import type { Settlement } from '../../engine/outcome';
import { scoreText } from '../../engine/ranking/words';

/** Exact: a decimal where it ends, else a fraction. */
const exact = (value: Rational): string => toDecimal(value) ?? `${value.n}/${value.d}`;

export const rankingsJson = ({ policy, table, rankings }: Settlement, lang: Lang): readonly object[] =>
  rankings.flatMap(({ item: index, as, tie, ranges, groups, unplaced }) => {
    const item = policy.items[index];
    const ranking = item?.ranking;
    if (!item || !ranking) return [];
    const who = (unit: number): object => ({
      code: table.enterprises[unit]?.code ?? null,
      name: table.enterprises[unit]?.name ?? '',
    });
    return [
      {
        item: item.id,
        article: item.article,
        title: item.title[lang],
        provisional: true,
        combinedAs: as,
        tiesToTheHigher: tie === undefined ? null : (ranking.ties[tie]?.text ?? null),
        classes: ranking.classes.map(({ name }, k) => ({ class: name, ...ranges[k] })),
        groups: groups.map(({ name, standings, missing }) => ({
          group: name,
          ranked: standings.map((one) => ({
            place: one.place,
            tied: one.last - one.place + 1,
            enterprise: who(one.unit),
            figures: one.figures.map(exact),
            score: exact(one.score),
            scoreText: scoreText(one.score, as, ranking)[lang],
            classes: one.classes.map((k) => ranking.classes[k]?.name ?? ''),
            orNone: one.none,
            decided: one.decided ?? null,
          })),
          missing: missing.map(who),
        })),
        groupUnknown: unplaced.map(who),
      },
    ];
  });
