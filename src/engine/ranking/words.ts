/** A ranking in words, in both languages: how it was added up, a place, what the place can come to, the numbers that may be supported. */
import { text, type Text } from '../../core/lang';
import type { Rational } from '../../core/rational';
import type { Combination, Ranking, ValueType } from '../../policy/model';
import { bothNumbers } from '../explain/format';
import type { RankedGroup, RankingOutcome, Standing } from './rank';

export const COMBINED: Readonly<Record<Combination, Text>> = {
  amount: text('各项原值加权相加', 'weighted figures added up'),
  'share of the highest': text('各项占组内最高值的比例加权相加', 'weighted shares of the highest figure of the group'),
  'share of the sum': text('各项占组内合计的比例加权相加', 'weighted shares of the sum of the group'),
  place: text('各项名次加权相加，低者在前', 'weighted places, the lowest first'),
};

const NUMBER: ValueType = { kind: 'number', dims: {} };
const RATE: ValueType = { kind: 'number', dims: {}, flavour: 'rate' };

/** The type of a score: that of the figures, a share, or a plain number. */
export const scoreType = (as: Combination, ranking: Ranking): ValueType =>
  as === 'amount' ? (ranking.measures[0]?.node.type ?? NUMBER) : as === 'place' ? NUMBER : RATE;

export const scoreText = (value: Rational, as: Combination, ranking: Ranking): Text => bothNumbers(value, scoreType(as, ranking));

/** `第3名（并列2家）`. */
export const placeText = ({ place, last }: Standing): Text => {
  const tied = last - place + 1;
  return tied > 1
    ? text(`第${place}名（并列${tied}家）`, `place ${place} (${tied} tie)`)
    : text(`第${place}名`, `place ${place}`);
};

export const sizeText = ({ standings, missing }: RankedGroup): Text =>
  missing.length > 0
    ? text(
        `已排${standings.length}家，另有${missing.length}家缺数据未排`,
        `${standings.length} ranked, ${missing.length} lack data`,
      )
    : text(`共${standings.length}家`, `of ${standings.length}`);

/** `龙头企业`, `龙头企业或骨干企业`, `配套企业或不列入`, `不列入`. */
export const classText = ({ classes, none }: Standing, ranking: Ranking): Text => {
  const names = classes.flatMap((k) => ranking.classes[k]?.name ?? []);
  return text([...names, ...(none ? ['不列入'] : [])].join('或'), [...names, ...(none ? ['not listed'] : [])].join(' or '));
};

export const isOpen = ({ classes, none }: Standing): boolean => classes.length + Number(none) > 1;

/** `龙头企业1–3家，骨干企业5–10家`. */
export const rangesText = ({ ranges }: RankingOutcome, ranking: Ranking): Text => {
  const each = (join: string, one: (name: string, range: string) => string): string =>
    ranking.classes.map(({ name }, k) => one(name, `${ranges[k]?.least ?? 0}–${ranges[k]?.most ?? 0}`)).join(join);
  return text(
    each('，', (name, range) => `${name}${range}家`),
    each(', ', (name, range) => `${name} ${range}`),
  );
};
