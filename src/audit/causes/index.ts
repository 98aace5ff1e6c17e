/** All causes that change the computation: a scene in; every world to try, the likeliest first, out. A new cause is one more line here. */
import { withItem } from '../rewrite';
import { baseUnits, roundedBases, siblings, summedBases, vat } from './bases';
import { betweenItems } from './between-items';
import { capScopes, caps } from './caps';
import type { ItemChange, ItemChanges, Scene, World, Worlds } from './cause';
import { choices } from './choices';
import { neighbours } from './neighbours';
import { borrowedCaps } from './borrowed-caps';
import { otherColumns } from './other-columns';
import { figures, steps } from './parts';
import { ratios } from './ratios';
import { rates } from './rates';
import { roundings } from './rounding';
import { gates, limits, matters, priors, readings, years } from './rules';
import { scaledPoints } from './scaled-points';
import { excess } from './excess';
import { firstWorlds } from './first-worlds';
import { wholeIncrease } from './whole-increase';
import { boundaries, unasked, unaskedParts } from './thresholds';

/** What several items may have in common: a condition, a base, a place to round to. */
const IN_COMMON: readonly ItemChanges[] = [
  boundaries,
  unasked,
  vat,
  baseUnits,
  roundedBases,
  roundings,
  ratios,
  siblings,
  excess,
];

const OF_ONE_ITEM: readonly ItemChanges[] = [
  caps,
  borrowedCaps,
  choices,
  scaledPoints,
  unaskedParts,
  steps,
  wholeIncrease,
  figures,
];

const OF_RULES: readonly Worlds[] = [capScopes, betweenItems, summedBases, matters, priors, gates, limits, readings, years];

/** Few, and only where the sheet itself suggests them: tried however many others there are. */
const OF_THE_SHEET: readonly Worlds[] = [rates, neighbours, otherColumns];

const ofItem = ({ policy }: Scene, { to, lines, ...cause }: ItemChange): World => ({
  ...cause,
  item: to.id,
  touched: [to.id],
  policy: withItem(policy, to),
  ...(lines && { lines: withItem(policy, lines) }),
});

/** What is said of several items in the same words is wrong in all of them at once; that it is wrong in one alone is likelier. */
const inCommon = ({ policy }: Scene, changes: readonly ItemChange[]): readonly World[] => {
  const groups = new Map<string, Map<string, ItemChange>>();
  for (const change of changes) {
    if (change.unless) continue;
    const said = `${change.id} ${change.text.zh}`;
    // Of two ways to do the same to one item the first goes with the first of the others.
    for (let nth = 0; ; nth += 1) {
      const group = groups.get(`${said} ${nth}`) ?? new Map<string, ItemChange>();
      groups.set(`${said} ${nth}`, group);
      if (group.has(change.to.id)) continue;
      group.set(change.to.id, change);
      break;
    }
  }
  return [...groups.values()].flatMap((group): World[] => {
    const [first] = group.values();
    if (!first || group.size < 2) return [];
    const { to: _to, lines: _lines, ...told } = first;
    const items = policy.items.map((item) => group.get(item.id)?.to ?? item);
    const lines = first.lines && policy.items.map((item) => group.get(item.id)?.lines ?? item);
    return [
      {
        ...told,
        weight: told.weight - 1,
        touched: [...group.keys()],
        policy: { ...policy, items },
        ...(lines && { lines: { ...policy, items: lines } }),
      },
    ];
  });
};

export const worldsOf = (scene: Scene): readonly World[] => {
  const changesOf = (all: readonly ItemChanges[]): readonly ItemChange[] =>
    scene.items.flatMap((item) => all.flatMap((changes) => changes(item, scene)));
  const common = changesOf(IN_COMMON);
  const most = [
    ...[...common, ...changesOf(OF_ONE_ITEM)].map((change) => ofItem(scene, change)),
    ...inCommon(scene, common),
    ...OF_RULES.flatMap((worlds) => worlds(scene)),
  ].sort((a, b) => b.weight - a.weight);
  return [...firstWorlds(most, scene), ...OF_THE_SHEET.flatMap((worlds) => worlds(scene))];
};
