/** All causes that change the computation: a scene in; every world to try, the likeliest first, out. A new cause is one more line here. */
import { withItem } from '../rewrite';
import { baseUnits, roundedBases, siblings, vat } from './bases';
import { capScopes, caps } from './caps';
import type { ItemChanges, Scene, World, Worlds } from './cause';
import { choices } from './choices';
import { figures, steps } from './parts';
import { roundings } from './rounding';
import { gates, limits, matters, priors, readings, years } from './rules';
import { boundaries, unasked, unaskedParts } from './thresholds';

const OF_ITEMS: readonly ItemChanges[] = [
  caps,
  choices,
  boundaries,
  unasked,
  unaskedParts,
  vat,
  baseUnits,
  roundedBases,
  roundings,
  siblings,
  steps,
  figures,
];

const OF_RULES: readonly Worlds[] = [capScopes, matters, priors, gates, limits, readings, years];

/** More worlds than this are not tried; what falls away are the least likely. */
const MOST_WORLDS = 3_000;

export const worldsOf = (scene: Scene): readonly World[] => {
  const ofItems = scene.items.flatMap((item) =>
    OF_ITEMS.flatMap((changes) =>
      changes(item, scene).map(({ to, ...cause }): World => ({
        ...cause,
        item: item.id,
        touched: [item.id],
        policy: withItem(scene.policy, to),
      })),
    ),
  );
  return [...ofItems, ...OF_RULES.flatMap((worlds) => worlds(scene))].sort((a, b) => b.weight - a.weight).slice(0, MOST_WORLDS);
};
