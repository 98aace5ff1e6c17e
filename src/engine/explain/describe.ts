/** An item in, its clause in words out: for whom, on which conditions, how much, by no sheet's headers but the policy's own names. */
import { text, type Lang, type Text } from '../../core/lang';
import type { Item, Node, Policy } from '../../policy/model';
import { children } from '../../policy/walk';
import { render, type Wording } from './render';

export interface Described {
  readonly conditions: readonly string[];
  /** How much; absent for what gives no money. */
  readonly pays?: string;
  readonly cap?: string;
}

const words = (policy: Policy, lang: Lang): Wording => ({ lang, table: { columns: new Map() }, at: { policy } });

export const describeItem = (policy: Policy, item: Item, lang: Lang): Described => {
  const wording = words(policy, lang);
  return {
    conditions: item.conditions.map(({ node }) => render(node, wording)),
    ...(item.amount && { pays: render(item.amount.node, wording) }),
    ...(item.amount?.cap && { cap: render(item.amount.cap, wording) }),
  };
};

/** The named quantities that the policy's formulas use, each with its formula in words, in order of appearance. */
export const describeTerms = (policy: Policy, lang: Lang): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const visit = (node: Node): void => {
    if (node.op === 'term') {
      const name = lang === 'en' ? (node.en ?? node.name) : node.name;
      if (found.has(name)) return;
      found.set(name, render(node.node, words(policy, lang)));
    }
    children(node).forEach(visit);
  };
  for (const { conditions, amount } of policy.items) {
    conditions.forEach(({ node }) => visit(node));
    for (const node of [amount?.node, amount?.cap]) if (node) visit(node);
  }
  for (const { bars } of policy.gates) visit(bars.node);
  for (const { cap } of policy.limits) visit(cap);
  return found;
};

/** A formula of the policy in words, with its own names. */
export const inWords = (policy: Policy, node: Node): Text =>
  text(render(node, words(policy, 'zh')), render(node, words(policy, 'en')));
