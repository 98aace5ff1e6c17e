/** Where a column is held against hundreds of items there are more things to try than time: those of items that pay often come first. */
import type { Scene, World } from '../../src/audit/causes/cause';
import { firstWorlds } from '../../src/audit/causes/first-worlds';
import { Code } from '../../src/engine/outcome';

const PLACES = 600;

/** An item that pays at so many of the places. */
const outcome = (id: string, pays: number) => ({
  item: { id },
  code: Uint8Array.from({ length: PLACES }, (_, i) => (i < pays ? Code.awarded : Code.notEligible)),
});

const world = (item: string, nth: number, weight: number): World => ({
  id: 'figure',
  weight,
  text: { zh: `${item} ${nth}`, en: `${item} ${nth}` },
  touched: [item],
});

const sceneOf = (outcomes: readonly unknown[]): Pick<Scene, 'settlement' | 'places'> =>
  ({ settlement: { outcomes }, places: Array.from({ length: PLACES }) }) as unknown as Pick<Scene, 'settlement' | 'places'>;

test('what is less likely, of an item that pays at many places, is tried before all that concerns items that pay at one', () => {
  const rare = Array.from({ length: 400 }, (_, i) => `rare-${i}`);
  const worlds = [
    ...rare.flatMap((id) => Array.from({ length: 10 }, (_, n) => world(id, n, 80))),
    ...Array.from({ length: 5 }, (_, n) => world('often', n, 50)),
    world('never', 0, 99),
  ].sort((a, b) => b.weight - a.weight);
  const tried = firstWorlds(worlds, sceneOf([...rare.map((id) => outcome(id, 1)), outcome('often', 300), outcome('never', 0)]));
  expect(tried).toHaveLength(3_000);
  expect(tried.filter(({ touched }) => touched[0] === 'often')).toHaveLength(5);
  expect(tried.some(({ touched }) => touched[0] === 'never')).toBe(false);
  expect(tried.map(({ weight }) => weight)).toEqual(tried.map(({ weight }) => weight).sort((a, b) => b - a));
});

test('where there is time for all, all are tried', () => {
  const worlds = [world('often', 0, 90), world('never', 0, 10)];
  expect(firstWorlds(worlds, sceneOf([outcome('often', 300), outcome('never', 0)]))).toEqual(worlds);
});
