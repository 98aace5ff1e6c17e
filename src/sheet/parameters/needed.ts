/** Which figures of other documents a policy takes: a policy, or a settlement of it, in; their names with articles, units and ceilings, out. */
import type { Text } from '../../core/lang';
import { enterable } from '../../engine/enter';
import { Code, type Settlement } from '../../engine/outcome';
import type { Item, Policy, ValueType } from '../../policy/model';
import { isAsked } from '../compose/awards';

export interface Wanted {
  readonly name: string;
  readonly article: string;
  readonly type: ValueType;
  readonly atMost: Text | undefined;
  /** The amount under a ceiling, rather than a figure of a formula. */
  readonly decision: boolean;
  readonly items: readonly Item[];
  readonly help: Text | undefined;
}

/** Figures that the items need: local parameters, and for `decided` items what is decided under their ceilings; in the order of the document. */
export const wantedOf = (policy: Policy, items: readonly Item[], decided: readonly Item[]): readonly Wanted[] => {
  const local = [...policy.parameters.values()].filter(({ values }) => values.length === 0);
  const ids = new Set(items.map(({ id }) => id));
  const order = new Map(policy.articles.map(({ number }, i) => [number, i]));
  const all = [
    ...local.flatMap(({ name, article, items: needing, help }) =>
      needing.some((id) => ids.has(id))
        ? [{ name, article, items: policy.items.filter(({ id }) => needing.includes(id)), help, decision: false }]
        : [],
    ),
    ...decided.flatMap((item) =>
      item.decidedBy === undefined
        ? []
        : [{ name: item.decidedBy, article: item.article, items: [item], help: undefined, decision: true }],
    ),
  ];
  return all
    .flatMap((one): Wanted[] => {
      const takes = enterable(policy, one.name);
      return takes ? [{ ...one, type: takes.type, atMost: takes.atMost }] : [];
    })
    .sort((a, b) => (order.get(a.article) ?? 0) - (order.get(b.article) ?? 0));
};

/** What a run could have used: the figures of items that pay, wait for one or lack data, and the decisions under ceilings that stand. */
export const neededFor = (settlement: Settlement): readonly Wanted[] => {
  const computed = settlement.outcomes.filter(
    (outcome) => isAsked(settlement, outcome) && outcome.code.some((code) => code !== Code.notEligible && code !== Code.notMoney),
  );
  const items = computed.map(({ item }) => item);
  const open = computed.filter(({ item, code }) => settlement.choices.parameters.has(item.id) || code.includes(Code.upTo));
  return wantedOf(
    settlement.policy,
    items,
    open.map(({ item }) => item),
  );
};
