/** What several items come to together (gates, caps of a project, matters, promotion, a limit, a budget, the city's part), in columns and in explanations, is what a program written by hand says: 0 differences. */
import { Code } from '../../src/engine/outcome';
import { PROJECT_ITEMS, rulesRows } from '../support/vectors/rules';
import { CITY, policy, rulesHeld, settled } from '../support/vectors/rules-held';

const ROWS = 10_000;

test.each([1, 2])('random rows, seed %i', (seed) => {
  const { amounts, wrong } = rulesHeld(ROWS, seed);
  expect(amounts).toBeGreaterThan(5 * 2 * ROWS);
  expect(wrong.slice(0, 5)).toEqual([]);
});

test('every rule decides something in these rows', () => {
  const { outcomes } = settled(rulesRows(ROWS, 1), { city: CITY });
  const outcomeOf = (id: string): (typeof outcomes)[number] | undefined =>
    outcomes[policy.items.findIndex((item) => item.id === id)];
  for (const id of [...PROJECT_ITEMS, 'research', 'bonus', 'star-3', 'star-4'])
    for (const code of [Code.awarded, Code.notEligible, Code.missing, Code.displaced])
      expect([id, Code[code], outcomeOf(id)?.code.includes(code)]).toEqual([id, Code[code], true]);
  for (const id of ['equipment', 'digital', 'research']) expect([id, outcomeOf(id)?.limit !== undefined]).toEqual([id, true]);
  for (const id of PROJECT_ITEMS) expect([id, outcomeOf(id)?.shared?.includes(1)]).toEqual([id, true]);
  for (const id of ['star-3', 'star-4', 'star-5']) expect([id, outcomeOf(id)?.prior?.some((fen) => fen > 0)]).toEqual([id, true]);
});
