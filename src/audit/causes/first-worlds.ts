/** Which worlds are tried where there are too many: the likeliest first, and where they pay, in; those that are tried, the likeliest first, out. */
import { Code } from '../../engine/outcome';
import type { Scene, World } from './cause';

/** More worlds than this are not tried; what falls away are the least likely of items that pay at none of the places, then of those that pay at few. */
const MOST_WORLDS = 3_000;

/** How many places among those with differences each item pays at. */
const paying = ({ settlement }: Pick<Scene, 'settlement'>): ReadonlyMap<string, number> => {
  const pays = (code: Code): boolean => code === Code.awarded || code === Code.upTo || code === Code.displaced;
  return new Map(settlement.outcomes.map(({ item, code }) => [item.id, code.reduce((sum, one) => sum + (pays(one) ? 1 : 0), 0)]));
};

/** An item that pays at one place in so many is one that a slip of the whole column may be in. */
const OFTEN = 50;

/** Where a column is held against hundreds of items, a figure of one that pays often is likelier than one of an item that pays here and there, or than a line of one that never does. */
export const firstWorlds = (worlds: readonly World[], scene: Pick<Scene, 'settlement' | 'places'>): readonly World[] => {
  if (worlds.length <= MOST_WORLDS) return worlds;
  const places = paying(scene);
  const often = scene.places.length / OFTEN;
  const tiers: readonly [World[], World[], World[]] = [[], [], []];
  for (const world of worlds) {
    const most = Math.max(0, ...world.touched.map((id) => places.get(id) ?? 0));
    tiers[most === 0 ? 2 : most < often ? 1 : 0].push(world);
  }
  return tiers
    .flat()
    .slice(0, MOST_WORLDS)
    .sort((a, b) => b.weight - a.weight);
};
