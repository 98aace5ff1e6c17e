/**
 * Items compared with each other on one row, in the engine's order: difference on promotion, highest of a matter, limits per enterprise. What
 * each item comes to by itself in; when it gives way, and to how much it comes, out.
 */
import { estimatesPriorAwards, readingOption } from '../engine/resolve';
import { applies } from '../engine/settle/draft';
import { Code } from '../engine/outcome';
import type { Item, Limit, Matter, Node } from '../policy/model';
import { mapNode } from '../policy/walk';
import { numberOf, truthOf } from './compile';
import { all, any, compared, constant, either, least, minus, most, NO, not, plus, ZERO, type Expression } from './expression';
import { ownerOf, ownOf, usingFor, type Own, type World } from './own';
import { wholeFen } from './rounded';
import type { Guards } from './quantity';
import { Inexpressible, type Reason } from './reason';

export interface Standing extends Own {
  /** Pays, as far as the rules looked at say. */
  readonly pays: Expression;
  readonly displaced: Expression;
  /** Undecided for want of what was paid before. */
  readonly lacks: Expression;
  /** The rows of a project are looked at together. */
  readonly oneProjectRow: boolean;
}

type Standings = Map<string, Standing | Reason>;

const start = (world: World, item: Item): Standing | Reason => {
  try {
    const own = ownOf(world, item);
    return { ...own, pays: all(own.yes, own.known, own.comes, own.ready), displaced: NO, lacks: NO, oneProjectRow: false };
  } catch (error) {
    if (error instanceof Inexpressible) return error.reason;
    throw error;
  }
};

const NOBODY = constant(-1);

/** 分, or -1 where it does not pay. */
const paid = ({ pays, fen }: Standing): Expression => either(pays, fen, NOBODY);

/** Not one that the sheet has no columns for: it takes nothing from the others, and their formulas need not mention it. */
const mayPay = ({ pays }: Standing): boolean => pays.constant !== false;

const paysSomebody = (world: World, { id }: Item): boolean =>
  world.settlement.outcomes.some(
    ({ item, code }) => item.id === id && code.some((one) => one === Code.awarded || one === Code.upTo || one === Code.displaced),
  );

/** The standings of a rule's items, or why there are none: one that pays and cannot be told leaves the others untold. */
const membersOf = (world: World, standings: Standings, ids: readonly string[]): readonly Standing[] | Reason => {
  const members: Standing[] = [];
  for (const id of ids) {
    const found = standings.get(id);
    const item = world.settlement.policy.items.find((one) => one.id === id);
    if (!item?.amount || found === undefined) continue;
    if (typeof found !== 'string') members.push(found);
    else if (paysSomebody(world, item)) return 'sibling';
  }
  return members;
};

/** Every formula of the group needs the guards of all, since it computes them. */
const guardsOf = (members: readonly Standing[]): Guards => {
  const seen = new Map(members.flatMap(({ guards }) => guards).map((guard) => [guard.text, guard]));
  return [...seen.values()];
};

const mixed = (members: readonly Standing[]): boolean => members.some(({ item }) => item.grain === 'project');

const highest = (world: World, matter: Matter, members: readonly Standing[]): readonly Standing[] => {
  const { items } = world.settlement.policy;
  const index = ({ item }: Standing): number => items.findIndex(({ id }) => id === item.id);
  const together = matter.grain === 'enterprise' ? members : members.filter(({ item }) => item.grain === 'project');
  if (together.length < 2) return together;
  return together.map((one) => {
    // A ceiling decides nothing against an exact award; an exact award of the same amount comes first.
    const rivals = together.filter(
      (other) => other !== one && mayPay(other) && !(one.basis === 'exact' && other.basis === 'ceiling'),
    );
    const beaten = any(
      ...rivals.map((other) => {
        const first = other.basis === one.basis ? index(other) < index(one) : other.basis === 'exact';
        return compared(paid(other), first ? '>=' : '>', one.fen);
      }),
    );
    return {
      ...one,
      guards: guardsOf([one, ...rivals]),
      displaced: any(one.displaced, all(one.pays, beaten)),
      pays: all(one.pays, not(beaten)),
      oneRow: one.oneRow || (matter.grain === 'enterprise' && mixed(together)),
      oneProjectRow: one.oneProjectRow || matter.grain === 'project',
    };
  });
};

/** The conditions of a grade as they were in earlier years. */
const heldBefore = (world: World, { item }: Standing, guards: Guards): Expression => {
  const using = usingFor(world, ownerOf(item), '条件', item.grain, guards);
  return all(
    ...item.conditions.map(
      ({ node }) =>
        truthOf(
          mapNode(node, (part: Node) => (part.op === 'recognised' ? { ...part, when: 'before' } : part)),
          using,
        ).yes,
    ),
  );
};

const promoted = (world: World, matter: Matter, members: readonly Standing[]): readonly Standing[] => {
  const { policy, choices } = world.settlement;
  const { prior } = matter.promotion ?? {};
  const type = prior === undefined ? undefined : policy.inputs.get(prior)?.type;
  const guards = guardsOf(members);
  return members.map((one, at) => {
    const others = members.filter((other) => other !== one);
    const beaten = any(
      ...members.flatMap((other, i) =>
        other === one || !mayPay(other) ? [] : [compared(paid(other), i > at ? '>=' : '>', one.fen)],
      ),
    );
    const before =
      prior === undefined || !type
        ? undefined
        : numberOf({ op: 'input', type, name: prior }, usingFor(world, ownerOf(one.item), '已奖', one.item.grain, guards));
    const held = any(...others.map((other) => heldBefore(world, other, guards)));
    if (held !== NO && estimatesPriorAwards(policy, choices)) throw new Inexpressible('promotion');
    const lacks = all(not(before?.known ?? NO), held);
    return {
      ...one,
      guards,
      displaced: any(one.displaced, all(one.pays, beaten)),
      lacks: any(one.lacks, lacks),
      pays: all(one.pays, not(beaten), not(lacks)),
      fen: before ? most(ZERO, minus(one.fen, wholeFen(before, guards))) : one.fen,
    };
  });
};

const limited = (world: World, limit: Limit, members: readonly Standing[]): readonly Standing[] => {
  const guards = guardsOf(members);
  const owner = { id: limit.id, label: limit.title, article: limit.article };
  const cap = numberOf(limit.cap, usingFor(world, owner, '限额', 'enterprise', guards));
  if (cap.known.constant !== true) throw new Inexpressible('figure');
  const inOrder = [...members.filter(({ basis }) => basis === 'exact'), ...members.filter(({ basis }) => basis === 'ceiling')];
  let used: Expression = ZERO;
  return inOrder.map((one) => {
    const fen = most(ZERO, least(one.fen, minus(wholeFen(cap, guards), used)));
    used = plus(used, either(one.pays, fen, ZERO));
    return { ...one, guards, fen, oneRow: one.oneRow || mixed(members) };
  });
};

/** Every item that could be a formula, or why it cannot. */
export const standingsOf = (world: World, wanted: ReadonlySet<string>): ReadonlyMap<string, Standing | Reason> => {
  const { policy, choices } = world.settlement;
  const option = (key: string): string => readingOption(policy, choices, key);
  const standings: Standings = new Map(
    policy.items.flatMap((item) => (item.amount && wanted.has(item.id) ? [[item.id, start(world, item)] as const] : [])),
  );
  const apply = (ids: readonly string[], rule: (members: readonly Standing[]) => readonly Standing[]): void => {
    const refuse = (reason: Reason): void =>
      ids.forEach((id) => typeof standings.get(id) === 'object' && standings.set(id, reason));
    const members = membersOf(world, standings, ids);
    if (typeof members === 'string') return refuse(members);
    try {
      rule(members).forEach((one) => standings.set(one.item.id, one));
    } catch (error) {
      if (!(error instanceof Inexpressible)) throw error;
      refuse(error.reason);
    }
  };
  for (const promotion of [true, false])
    for (const matter of policy.matters)
      if ((matter.promotion !== undefined) === promotion && applies(matter, option))
        apply(matter.items, (members) => (promotion ? promoted : highest)(world, matter, members));
  for (const limit of policy.limits) if (applies(limit, option)) apply(limit.items, (members) => limited(world, limit, members));
  return standings;
};
