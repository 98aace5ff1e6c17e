/** `--items ID,ID…`: a policy and what was typed in; its items of that name, all of them where nothing was typed, out. */
import type { Item, Policy } from '../policy/model';
import { Stop } from './exit';
import * as problem from './problems';

export const itemsNamed = (policy: Policy, wanted: string | undefined): readonly Item[] => {
  if (wanted === undefined) return policy.items;
  const ids = wanted
    .split(/[,，、]/)
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const unknown = ids.filter((id) => !policy.items.some((item) => item.id === id));
  if (unknown.length > 0)
    throw new Stop(
      unknown.map((id) =>
        problem.unknownItem(
          id,
          policy.items.map((item) => item.id),
        ),
      ),
    );
  if (ids.length === 0) throw new Stop([problem.missingValue('--items', 'ID,ID…')]);
  return policy.items.filter((item) => ids.includes(item.id));
};
