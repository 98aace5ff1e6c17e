/**
 * One table computed again and again, each time with something of the policy changed: what the first computation came to is kept here, and taken from here
 * where nothing that it depends on is another object. Without it nothing is kept: of a large table that would be much.
 */
import type { Item, Policy } from '../../policy/model';
import type { Evaluated } from '../evaluate';
import type { Frames } from '../frame';
import type { Choices } from '../outcome';
import type { Judged } from './gates';

/** Everything that an item or a gate by itself is answered by, besides its own formulas. */
type Basis = Pick<Policy, 'inputs' | 'readings' | 'parameters'> & { readonly choices: Choices; readonly frames: Frames };

export interface Shared {
  /** As they were before any rule touched them. */
  readonly items: Map<Item, Evaluated>;
  judged?: { readonly gates: Policy['gates']; readonly all: Judged };
}

/** What is kept for a computation; undefined where it rests on anything else than the first did. */
export type Kept = (policy: Policy, choices: Choices, frames: Frames) => Shared | undefined;

export const keeping = (): Kept => {
  const shared: Shared = { items: new Map() };
  let first: Basis | undefined;
  return ({ inputs, readings, parameters }, choices, frames) => {
    first ??= { inputs, readings, parameters, choices, frames };
    const same =
      first.inputs === inputs &&
      first.readings === readings &&
      first.parameters === parameters &&
      first.choices === choices &&
      first.frames === frames;
    return same ? shared : undefined;
  };
};

/** Rules change what they touch, and what is kept has to stay. */
const copyOf = (evaluated: Evaluated): Evaluated => {
  const { code, amount, common } = evaluated;
  return common ? evaluated : { code: code.slice(), ...(amount && { amount: amount.slice() }) };
};

export const evaluatedOnce = (item: Item, shared: Shared | undefined, evaluate: () => Evaluated): Evaluated => {
  if (!shared) return evaluate();
  const known = shared.items.get(item);
  if (known) return copyOf(known);
  const made = evaluate();
  shared.items.set(item, copyOf(made));
  return made;
};
