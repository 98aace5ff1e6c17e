/** Double benefit: a settlement, the claims of other policies and the relations between them in; each matter that both pay to one enterprise or project, out, as it is or as a problem. */
import { text, type Lang, type Text } from '../../core/lang';
import { moneyText } from '../../core/money';
import type { Problem } from '../../core/problem';
import type { Settlement } from '../../engine/outcome';
import type { Policy, Relation } from '../../policy/model';
import { claimsOf, type Claim } from './claims';
import { doubleBenefit, type DoubleBenefit, type Period, type Side } from './problems';

/** Another policy on the sheet: what is known of it, its year there and its claims. */
export interface Other {
  readonly id: string;
  readonly policy: Policy | undefined;
  readonly year: number | undefined;
  readonly claims: readonly Claim[];
}

interface Pair {
  readonly relation: Relation;
  /** The policy whose article rules it out. */
  readonly ruledBy: Text;
  readonly mine: ReadonlySet<string>;
  readonly theirs: ReadonlySet<string>;
  readonly theirName: Text;
  readonly articleOf: (item: string) => string;
}

/** The relations between two policies, whichever of them declares them. */
const pairsOf = (mine: Policy, other: Other): readonly Pair[] => [
  ...mine.relations
    .filter(({ policy }) => policy === other.id)
    .map((relation) => ({
      relation,
      ruledBy: mine.short,
      mine: new Set(relation.items),
      theirs: new Set(Object.keys(relation.theirs)),
      theirName: relation.name,
      articleOf: (item: string) => relation.theirs[item] ?? '',
    })),
  ...(other.policy?.relations ?? [])
    .filter(({ policy }) => policy === mine.id)
    .map((relation) => ({
      relation,
      ruledBy: other.policy?.short ?? relation.name,
      mine: new Set(Object.keys(relation.theirs)),
      theirs: new Set(relation.items),
      theirName: other.policy?.short ?? relation.name,
      articleOf: (item: string) => other.policy?.items.find(({ id }) => id === item)?.article ?? '',
    })),
];

const titleOf = (policy: Policy | undefined, item: string): Text =>
  policy?.items.find(({ id }) => id === item)?.title ?? text(item, item);

const money = ({ fen, ceiling }: Claim, lang: Lang): string =>
  ceiling ? `${lang === 'zh' ? '最高 ' : 'up to '}${moneyText(fen, lang)}` : moneyText(fen, lang);

/** One matter that two policies pay, with both payments. */
export interface Overlap extends DoubleBenefit {
  readonly claims: readonly [mine: Claim, theirs: Claim];
}

/** Whether any article of the two rules out a second payment: where none does, nothing can be told. */
export const isRelated = (mine: Policy, other: Policy): boolean =>
  pairsOf(mine, { id: other.id, policy: other, year: undefined, claims: [] }).length > 0;

/** `own`: what the settled policy pays, by its computation unless somebody's own amounts are looked at. */
export const overlapsBetween = (
  settlement: Settlement,
  others: readonly Other[],
  own: readonly Claim[] = others.length === 0 ? [] : claimsOf(settlement),
): readonly Overlap[] => {
  if (others.length === 0) return [];
  const { policy, table, choices } = settlement;
  const rowOf = new Map(Array.from(table.rowNumbers, (number, row) => [number - 1, row]));
  const unitOf = ({ row, enterpriseOnly }: Claim, { grain }: Relation): number | undefined => {
    const at = rowOf.get(row);
    if (at === undefined || (enterpriseOnly && grain === 'project')) return undefined;
    return grain === 'enterprise' ? table.enterpriseOf[at] : (table.projectOf?.[at] ?? at);
  };
  const side = (claim: Claim, name: Text, of: Policy | undefined, article: string): Side => ({
    policy: name,
    article,
    title: titleOf(of, claim.item),
    amount: text(money(claim, 'zh'), money(claim, 'en')),
    cell: claim.cell,
    row: claim.row + 1,
    ...(claim.elsewhere && { elsewhere: claim.elsewhere }),
  });
  const period = (of: Policy | undefined, year: number | undefined): Period | undefined =>
    of && year !== undefined ? { policy: of.short, from: of.from, to: of.to, year } : undefined;

  return others.flatMap((other) =>
    pairsOf(policy, other).flatMap((pair) => {
      const { relation } = pair;
      const theirs = new Map<number, Claim[]>();
      for (const claim of other.claims) {
        const unit = pair.theirs.has(claim.item) ? unitOf(claim, relation) : undefined;
        if (unit !== undefined) theirs.set(unit, [...(theirs.get(unit) ?? []), claim]);
      }
      return own
        .filter(({ item }) => pair.mine.has(item))
        .flatMap((claim) => {
          const unit = unitOf(claim, relation);
          const at = rowOf.get(claim.row);
          const enterprise = at === undefined ? undefined : table.enterprises[table.enterpriseOf[at] as number];
          return (unit === undefined ? [] : (theirs.get(unit) ?? [])).map((their): Overlap => ({
            claims: [claim, their],
            sheet: table.sheet,
            item: claim.item,
            who: enterprise?.name ?? enterprise?.code ?? '',
            matter: relation.title,
            rule: { policy: pair.ruledBy, article: relation.article },
            written: claim.written === true && their.written === true,
            mine: side(claim, policy.short, policy, policy.items.find(({ id }) => id === claim.item)?.article ?? ''),
            theirs: side(their, pair.theirName, other.policy, pair.articleOf(their.item)),
            periods: [period(policy, choices.year), period(other.policy, other.year)],
          }));
        });
    }),
  );
};

export const overlapsWith = (settlement: Settlement, others: readonly Other[]): readonly Problem[] =>
  overlapsBetween(settlement, others).map(doubleBenefit);
