/** Caps that were not applied, applied twice, mistyped, or applied to another whole: an item in, the item with another cap out. */
import { text, type Text } from '../../core/lang';
import { equal, rational } from '../../core/rational';
import { bothNumbers } from '../../engine/explain/format';
import type { Item, Node } from '../../policy/model';
import { mapNode } from '../../policy/walk';
import { isMoney } from '../../policy/units';
import { nodesIn, replaceNode, withItem } from '../rewrite';
import type { ItemChange, ItemChanges, Scene, World, Worlds } from './cause';

type Literal = Extract<Node, { op: 'literal' }>;

export const shownCap = (cap: Node): Text => (cap.op === 'literal' ? bothNumbers(cap.value, cap.type) : text('', ''));

const named = (zh: string, en: string, cap: Node): Text =>
  text(`${zh}${shownCap(cap).zh}`, `${en}${cap.op === 'literal' ? ` ${shownCap(cap).en}` : ''}`);

/** Caps that stand in the formula: `min(…, 1500万元)`. */
const innerCaps = (node: Node): readonly { readonly min: Extract<Node, { op: 'min' | 'max' }>; readonly cap: Literal }[] =>
  nodesIn(node).flatMap((part) =>
    part.op === 'min' && part.of.length > 1
      ? part.of.flatMap((arm) => (arm.op === 'literal' && isMoney(arm.type) ? [{ min: part, cap: arm }] : []))
      : [],
  );

/** Caps of other items and of limits, for a cap that was mistyped. */
const otherCaps = ({ document: policy }: Scene, cap: Literal): readonly Literal[] => {
  const all = [...policy.items.flatMap(({ amount }) => amount?.cap ?? []), ...policy.limits.map((limit) => limit.cap)];
  const found: Literal[] = [];
  for (const node of all)
    if (node.op === 'literal' && !equal(node.value, cap.value) && !found.some((one) => equal(one.value, node.value)))
      found.push(node);
  return found.slice(0, 12);
};

/** More amounts than this are not tried: those that fewest kinds of places come to fall away. */
const MOST_IMPLIED = 8;

interface Implied {
  readonly cap: Literal;
  readonly weight: number;
  /** How many different amounts it would have cut; absent where the document has the cap. */
  readonly cutTo?: number;
}

/** As caps are: 50, 150, 500万元. */
const isRound = (fen: number): boolean => /^[1-9]5?0*$/.test(String(fen)) && fen >= 1_000_000;

/** Among so many differences two have the same amount by accident. */
const MANY = 50;
/** 分 of a 万元, and different amounts too few to tell whether they are whole ones anyway. */
const WHOLE = 1_000_000;
const FEW = 10;

/** Of the amounts that are cut those that are different: by less than a fiftieth counts as one, and a cut by less may be a rounding. */
const cutBy = (cap: number, dues: readonly number[]): number => {
  let [count, last] = [0, cap];
  for (const due of dues.filter((fen) => fen > cap).sort((a, b) => a - b))
    if (due >= last * 1.02) [count, last] = [count + 1, due];
  return count;
};

const isKnown = (known: readonly Literal[], fen: number): boolean => known.some(({ value }) => equal(value, rational(fen, 100)));

/** Amounts that may be a cap which was typed: one to which places come that are due different amounts, as a cap makes of them, or a round one. */
const impliedCaps = ({ places }: Scene, known: readonly Literal[], { type }: Node): readonly Implied[] => {
  const dues = new Map<number, number[]>();
  const all = places.filter(({ given }) => given > 0);
  for (const { given, due } of all) dues.set(given, [...(dues.get(given) ?? []), due]);
  const amounts = [...dues.keys()];
  // Among different amounts that are all round, that one is says nothing.
  const roundAnyway = amounts.length > FEW && amounts.filter((fen) => fen % WHOLE === 0).length > amounts.length / 2;
  return [...dues]
    .map(([fen, due]) => ({ fen, due, cutTo: cutBy(fen, due) }))
    .filter(({ fen, cutTo }) => cutTo > (all.length > MANY ? 2 : 1) || (!roundAnyway && isRound(fen)))
    .filter(({ fen }) => !isKnown(known, fen))
    .sort((a, b) => b.cutTo - a.cutTo)
    .slice(0, MOST_IMPLIED)
    .map(({ fen, due, cutTo }) => ({
      cap: { op: 'literal', type, value: rational(fen, 100), text: '' },
      // A round amount alone may be anything; where the right cap is due as well, it may be another cap.
      weight: cutTo > 2 ? 71 : cutTo === 2 ? 58 : due.some((one) => isKnown(known, one)) ? 41 : 29,
      cutTo,
    }));
};

/** How likely the cap of another item is. */
const OF_OTHERS = 72;

/** Figures that may stand in for a cap: those of the document, then those that the amounts themselves tell. */
export const figuresFor = (scene: Scene, cap: Node): readonly Implied[] => {
  if (cap.op !== 'literal') return impliedCaps(scene, [], cap);
  const others = otherCaps(scene, cap);
  return [...others.map((other) => ({ cap: other, weight: OF_OTHERS })), ...impliedCaps(scene, [cap, ...others], cap)];
};

/** A cap that is worked out for each project has no figure of its own to say. */
const mistyped = (cap: Node, used: Literal): Text =>
  cap.op === 'literal'
    ? text(
        `上限应为${shownCap(cap).zh}，按${shownCap(used).zh}执行`,
        `The cap is ${shownCap(cap).en}, but ${shownCap(used).en} was used`,
      )
    : text(`上限按${shownCap(used).zh}执行`, `A cap of ${shownCap(used).en} was used`);

const without = (item: Item): Item => {
  if (!item.amount) return item;
  const { cap: _cap, ...amount } = item.amount;
  return { ...item, amount };
};

export const caps: ItemChanges = (item, scene) => {
  const { amount } = item;
  if (!amount) return [];
  const { cap } = amount;
  const changes: ItemChange[] = [];
  if (cap) {
    const onBase = mapNode(amount.node, (node) =>
      node.op === 'input' && isMoney(node.type) ? { op: 'min', type: node.type, of: [node, cap] } : node,
    );
    changes.push(
      { id: 'cap', weight: 90, text: named('没有执行上限', 'The cap was not applied:', cap), to: without(item) },
      {
        id: 'cap-twice',
        weight: 75,
        text:
          cap.op === 'literal'
            ? named('基数先按上限截取，再计奖：', 'The base was cut to the cap before the award was computed:', cap)
            : text('基数先按上限截取，再计奖', 'The base was cut to the cap before the award was computed'),
        to: { ...item, amount: { ...amount, node: onBase } },
      },
    );
    if (isMoney(cap.type))
      for (const { cap: other, weight } of figuresFor(scene, cap))
        changes.push({
          id: 'cap-figure',
          weight,
          text: mistyped(cap, other),
          to: { ...item, amount: { ...amount, cap: other } },
        });
  }
  for (const { min, cap: inner } of innerCaps(amount.node)) {
    const rest = min.of.filter((arm) => arm !== inner);
    const by: Node = rest.length === 1 ? (rest[0] as Node) : { ...min, of: rest };
    changes.push({
      id: 'cap',
      weight: 86,
      text: named('没有执行公式中的上限', 'A cap in the formula was not applied:', inner),
      to: { ...item, amount: { ...amount, node: replaceNode(amount.node, min, by) } },
    });
    for (const { cap: other, weight } of impliedCaps(scene, [inner], inner))
      changes.push({
        id: 'cap-figure',
        weight: weight - 1,
        text: mistyped(inner, other),
        to: { ...item, amount: { ...amount, node: replaceNode(amount.node, inner, other) } },
      });
  }
  return changes;
};

/** A cap of each project that was applied to the enterprise's sum, or row by row where several rows are one project. */
export const capScopes: Worlds = (scene) => {
  const { policy, table } = scene;
  const capped = scene.items.filter(({ amount }) => amount?.cap);
  const worlds: World[] = capped
    .filter(({ grain }) => grain === 'project')
    .map((item) => ({
      id: 'cap-twice',
      weight: 74,
      item: item.id,
      touched: [item.id],
      text: named(
        '项目上限又按企业合计执行了一次：',
        'The cap of each project was applied to the enterprise’s sum as well:',
        item.amount?.cap as Node,
      ),
      policy: {
        ...policy,
        limits: [
          ...policy.limits,
          { id: `audit:${item.id}`, article: item.article, title: item.title, items: [item.id], cap: item.amount?.cap as Node },
        ],
      },
    }));
  const audited = new Set(scene.items.map(({ id }) => id));
  for (const limit of policy.limits) {
    const { cap } = limit;
    const touched = limit.items.filter((id) => audited.has(id));
    if (cap.op !== 'literal' || touched.length === 0) continue;
    for (const { cap: other, weight } of impliedCaps(scene, [cap], cap))
      worlds.push({
        id: 'cap-figure',
        weight: weight - 2,
        touched,
        text: mistyped(cap, other),
        policy: { ...policy, limits: policy.limits.map((one) => (one === limit ? { ...one, cap: other } : one)) },
      });
  }
  const limited = capped.filter(({ id }) => policy.limits.some((limit) => limit.items.includes(id)));
  for (const item of limited)
    worlds.push({
      id: 'cap',
      // The limit alone says more where it is enough.
      weight: 84,
      unless: ['cap', 'limit'],
      item: item.id,
      touched: [item.id],
      text: text('项目上限和合计上限都没有执行', 'Neither the cap nor the limit on the sum was applied'),
      policy: { ...withItem(policy, without(item)), limits: policy.limits.filter((limit) => !limit.items.includes(item.id)) },
    });
  if (table.projectOf && capped.length > 0) {
    const { projectOf: _projects, ...apart } = table;
    worlds.push({
      id: 'cap',
      weight: 84,
      touched: capped.map(({ id }) => id),
      text: text('同一项目分列几行，上限逐行各执行了一次', 'One project stands on several rows, and each row got the whole cap'),
      table: apart,
    });
  }
  return worlds;
};
