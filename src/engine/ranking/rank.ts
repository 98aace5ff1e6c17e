/** One ranking over the units of a table: the item and what each unit answered in; for each group its standings, who could not be ranked, and how it was done, out. */
import { compare, type Rational } from '../../core/rational';
import type { Combination, Item, Node, Policy, Ranking } from '../../policy/model';
import type { Frame } from '../frame';
import { Code, type Choices } from '../outcome';
import { flagOf, numberOf, type Context } from '../scalar';
import type { Table } from '../table';
import { combine, lowestFirst } from './combine';
import { placed, possibleClasses, type Possible, type Range } from './places';

export interface Standing extends Possible {
  readonly unit: number;
  /** The measures as they stand in the sheet, and the weighted parts of the score. */
  readonly figures: readonly Rational[];
  readonly parts: readonly Rational[];
  readonly score: Rational;
  readonly place: number;
  /** Greater than `place` where several tie. */
  readonly last: number;
  /** The class that the sheet says was decided. */
  readonly decided?: string;
}

export interface RankedGroup {
  readonly name: string;
  /** From the first place; units that tie in the order of their names. */
  readonly standings: readonly Standing[];
  /** Units of the group that lack a figure, or of which a condition cannot be told. */
  readonly missing: readonly number[];
}

export interface RankingOutcome {
  /** Index into the policy's items. */
  readonly item: number;
  readonly as: Combination;
  /** Index into the ranking's ties: what parts equal scores. */
  readonly tie?: number;
  readonly ranges: readonly Range[];
  /** In the order of the options. */
  readonly groups: readonly RankedGroup[];
  /** Units that may belong to any group. */
  readonly unplaced: readonly number[];
}

/** The first whose condition on readings holds. */
const chosen = (ways: readonly { readonly when: Node }[], at: Context): number =>
  ways.findIndex(({ when }) => {
    const holds = flagOf(when, at);
    return holds.known && holds.value;
  });

const exactly = (node: Node, at: Context): Rational => {
  const value = numberOf(node, at);
  if (!value.known) throw new Error('a ranked unit has every figure');
  return value.value;
};

const optionOf = (name: string, { policy, frame, unit }: Context): string | undefined => {
  const fact = frame.fact(name);
  const type = policy.inputs.get(name)?.type;
  return fact?.kind === 'choice' && type?.kind === 'choice' ? type.options[fact.values[unit] as number] : undefined;
};

const groupOf = (
  name: string,
  units: readonly number[],
  missing: readonly number[],
  { ranking, as, tie, ranges }: Pick<RankingOutcome, 'as' | 'tie' | 'ranges'> & { readonly ranking: Ranking },
  at: (unit: number) => Context,
  nameOf: (unit: number) => string,
): RankedGroup => {
  const figures = units.map((unit) => ranking.measures.map(({ node }) => exactly(node, at(unit))));
  const [anyone] = units;
  const weights = anyone === undefined ? [] : ranking.measures.map(({ weight }) => exactly(weight, at(anyone)));
  const breaker = tie === undefined ? undefined : ranking.ties[tie]?.node;
  const scored = combine(as, figures, weights).map((score, i) => {
    const unit = units[i] as number;
    return {
      unit,
      figures: figures[i] as readonly Rational[],
      ...score,
      ...(breaker && { breaker: exactly(breaker, at(unit)) }),
    };
  });
  type One = (typeof scored)[number];
  const sign = lowestFirst(as) ? 1 : -1;
  const order = (a: One, b: One): number =>
    sign * compare(a.score, b.score) || (a.breaker && b.breaker ? compare(b.breaker, a.breaker) : 0);
  const byName = (a: One, b: One): number => (nameOf(a.unit) < nameOf(b.unit) ? -1 : 1);
  const standings = placed([...scored].sort(byName), order).map(({ one, place, last }): Standing => {
    const decided = optionOf(ranking.decidedIn, at(one.unit));
    const { unit, parts, score } = one;
    return {
      unit,
      figures: one.figures,
      parts,
      score,
      place,
      last,
      ...possibleClasses(place, last, ranges),
      ...(decided !== undefined && { decided }),
    };
  });
  return { name, standings, missing };
};

/** Undefined for an item that does not rank, and where the sheet lacks a column that the ranking needs: the item says so by itself. */
export const rank = (
  policy: Policy,
  choices: Choices,
  table: Table,
  frame: Frame,
  item: Item,
  index: number,
  codes: Uint8Array,
): RankingOutcome | undefined => {
  const { ranking } = item;
  if (!ranking || !item.inputs.every((name) => table.columns.has(name))) return undefined;
  const at = (unit: number): Context => ({ policy, choices, frame, unit });
  const { name: within, options } = ranking.within;
  const ranked = new Map<string | undefined, number[]>([undefined, ...options].map((option) => [option, []]));
  const missing = new Map<string | undefined, number[]>([undefined, ...options].map((option) => [option, []]));
  for (let unit = 0; unit < frame.units; unit += 1) {
    const into = codes[unit] === Code.notMoney ? ranked : codes[unit] === Code.missing ? missing : undefined;
    into?.get(optionOf(within, at(unit)))?.push(unit);
  }
  const numberAt = (node: Node): number => Number(exactly(node, at(0)).n);
  const tie = chosen(ranking.ties, at(0));
  const way = {
    as: ranking.combined[chosen(ranking.combined, at(0))]?.as ?? ('amount' as const),
    ...(tie >= 0 && { tie }),
    ranges: ranking.classes.map(({ least, most }) => ({ least: numberAt(least), most: numberAt(most) })),
  };
  const nameOf = (unit: number): string => `${table.enterprises[unit]?.name ?? ''}\n${table.enterprises[unit]?.code ?? ''}`;
  const groups = options.flatMap((option) => {
    const [units, lost] = [ranked.get(option) ?? [], missing.get(option) ?? []];
    return units.length + lost.length === 0 ? [] : [groupOf(option, units, lost, { ranking, ...way }, at, nameOf)];
  });
  return { item: index, ...way, groups, unplaced: missing.get(undefined) ?? [] };
};
