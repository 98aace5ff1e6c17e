/** Examples go through every branch of every item: both values of each question, each option of a reading, each branch of a case, each part of a min or max; and every rule between items acts somewhere. */
import { readExamples } from '../../src/engine/examples/read';
import { runExample } from '../../src/engine/examples/run';
import { Code, type Settlement } from '../../src/engine/outcome';
import { related } from '../../src/engine/related';
import { policyIds } from '../../src/run/policies';
import { follow, untaken, type Taken } from '../support/branches';
import { exampleSources, shipped } from '../support/packs';

describe.each(policyIds)('%s', (id) => {
  const policy = shipped(id);
  const settlements = new Map<string, Settlement[]>();
  for (const one of readExamples(policy, exampleSources(id)).examples) {
    const { settlement } = runExample(related(policy, one.item), one);
    if (settlement) settlements.set(one.item, [...(settlements.get(one.item) ?? []), settlement]);
  }
  const all = [...settlements.values()].flat();
  const paying = policy.items.filter(({ amount }) => amount);

  test('every branch of every item', () => {
    // A term is one formula, however many items use it: its nodes are shared, and so is what was taken.
    const taken: Taken = new Map();
    for (const item of paying) for (const settlement of settlements.get(item.id) ?? []) follow(item, settlement, taken);
    const missed = paying.flatMap((item) => untaken(item, taken).map((branch) => `${item.id}: ${branch}`));
    expect(missed).toEqual([]);
  });

  test('every item pays somewhere and is refused somewhere', () => {
    const codes = (itemId: string): Set<number> =>
      new Set(
        (settlements.get(itemId) ?? []).flatMap(({ outcomes }) => [
          ...(outcomes.find(({ item }) => item.id === itemId)?.code ?? []),
        ]),
      );
    const always = paying.filter(({ id: itemId }) => {
      const seen = codes(itemId);
      return !(seen.has(Code.awarded) || seen.has(Code.upTo)) || !(seen.has(Code.notEligible) || seen.has(Code.undetermined));
    });
    expect(always.map(({ id: itemId }) => itemId)).toEqual([]);
  });

  test('every gate bars, every matter displaces, every limit cuts', () => {
    const acts = (rule: 'gate' | 'matter' | 'limit', ruleId: string): boolean =>
      all.some((settlement) => {
        const rules = { gate: settlement.policy.gates, matter: settlement.policy.matters, limit: settlement.policy.limits }[rule];
        const at = rules.findIndex((one) => one.id === ruleId);
        return at >= 0 && settlement.outcomes.some((outcome) => outcome[rule]?.includes(at));
      });
    const silent = [
      ...policy.gates.filter((gate) => !acts('gate', gate.id)),
      ...policy.matters.filter((matter) => !matter.promotion && !acts('matter', matter.id)),
      ...policy.limits.filter((limit) => !acts('limit', limit.id)),
    ];
    expect(silent.map(({ id: ruleId }) => ruleId)).toEqual([]);
  });
});
