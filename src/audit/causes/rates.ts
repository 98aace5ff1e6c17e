/** A rate that the document does not have, told by the amount itself (given ÷ base): places that differ in, one world per rate that comes out to the 分, out. */
import { text } from '../../core/lang';
import { equal, multiply, rational, toNumber, type Rational } from '../../core/rational';
import { bothNumbers } from '../../engine/explain/format';
import { Code, type ItemOutcome } from '../../engine/outcome';
import { roundFen } from '../../engine/round';
import { numberOf } from '../../engine/scalar';
import { framesOf } from '../../engine/settle';
import type { Item, Node } from '../../policy/model';
import { isMoney, RATE } from '../../policy/units';
import { isRate } from '../../sheet/units';
import { nodesIn, replaceNode, withItem } from '../rewrite';
import type { Place, Scene, World, Worlds } from './cause';

/** More rates than this are not tried: those that fewest places have fall away. */
const MOST_RATES = 40;

interface Share {
  readonly node: Node;
  readonly base: Node;
  readonly rate: Node;
}

/** Where an amount takes a share of a sum of money. */
const sharesIn = (node: Node): readonly Share[] =>
  [...new Set(nodesIn(node))].flatMap((part): Share[] => {
    if (part.op !== 'multiply') return [];
    const { left, right } = part;
    if (isMoney(left.type) && isRate(right.type)) return [{ node: part, base: left, rate: right }];
    return isRate(left.type) && isMoney(right.type) ? [{ node: part, base: right, rate: left }] : [];
  });

const unitOf = ({ item }: ItemOutcome, { row, enterprise }: Place): number => (item.grain === 'project' ? row : enterprise);

/** 分 that the given amount leaves for the item, where the others get what they should. */
const leftFor = ({ settlement, items }: Scene, own: ItemOutcome, place: Place): number => {
  const audited = new Set(items.map(({ id }) => id));
  return settlement.outcomes.reduce((left, outcome) => {
    const unit = unitOf(outcome, place);
    return outcome === own || unit < 0 || !audited.has(outcome.item.id) ? left : left - (outcome.amount[unit] as number);
  }, place.given);
};

/** Hundredths of a percent; undefined where no such rate comes to the amount, or where too many would. */
const impliedRate = (fen: number, base: Rational, { amount }: Item): number | undefined => {
  if (!amount || fen <= 0 || base.n <= 0n) return undefined;
  const baseFen = 100 * toNumber(base);
  const hundredths = Math.round((fen * 10_000) / baseFen);
  if (hundredths <= 0 || hundredths > 10_000) return undefined;
  if (roundFen(multiply(base, rational(hundredths, 10_000)), amount.rounding) !== BigInt(fen)) return undefined;
  // Whole and half percents are what documents have. Of a round base nearly every round amount is some rate with decimals, which says nothing.
  if (hundredths % 50 === 0) return hundredths;
  const zeros = /0*$/.exec(String(fen))?.[0].length ?? 0;
  const rates = hundredths % 10 === 0 ? 1_000 : 10_000;
  return rates * 10 ** zeros * 10 <= baseFen ? hundredths : undefined;
};

/** Behind the causes that name a rule, before a mistyped digit. */
const weightOf = (hundredths: number): number => (hundredths % 100 === 0 ? 43 : hundredths % 50 === 0 ? 42 : 38);

const worldOf = ({ policy }: Scene, item: Item, { node, base, rate }: Share, hundredths: number, right: Rational): World => {
  const value = rational(hundredths, 10_000);
  const another: Node = { op: 'literal', type: RATE, value, text: `${hundredths / 100}%` };
  const by: Node = { op: 'multiply', type: node.type, left: base, right: another };
  const [was, due] = [bothNumbers(value, rate.type), bothNumbers(right, rate.type)];
  return {
    id: 'figure',
    weight: weightOf(hundredths),
    item: item.id,
    touched: [item.id],
    text: text(`按${was.zh}的比例计，应为${due.zh}`, `Another rate: ${was.en} instead of ${due.en}`),
    policy: withItem(
      policy,
      item.amount ? { ...item, amount: { ...item.amount, node: replaceNode(item.amount.node, node, by) } } : item,
    ),
  };
};

export const rates: Worlds = (scene) => {
  const { settlement, items, places, policy, choices, table } = scene;
  const frames = framesOf(table, settlement.policy);
  const wanted = new Set(items.map(({ id }) => id));
  const found = new Map<string, { readonly world: World; readonly only: Set<number> }>();
  for (const outcome of settlement.outcomes) {
    const { item, code } = outcome;
    const shares = item.amount && wanted.has(item.id) ? sharesIn(item.amount.node) : [];
    if (shares.length === 0) continue;
    for (const [nth, place] of places.entries()) {
      const unit = unitOf(outcome, place);
      if (unit < 0 || code[unit] !== Code.awarded) continue;
      const fen = leftFor(scene, outcome, place);
      const at = { policy, choices, frame: frames[item.grain], unit };
      shares.forEach((share, n) => {
        const [base, rate] = [numberOf(share.base, at), numberOf(share.rate, at)];
        const implied = base.known && rate.known ? impliedRate(fen, base.value, item) : undefined;
        if (implied === undefined || !rate.known || equal(rate.value, rational(implied, 10_000))) return;
        const key = `${item.id} ${n} ${implied} ${rate.value.n}/${rate.value.d}`;
        const one = found.get(key) ?? { world: worldOf(scene, item, share, implied, rate.value), only: new Set() };
        one.only.add(nth);
        found.set(key, one);
      });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.only.size - a.only.size)
    .slice(0, MOST_RATES)
    .map(({ world, only }) => ({ ...world, only }));
};
