/** Which parts can be reached through relationships, and the removal of parts that an edit has cut off. */
import { removeContentType } from './content-types';
import type { Draft } from './draft';
import { relsOf } from './paths';
import { relationshipsOf } from './rels';

/** All parts reachable from one (the package itself is ''), without it; names in lower case. */
export const reachableFrom = async (draft: Draft, start: string): Promise<ReadonlySet<string>> => {
  const seen = new Set<string>();
  const waiting = [start];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop())
    for (const { target, external } of await relationshipsOf(draft, part)) {
      const key = target.toLowerCase();
      if (external || seen.has(key) || !draft.has(target)) continue;
      seen.add(key);
      waiting.push(target);
    }
  return seen;
};

/** Removes those of `candidates` that nothing leads to any more, with their relationships and content types. */
export const removeUnreachable = async (draft: Draft, candidates: ReadonlySet<string>): Promise<void> => {
  if (!candidates.size) return;
  const alive = await reachableFrom(draft, '');
  for (const part of draft.names()) {
    if (!candidates.has(part.toLowerCase()) || alive.has(part.toLowerCase())) continue;
    draft.remove(part);
    if (draft.has(relsOf(part))) draft.remove(relsOf(part));
    await removeContentType(draft, part);
  }
};
