/** A policy in, the part of it out that can touch the answer of one item: the item, what shares a matter or a limit with it (and so on), and the gates. */
import type { Policy } from '../policy/model';

/** Settlement knows no other ways between items, so that the item answers the same under either policy. */
export const related = (policy: Policy, id: string): Policy => {
  const kept = new Set([id]);
  const groups = [...policy.matters, ...policy.limits];
  const joining = (): typeof groups =>
    groups.filter(({ items }) => items.some((item) => kept.has(item)) && !items.every((item) => kept.has(item)));
  for (let found = joining(); found.length > 0; found = joining())
    for (const { items } of found) items.forEach((item) => kept.add(item));
  const touches = ({ items }: { readonly items: readonly string[] }): boolean => items.some((item) => kept.has(item));
  return {
    ...policy,
    items: policy.items.filter((item) => kept.has(item.id)),
    gates: policy.gates.filter(({ items }) => items.length === 0 || items.some((item) => kept.has(item))),
    matters: policy.matters.filter(touches),
    limits: policy.limits.filter(touches),
  };
};
